// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/versionreader.h"
#include "services/core/error.h"

#include <QObject>

namespace serin {

class EditSession;
class ProjectController;

/// Two versions of the selected endpoint side by side: in words and as a diff. GUI thread only.
class VersionComparison : public QObject
{
    Q_OBJECT
public:
    /// Both must outlive it.
    VersionComparison(ProjectController &project, EditSession &session, QObject *parent = nullptr);

    /// @p paths: where the endpoint's files may be (HistoryController::paths()). What is shown
    /// stays until the answer is there.
    void compare(const QString &endpoint, const QList<QByteArray> &paths,
                 const VersionPoint &before, const VersionPoint &after);
    void clear();

    [[nodiscard]] bool isReading() const { return m_isReading; }
    [[nodiscard]] const VersionDifference &difference() const { return m_difference; }
    [[nodiscard]] const std::optional<Error> &problem() const { return m_problem; }

Q_SIGNALS:
    void changed();

private:
    void take(const Result<VersionDifference> &difference);

    ProjectController &m_project;
    EditSession &m_session;
    VersionDifference m_difference;
    std::optional<Error> m_problem;
    bool m_isReading = false;
    quint64 m_request = 0;
};

} // namespace serin
