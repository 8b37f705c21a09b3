// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/git/askpassfixture.h"
#include "tests/services/git/gitfixture.h"

#include <QLoggingCategory>
#include <QSignalSpy>

using namespace serin;

namespace {

using Kind = AskpassQuestion::Kind;

// A process that ends when its stdin does.
class Helper
{
public:
    ~Helper()
    {
        process.closeWriteChannel();
        process.waitForFinished();
    }

    QProcess process;
};

// The arguments of all processes, as anybody may read them; without the remote's own.
QString allCommandLines()
{
    QByteArray lines;
    const QStringList processes = QDir(QStringLiteral("/proc")).entryList(QDir::Dirs);
    for (const QString &process : processes) {
        QFile file(QStringLiteral("/proc/%1/cmdline").arg(process));
        if (file.open(QIODevice::ReadOnly)) {
            const QByteArray line = file.readAll().replace('\0', ' ');
            lines += line.contains("httpremote.py") ? QByteArray() : line + '\n';
        }
    }
    return QString::fromUtf8(lines);
}

QStringList logged;
QtMessageHandler before = nullptr;

void keepLogged(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    logged.append(text);
    if (type != QtDebugMsg) {
        before(type, context, text);
    }
}

} // namespace

class TestGitAskpassHttp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pushOverHttp();
    void wrongPasswordAndRefusal();
    void cancelWhileAsking();
    void withoutServerNothingWaits();

private:
    // The fixture's repository, with a remote over http; the server runs as long as @p server.
    static QString makeHttpRemote(GitFixture &fixture, QProcess &server);
};

