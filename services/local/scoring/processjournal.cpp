// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/scoring/processjournal.h"

#include "services/core/atomicfile.h"
#include "services/core/readfile.h"

#include <algorithm>

namespace serin {

namespace {

constexpr qint64 mostBytes = 16 * 1024 * 1024;
constexpr qsizetype mostLines = 1'000;

// The file: "boot ID", "next NUMBER", then "run PID START NUMBER" for each start.
const QByteArray bootWord = QByteArrayLiteral("boot");
const QByteArray nextWord = QByteArrayLiteral("next");
const QByteArray runWord = QByteArrayLiteral("run");

} // namespace

Result<void> ProcessJournal::open()
{
    readOld();
    return startOver();
}

void ProcessJournal::readOld()
{
    const Result<FileContent> content = readFile(m_file.fileName(), mostBytes);
    if (!content) {
        return; // the marks in the environments find them all the same
    }
    bool sameBoot = false;
    const QList<QByteArray> lines = content->bytes.split('\n');
    for (const QByteArray &line : lines) {
        const QList<QByteArray> words = line.split(' ');
        if (words.size() == 2 && words[0] == bootWord) {
            const QString boot = bootId();
            sameBoot = !boot.isEmpty() && QString::fromLatin1(words[1]) == boot;
        } else if (words.size() == 2 && words[0] == nextWord) {
            m_nextNumber = std::max(m_nextNumber, words[1].toULongLong());
        } else if (words.size() == 4 && words[0] == runWord) {
            m_nextNumber = std::max(m_nextNumber, words[3].toULongLong() + 1);
            const ProcessIdentity identity{words[1].toLongLong(), words[2].toULongLong()};
            if (sameBoot && isRunning(identity)) {
                m_leftovers.append(identity);
            }
        }
    }
}

Result<void> ProcessJournal::startOver()
{
    m_file.close();
    const QByteArray head = bootWord + ' ' + bootId().toLatin1() + '\n' + nextWord + ' ' +
                            QByteArray::number(m_nextNumber) + '\n';
    if (auto written = writeFileAtomically(m_file.fileName(), head); !written) {
        return written;
    }
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered)) {
        return failure(ErrorKind::Io, m_file.errorString(), m_file.fileName());
    }
    for (const Noted &noted : m_noted) {
        addLine(noted.identity, noted.number);
    }
    return {};
}

void ProcessJournal::note(const ProcessIdentity &identity, quint64 number)
{
    if (m_noted.size() >= mostLines) {
        // Cut back to the living: whoever restarts for months shall not fill the disk.
        m_noted.removeIf([](const Noted &noted) { return !isRunning(noted.identity); });
        static_cast<void>(startOver());
    }
    m_noted.append({identity, number});
    addLine(identity, number);
}

void ProcessJournal::addLine(const ProcessIdentity &identity, quint64 number)
{
    m_file.write(runWord + ' ' + QByteArray::number(identity.pid) + ' ' +
                 QByteArray::number(identity.startTime) + ' ' + QByteArray::number(number) + '\n');
}

} // namespace serin
