// SPDX-License-Identifier: GPL-3.0-or-later
// Real windows of the real program, without a screen.
#include "app/singleinstance.h"
#include "tests/support/filebytes.h"
#include "tests/support/patience.h"

#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace serin;

class TestSingleInstance : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void secondHandsOver();
    void secondOpensAFolderInTheFirst();
    void takesTheRelativePathOfTheSecond();
    void oneAfterAnother();
    void afterACrash();
    void otherStateFolderIsAnotherWindow();

private:
    std::unique_ptr<QProcess> start(const QStringList &arguments = {}, const QString &home = {},
                                    const QString &workingFolder = {}) const
    {
        auto process = std::make_unique<QProcess>();
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        const QString folder = home.isEmpty() ? m_home->path() : home;
        environment.insert(QStringLiteral("HOME"), folder);
        for (const char *name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"}) {
            environment.insert(QString::fromLatin1(name),
                               folder + u'/' + QString::fromLatin1(name).toLower());
        }
        environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), runtime());
        process->setProcessEnvironment(environment);
        process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        if (!workingFolder.isEmpty()) {
            process->setWorkingDirectory(workingFolder);
        }
        process->start(QStringLiteral(SERIN), arguments);
        return process;
    }
    [[nodiscard]] QString runtime() const { return m_home->filePath(QStringLiteral("run")); }
    /// Whether the first window listens.
    [[nodiscard]] bool listens(int sockets = 1) const
    {
        return QTest::qWaitFor(
            [this, sockets] {
                return QDir(runtime())
                           .entryList({QStringLiteral("serin-*")}, QDir::System)
                           .size() >= sockets;
            },
            patience);
    }
    /// What the window remembers of folders that were opened.
    [[nodiscard]] bool hasOpened(const QString &path) const
    {
        return QTest::qWaitFor(
            [this, path] {
                return fileBytes(
                           m_home->filePath(QStringLiteral("xdg_config_home/serin/serin.conf")))
                    .contains(path.toUtf8());
            },
            patience);
    }
    static void end(QProcess &process)
    {
        process.terminate();
        if (!process.waitForFinished(patience)) {
            process.kill();
            process.waitForFinished(patience);
        }
    }

    std::unique_ptr<QTemporaryDir> m_home;
};

void TestSingleInstance::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir().mkpath(runtime()));
    QFile::setPermissions(runtime(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

void TestSingleInstance::secondHandsOver()
{
    const auto first = start();
    QVERIFY(listens());
    const auto second = start();
    QVERIFY(second->waitForFinished(patience));
    QCOMPARE(second->exitStatus(), QProcess::NormalExit);
    QCOMPARE(second->exitCode(), 0);
    QCOMPARE(first->state(), QProcess::Running);
    end(*first);
}

void TestSingleInstance::secondOpensAFolderInTheFirst()
{
    const QString folder = m_home->filePath(QStringLiteral("mein Ordner ä"));
    QVERIFY(QDir().mkpath(folder));
    const auto first = start();
    QVERIFY(listens());
    const auto second = start({folder});
    QVERIFY(second->waitForFinished(patience));
    QCOMPARE(second->exitCode(), 0);
    QVERIFY(hasOpened(QStringLiteral("mein Ordner")));
    end(*first);
}

void TestSingleInstance::takesTheRelativePathOfTheSecond()
{
    QVERIFY(QDir().mkpath(m_home->filePath(QStringLiteral("a/project"))));
    const auto first = start();
    QVERIFY(listens());
    const auto second =
        start({QStringLiteral("project")}, {}, m_home->filePath(QStringLiteral("a")));
    QVERIFY(second->waitForFinished(patience));
    QVERIFY(hasOpened(QStringLiteral("/a/project")));
    end(*first);
}

void TestSingleInstance::oneAfterAnother()
{
    for (int i = 0; i < 2; ++i) {
        const auto window = start();
        QVERIFY(listens());
        end(*window);
        QCOMPARE(window->state(), QProcess::NotRunning);
    }
}

void TestSingleInstance::afterACrash()
{
    const auto first = start();
    QVERIFY(listens());
    first->kill();
    QVERIFY(first->waitForFinished(patience));
    const QString folder = m_home->filePath(QStringLiteral("again"));
    QVERIFY(QDir().mkpath(folder));
    const auto second = start({folder}); // the socket's file is still there
    QVERIFY(hasOpened(folder));
    QCOMPARE(second->state(), QProcess::Running);
    const auto third = start();
    QVERIFY(third->waitForFinished(patience));
    QCOMPARE(third->exitCode(), 0);
    end(*second);
}

void TestSingleInstance::otherStateFolderIsAnotherWindow()
{
    const auto first = start();
    QVERIFY(listens());
    const QString other = m_home->filePath(QStringLiteral("other"));
    QVERIFY(QDir().mkpath(other));
    const auto second = start({}, other);
    QVERIFY(listens(2));
    QCOMPARE(first->state(), QProcess::Running);
    QCOMPARE(second->state(), QProcess::Running);
    end(*second);
    end(*first);
}

QTEST_GUILESS_MAIN(TestSingleInstance)
#include "tst_singleinstance.moc"
