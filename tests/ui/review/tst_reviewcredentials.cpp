// SPDX-License-Identifier: GPL-3.0-or-later
// A push to a remote over http that asks who pushes, from the review in the whole window.
#include "tests/ui/review/reviewwindow.h"

#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace serin;

namespace {

using Phase = ReviewState::Phase;
using Kind = AskpassQuestion::Kind;

const QString user = QStringLiteral("me");
const QString password = QStringLiteral("p4ss word'\"$");

} // namespace

class TestReviewCredentials : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void answersAndPushes();
    void cancelFailsThePushWithWords();
    void wrongPasswordIsSaid();
    void missingProgramIsSaid();
    void stopTakesTheQuestionAway();
    void doesNotTakeTheFocusFromSomebodyWhoTypes();
    void saysWhatIsAsked_data();
    void saysWhatIsAsked();

private:
    void start(const QString &askpass);
    bool isAsked(Kind kind) const
    {
        return QTest::qWaitFor(
            [this, kind] {
                const AskpassQuestion *const question = w->bench().credentials().current();
                return question && question->kind == kind;
            },
            patience);
    }
    /// Types into the field that asks, and presses Return.
    void type(const QString &text)
    {
        auto *const field = w->named<QLineEdit>("credentialField");
        QVERIFY(field->isVisible());
        field->setFocus();
        QTest::keyClicks(field, text);
        QTest::keyClick(field, Qt::Key_Return);
    }
    bool signIn(const QString &name, const QString &secret)
    {
        if (!isAsked(Kind::UserName)) {
            return false;
        }
        type(name);
        if (!isAsked(Kind::Password)) {
            return false;
        }
        type(secret);
        return true;
    }

    std::unique_ptr<ReviewWindow> m_window;
    ReviewWindow *w = nullptr;
    QProcess m_server;
};

void TestReviewCredentials::init()
{
    start(QStringLiteral(SERIN_ASKPASS));
}

void TestReviewCredentials::start(const QString &askpass)
{
    m_window = std::make_unique<ReviewWindow>(QStringLiteral(SERINCTL), askpass);
    w = m_window.get();
    const QString wrong = w->make(true);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    w->gitSays(
        {QStringLiteral("config"), QStringLiteral("http.receivepack"), QStringLiteral("true")},
        w->remote);
    const QFileInfo remote(w->remote);
    m_server.start(QStringLiteral("/usr/bin/python3"),
                   {QStringLiteral(SERIN_SOURCE_DIR "/tests/services/git/httpremote.py"),
                    remote.absolutePath(), user, password});
    QTRY_VERIFY_WITH_TIMEOUT(m_server.canReadLine(), patience);
    const QString port = QString::fromLatin1(m_server.readLine().trimmed());
    w->gitSays({QStringLiteral("remote"), QStringLiteral("set-url"), QStringLiteral("origin"),
                QStringLiteral("http://127.0.0.1:%1/%2").arg(port, remote.fileName())});
    QVERIFY(w->open());
    QVERIFY(w->drag(-10));
}

void TestReviewCredentials::cleanup()
{
    m_window.reset();
    m_server.closeWriteChannel();
    m_server.waitForFinished();
}

