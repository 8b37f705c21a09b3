// SPDX-License-Identifier: GPL-3.0-or-later
// The real program, killed while somebody types. It has no display; its keyboard is a pipe that
// Qt's plugin for Linux input devices reads, so every key takes the way of a real one.
#include "tests/support/windowplace.h"
#include "ui/yaml/yamleditor.h"

#include <QElapsedTimer>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTimer>

#include <array>
#include <chrono>

#include <csignal>
#include <fcntl.h>
#include <linux/input.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace serin;

namespace {

/// The keyboard of a program that is started with environment().
class Keyboard
{
public:
    explicit Keyboard(const QString &path)
        : m_path(QFile::encodeName(path)),
          m_pipe(::mkfifo(m_path.constData(), 0600) == 0 ? ::open(m_path.constData(), O_RDWR) : -1)
    {}
    Keyboard(const Keyboard &) = delete;
    Keyboard &operator=(const Keyboard &) = delete;
    ~Keyboard()
    {
        if (m_pipe >= 0) {
            ::close(m_pipe);
        }
    }

    [[nodiscard]] bool isOpen() const { return m_pipe >= 0; }
    [[nodiscard]] QProcessEnvironment environment() const
    {
        QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
        // The plugin takes only what begins so.
        variables.insert(QStringLiteral("QT_QPA_GENERIC_PLUGINS"),
                         QStringLiteral("evdevkeyboard:/dev/..") + QFile::decodeName(m_path));
        return variables;
    }

    void press(__u16 key, std::initializer_list<__u16> with = {})
    {
        for (const __u16 held : with) {
            send(held, 1);
        }
        send(key, 1);
        send(key, 0);
        for (const __u16 held : with) {
            send(held, 0);
        }
    }

private:
    void send(__u16 key, int value)
    {
        std::array<input_event, 2> events{};
        events[0].type = EV_KEY;
        events[0].code = key;
        events[0].value = value;
        events[1].type = EV_SYN;
        if (::write(m_pipe, events.data(), sizeof events) != sizeof events) {
            qWarning("the keyboard is gone");
        }
    }

