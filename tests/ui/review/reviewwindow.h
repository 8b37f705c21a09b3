// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition.h"
#include "services/core/async.h"
#include "services/sample/samplecreation.h"
#include "tests/support/patience.h"
#include "ui/traffic/trafficslider.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QMouseEvent>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace serin {

/// The whole window on a sample repository with its bare remote, in a home of its own. The local
/// workspace runs only when a test starts it.
class ReviewWindow
{
public:
    explicit ReviewWindow(const QString &serinctl, const QString &askpass = {})
        : m_serinctl(serinctl), m_askpass(askpass)
    {
        qputenv("HOME", m_home.path().toUtf8());
        for (const char *name :
             {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"}) {
            qputenv(name, m_home.filePath(QString::fromLatin1(name).toLower()).toUtf8());
        }
    }

    /// Makes the sample; empty, or what went wrong. With @p green a second deployment is there and
    /// gets nothing.
    QString make(bool withGreen)
    {
        FileTrustStore trust(FileTrustStore::defaultPath());
        GitClient git{GitSettings(), trust};
        ProjectRegistry projects;
        SampleCreation creation(git, projects);
        std::optional<Result<CreatedSample>> made;
        deliver(creation.start(top()), &creation,
                [&made](const Result<CreatedSample> &answer) { made = answer; });
        if (!QTest::qWaitFor([&made] { return made.has_value(); }, patience)) {
            return QStringLiteral("the sample was not made in time");
        }
        if (!*made) {
            return made->error().toLine();
        }
        remote = (*made)->remote;
        if (withGreen) {
            write(QStringLiteral("green-deployment.yml"),
                  read(QStringLiteral("blue-deployment.yml")).replace("name: blue", "name: green"));
            gitSays({QStringLiteral("add"), QStringLiteral("-A")});
            gitSays({QStringLiteral("commit"), QStringLiteral("-qm"), QStringLiteral("Green")});
            gitSays({QStringLiteral("push"), QStringLiteral("-q")});
        }
        return {};
    }

    /// Opens the window on the sample.
    bool open()
    {
        m_settings.program = m_serinctl;
        m_settings.paths = LocalStatePaths(m_home.filePath(QStringLiteral("state")));
        m_settings.startLimit = std::chrono::minutes(1);
        m_composition = std::make_unique<Composition>(
            *qApp, m_home.filePath(QStringLiteral("serin.conf")), SchemePreference::Light,
            QStringList(), m_settings, m_askpass);
        window().resize(1280, 900);
        window().show();
        m_composition->workbench().open(top());
        return QTest::qWaitForWindowActive(&window()) &&
               QTest::qWaitFor(
                   [this] {
                       return bench().project().phase() == ProjectController::Phase::Ready &&
                              workbench().endpoint().state().phase == EndpointState::Phase::Ready;
                   },
                   patience);
    }
    void close() { m_composition.reset(); }
    /// make() with green and open(), and the commits are read; empty, or what went wrong.
    QString begin()
    {
        const QString wrong = make(true);
        if (!wrong.isEmpty()) {
            return wrong;
        }
        const bool isOpen =
            open() &&
            QTest::qWaitFor([this] { return bench().project().commits().has_value(); }, patience);
        return isOpen ? QString() : QStringLiteral("the window was not ready in time");
    }

    bool startWorkspace()
    {
        workbench().live().access().start();
        return QTest::qWaitFor(
            [this] {
                return workbench().live().status().phase == LiveStatus::Phase::On &&
                       bench().project().preparer();
            },
            patience);
    }

    [[nodiscard]] MainWindow &window() const { return m_composition->window(); }
    [[nodiscard]] GitBench &bench() const { return m_composition->gitBench(); }
    [[nodiscard]] Workbench &workbench() const { return m_composition->workbench(); }
    [[nodiscard]] ReviewController &review() const { return bench().review(); }
    template<typename Widget = QWidget>
    [[nodiscard]] Widget *named(const QString &name) const
    {
        return window().findChild<Widget *>(name);
    }
    template<typename Widget = QWidget>
    [[nodiscard]] Widget *named(const char *name) const
    {
        return named<Widget>(QString::fromLatin1(name));
    }
    /// Pages are built when they are first shown.
    [[nodiscard]] bool isShown(const char *name) const
    {
        const QWidget *const widget = named(name);
        return widget && widget->isVisible();
    }
    /// A press of a button that can be pressed, or will be soon.
    bool click(const QString &name) const
    {
        QWidget *widget = nullptr;
        const bool isThere = QTest::qWaitFor(
            [&] {
                widget = named(name);
                return widget && widget->isVisible() && widget->isEnabled();
            },
            patience);
        if (isThere) {
            QTest::mouseClick(widget, Qt::LeftButton);
        }
        return isThere;
    }
    bool click(const char *name) const { return click(QString::fromLatin1(name)); }
    /// As on the keyboard: to whom has the focus.
    void key(Qt::Key which, Qt::KeyboardModifiers modifiers = {}) const
    {
        QWidget *const focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : static_cast<QWidget *>(&window()), which, modifiers);
    }