void TestReviewCredentials::answersAndPushes()
{
    w->key(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(isAsked(Kind::UserName)); // to fetch what is new
    auto *const pane = w->named("credentialPane");
    auto *const field = w->named<QLineEdit>("credentialField");
    QVERIFY(pane->isVisible());
    QVERIFY(w->named<QLabel>("credentialTitle")->text().startsWith(QStringLiteral("Fetch:")));
    QVERIFY(w->named<QLabel>("credentialWho")->text().contains(QStringLiteral("http://127.0.0.1")));
    QCOMPARE(field->echoMode(), QLineEdit::Normal);
    type(user);
    QVERIFY(isAsked(Kind::Password));
    QCOMPARE(field->echoMode(), QLineEdit::Password);
    QVERIFY(field->text().isEmpty());
    QVERIFY(!field->accessibleName().isEmpty());
    type(password);
    QVERIFY(w->isReady());
    QVERIFY(!pane->isVisible());
    QVERIFY(!w->review().content().fetchProblem);
    // A second look does not ask again.
    w->review().lookAgain();
    QVERIFY(w->isReady());
    QVERIFY(!w->bench().credentials().current());
    QVERIFY(w->click("confirmButton"));
    QVERIFY(isAsked(Kind::UserName));
    QVERIFY(w->named<QLabel>("credentialTitle")->text().startsWith(QStringLiteral("Push:")));
    QVERIFY(signIn(user, password));
    QVERIFY(w->isEnded());
    QVERIFY(w->review().run()->isDone());
    QCOMPARE(w->head(w->remote), w->head());
    // Nowhere but where it had to go.
    for (int row = 0; row < w->bench().operations().rowCount(); ++row) {
        QVERIFY(!w->bench()
                     .operations()
                     .index(row)
                     .data(OperationsModel::DetailsRole)
                     .toString()
                     .contains(password));
    }
    QVERIFY(!w->read(QStringLiteral(".git/config")).contains(password.toUtf8()));
}

void TestReviewCredentials::cancelFailsThePushWithWords()
{
    w->key(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(isAsked(Kind::UserName));
    QVERIFY(w->click("credentialCancel"));
    QVERIFY(w->isReady());
    QVERIFY(w->review().content().fetchProblem.has_value());
    QVERIFY(w->named("askRemoteButton")->isVisibleTo(w->named("reviewSheet")));
    const QByteArray there = w->head(w->remote);
    QVERIFY(w->click("confirmButton"));
    QVERIFY(isAsked(Kind::UserName));
    QTest::keyClick(w->named("credentialField"), Qt::Key_Escape);
    QVERIFY(w->isEnded());
    const ReviewStep *const failed = w->review().run()->failedStep();
    QVERIFY(failed && failed->kind == ReviewStepKind::Push);
    QVERIFY2(failed->words.contains(QStringLiteral("nobody answered")), qPrintable(failed->words));
    QCOMPARE(w->head(w->remote), there);
    QVERIFY(w->head() != there);
    QVERIFY(!w->named("credentialPane")->isVisible());
    QVERIFY(w->click("tryAgainButton"));
    QVERIFY(signIn(user, password));
    QTRY_COMPARE_WITH_TIMEOUT(w->head(w->remote), w->head(), patience);
}

void TestReviewCredentials::wrongPasswordIsSaid()
{
    w->key(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(signIn(user, password));
    QVERIFY(w->isReady());
    QVERIFY(w->click("confirmButton"));
    QVERIFY(signIn(user, QStringLiteral("wrong")));
    QVERIFY(w->isEnded());
    const ReviewStep *const failed = w->review().run()->failedStep();
    QVERIFY(failed && failed->kind == ReviewStepKind::Push);
    QVERIFY2(failed->words.contains(QStringLiteral("credentials")), qPrintable(failed->words));
}

void TestReviewCredentials::missingProgramIsSaid()
{
    cleanup();
    start(QStringLiteral("/nowhere/serin-askpass"));
    QVERIFY(w->openReview());
    QVERIFY(w->confirm());
    const ReviewStep *const failed = w->review().run()->failedStep();
    QVERIFY(failed && failed->kind == ReviewStepKind::Push);
    QVERIFY2(failed->words.contains(QStringLiteral("serin-askpass, is missing")),
             qPrintable(failed->words));
    QVERIFY(w->head() != w->head(w->remote));
    Environment &environment = w->bench().environment();
    environment.look();
    QTRY_VERIFY_WITH_TIMEOUT(!environment.isLooking(), patience);
    const auto says = [](const EnvironmentCheck &check) {
        return check.text.contains(QStringLiteral("/nowhere/serin-askpass"));
    };
    QVERIFY(std::any_of(environment.checks().begin(), environment.checks().end(), says));
}

void TestReviewCredentials::stopTakesTheQuestionAway()
{
    w->key(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(signIn(user, password));
    QVERIFY(w->isReady());
    QVERIFY(w->click("confirmButton"));
    QVERIFY(isAsked(Kind::UserName));
    auto *const sheet = w->named("reviewSheet");
    QTest::mouseClick(sheet->findChild<QPushButton *>(QStringLiteral("stopButton")),
                      Qt::LeftButton);
    QVERIFY(w->isEnded());
    QTRY_VERIFY_WITH_TIMEOUT(!w->bench().credentials().current(), patience);
    QVERIFY(!w->named("credentialPane")->isVisible());
}

void TestReviewCredentials::doesNotTakeTheFocusFromSomebodyWhoTypes()
{
    w->key(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(signIn(user, password));
    QVERIFY(w->isReady());
    auto *const message = w->named<QPlainTextEdit>("commitMessage");
    message->setFocus();
    w->review().askRemote();
    QVERIFY(isAsked(Kind::UserName));
    QVERIFY(w->named("credentialPane")->isVisible());
    QVERIFY(message->hasFocus());
    QTest::keyClicks(message, QStringLiteral("x"));
    QVERIFY(w->named<QLineEdit>("credentialField")->text().isEmpty());
    QVERIFY(signIn(user, password));
    QVERIFY(w->isReady());
}

void TestReviewCredentials::saysWhatIsAsked_data()
{
    QTest::addColumn<QByteArray>("prompt");
    QTest::addColumn<QByteArray>("hint");
    QTest::addColumn<bool>("isTyped");
    QTest::addColumn<QString>("accept");
    QTest::newRow("passphrase") << QByteArray("Enter passphrase for key '/k': ") << QByteArray()
                                << true << QStringLiteral("Answer");
    QTest::newRow("host") << QByteArray("The authenticity of host 'h (1.2.3.4)' can't be "
                                        "established.\nED25519 key fingerprint is X.\n"
                                        "Are you sure (yes/no/[fingerprint])? ")
                          << QByteArray() << false << QStringLiteral("Trust this host");
    QTest::newRow("touch") << QByteArray("Confirm user presence for key") << QByteArray("none")
                           << false << QString();
    QTest::newRow("unknown") << QByteArray("Say <b>something</b>: ") << QByteArray() << true
                             << QStringLiteral("Answer");
}

void TestReviewCredentials::saysWhatIsAsked()
{
    QFETCH(QByteArray, prompt);
    QFETCH(QByteArray, hint);
    QFETCH(bool, isTyped);
    QFETCH(QString, accept);
    AskpassQuestion question = askpassQuestion(prompt, hint);
    question.verb = QStringLiteral("push");
    const CredentialWords words = credentialWords(question);
    QVERIFY(words.title.startsWith(QStringLiteral("Push: ")));
    QCOMPARE(!words.label.isEmpty(), isTyped);
    QCOMPARE(words.accept, accept);
    QVERIFY(!words.who.isEmpty());
}

QTEST_MAIN(TestReviewCredentials)
#include "tst_reviewcredentials.moc"
