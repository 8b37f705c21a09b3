// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/versioncomparison.h"

#include "models/manifest/editsession.h"
#include "models/project/projectcontroller.h"
#include "services/core/errand.h"
#include "services/core/workers.h"
#include "services/git/gitrepository.h"

namespace serin {

VersionComparison::VersionComparison(ProjectController &project, EditSession &session,
                                     QObject *parent)
    : QObject(parent), m_project(project), m_session(session)
{}

void VersionComparison::compare(const QString &endpoint, const QList<QByteArray> &paths,
                                const VersionPoint &before, const VersionPoint &after)
{
    const std::shared_ptr<GitRepository> &repository = m_project.repository();
    if (!repository) {
        clear();
        return;
    }
    m_isReading = true;
    Q_EMIT changed();
    const auto work = [endpoint, top = repository->layout().top](const QList<VersionFile> &files) {
        return runAsync(workers(), [files, endpoint, top]() -> Result<VersionDifference> {
            return differenceOf(concernedFiles(files, top, endpoint), top, endpoint);
        });
    };
    deliver(andThen(readVersions(repository, m_session, paths, before, after, this), this, work),
            this, [this, number = ++m_request](const Result<VersionDifference> &difference) {
                if (number == m_request) {
                    take(difference);
                }
            });
}

void VersionComparison::take(const Result<VersionDifference> &difference)
{
    m_isReading = false;
    m_problem = difference ? std::nullopt : std::optional(difference.error());
    m_difference = difference.value_or(VersionDifference());
    Q_EMIT changed();
}

void VersionComparison::clear()
{
    ++m_request;
    m_isReading = false;
    m_problem.reset();
    m_difference = {};
    Q_EMIT changed();
}

} // namespace serin
