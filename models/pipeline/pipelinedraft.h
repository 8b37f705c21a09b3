// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/endpoint/editdraft.h"
#include "models/manifest/displaytext.h"
#include "services/gitops/pipeline/pipelinetext.h"

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace serin {

class BranchActs;
class ProjectController;

/// A pipeline that a person sets up for the project that is open: the files that it takes are shown
/// before they are written, and nothing that is there is replaced without their yes. GUI thread
/// only.
class PipelineDraft : public EditDraft
{
    Q_OBJECT
public:
    struct Fields
    {
        PipelineKind kind = PipelineKind::GitHubActions;
        QString branch;
        bool pipelineApplies = true; ///< from now on, and Serin does not
        bool replaces = false;       ///< the person's yes to replacing what is there
    };
    /// What happens to one file.
    struct File
    {
        QString name; ///< in the repository
        bool isNew = true;
        std::vector<DiffLine> diff;
    };

    /// All must outlive it.
    PipelineDraft(ProjectController &project, const BranchActs &branches, EditSession &session,
                  QObject *parent = nullptr);

    /// Why none can be set up now; empty when one can.
    [[nodiscard]] QString unavailableReason() const;

    void begin();

    [[nodiscard]] const Fields &fields() const { return m_fields; }
    void setKind(PipelineKind kind);
    void setBranch(const QString &branch);
    void setPipelineApplies(bool applies);
    void setReplaces(bool replaces);

    /// What confirm() writes, as far as it is known.
    [[nodiscard]] const std::vector<File> &files() const { return m_files; }
    /// Another text stands where the pipeline goes: Fields::replaces has to be given.
    [[nodiscard]] bool wantsYes() const { return m_wantsYes; }
    /// Everything is there already as it would be written.
    [[nodiscard]] bool isThere() const { return m_isKnown && m_files.empty(); }
    /// What is wrong with the branch; empty when nothing is.
    [[nodiscard]] QString branchProblem() const;
    /// Why the files cannot be made, or why the last confirm() failed.
    [[nodiscard]] QString problem() const;
    /// What else to know of this workspace or remote; may be empty.
    [[nodiscard]] QStringList notes() const;
    [[nodiscard]] bool canConfirm() const override;
    void confirm() override;

Q_SIGNALS:
    /// The files at @p paths (absolute) are written and want to be reviewed.
    void added(const QStringList &paths);

private:
    [[nodiscard]] PipelineSpec spec() const;
    [[nodiscard]] Project offered() const;
    [[nodiscard]] QStringList subject() const;
    void look();
    void findKind();
    void take(const std::vector<File> &files, const QHash<QString, QByteArray> &there,
              bool wantsYes);
    [[nodiscard]] bool isKnownToSession(const QString &path) const;
    void settle();

    ProjectController &m_project;
    const BranchActs &m_branches;
    Fields m_fields;
    QStringList m_subject;  ///< when it was begun
    bool m_hasKind = false; ///< the person has chosen one
    std::vector<File> m_files;
    QHash<QString, QByteArray> m_there; ///< files and their texts: the session has to know them
    QString m_other;                    ///< file of a pipeline of the other kind
    bool m_wantsYes = false;
    bool m_isKnown = false;
    bool m_hasRemote = true;
    QString m_trouble;      ///< of the last look()
    bool m_settles = false; ///< what was written is not on disk yet
    quint64 m_request = 0;
};

} // namespace serin
