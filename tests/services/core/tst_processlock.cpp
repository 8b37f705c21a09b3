// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/processlock.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <functional>

#include <sys/wait.h>
#include <unistd.h>

using namespace serin;

namespace {

// A process that runs `act`, tells its exit code through a pipe, and waits to be killed.
class Child
{
public:
    explicit Child(const std::function<int()> &act)
    {
        int ends[2];
        [[maybe_unused]] const int piped = ::pipe(ends);
        m_pid = ::fork();
        if (m_pid == 0) {
            const auto answer = static_cast<unsigned char>(act());
            [[maybe_unused]] const ssize_t written = ::write(ends[1], &answer, 1);
            ::pause();
            ::_exit(0);
        }
        ::close(ends[1]);
        unsigned char answer = 0;
        m_answered = ::read(ends[0], &answer, 1) == 1;
        m_answer = answer;
        ::close(ends[0]);
    }
    Child(const Child &) = delete;
    Child &operator=(const Child &) = delete;
    ~Child() { kill(); }

    void kill()
    {
        if (m_pid > 0) {
            ::kill(m_pid, SIGKILL);
            ::waitpid(m_pid, nullptr, 0);
            m_pid = 0;
        }
    }
    [[nodiscard]] pid_t pid() const { return m_pid; }
    [[nodiscard]] int answer() const { return m_answered ? m_answer : -1; }

private:
    pid_t m_pid = 0;
    bool m_answered = false;
    int m_answer = -1;
};

// 1: taken, 2: held by `expected`, 0: anything else.
int tryLock(const QString &path, qint64 expected, std::unique_ptr<ProcessLock> &lock)
{
    Result<std::unique_ptr<ProcessLock>> result = ProcessLock::acquire(path);
    if (result) {
        lock = std::move(*result);
        return 1;
    }
    const bool named = result.error().kind == ErrorKind::Conflict &&
                       result.error().detail.contains(QString::number(expected));
    return named ? 2 : 0;
}

} // namespace

class TestProcessLock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsOthersOutAndNamesTheHolder();
    void isGoneWithItsProcess();
    void isNotInherited();
    void saysWhyNot();

private:
    QTemporaryDir m_folder;
    const QString m_path = m_folder.filePath(QStringLiteral("lock"));
};

void TestProcessLock::keepsOthersOutAndNamesTheHolder()
{
    QVERIFY(!ProcessLock::holder(m_path).has_value());
    std::unique_ptr<ProcessLock> lock;
    QCOMPARE(tryLock(m_path, 0, lock), 1);
    QCOMPARE(QFile::permissions(m_path) & (QFile::ReadGroup | QFile::ReadOther),
             QFile::Permissions());
    const qint64 own = ::getpid();
    const Child other([&] {
        std::unique_ptr<ProcessLock> second;
        return tryLock(m_path, own, second) == 2 && ProcessLock::holder(m_path) == own ? 7 : 0;
    });
    QCOMPARE(other.answer(), 7);
    lock.reset();
    const Child third([&] {
        std::unique_ptr<ProcessLock> second;
        return tryLock(m_path, own, second);
    });
    QCOMPARE(third.answer(), 1);
}

void TestProcessLock::isGoneWithItsProcess()
{
    std::unique_ptr<ProcessLock> lock;
    Child holder([&] { return tryLock(m_path, 0, lock); });
    QCOMPARE(holder.answer(), 1);
    QCOMPARE(ProcessLock::holder(m_path), std::optional<qint64>(holder.pid()));
    std::unique_ptr<ProcessLock> own;
    QCOMPARE(tryLock(m_path, holder.pid(), own), 2);
    holder.kill();
    QVERIFY(!ProcessLock::holder(m_path).has_value());
    QCOMPARE(tryLock(m_path, 0, own), 1);
}

void TestProcessLock::isNotInherited()
{
    std::unique_ptr<ProcessLock> lock;
    QCOMPARE(tryLock(m_path, 0, lock), 1);
    const Child child([] { return 1; });
    QCOMPARE(child.answer(), 1);
    lock.reset();
    QVERIFY(!ProcessLock::holder(m_path).has_value());
}

void TestProcessLock::saysWhyNot()
{
    const auto result = ProcessLock::acquire(m_folder.filePath(QStringLiteral("none/lock")));
    QVERIFY(!result.has_value());
    QCOMPARE(result.error().kind, ErrorKind::NotFound);
    QVERIFY(!ProcessLock::holder(m_folder.filePath(QStringLiteral("none/lock"))).has_value());
}

QTEST_GUILESS_MAIN(TestProcessLock)
#include "tst_processlock.moc"
