// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/window/windowacts.h"

#include "models/inventory/inventorymodel.h"
#include "tests/bench/window/livepages.h"
#include "tests/bench/window/probe.h"

#include <QAction>
#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QSpinBox>
#include <QTest>
#include <QTimer>
#include <QTreeView>
#include <QWheelEvent>

#include <cstdio>

#include <unistd.h>

namespace serin {

WindowActs::WindowActs(Probe &probe, QWidget &window)
    : m_probe(probe), m_window(window),
      m_tree(*window.findChild<QTreeView *>(QStringLiteral("endpointTree"))),
      m_filter(*window.findChild<QLineEdit *>(QStringLiteral("endpointFilter")))
{
    probe.watch(&m_tree);
}

void WindowActs::note(const char *name)
{
    std::printf("%s %.2f\n", name, m_probe.sinceStart());
}

void WindowActs::awaitStart(int endpoints)
{
    const QAbstractItemModel &model = *m_tree.model();
    const auto *const progress = m_window.findChild<QLabel *>(QStringLiteral("scanProgress"));
    m_probe.turnUntil("the window", [this] { return m_probe.hasPaintedWindow(); });
    note("window");
    if (endpoints == 0) {
        return;
    }
    m_probe.turnUntil("the first rows", [this] { return m_probe.hasPaintedRows(); });
    note("rows");
    m_probe.turnUntil("the last row",
                      [&] { return model.rowCount() == endpoints && !progress->isVisible(); });
    m_probe.forgetPaints();
    m_tree.viewport()->update();
    m_probe.turnUntil("the last row", [this] { return m_probe.hasPaintedRows(); });
    note("all");
    m_probe.rest();
    m_probe.takeStall("open");
}

void WindowActs::scroll(const char *name)
{
    QWidget *const viewport = m_tree.viewport();
    const QPointF middle(viewport->rect().center());
    m_tree.verticalScrollBar()->setValue(0);
    m_probe.rest();
    for (int i = 0; i < 60; ++i) {
        const int direction = i < 40 ? -1 : 1;
        m_probe.measure(name, [&] {
            QWheelEvent wheel(middle, viewport->mapToGlobal(middle), {}, {0, direction * 360},
                              Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(viewport, &wheel);
        });
    }
}

void WindowActs::expandAll()
{
    for (int i = 0; i < 5; ++i) {
        trigger("view.collapseAll");
        m_probe.rest();
        m_probe.measure("expand all", [this] { trigger("view.expandAll"); });
    }
    for (int i = 0; i < 5; ++i) {
        m_tree.collapseAll();
        m_probe.rest();
        m_probe.measure("lay out all 60,000 rows", [this] { m_tree.expandAll(); });
    }
    trigger("view.collapseAll");
}

void WindowActs::trigger(const char *name)
{
    for (QAction *const action : m_window.actions()) {
        if (action->objectName() == QLatin1String(name)) {
            action->trigger();
        }
    }
}

void WindowActs::filter(const QStringList &words)
{
    const auto &model = *static_cast<InventoryModel *>(m_tree.model());
    const auto isShown = [&] { return model.filter() == m_filter.text(); };
    const auto press = [&](int key, const QString &text) {
        m_probe.measure(
            "filter",
            [&] {
                QTest::sendKeyEvent(QTest::Click, &m_filter, static_cast<Qt::Key>(key), text,
                                    Qt::NoModifier);
            },
            isShown);
    };
    m_filter.setFocus();
    for (const QString &word : words) {
        trigger("view.expandAll");
        m_probe.rest();
        for (const QChar letter : word) {
            press(letter.toUpper().unicode(), QString(letter));
        }
        for (qsizetype i = 0; i < word.size(); ++i) {
            press(Qt::Key_Backspace, {});
        }
    }
    trigger("view.collapseAll");
    m_probe.rest();
}

void WindowActs::walk(int rows)
{
    m_tree.setFocus();
    m_tree.setCurrentIndex(m_tree.model()->index(0, 0));
    m_probe.rest();
    for (int i = 0; i < rows; ++i) {
        m_probe.measure("select", [this] { QTest::keyClick(&m_tree, Qt::Key_Down); });
    }
}

void WindowActs::refresh()
{
    for (int i = 0; i < 3; ++i) {
        QEvent activated(QEvent::ActivationChange);
        m_window.activateWindow();
        m_probe.measure("refresh", [&] {
            QCoreApplication::sendEvent(&m_window, &activated);
            m_window.update();
        });
        QElapsedTimer time;
        time.start();
        m_probe.turnUntil("the scan", [&time] { return time.hasExpired(2'000); });
        m_probe.takeStall("refresh");
    }
}

void WindowActs::rest(int seconds)
{
    QElapsedTimer time;
    time.start();
    m_probe.turnUntil("rest",
                      [&time, seconds] { return time.hasExpired(qint64(seconds) * 1'000); });
    QFile statm(QStringLiteral("/proc/self/statm"));
    if (statm.open(QIODevice::ReadOnly)) {
        const double pages = statm.readAll().split(' ').value(1).toDouble();
        std::printf("resident %.1f\n", pages * double(::sysconf(_SC_PAGESIZE)) / 1024 / 1024);
    }
}

void WindowActs::edit(int gestures)
{
    m_tree.setCurrentIndex(m_tree.model()->index(10, 0));
    m_probe.rest();
    QSpinBox *spin = nullptr;
    for (QSpinBox *found : m_window.findChildren<QSpinBox *>()) {
        if (found->objectName().startsWith(QStringLiteral("instanceSpin.")) && found->isVisible()) {
            spin = found;
            break;
        }
    }
    if (!spin) {
        std::fprintf(stderr, "bench_serin: no spin box to edit with\n");
        return;
    }
    spin->setFocus();
    for (int i = 0; i < gestures; ++i) {
        m_probe.measure("edit", [spin, i] {
            QTest::keyClick(spin, i % 2 == 0 ? Qt::Key_Up : Qt::Key_Down);
            QTest::keyClick(spin, Qt::Key_Return);
        });
        QElapsedTimer time;
        time.start();
        m_probe.turnUntil("the edit", [&time] { return time.hasExpired(1'000); });
        m_probe.takeStall("edit");
    }
}

namespace {

/// Measures the start with a folder of @p endpoints (0: without one), then the acts that
/// SERIN_BENCH_ACTS names; "minimize" only does that, and the program goes on. Prints a line each:
/// a name and milliseconds since the start, at the end one of JSON.
void run(Probe &probe, int endpoints)
{
    QWidget *window = nullptr;
    probe.turnUntil("a window", [&window] {
        for (QWidget *const widget : QApplication::topLevelWidgets()) {
            window = widget->objectName() == QStringLiteral("mainWindow") ? widget : window;
        }
        return window && window->isVisible();
    });
    WindowActs acts(probe, *window);
    acts.awaitStart(endpoints);
    const QStringList wanted =
        qEnvironmentVariable("SERIN_BENCH_ACTS").split(QLatin1Char(','), Qt::SkipEmptyParts);
    if (wanted.contains(QStringLiteral("minimize"))) {
        window->showMinimized(); // and goes on as the program does
        qApp->removeEventFilter(&probe);
        return;
    }
    if (wanted.contains(QStringLiteral("live"))) {
        LivePages(probe, *window).look(qEnvironmentVariableIntValue("SERIN_BENCH_SECONDS"));
    }
    const std::pair<const char *, std::function<void()>> known[] = {
        {"scroll", [&acts] { acts.scroll("scroll"); }},
        {"expand", [&acts] { acts.expandAll(); }},
        {"scroll-expanded", [&acts] { acts.scroll("scroll expanded"); }},
        {"filter",
         [&acts] {
             acts.filter({QStringLiteral("endpoint-0123"), QStringLiteral("blue"),
                          QStringLiteral("nothing")});
         }},
        {"select", [&acts] { acts.walk(30); }},
        {"edit", [&acts] { acts.edit(4); }},
        {"refresh", [&acts] { acts.refresh(); }},
        {"rest", [&acts] { acts.rest(12); }}, // memory is given back ten seconds after a change
    };
    for (const auto &[name, act] : known) {
        if (wanted.contains(QLatin1String(name)) || wanted.contains(QStringLiteral("all"))) {
            act();
        }
    }
    std::printf("acts %s\n", QJsonDocument(probe.answer()).toJson(QJsonDocument::Compact).data());
    std::fflush(stdout);
    std::_Exit(0);
}

void start()
{
    auto *const application = qobject_cast<QApplication *>(QCoreApplication::instance());
    if (!application || !qEnvironmentVariableIsSet("SERIN_BENCH")) {
        return; // the program makes another one first, to read its arguments
    }
    static Probe probe(qEnvironmentVariable("SERIN_BENCH_STARTED").toLongLong());
    application->installEventFilter(&probe);
    QTimer::singleShot(0, &probe, [] { run(probe, qEnvironmentVariableIntValue("SERIN_BENCH")); });
}

Q_COREAPP_STARTUP_FUNCTION(start)

} // namespace

} // namespace serin
