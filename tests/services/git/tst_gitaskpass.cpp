// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/git/askpass/askpassprotocol.h"
#include "tests/services/git/askpassfixture.h"
#include "tests/services/git/gitfixture.h"
#include "tests/support/patience.h"

#include <QLocalSocket>
#include <QSignalSpy>
#include <QtEndian>

using namespace serin;

namespace {

using Kind = AskpassQuestion::Kind;

// A program that asks, as git would start it.
class Asker
{
public:
    Asker(const AskpassTicket &ticket, const QString &prompt, const QByteArray &hint = {})
    {
        QProcessEnvironment environment;
        for (auto it = ticket.environment().begin(); it != ticket.environment().end(); ++it) {
            environment.insert(it.key(), it.value());
        }
        environment.insert(QStringLiteral("SSH_ASKPASS_PROMPT"), QString::fromUtf8(hint));
        process.setProcessEnvironment(environment);
        process.start(askpassProgram, {prompt});
    }
    bool ended()
    {
        return QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; });
    }

    QProcess process;
};

QByteArray message(const QByteArray &payload)
{
    QByteArray length(4, '\0');
    qToBigEndian(quint32(payload.size()), length.data());
    return length + payload;
}

} // namespace

class TestGitAskpass : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsQuestions_data();
    void knowsQuestions();
    void hostileWordsAreCleaned();
    void answersAndRefuses();
    void manyAskAtOnce();
    void ticketsEnd();
    void strangersAreSentAway();
    void askerGoesAway();
    void serverGoesAway();
    void missingProgram();
    void isFoundWhereItIsInstalled();
};

void TestGitAskpass::knowsQuestions_data()
{
    QTest::addColumn<QByteArray>("prompt");
    QTest::addColumn<QByteArray>("hint");
    QTest::addColumn<AskpassQuestion::Kind>("kind");
    QTest::addColumn<QString>("subject");
    const auto row = [](const char *prompt, const char *hint, Kind kind, const char *subject) {
        QTest::newRow(prompt) << QByteArray(prompt) << QByteArray(hint) << kind
                              << QString::fromLatin1(subject);
    };
    row("Username for 'https://example.org': ", "", Kind::UserName, "https://example.org");
    row("Password for 'https://me@example.org': ", "", Kind::Password, "https://***@example.org");
    row("Enter passphrase for key '/h/.ssh/id_ed25519': ", "", Kind::Passphrase,
        "/h/.ssh/id_ed25519");
    row("git@example.org's password: ", "", Kind::Password, "git@example.org");
    row("(git@example.org) Password: ", "", Kind::Password, "");
    row("The authenticity of host 'example.org (::1)' can't be established.\nED25519 key "
        "fingerprint is SHA256:x.\nAre you sure you want to continue connecting "
        "(yes/no/[fingerprint])? ",
        "", Kind::HostKey, "example.org (::1)");
    row("Please type 'yes', 'no' or the fingerprint: ", "", Kind::Other, "");
    row("Enter PIN for ED25519-SK key /k: ", "", Kind::Passphrase, "ED25519-SK key /k");
    row("Confirm user presence for key ED25519-SK", "none", Kind::Notice, "");
    row("Allow use of key id?\nKey fingerprint x.", "confirm", Kind::Confirm, "id");
    row("What is your favourite colour?", "", Kind::Other, "");
    row("", "", Kind::Other, "");
}

void TestGitAskpass::knowsQuestions()
{
    QFETCH(QByteArray, prompt);
    QFETCH(QByteArray, hint);
    const AskpassQuestion question = askpassQuestion(prompt, hint);
    QTEST(question.kind, "kind");
    QTEST(question.subject, "subject");
    QCOMPARE(question.isVisible(), question.kind == Kind::UserName);
}

