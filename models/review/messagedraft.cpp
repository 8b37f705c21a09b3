// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/review/messagedraft.h"

#include "services/core/atomicfile.h"
#include "services/core/statefolder.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>

namespace serin {

namespace {

constexpr qint64 longestDraft = 1 << 20;

void store(const QString &path, const QString &text)
{
    if (text.isEmpty()) {
        QFile::remove(path);
        return;
    }
    const QString folder = QFileInfo(path).absolutePath();
    if (QDir().mkpath(folder)) {
        QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        static_cast<void>(writeFileAtomically(path, text.toUtf8()));
    }
}

} // namespace

MessageDraft::MessageDraft(QString folder, QObject *parent)
    : QObject(parent), m_folder(std::move(folder))
{
    m_worker.setMaxThreadCount(1);
    m_timer.setSingleShot(true);
    m_timer.setInterval(std::chrono::milliseconds(500));
    connect(&m_timer, &QTimer::timeout, this, &MessageDraft::write);
}

MessageDraft::~MessageDraft()
{
    write();
    m_worker.waitForDone();
}

QString MessageDraft::standardFolder()
{
    return stateFolder() + QStringLiteral("/drafts");
}

QString MessageDraft::path() const
{
    const QByteArray name =
        QCryptographicHash::hash(m_top.toUtf8(), QCryptographicHash::Sha256).toHex().left(24);
    return QStringLiteral("%1/commit-%2.txt").arg(m_folder, QString::fromLatin1(name));
}

void MessageDraft::setRepository(const QString &top)
{
    if (top == m_top) {
        return;
    }
    write();
    m_worker.waitForDone(); // small, and only when another project is opened
    m_top = top;
    m_text.clear();
    if (!top.isEmpty()) {
        if (const Result<FileContent> kept = readFile(path(), longestDraft)) {
            m_text = QString::fromUtf8(kept->bytes);
        }
    }
    m_written = m_text;
}

void MessageDraft::setText(const QString &text)
{
    if (text != m_text) {
        m_text = text;
        if (!m_timer.isActive()) { // not begun anew by each key
            m_timer.start();
        }
    }
}

void MessageDraft::write()
{
    m_timer.stop();
    if (m_top.isEmpty() || m_text == m_written) {
        return;
    }
    m_written = m_text;
    m_worker.start([file = path(), text = m_text] { store(file, text); });
}

} // namespace serin