QString TestGitAskpassHttp::makeHttpRemote(GitFixture &fixture, QProcess &server)
{
    const QString folder = fixture.makeRepository();
    const QString remote = fixture.addRemote(folder);
    fixture.git(remote, {"config", "http.receivepack", "true"});
    server.start(QStringLiteral("/usr/bin/python3"),
                 {QStringLiteral(SERIN_SOURCE_DIR "/tests/services/git/httpremote.py"),
                  fixture.root(), QStringLiteral("me"), QString::fromUtf8(password)});
    if (!QTest::qWaitFor([&] { return server.canReadLine(); }, 20'000)) {
        return {};
    }
    const QString port = QString::fromLatin1(server.readLine().trimmed());
    fixture.git(folder, QStringList{QStringLiteral("remote"), QStringLiteral("set-url"),
                                    QStringLiteral("origin"),
                                    QStringLiteral("http://127.0.0.1:%1/remote.git").arg(port)});
    GitFixture::write(folder, "a.yml", "two\n");
    fixture.git(folder, {"commit", "-qam", "second"});
    return folder;
}

void TestGitAskpassHttp::pushOverHttp()
{
    GitFixture fixture;
    const auto server = newServer();
    QVERIFY(server);
    fixture.useClient(std::make_unique<GitClient>(GitSettings(), fixture.store(), server.get()));
    Helper http;
    const QString folder = makeHttpRemote(fixture, http.process);
    QVERIFY(!folder.isEmpty());

    QLoggingCategory::setFilterRules(QStringLiteral("serin.*.debug=true"));
    before = qInstallMessageHandler(keepLogged);
    QList<AskpassQuestion> questions;
    QStringList commandLines;
    connect(server.get(), &AskpassServer::asked, server.get(),
            [&](const AskpassQuestion &question) {
                questions.append(question);
                commandLines.append(allCommandLines());
                server->answer(question.id,
                               question.kind == Kind::UserName ? Secret("me") : Secret(password));
            });
    const auto repository = fixture.open(folder);
    QVERIFY(repository);
    const auto pushed = GitFixture::await(repository->push());
    const auto fetched = GitFixture::await(repository->fetch());
    qInstallMessageHandler(before);
    QLoggingCategory::setFilterRules({});

    VERIFY_RESULT(pushed);
    QVERIFY2(pushed->outcome == GitPushed::Outcome::Done, qPrintable(pushed->words));
    VERIFY_RESULT(fetched);
    QCOMPARE(fixture.head(fixture.at("remote.git")), fixture.head(folder));
    QCOMPARE(questions.size(), 4);
    const auto quiet = GitFixture::await(repository->fetchInBackground());
    QVERIFY(!quiet.has_value());
    QCOMPARE(quiet.error().kind, ErrorKind::Unauthorized);
    QCOMPARE(questions.size(), 4);
    QCOMPARE(questions.first().kind, Kind::UserName);
    QVERIFY(questions.first().subject.startsWith(QStringLiteral("http://127.0.0.1:")));
    QCOMPARE(questions.at(1).kind, Kind::Password);

    // The secret is nowhere but where it had to go.
    const QString secret = QString::fromUtf8(password);
    QVERIFY(!logged.isEmpty());
    QVERIFY(!logged.join(u'\n').contains(secret));
    for (const QString &lines : std::as_const(commandLines)) {
        QVERIFY(lines.contains(QStringLiteral("serin-askpass")));
        QVERIFY(!lines.contains(secret));
    }
    QVERIFY(!GitFixture::read(folder, ".git/config").contains(password));
    QVERIFY(!pushed->words.contains(secret));
}

void TestGitAskpassHttp::wrongPasswordAndRefusal()
{
    GitFixture fixture;
    const auto server = newServer();
    QVERIFY(server);
    fixture.useClient(std::make_unique<GitClient>(GitSettings(), fixture.store(), server.get()));
    Helper http;
    const QString folder = makeHttpRemote(fixture, http.process);
    QVERIFY(!folder.isEmpty());
    bool refuse = false;
    connect(server.get(), &AskpassServer::asked, server.get(),
            [&](const AskpassQuestion &question) {
                refuse ? server->refuse(question.id) : server->answer(question.id, Secret("wrong"));
            });
    const auto repository = fixture.open(folder);
    QVERIFY(repository);
    auto pushed = GitFixture::await(repository->push());
    VERIFY_RESULT(pushed);
    QCOMPARE(pushed->outcome, GitPushed::Outcome::NotAuthorized);
    refuse = true;
    pushed = GitFixture::await(repository->push());
    VERIFY_RESULT(pushed);
    QCOMPARE(pushed->outcome, GitPushed::Outcome::NotAuthorized);
    const auto fetched = GitFixture::await(repository->fetch());
    QVERIFY(!fetched.has_value());
    QCOMPARE(fetched.error().kind, ErrorKind::Unauthorized);
}

void TestGitAskpassHttp::cancelWhileAsking()
{
    GitFixture fixture;
    const auto server = newServer();
    QVERIFY(server);
    fixture.useClient(std::make_unique<GitClient>(GitSettings(), fixture.store(), server.get()));
    Helper http;
    const QString folder = makeHttpRemote(fixture, http.process);
    QVERIFY(!folder.isEmpty());
    QSignalSpy asked(server.get(), &AskpassServer::asked);
    QSignalSpy withdrawn(server.get(), &AskpassServer::withdrawn);
    const auto repository = fixture.open(folder);
    QVERIFY(repository);
    auto push = repository->push();
    QTRY_COMPARE(asked.size(), 1);
    push.cancel();
    const auto pushed = GitFixture::await(push);
    QVERIFY(!pushed.has_value());
    QCOMPARE(pushed.error().kind, ErrorKind::Cancelled);
    QTRY_COMPARE(withdrawn.size(), 1);
}

void TestGitAskpassHttp::withoutServerNothingWaits()
{
    GitFixture fixture;
    Helper http;
    const QString folder = makeHttpRemote(fixture, http.process);
    QVERIFY(!folder.isEmpty());
    const auto repository = fixture.open(folder);
    QVERIFY(repository);
    const auto pushed = GitFixture::await(repository->push());
    VERIFY_RESULT(pushed);
    QCOMPARE(pushed->outcome, GitPushed::Outcome::NotAuthorized);
}

QTEST_GUILESS_MAIN(TestGitAskpassHttp)
#include "tst_gitaskpass_http.moc"
