// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition.h"
#include "tests/support/filebytes.h"
#include "tests/support/patience.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace serin {

/// The start page in the window as people start it, of somebody who has nothing yet. No local
/// workspace can be started.
class StartPlace
{
protected:
    void enter()
    {
        m_home = std::make_unique<QTemporaryDir>();
        qputenv("HOME", m_home->path().toUtf8());
        for (const char *name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"}) {
            qputenv(name, m_home->filePath(QString::fromLatin1(name).toLower()).toUtf8());
        }
        start();
    }
    void leave() { m_composition.reset(); }
    void start()
    {
        m_composition.reset();
        LocalWorkspace::Settings settings;
        settings.program = at("no-such-program");
        settings.paths = LocalStatePaths(at("state"));
        m_composition =
            std::make_unique<Composition>(*qApp, at("serin.conf"), SchemePreference::Light,
                                          QStringList(), settings, QStringLiteral(SERIN_ASKPASS));
        window().resize(1100, 900);
        window().show();
        QVERIFY(QTest::qWaitForWindowActive(&window()));
    }
    [[nodiscard]] QString at(const char *name) const
    {
        return QFileInfo(m_home->path()).canonicalFilePath() + u'/' + QString::fromLatin1(name);
    }
    [[nodiscard]] MainWindow &window() const { return m_composition->window(); }
    template<typename Widget>
    [[nodiscard]] Widget *named(const char *name) const
    {
        return window().findChild<Widget *>(QString::fromLatin1(name));
    }
    void click(const char *name) const
    {
        auto *const button = named<QAbstractButton>(name);
        QVERIFY2(button && button->isVisible() && button->isEnabled(), name);
        QTest::mouseClick(button, Qt::LeftButton);
    }
    void type(const char *name, const QString &text) const
    {
        auto *const field = named<QLineEdit>(name);
        QVERIFY2(field && field->isVisible(), name);
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, text);
    }
    /// All words that a page shows at the moment.
    [[nodiscard]] QString shown(const char *name) const
    {
        QStringList words;
        for (const QLabel *label : named<QWidget>(name)->findChildren<QLabel *>()) {
            if (label->isVisible()) {
                words << label->text().remove(QChar(0x200b));
            }
        }
        return words.join(QLatin1Char('\n'));
    }
    QString makeRepository()
    {
        const QString path = at("source");
        QDir().mkpath(path);
        setFileBytes(path + QStringLiteral("/endpoint.yml"),
                     "$schema: https://azuremlschemas.azureedge.net/latest/"
                     "managedOnlineEndpoint.schema.json\nname: cloned-endpoint\n");
        for (const QStringList &arguments :
             {QStringList{QStringLiteral("init"), QStringLiteral("-q"), QStringLiteral("-b"),
                          QStringLiteral("main")},
              QStringList{QStringLiteral("add"), QStringLiteral(".")},
              QStringList{QStringLiteral("-c"), QStringLiteral("user.name=A"), QStringLiteral("-c"),
                          QStringLiteral("user.email=a@b"), QStringLiteral("commit"),
                          QStringLiteral("-q"), QStringLiteral("-m"), QStringLiteral("first")}}) {
            QProcess git;
            git.setWorkingDirectory(path);
            git.start(QStringLiteral("git"), arguments);
            git.waitForFinished(30'000);
        }
        return path;
    }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<Composition> m_composition;
};

} // namespace serin
