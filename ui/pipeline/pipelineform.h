// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/endpoint/draftcard.h"

class QComboBox;
class QLineEdit;

namespace serin {

class CheckLine;
class DiffView;
class PipelineDraft;

/// The form that sets a pipeline up: who runs it, the branch that it applies, and the files that it
/// takes, to read before they are written.
class PipelineForm : public DraftCard
{
    Q_OBJECT
public:
    /// @p draft must outlive it.
    explicit PipelineForm(PipelineDraft &draft, QWidget *parent = nullptr);

    void focusKind();

protected:
    void showDraft() override;
    void applySpacing() override;

private:
    void build();
    void addField(const QString &title, QWidget *field);
    void showFiles();

    PipelineDraft &m_draft;
    QComboBox *m_kind;
    QLineEdit *m_branch;
    QLabel *m_branchProblem;
    CheckLine *m_applies;
    QLabel *m_filesTitle;
    DiffView *m_diff;
    CheckLine *m_replaces;
    QLabel *m_notes;
    QLabel *m_problem;
};

} // namespace serin
