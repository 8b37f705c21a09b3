// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/fileopening.h"

#include "models/manifest/editsession.h"
#include "models/project/projectcontroller.h"

#include <algorithm>
#include <utility>

namespace serin {

FileOpening::FileOpening(EditSession &session, ProjectController &project, QStringList paths,
                         QObject *parent)
    : QObject(parent), m_session(session), m_project(project), m_paths(std::move(paths))
{}

void FileOpening::start()
{
    for (const QString &path : m_paths) {
        m_session.open(path);
    }
    connect(&m_session, &EditSession::bufferChanged, this, &FileOpening::look);
    connect(&m_session, &EditSession::openFailed, this,
            [this](const QString &path, const Error &error) {
                if (m_paths.contains(path)) {
                    end(failure(error));
                }
            });
    connect(&m_project, &ProjectController::enginesChanged, this, [this] {
        if (!m_project.repository()) {
            end(failure(ErrorKind::Cancelled,
                        QStringLiteral("another folder was opened meanwhile")));
        }
    });
    look();
}

void FileOpening::look()
{
    const bool areOpen = std::all_of(m_paths.begin(), m_paths.end(), [this](const QString &path) {
        return m_session.buffer(path) != nullptr;
    });
    if (areOpen) {
        end({});
    }
}

void FileOpening::end(const Result<void> &opened)
{
    m_session.disconnect(this);
    m_project.disconnect(this);
    deleteLater();
    Q_EMIT ended(opened);
}

} // namespace serin