void TestGitAskpass::hostileWordsAreCleaned()
{
    const AskpassQuestion question =
        askpassQuestion("Password for 'https://h\x1b[2J\u202e': " + QByteArray(100'000, 'x'), {});
    QVERIFY(question.prompt.size() < 5'000);
    QVERIFY(!question.prompt.contains(QChar(0x1b)));
    QVERIFY(!question.prompt.contains(QChar(0x202e)));
}

void TestGitAskpass::answersAndRefuses()
{
    const auto server = newServer();
    QVERIFY(server);
    QSignalSpy asked(server.get(), &AskpassServer::asked);
    const AskpassTicket ticket = server->admit();
    Asker asker(ticket, QStringLiteral("Password for 'https://h': "));
    QTRY_COMPARE_WITH_TIMEOUT(asked.size(), 1, patience);
    const auto question = asked.first().first().value<AskpassQuestion>();
    QCOMPARE(question.kind, Kind::Password);
    QCOMPARE(server->openQuestions().size(), 1);
    server->answer(question.id + 1, Secret("not mine"));
    server->answer(question.id, Secret(password));
    server->answer(question.id, Secret("twice"));
    QVERIFY(asker.ended());
    QCOMPARE(asker.process.exitCode(), 0);
    QCOMPARE(asker.process.readAllStandardOutput(), password + '\n');
    QVERIFY(server->openQuestions().isEmpty());

    Asker refused(ticket, QStringLiteral("Username for 'https://h': "));
    QTRY_COMPARE_WITH_TIMEOUT(asked.size(), 2, patience);
    server->refuse(asked.last().first().value<AskpassQuestion>().id);
    QVERIFY(refused.ended());
    QCOMPARE(refused.process.exitCode(), 1);
    QVERIFY(refused.process.readAllStandardOutput().isEmpty());
}

void TestGitAskpass::manyAskAtOnce()
{
    const auto server = newServer();
    QVERIFY(server);
    QSignalSpy asked(server.get(), &AskpassServer::asked);
    const AskpassTicket ticket = server->admit();
    std::vector<std::unique_ptr<Asker>> askers;
    for (int number = 0; number < 8; ++number) {
        askers.push_back(std::make_unique<Asker>(ticket, QString::number(number)));
    }
    QTRY_COMPARE_WITH_TIMEOUT(asked.size(), 8, patience);
    for (const QList<QVariant> &signal : std::as_const(asked)) {
        const auto question = signal.first().value<AskpassQuestion>();
        server->answer(question.id, Secret("answer " + question.prompt.toUtf8()));
    }
    for (int number = 0; number < 8; ++number) {
        QVERIFY(askers.at(size_t(number))->ended());
        QCOMPARE(askers.at(size_t(number))->process.readAllStandardOutput(),
                 "answer " + QByteArray::number(number) + '\n');
    }
}

void TestGitAskpass::ticketsEnd()
{
    const auto server = newServer();
    QVERIFY(server);
    QSignalSpy asked(server.get(), &AskpassServer::asked);
    QMap<QString, QString> environment;
    {
        const AskpassTicket ticket = server->admit();
        environment = ticket.environment();
        QVERIFY(!environment.isEmpty());
        QVERIFY(server->admit().environment() != environment);
    }
    QProcess late;
    QProcessEnvironment full;
    for (auto it = environment.begin(); it != environment.end(); ++it) {
        full.insert(it.key(), it.value());
    }
    late.setProcessEnvironment(full);
    late.start(askpassProgram, {QStringLiteral("Password: ")});
    QVERIFY(QTest::qWaitFor([&] { return late.state() == QProcess::NotRunning; }));
    QCOMPARE(late.exitCode(), 1);
    QVERIFY(asked.isEmpty());
}

void TestGitAskpass::strangersAreSentAway()
{
    const auto server = newServer();
    QVERIFY(server);
    QSignalSpy asked(server.get(), &AskpassServer::asked);
    const AskpassTicket ticket = server->admit();
    const QString path = ticket.environment().value(QLatin1String(askpass::socketVariable));
    // Only its owner gets to the socket.
    QCOMPARE(QFileInfo(QFileInfo(path).path()).permissions() &
                 (QFile::ReadGroup | QFile::ExeGroup | QFile::ReadOther | QFile::ExeOther),
             QFile::Permissions());
    const QByteArray secret =
        ticket.environment().value(QLatin1String(askpass::secretVariable)).toLatin1();
    QCOMPARE(secret.size(), 64);
    for (const QByteArray &bytes :
         {message(QByteArray(64, 'a') + "\n\nPassword: "), message("\n\nPassword: "),
          message(secret), message({}), QByteArray("\xff\xff\xff\xff", 4)}) {
        QLocalSocket socket;
        socket.connectToServer(path);
        QVERIFY(socket.waitForConnected(5'000));
        socket.write(bytes);
        QTRY_COMPARE_WITH_TIMEOUT(socket.state(), QLocalSocket::UnconnectedState, patience);
        QVERIFY(socket.readAll().isEmpty());
    }
    QVERIFY(asked.isEmpty());
    // In pieces it is the same question.
    QLocalSocket socket;
    socket.connectToServer(path);
    const QByteArray whole = message(secret + "\n\nPassword: ");
    for (const char byte : whole) {
        socket.write(&byte, 1);
        socket.flush();
        QCoreApplication::processEvents();
    }
    QTRY_COMPARE_WITH_TIMEOUT(asked.size(), 1, patience);
}

void TestGitAskpass::askerGoesAway()
{
    const auto server = newServer();
    QVERIFY(server);
    QSignalSpy asked(server.get(), &AskpassServer::asked);
    QSignalSpy withdrawn(server.get(), &AskpassServer::withdrawn);
    const AskpassTicket ticket = server->admit();
    Asker asker(ticket, QStringLiteral("Password: "));
    QTRY_COMPARE_WITH_TIMEOUT(asked.size(), 1, patience);
    asker.process.kill();
    QTRY_COMPARE_WITH_TIMEOUT(withdrawn.size(), 1, patience);
    const quint64 id = withdrawn.first().first().toULongLong();
    QCOMPARE(id, asked.first().first().value<AskpassQuestion>().id);
    server->answer(id, Secret(password)); // reaches nobody
    QVERIFY(server->openQuestions().isEmpty());
}

void TestGitAskpass::serverGoesAway()
{
    auto server = newServer();
    QVERIFY(server);
    QSignalSpy asked(server.get(), &AskpassServer::asked);
    const AskpassTicket ticket = server->admit();
    Asker asker(ticket, QStringLiteral("Password: "));
    QTRY_COMPARE_WITH_TIMEOUT(asked.size(), 1, patience);
    server.reset();
    QVERIFY(asker.ended());
    QCOMPARE(asker.process.exitCode(), 1);
    Asker late(ticket, QStringLiteral("Password: "));
    QVERIFY(late.ended());
    QCOMPARE(late.process.exitCode(), 1);
}

void TestGitAskpass::missingProgram()
{
    const auto server = AskpassServer::start(QStringLiteral("/nowhere/serin-askpass"));
    QVERIFY(!server.has_value());
    QCOMPARE(server.error().kind, ErrorKind::NotFound);
    QVERIFY(server.error().fix.contains(QStringLiteral("libexec")));
}

void TestGitAskpass::isFoundWhereItIsInstalled()
{
    const QTemporaryDir folder;
    const QString bin = folder.filePath(QStringLiteral("bin"));
    QVERIFY(QDir().mkpath(bin));
    const QString beside = bin + QStringLiteral("/serin-askpass");
    QCOMPARE(AskpassServer::findProgram(bin), beside); // to be named in the error
    for (const char *place : {"lib", "libexec"}) {
        const QString other = folder.filePath(QLatin1String(place) + QStringLiteral("/serin"));
        QVERIFY(QDir().mkpath(other));
        const QString path = other + QStringLiteral("/serin-askpass");
        QVERIFY(QFile::copy(askpassProgram, path));
        QCOMPARE(AskpassServer::findProgram(bin), path);
    }
    QVERIFY(QFile::copy(askpassProgram, beside));
    QCOMPARE(AskpassServer::findProgram(bin), beside);
}

QTEST_GUILESS_MAIN(TestGitAskpass)
#include "tst_gitaskpass.moc"