    /// Drags the only handle by @p percent.
    bool drag(int percent) const
    {
        auto *const slider = named<TrafficSlider>("trafficSlider");
        if (!QTest::qWaitFor([slider] { return slider->isVisible() && slider->handleCount() == 1; },
                             patience)) {
            return false;
        }
        const QPoint from = slider->handleRect(0).center();
        const auto &parts = slider->geometryOfParts();
        const QPoint to(from.x() + qRound(parts.xOf(50 + percent) - parts.xOf(50)), from.y());
        QTest::mousePress(slider, Qt::LeftButton, {}, from);
        for (int i = 1; i <= 4; ++i) {
            const QPoint at = from + (to - from) * i / 4;
            QMouseEvent move(QEvent::MouseMove, at, slider->mapToGlobal(at), Qt::NoButton,
                             Qt::LeftButton, {});
            QApplication::sendEvent(slider, &move);
        }
        QTest::mouseRelease(slider, Qt::LeftButton, {}, to);
        return QTest::qWaitFor([this] { return !workbench().session().isBusy(); }, patience);
    }
    /// Ctrl+Enter, and everything is looked at.
    bool openReview() const
    {
        key(Qt::Key_Return, Qt::ControlModifier);
        return isReady();
    }
    bool isReady() const
    {
        return QTest::qWaitFor(
            [this] {
                return review().state().phase == ReviewState::Phase::Ready &&
                       review().content().isComplete;
            },
            patience);
    }
    /// When it does not end it says what it waits for.
    bool isEnded() const
    {
        const bool isSo = QTest::qWaitFor(
            [this] { return review().state().phase == ReviewState::Phase::Ended; }, patience);
        if (!isSo) {
            tellWhere();
        }
        return isSo;
    }
    void tellWhere() const
    {
        qWarning("the review is in phase %d", static_cast<int>(review().state().phase));
        if (const ReviewRun *const run = review().run()) {
            for (const ReviewStep &step : run->steps()) {
                qWarning() << step.title << operationWord(step.state) << step.words;
            }
        }
        if (const AskpassQuestion *const question = bench().credentials().current()) {
            qWarning() << "asked by" << question->verb << question->prompt;
        }
    }
    /// Ticks what a person is asked, and presses the button.
    bool confirm() const
    {
        for (const ReviewConsent &question : review().decision().questions) {
            if (!question.isGiven && !click(QStringLiteral("consentCheck.") + question.id)) {
                return false;
            }
        }
        return click("confirmButton") && isEnded();
    }

    [[nodiscard]] QString home() const { return m_home.path(); }
    [[nodiscard]] QString top() const
    {
        return m_home.filePath(QStringLiteral("Serin/canary-sample"));
    }
    [[nodiscard]] QString path(const QString &name) const { return top() + u'/' + name; }
    QByteArray gitSays(const QStringList &arguments, const QString &folder = {}) const
    {
        QProcess process;
        process.setWorkingDirectory(folder.isEmpty() ? top() : folder);
        process.start(QStringLiteral("git"), arguments);
        process.waitForFinished(30'000);
        return process.readAllStandardOutput() + process.readAllStandardError();
    }
    QByteArray head(const QString &folder = {}) const
    {
        return gitSays({QStringLiteral("rev-parse"), QStringLiteral("main")}, folder).trimmed();
    }
    void write(const QString &name, const QByteArray &bytes) const
    {
        QDir().mkpath(QFileInfo(path(name)).absolutePath());
        QFile file(path(name));
        if (file.open(QIODevice::WriteOnly)) {
            file.write(bytes);
        }
    }
    QByteArray read(const QString &name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    /// A hook that git may run; the repository is trusted with it.
    bool hook(const QString &name, const QByteArray &script) const
    {
        const QString place = QStringLiteral(".git/hooks/") + name;
        write(place, "#!/bin/sh\n" + script);
        QFile::setPermissions(path(place), QFile::permissions(path(place)) | QFile::ExeOwner);
        bench().project().refresh();
        const auto isAsked = [this] { return !bench().project().trustQuestion().isEmpty(); };
        if (!QTest::qWaitFor(isAsked, patience)) {
            return false;
        }
        bench().project().trust();
        return QTest::qWaitFor([&] { return !isAsked(); }, patience);
    }
    /// Somebody else commits @p file and pushes.
    void otherPushes(const QString &file) const
    {
        const QString other = m_home.filePath(QStringLiteral("other"));
        gitSays({QStringLiteral("clone"), QStringLiteral("-q"), remote, other}, home());
        QFile written(other + u'/' + file);
        if (written.open(QIODevice::WriteOnly)) {
            written.write("theirs\n");
        }
        written.close();
        gitSays({QStringLiteral("add"), QStringLiteral("-A")}, other);
        gitSays({QStringLiteral("-c"), QStringLiteral("user.name=O"), QStringLiteral("-c"),
                 QStringLiteral("user.email=o@example.org"), QStringLiteral("commit"),
                 QStringLiteral("-qm"), QStringLiteral("Other")},
                other);
        gitSays({QStringLiteral("push"), QStringLiteral("-q")}, other);
    }

    QString remote;

private:
    const QString m_serinctl;
    const QString m_askpass;
    QTemporaryDir m_home;
    LocalWorkspace::Settings m_settings;
    std::unique_ptr<Composition> m_composition;
};

} // namespace serin
