// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pipeline/pipelineform.h"

#include "models/pipeline/pipelinedraft.h"
#include "ui/review/checkline.h"
#include "ui/theme/wheelguard.h"
#include "ui/theme/wordlabel.h"
#include "ui/yaml/diffview.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace serin {

namespace {

constexpr int mostDiffLines = 24;

} // namespace

PipelineForm::PipelineForm(PipelineDraft &draft, QWidget *parent)
    : DraftCard(draft, QStringLiteral("pipelineForm"), parent), m_draft(draft),
      m_kind(new QComboBox(this)), m_branch(new QLineEdit(this)),
      m_branchProblem(makeWordLabel(this, WidgetRole::Failure)), m_applies(new CheckLine(this)),
      m_filesTitle(makeWordLabel(this, WidgetRole::Section)), m_diff(new DiffView(this)),
      m_replaces(new CheckLine(this)), m_notes(makeWordLabel(this, WidgetRole::Caption)),
      m_problem(makeWordLabel(this, WidgetRole::Failure))
{
    build();
    connect(m_kind, &QComboBox::activated, this,
            [this](int index) { m_draft.setKind(static_cast<PipelineKind>(index)); });
    connect(m_branch, &QLineEdit::textEdited, &draft, &PipelineDraft::setBranch);
    connect(m_applies, &CheckLine::toggled, &draft, &PipelineDraft::setPipelineApplies);
    connect(m_replaces, &CheckLine::toggled, &draft, &PipelineDraft::setReplaces);
    finish(WidgetRole::Primary, QStringLiteral("writePipelineButton"),
           QStringLiteral("cancelPipelineButton"));
}

void PipelineForm::build()
{
    setWidgetRole(*this, WidgetRole::Card);
    setWidgetRole(*title(), WidgetRole::Title);
    setTitle(tr("Set up a pipeline"));
    QLabel *const words = makeWordLabel(this, WidgetRole::Muted);
    words->setText(
        tr("It checks the manifests and shows the plan of each pull request, and applies "
           "what lands on the branch."));
    m_kind->setObjectName(QStringLiteral("pipelineKind"));
    m_kind->addItems({tr("GitHub Actions"), tr("Azure Pipelines")});
    m_kind->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    guardWheel(*m_kind);
    m_branch->setObjectName(QStringLiteral("pipelineBranch"));
    m_branchProblem->setObjectName(QStringLiteral("pipelineBranchProblem"));
    m_applies->setBoxName(QStringLiteral("pipelineAppliesCheck"));
    m_replaces->setBoxName(QStringLiteral("replacePipelineCheck"));
    m_filesTitle->setObjectName(QStringLiteral("pipelineFiles"));
    m_diff->setHeight(DiffView::Height::Fixed, 1, mostDiffLines);
    m_diff->setViewNames(QStringLiteral("pipelineDiff"), tr("What is written"));
    m_notes->setObjectName(QStringLiteral("pipelineNotes"));
    m_problem->setObjectName(QStringLiteral("pipelineProblem"));
    column()->addWidget(words);
    addField(tr("&Who runs it"), m_kind);
    addField(tr("&Branch that is applied"), m_branch);
    for (QWidget *widget : std::initializer_list<QWidget *>{
             m_branchProblem, m_applies, m_notes, m_filesTitle, m_diff, m_replaces, m_problem}) {
        column()->addWidget(widget);
    }
}

void PipelineForm::addField(const QString &title, QWidget *field)
{
    auto *label = new QLabel(title, this);
    label->setBuddy(field);
    field->setAccessibleName(QString(title).remove(u'&'));
    column()->addWidget(label);
    column()->addWidget(field, 0, field == m_kind ? Qt::AlignLeft : Qt::Alignment());
}

void PipelineForm::focusKind()
{
    m_kind->setFocus(Qt::OtherFocusReason);
}

void PipelineForm::showDraft()
{
    const PipelineDraft::Fields &fields = m_draft.fields();
    m_kind->setCurrentIndex(static_cast<int>(fields.kind));
    if (m_branch->text().trimmed() != fields.branch) {
        const QSignalBlocker blocker(m_branch);
        m_branch->setText(fields.branch);
    }
    showWords(m_branchProblem, m_draft.branchProblem());
    m_branch->setAccessibleDescription(m_draft.branchProblem());
    m_applies->setTexts(tr("From now on the pipeline applies this project"),
                        tr("Serin then reviews, commits and pushes, and shows what the pipeline "
                           "has made live. The project's menu changes it back."));
    m_applies->setChecked(fields.pipelineApplies);
    showFiles();
    showWords(m_notes, m_draft.notes().join(u'\n'));
    showWords(m_problem, m_draft.problem());
    const bool waitsForYes = m_draft.wantsYes() && !fields.replaces;
    setConfirm(tr("Write and review"), m_draft.canConfirm(),
               m_draft.canConfirm() ? tr("Nothing is committed before the review (Ctrl+Enter)")
               : m_draft.isThere()  ? tr("There is nothing to write")
               : waitsForYes        ? tr("Tick that the file may be replaced")
               : m_draft.problem().isEmpty() ? m_draft.branchProblem()
                                             : m_draft.problem());
}

void PipelineForm::showFiles()
{
    QStringList names;
    std::vector<DiffLine> lines;
    for (const PipelineDraft::File &file : m_draft.files()) {
        names << (file.isNew ? tr("new file %1").arg(file.name)
                             : tr("%1 changes", "a file").arg(file.name));
        lines.insert(lines.end(), file.diff.begin(), file.diff.end());
    }
    m_filesTitle->setText(m_draft.isThere() ? tr("Everything is there already, as it would be "
                                                 "written.")
                                            : names.join(QStringLiteral(", ")));
    m_filesTitle->setVisible(!m_filesTitle->text().isEmpty());
    m_diff->setLines(lines);
    m_diff->setVisible(!lines.empty());
    const QString name = m_draft.files().empty() ? QString() : m_draft.files().front().name;
    m_replaces->setTexts(tr("Replace what is in %1").arg(name),
                         tr("Its lines with a minus sign above go; undo brings them back."));
    m_replaces->setChecked(m_draft.fields().replaces);
    m_replaces->setVisible(m_draft.wantsYes());
}

void PipelineForm::applySpacing()
{
    const Spacing space = Spacing::forFont(font());
    column()->setContentsMargins(space.l, space.l, space.l, space.l);
    column()->setSpacing(space.s);
    setMaximumWidth(2 * space.form);
}

} // namespace serin
