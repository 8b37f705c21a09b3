// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/filenotices.h"

#include "models/common/errortext.h"
#include "models/manifest/editsession.h"
#include "models/manifest/filedrafts.h"
#include "ui/mainwindow/noticearea.h"

#include <QFileInfo>
#include <QLocale>

#include <utility>

namespace serin {

namespace {

const QString refusedId = QStringLiteral("refused");
const QString takenId = QStringLiteral("taken");
constexpr qsizetype namedFiles = 3;

QString diskId(const QString &path)
{
    return QStringLiteral("disk:") + path;
}

QString saveId(const QString &path)
{
    return QStringLiteral("save:") + path;
}

QString draftId(const QString &path)
{
    return QStringLiteral("draft:") + path;
}

QString nameOf(const QString &path)
{
    return QFileInfo(path).fileName();
}

} // namespace

FileNotices::FileNotices(EditSession &session, const FileDrafts &drafts, NoticeArea &area,
                         QObject *parent)
    : QObject(parent), m_session(session), m_area(area)
{
    connect(&session, &EditSession::bufferChanged, this, &FileNotices::onBufferChanged);
    connect(&session, &EditSession::bufferClosed, this, &FileNotices::onBufferChanged);
    connect(&session, &EditSession::refused, this, &FileNotices::onRefused);
    connect(&session, &EditSession::takenOver, this, &FileNotices::onTakenOver);
    connect(&drafts, &FileDrafts::restored, this, &FileNotices::onDraftRestored);
}

void FileNotices::onBufferChanged(const QString &path)
{
    const ManifestBuffer *const buffer = m_session.buffer(path);
    const auto state = buffer ? buffer->state() : ManifestBuffer::State::Saved;
    if (state == ManifestBuffer::State::ChangedOnDisk) {
        m_area.remove(saveId(path));
        if (m_taken.removeOne(path)) {
            showTakenOver();
        }
        showChangedOnDisk(*buffer);
    } else if (state == ManifestBuffer::State::SaveFailed) {
        m_area.remove(diskId(path));
        showSaveFailed(*buffer);
    } else if (state == ManifestBuffer::State::Saved) {
        m_area.remove(diskId(path));
        m_area.remove(saveId(path));
        m_area.remove(draftId(path));
    }
}

void FileNotices::onDraftRestored(const QString &path)
{
    Notice notice;
    notice.id = draftId(path);
    notice.objectName = QStringLiteral("draftBar");
    notice.text = tr("What was typed in %1 the last time and not saved is back, still not saved.")
                      .arg(nameOf(path));
    notice.advice = tr("Save it, or undo it.");
    m_area.post(notice);
}

void FileNotices::showChangedOnDisk(const ManifestBuffer &buffer)
{
    const QString &path = buffer.path();
    const ForeignChange &change = *buffer.foreignChange();
    Notice notice;
    notice.id = diskId(path);
    notice.role = WidgetRole::Warning;
    notice.objectName = QStringLiteral("diskBar");
    notice.isDismissible = false;
    QString reload = tr("Reload");
    bool canKeep = true;
    switch (change.kind) {
    case ForeignChange::Kind::Edited:
        notice.text = tr("%1 was changed by another program while it had an edit of yours.")
                          .arg(nameOf(path));
        notice.advice = tr("Nothing was overwritten. Both ways can be undone.");
        break;
    case ForeignChange::Kind::Deleted:
        notice.text = tr("%1 was deleted by another program.").arg(nameOf(path));
        notice.advice = tr("Write it again, or let it go.");
        reload = tr("Let it go");
        break;
    case ForeignChange::Kind::Replaced:
        notice.text = tr("%1 was replaced: %2.").arg(nameOf(path), change.detail);
        notice.advice = tr("Read it again to work on what is there now.");
        canKeep = false;
        break;
    case ForeignChange::Kind::Unreadable:
        notice.text = tr("%1 cannot be read any more: %2.").arg(nameOf(path), change.detail);
        canKeep = false;
        break;
    }
    notice.acts.push_back(
        {QStringLiteral("reloadButton"), reload, [this, path] { m_session.reload(path); }});
    if (canKeep) {
        notice.acts.push_back(
            {QStringLiteral("keepMineButton"),
             change.kind == ForeignChange::Kind::Deleted ? tr("Write it again") : tr("Keep mine"),
             [this, path] { m_session.keepMine(path); }});
    }
    if (change.kind == ForeignChange::Kind::Edited) {
        notice.acts.push_back({QStringLiteral("compareButton"), tr("Compare"),
                               [this, path] { Q_EMIT compareRequested(path); }});
    }
    m_area.post(notice);
}

void FileNotices::showSaveFailed(const ManifestBuffer &buffer)
{
    const QString &path = buffer.path();
    const ErrorText words = errorText(*buffer.problem());
    Notice notice;
    notice.id = saveId(path);
    notice.role = WidgetRole::Failure;
    notice.objectName = QStringLiteral("errorBar");
    notice.isDismissible = false; // it would hide that an edit is in memory only
    notice.text = tr("%1 is not saved. %2").arg(nameOf(path), words.sentence);
    notice.advice = tr("Your edit is kept in memory. %1").arg(words.advice);
    notice.acts.push_back({QStringLiteral("retryButton"), tr("Try again"),
                           [this, path] { m_session.saveAgain(path); }});
    m_area.post(notice);
}

void FileNotices::onRefused(const QString &description, const Error &error)
{
    const ErrorText words = errorText(error);
    Notice notice;
    notice.id = refusedId;
    notice.role = WidgetRole::Failure;
    notice.objectName = QStringLiteral("errorBar");
    notice.text = tr("Not done: %1. %2", "an edit; why").arg(description, words.sentence);
    notice.advice = words.advice;
    m_area.post(notice);
}

void FileNotices::onTakenOver(const QString &path)
{
    if (!m_area.contains(takenId)) {
        m_taken.clear(); // these were told, and the notice was dismissed
    }
    m_taken.removeOne(path);
    m_taken.append(path);
    showTakenOver();
}

/// One notice for all files: whoever pulls in a terminal changes many at once.
void FileNotices::showTakenOver()
{
    const qsizetype count = m_taken.size();
    if (count == 0) {
        m_area.remove(takenId);
        return;
    }
    QStringList names;
    for (const QString &path : std::as_const(m_taken)) {
        names.append(nameOf(path));
    }
    Notice notice;
    notice.id = takenId;
    notice.objectName = QStringLiteral("takenOverBar");
    notice.text =
        count == 1 ? tr("%1 was changed by another program and was read again.").arg(names.front())
        : count <= namedFiles
            ? tr("%1 were changed by another program and were read again.", "file names")
                  .arg(QLocale().createSeparatedList(names))
            : tr("%Ln files were changed by another program and were read again.", nullptr,
                 static_cast<int>(count));
    m_area.post(notice);
}

} // namespace serin
