// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/window/livepages.h"

#include "tests/bench/window/probe.h"

#include <QAction>
#include <QElapsedTimer>
#include <QPushButton>
#include <QSpinBox>
#include <QTabWidget>
#include <QToolButton>

namespace serin {

template<typename Widget>
Widget *LivePages::named(const char *name) const
{
    return m_window.findChild<Widget *>(QString::fromLatin1(name));
}

/// A sample a second.
void LivePages::watch(const char *name, int seconds)
{
    for (int second = 0; second < seconds; ++second) {
        QElapsedTimer time;
        time.start();
        m_probe.turnUntil(name, [&time] { return time.hasExpired(1'000); });
        m_probe.takeStall(name);
    }
}

void LivePages::look(int seconds)
{
    struct Page
    {
        int tab;
        const char *opening;
        const char *watching;
    };
    const Page pages[] = {
        {0, "open Overview", "watch Overview"}, {1, "open YAML", "watch YAML"},
        {2, "open Test", "watch Test"},         {3, "open Charts", "watch Charts"},
        {4, "open Logs", "watch Logs"},         {0, "open Overview", "watch Overview"}};
    auto *const tabs = named<QTabWidget>("pageTabs");
    tabs->setCurrentIndex(3);
    auto *const steady = named<QToolButton>("steadyButton");
    m_probe.turnUntil("the endpoint to be live", [steady] { return steady->isEnabled(); });
    named<QSpinBox>("steadyRate")->setValue(50);
    m_probe.rest();
    m_probe.measure("start steady traffic", [steady] { steady->click(); });
    for (const Page &page : pages) {
        m_probe.measure(page.opening, [tabs, &page] { tabs->setCurrentIndex(page.tab); });
        watch(page.watching, seconds);
    }
    for (int i = 0; i < 6; ++i) {
        m_probe.measure("switch the theme", [this, i] {
            const QString theme = i % 2 == 0 ? QStringLiteral("dark") : QStringLiteral("light");
            const QList<QAction *> actions = m_window.actions();
            for (QAction *const action : actions) {
                if (action->objectName() == QLatin1String("theme.") + theme) {
                    action->trigger();
                }
            }
        });
    }
    tabs->setCurrentIndex(2);
    m_probe.rest();
    auto *const send = named<QPushButton>("sendButton");
    for (int i = 0; i < 20; ++i) {
        m_probe.measure(
            "send a request", [send] { send->click(); }, [send] { return send->isEnabled(); });
    }
    tabs->setCurrentIndex(3);
    m_probe.rest();
    for (const char *range : {"rangeButton.60", "rangeButton.3600", "rangeButton.0"}) {
        m_probe.measure("choose a range", [this, range] { named<QToolButton>(range)->click(); });
    }
    m_probe.measure("the table", [this] { named<QToolButton>("tableButton")->click(); });
    watch("watch the table", seconds / 2);
}

} // namespace serin
