// SPDX-License-Identifier: GPL-3.0-or-later
// What tst_hostile and tst_hostilesize have in common: `serinctl manifest show`, `validate` and
// `set` over one file, each with little memory and time.
#pragma once

#include "tests/support/filebytes.h"
#include "tests/support/limitedprocess.h"

#include <QCryptographicHash>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <utility>

namespace serin {

constexpr qint64 mebibyte = 1024 * 1024;

constexpr int million = 1'000'000;

/// A good endpoint, to be continued.
const QByteArray endpointHead = "$schema: https://azuremlschemas.azureedge.net/latest/"
                                "managedOnlineEndpoint.schema.json\n"
                                "name: price-model\n"
                                "auth_mode: key\n";
const QByteArray endpointTraffic = "traffic:\n  blue: 90\n  green: 10\n";
const QByteArray goodEndpoint = endpointHead + endpointTraffic;

/// @p part written @p count times.
inline QByteArray times(qsizetype count, const QByteArray &part)
{
    return part.repeated(count);
}

/// @p count lines or entries, each made from its number.
template<typename Part>
QByteArray numbered(int count, Part part)
{
    QByteArray text;
    for (int i = 0; i < count; ++i) {
        text += part(QByteArray::number(i));
    }
    return text;
}

/// Makes a file's text. Called whenever it is needed: the memory of this process counts as the
/// children's until they run their program, so none of it is kept.
using HostileText = std::function<QByteArray()>;

/// What becomes of a file.
struct HostileExpectation
{
    bool readable = true;   ///< `show` lists it; else all three verbs fail with `error`
    QByteArray error;       ///< words of the refusal of what is not readable
    QByteArray place;       ///< of the error, as ":line:column:"
    QByteArray fix;         ///< words of what it says to do about it
    QByteArray invalidity;  ///< words in what `validate` says; empty: it finds no error
    QByteArray editRefusal; ///< words of the refusal of `set`; empty: it changes the traffic
    qint64 memory = 100 * mebibyte; ///< most that any of the three may have resident
};

/// One file in a folder of its own and what the three verbs do with it.
class HostileManifest
{
public:
    explicit HostileManifest(HostileText makeText) : m_makeText(std::move(makeText))
    {
        const QByteArray text = m_makeText();
        m_checksum = QCryptographicHash::hash(text, QCryptographicHash::Sha256);
        QVERIFY(setFileBytes(path(), text));
    }

    void check(const HostileExpectation &expected)
    {
        checkShow(expected);
        checkValidate(expected);
        checkSet(expected);
    }

private:
    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("endpoint.yml")); }

    [[nodiscard]] QByteArray checksumOfFile() const
    {
        QFile file(path());
        QCryptographicHash hash(QCryptographicHash::Sha256);
        return file.open(QIODevice::ReadOnly) && hash.addData(&file) ? hash.result() : QByteArray();
    }

    LimitedOutcome run(const char *verb, const QStringList &options,
                       const HostileExpectation &expected)
    {
        QStringList arguments{QStringLiteral("manifest"), QLatin1String(verb), path()};
        arguments += options;
        const LimitedOutcome outcome = runLimited(QStringLiteral(SERINCTL), arguments,
                                                  {2048 * mebibyte, std::chrono::seconds(60)});
        const auto told = [&] {
            return QStringLiteral("%1: exit code %2, %3 MiB, %4")
                .arg(QLatin1String(verb))
                .arg(outcome.exitCode)
                .arg(outcome.peakMemory / mebibyte)
                .arg(QString::fromUtf8(outcome.standardError.left(400)));
        };
        [&] {
            QVERIFY2(!outcome.timedOut, qPrintable(told()));
            QVERIFY2(outcome.exitCode == 0 || outcome.exitCode == 1, qPrintable(told()));
#ifndef SERIN_WITH_ADDRESS_SANITIZER
            QVERIFY2(outcome.peakMemory <= expected.memory, qPrintable(told()));
#endif
        }();
        return outcome;
    }

    /// The refusal is one short line that names the file, and the file is as it was.
    void checkRefused(const LimitedOutcome &outcome, const QByteArray &words,
                      const HostileExpectation &expected)
    {
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.standardError.startsWith("serinctl: error: " + path().toUtf8()),
                 outcome.standardError.left(400).constData());
        QVERIFY2(outcome.standardError.contains(words) &&
                     outcome.standardError.contains(expected.fix) &&
                     outcome.standardError.contains(expected.place),
                 outcome.standardError.left(400).constData());
        QCOMPARE(outcome.standardError.count('\n'), 1);
        QVERIFY(outcome.standardError.size() < 1000);
        QVERIFY(outcome.standardOutput.isEmpty());
        QCOMPARE(checksumOfFile(), m_checksum);
    }

    void checkShow(const HostileExpectation &expected)
    {
        const QStringList table{QStringLiteral("--output"), QStringLiteral("table")};
        const LimitedOutcome outcome = run("show", table, expected);
        if (!expected.readable) {
            checkRefused(outcome, expected.error, expected);
            return;
        }
        QCOMPARE(outcome.exitCode, 0);
        QVERIFY(outcome.standardOutput.contains(path().toUtf8() + ':'));
        QVERIFY(!outcome.standardOutput.contains('\x1b'));
        for (const QByteArray &line : outcome.standardOutput.split('\n')) {
            QVERIFY(line.size() < 4000);
        }
    }

    void checkValidate(const HostileExpectation &expected)
    {
        const LimitedOutcome outcome = run("validate", {}, expected);
        const QByteArray words = expected.readable ? expected.invalidity : expected.error;
        QCOMPARE(outcome.exitCode, words.isEmpty() ? 0 : 1);
        QVERIFY2(outcome.standardOutput.contains(words) &&
                     outcome.standardOutput.contains(expected.place),
                 outcome.standardOutput.left(400).constData());
        QCOMPARE(outcome.standardOutput.contains(": error: "), !words.isEmpty());
        QVERIFY(!outcome.standardOutput.contains('\x1b'));
        for (const QByteArray &line : outcome.standardOutput.split('\n')) {
            QVERIFY(line.isEmpty() || line.startsWith(path().toUtf8() + ':'));
            QVERIFY(line.size() < 1000);
        }
        QCOMPARE(checksumOfFile(), m_checksum);
    }

    void checkSet(const HostileExpectation &expected)
    {
        const LimitedOutcome outcome =
            run("set", {QStringLiteral("--traffic"), QStringLiteral("blue=80 green=20")}, expected);
        const QByteArray refusal = expected.readable ? expected.editRefusal : expected.error;
        if (!refusal.isEmpty()) {
            checkRefused(outcome, refusal, expected);
            return;
        }
        QVERIFY2(outcome.exitCode == 0, outcome.standardError.left(400).constData());
        QByteArray wanted = m_makeText();
        wanted.replace(wanted.indexOf("blue: 90"), 8, "blue: 80");
        wanted.replace(wanted.indexOf("green: 10"), 9, "green: 20");
        QCOMPARE(checksumOfFile(), QCryptographicHash::hash(wanted, QCryptographicHash::Sha256));
    }

    HostileText m_makeText;
    QByteArray m_checksum;
    QTemporaryDir m_folder;
};

} // namespace serin

Q_DECLARE_METATYPE(serin::HostileExpectation)
Q_DECLARE_METATYPE(serin::HostileText)
