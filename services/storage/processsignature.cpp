// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/storage/processsignature.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMutex>
#include <QSet>
#include <QUuid>

#include <utility>

namespace serin {

namespace {

// A lock file that nobody holds is removed only when it is old: a new one may not be locked yet.
constexpr qint64 lockFileAgeSeconds = 3600;

/// The signatures of this process. Its own locks must not be looked at: that would release them.
class OwnSignatures
{
public:
    void insert(const QString &owner)
    {
        const QMutexLocker locker(&m_mutex);
        m_owners.insert(owner);
    }
    void remove(const QString &owner)
    {
        const QMutexLocker locker(&m_mutex);
        m_owners.remove(owner);
    }
    bool contains(const QString &owner)
    {
        const QMutexLocker locker(&m_mutex);
        return m_owners.contains(owner);
    }

private:
    QMutex m_mutex;
    QSet<QString> m_owners;
};

OwnSignatures &ownSignatures()
{
    static OwnSignatures signatures;
    return signatures;
}

} // namespace

ProcessSignature::~ProcessSignature()
{
    if (m_lock) {
        QFile::remove(lockPath(m_text));
        m_lock.reset();
        ownSignatures().remove(m_text);
    }
}

QString ProcessSignature::lockPath(const QString &text) const
{
    return m_file + u'.' + text + QStringLiteral(".lock");
}

void ProcessSignature::sweep() const
{
    const QFileInfo file(m_file);
    const QDateTime old = QDateTime::currentDateTimeUtc().addSecs(-lockFileAgeSeconds);
    const QFileInfoList locks =
        QDir(file.path()).entryInfoList({file.fileName() + QStringLiteral(".*.lock")}, QDir::Files);
    for (const QFileInfo &lock : locks) {
        const QString text = lock.fileName().section(u'.', -2, -2);
        if (lock.lastModified() < old && !processOf(text)) {
            QFile::remove(lock.filePath());
        }
    }
}

Result<void> ProcessSignature::sign()
{
    if (m_lock) {
        return {};
    }
    sweep();
    const QString text = QUuid::createUuid().toString(QUuid::WithoutBraces);
    ownSignatures().insert(text);
    Result<std::unique_ptr<ProcessLock>> lock = ProcessLock::acquire(lockPath(text));
    if (!lock) {
        ownSignatures().remove(text);
        return failure(std::move(lock.error()));
    }
    m_text = text;
    m_lock = std::move(*lock);
    return {};
}

std::optional<qint64> ProcessSignature::processOf(const QString &text) const
{
    return ownSignatures().contains(text) ? 0 : ProcessLock::holder(lockPath(text));
}

} // namespace serin
