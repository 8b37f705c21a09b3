// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/errand.h"
#include "services/domain/commitid.h"
#include "services/git/parse/gittree.h"
#include "services/gitops/commitfolder.h"
#include "services/gitops/desiredstate.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace serin {

class DesiredStateSource;
class GitRepository;

/// DesiredStateSource::readCommit(): lists the files of the commit, follows the links among them,
/// reads those that the source does not know yet and makes the state of all.
class CommitReading : public Errand<DesiredState>
{
public:
    /// @p source owns it. With @p files only these.
    CommitReading(DesiredStateSource &source, std::shared_ptr<GitRepository> repository,
                  CommitId commit, const QStringList &files);

private:
    using Texts = QList<std::optional<QByteArray>>;
    struct Made
    {
        DesiredState state;
        CommitFiles files;
    };
    struct Making;

    [[nodiscard]] QByteArray inRepository(const QString &path) const;
    void list();
    void followLinks(QList<GitTreeEntry> entries);
    /// Only the files named by hand, whatever their names.
    void select(const QList<GitTreeEntry> &entries);
    void choose(CommitFolder folder);
    /// @p texts: of m_missing.
    void make(Texts texts);
    /// For the readings that come.
    void keep(const Made &made);

    DesiredStateSource &m_source;
    const std::shared_ptr<GitRepository> m_repository;
    const CommitId m_commit;
    const QString m_top; ///< of the repository
    const int m_picked;  ///< as the source counted when it began
    QString m_root;      ///< of the state
    bool m_isSelection = false;
    QList<QByteArray> m_selection;
    CommitFolder m_folder;
    CommitFiles m_files; ///< that are known
    std::vector<CommitCandidate> m_missing;
};

} // namespace serin