    const QByteArray m_path;
    const int m_pipe;
};

/// What is kept of the text in the editor; null when nothing is.
QByteArray keptText(const QString &database)
{
    const QString name = QStringLiteral("look");
    QByteArray text;
    if (QFile::exists(database)) {
        QSqlDatabase look = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        look.setDatabaseName(database);
        look.setConnectOptions(QStringLiteral("QSQLITE_OPEN_READONLY"));
        if (look.open()) {
            QSqlQuery query(look);
            if (query.exec(QStringLiteral("SELECT body FROM draft WHERE key LIKE 'file%'")) &&
                query.next()) {
                text = query.value(0).toByteArray();
            }
        }
        look.close();
    }
    QSqlDatabase::removeDatabase(name);
    return text;
}

/// Until the window listens, the cursor is in the text and the text is kept: a comment, so that all
/// goes on.
void typeUntilKept(Keyboard &keyboard, const QString &database)
{
    for (int i = 0; i < 30 && keptText(database).isNull(); ++i) {
        keyboard.press(KEY_2, {KEY_LEFTCTRL});
        keyboard.press(KEY_F, {KEY_LEFTCTRL});
        if (i % 2 == 0) { // from the filter of the list
            keyboard.press(KEY_F6);
            keyboard.press(KEY_TAB);
            keyboard.press(KEY_TAB);
        } else { // from what is looked for in the text
            keyboard.press(KEY_ESC);
        }
        keyboard.press(KEY_3, {KEY_LEFTSHIFT});
        static_cast<void>(
            QTest::qWaitFor([&database] { return !keptText(database).isNull(); }, 3'000));
    }
}

/// Starts @p serin on @p folder and types until something is kept in @p database; empty, or what
/// went wrong.
QString beginTyping(QProcess &serin, Keyboard &keyboard, const QString &folder,
                    const QString &database)
{
    if (!keyboard.isOpen()) {
        return QStringLiteral("there is no keyboard");
    }
    serin.setProcessEnvironment(keyboard.environment());
    serin.setProcessChannelMode(QProcess::ForwardedOutputChannel);
    serin.start(QStringLiteral(SERIN_PROGRAM), {folder});
    if (!serin.waitForStarted(patience)) {
        return serin.errorString();
    }
    typeUntilKept(keyboard, database);
    return keptText(database).isNull() ? QStringLiteral("no key arrived") : QString();
}

const QByteArray manifest =
    "$schema: https://azuremlschemas.azureedge.net/latest/managedOnlineEndpoint.schema.json\n"
    "name: my-endpoint\nauth_mode: key\n";

/// Keys in a row, without a word's end: nothing that pauses.
constexpr std::array<__u16, 6> row{KEY_A, KEY_S, KEY_D, KEY_F, KEY_G, KEY_H};
const QByteArray rowLetters = "asdfgh";

} // namespace

class TestWindowKilled : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void losesLessThanItTypesInASecond();
    void keepsWhatIsTypedWhenItIsClosed();
    void closesWhenItIsTold();

private:
    [[nodiscard]] static QByteArray restored(WindowPlace &place);
};

/// What the editor shows after the next start, once it is not what the file says.
QByteArray TestWindowKilled::restored(WindowPlace &place)
{
    if (!place.start()) {
        return {};
    }
    place.bench().open(place.path(QStringLiteral("project")));
    const auto *const editor = place.named<YamlEditor>("yamlEditor");
    const bool isBack = QTest::qWaitFor(
        [&] {
            QTest::keyClick(&place.window(), Qt::Key_2, Qt::ControlModifier);
            return place.named<QWidget>("draftBar") && editor->isVisible() &&
                   editor->text().toUtf8() != manifest;
        },
        patience);
    return isBack ? editor->text().toUtf8() : QByteArray();
}

void TestWindowKilled::losesLessThanItTypesInASecond()
{
    WindowPlace place(QStringLiteral(SERINCTL));
    const QString file = place.path(QStringLiteral("project/endpoint.yml"));
    QVERIFY(setFileBytes(file, manifest));
    Keyboard keyboard(place.path(QStringLiteral("keyboard")));
    const QString database = place.path(QStringLiteral("xdg_data_home/serin/history.db"));
    QProcess serin;
    const QString wrong =
        beginTyping(serin, keyboard, place.path(QStringLiteral("project")), database);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    // Somebody types fast and never pauses; text is kept meanwhile all the same.
    QElapsedTimer clock;
    clock.start();
    std::vector<qint64> typed;
    QTimer hand;
    connect(&hand, &QTimer::timeout, this, [&] {
        keyboard.press(row[typed.size() % row.size()]);
        typed.push_back(clock.elapsed());
    });
    hand.start(std::chrono::milliseconds(25));
    const auto keptLetters = [&database] {
        return keptText(database).count(rowLetters.at(0)) - manifest.count(rowLetters.at(0)) * 2;
    };
    QTRY_VERIFY_WITH_TIMEOUT(keptLetters() >= 20, patience);
    hand.stop();
    const QByteArray kept = keptText(database);
    serin.kill();
    QVERIFY(serin.waitForFinished(patience));
    QCOMPARE(serin.exitStatus(), QProcess::CrashExit);
    QCOMPARE(fileBytes(file), manifest);
    const QByteArray text = restored(place);
    QVERIFY2(text.contains(rowLetters + rowLetters), text.constData());
    QVERIFY2(kept.endsWith(text), text.constData());
    const qsizetype letters = text.size() - manifest.size() - 1;
    QVERIFY(letters > 0 && letters <= static_cast<qsizetype>(typed.size()));
    qInfo("of %zu keys in %lld ms without a pause the last %lld ms are lost", typed.size(),
          static_cast<long long>(typed.back()),
          static_cast<long long>(typed.back() - typed[static_cast<std::size_t>(letters - 1)]));
    // It can be taken back: what was typed is a step like any other.
    QVERIFY(place.bench().session().history().canUndo());
    place.bench().session().undo();
    QTRY_COMPARE_WITH_TIMEOUT(place.named<YamlEditor>("yamlEditor")->text().toUtf8(), manifest,
                              patience);
}

void TestWindowKilled::keepsWhatIsTypedWhenItIsClosed()
{
    WindowPlace place(QStringLiteral(SERINCTL));
    const QString file = place.path(QStringLiteral("project/endpoint.yml"));
    QVERIFY(setFileBytes(file, manifest));
    QVERIFY(place.start());
    place.bench().open(place.path(QStringLiteral("project")));
    QTRY_COMPARE_WITH_TIMEOUT(place.bench().endpoint().state().phase, EndpointState::Phase::Ready,
                              patience);
    QTest::keyClick(&place.window(), Qt::Key_2, Qt::ControlModifier);
    auto *const editor = place.named<YamlEditor>("yamlEditor");
    QTRY_VERIFY_WITH_TIMEOUT(editor->text().toUtf8() == manifest, patience);
    editor->setFocus();
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("# typed at last "));
    place.window().close();
    // It says so and stays; quitting all the same loses nothing.
    QTRY_VERIFY_WITH_TIMEOUT(place.named<QWidget>("quitBar"), patience);
    QVERIFY(place.window().isVisible());
    auto *const quit = place.named<QWidget>("quitAnywayButton");
    QVERIFY(quit && quit->isVisible());
    QTest::mouseClick(quit, Qt::LeftButton);
    QVERIFY(!place.window().isVisible());
    place.quit();
    QCOMPARE(fileBytes(file), manifest);
    QCOMPARE(restored(place), "# typed at last " + manifest);
}

void TestWindowKilled::closesWhenItIsTold()
{
    WindowPlace place(QStringLiteral(SERINCTL));
    const QString file = place.path(QStringLiteral("project/endpoint.yml"));
    QVERIFY(setFileBytes(file, manifest));
    Keyboard keyboard(place.path(QStringLiteral("keyboard")));
    const QString database = place.path(QStringLiteral("xdg_data_home/serin/history.db"));
    QProcess serin;
    const QString wrong =
        beginTyping(serin, keyboard, place.path(QStringLiteral("project")), database);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    // Ctrl+C in the terminal is told there what the window asks; the session's end waits for
    // nobody.
    ::kill(static_cast<pid_t>(serin.processId()), SIGINT);
    QByteArray said;
    QTRY_VERIFY_WITH_TIMEOUT(
        (said += serin.readAllStandardError()).contains("Ctrl+C again ends it"), patience);
    QCOMPARE(serin.state(), QProcess::Running);
    serin.terminate();
    QVERIFY(serin.waitForFinished(patience));
    QCOMPARE(serin.exitStatus(), QProcess::NormalExit);
    QCOMPARE(serin.exitCode(), 128 + SIGTERM); // not without a word: something is not saved
    QCOMPARE(fileBytes(file), manifest);
    QVERIFY(restored(place).contains('#'));
}

QTEST_MAIN(TestWindowKilled)
#include "tst_windowkilled.moc"
