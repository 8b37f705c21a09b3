// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/steppeddelays.h"
#include "ui/endpoint/secretclipboard.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

using namespace serin;
using namespace std::chrono_literals;

namespace {

QString onClipboard()
{
    return QGuiApplication::clipboard()->text();
}

} // namespace

class TestSecretClipboard : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        QGuiApplication::clipboard()->clear();
        m_clipboard = std::make_unique<SecretClipboard>(m_delays);
    }
    void cleanup() { m_clipboard.reset(); }

    void takesItOffAfterAMinute()
    {
        const QSignalSpy cleared(m_clipboard.get(), &SecretClipboard::cleared);
        m_clipboard->copy(Secret("key-1"));
        QCOMPARE(onClipboard(), QStringLiteral("key-1"));
        QVERIFY(QGuiApplication::clipboard()->mimeData()->hasFormat(
            QStringLiteral("x-kde-passwordManagerHint")));
        m_delays.pass(59s);
        QCoreApplication::processEvents();
        QCOMPARE(onClipboard(), QStringLiteral("key-1"));
        m_delays.pass(1s);
        QTRY_COMPARE(onClipboard(), QString());
        QCOMPARE(cleared.size(), 1);
        QVERIFY(m_delays.left().empty());
    }

    void leavesWhatIsNotItsOwn()
    {
        const QSignalSpy cleared(m_clipboard.get(), &SecretClipboard::cleared);
        m_clipboard->copy(Secret("key-1"));
        QGuiApplication::clipboard()->setText(QStringLiteral("mine"));
        m_delays.pass(60s);
        QTRY_VERIFY(m_delays.left().empty());
        QCoreApplication::processEvents();
        QCOMPARE(onClipboard(), QStringLiteral("mine"));
        QVERIFY(cleared.isEmpty());
    }

    void theNextOneStaysAWholeMinute()
    {
        m_clipboard->copy(Secret("key-1"));
        m_delays.pass(40s);
        m_clipboard->copy(Secret("key-2"));
        m_delays.pass(40s);
        QCoreApplication::processEvents();
        QCOMPARE(onClipboard(), QStringLiteral("key-2"));
        m_delays.pass(20s);
        QTRY_COMPARE(onClipboard(), QString());
    }

    void takesItOffAtItsEnd()
    {
        m_clipboard->copy(Secret("key-1"));
        m_clipboard.reset();
        QCOMPARE(onClipboard(), QString());
        m_delays.pass(60s); // nobody is there any more
        QCoreApplication::processEvents();
    }

private:
    FakeClock m_clock;
    SteppedDelays m_delays{m_clock};
    std::unique_ptr<SecretClipboard> m_clipboard;
};

QTEST_MAIN(TestSecretClipboard)
#include "tst_secretclipboard.moc"
