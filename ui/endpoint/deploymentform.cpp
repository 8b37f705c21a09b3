// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/endpoint/deploymentform.h"

#include "models/endpoint/deploymentdraft.h"
#include "services/domain/instancecount.h"
#include "ui/theme/accessiblewidgets.h"
#include "ui/theme/wheelguard.h"
#include "ui/theme/wordlabel.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

namespace serin {

namespace {

void showText(QLineEdit *edit, const QString &text)
{
    if (edit->text().trimmed() != text) {
        const QSignalBlocker blocker(edit);
        edit->setText(text);
    }
}

/// With its field made at once: where Shift+Tab leads follows the order in which widgets are made,
/// and from a field that came last it would leave out all between.
QComboBox *makeModelBox(QWidget *parent)
{
    auto *box = new QComboBox(parent);
    box->setEditable(true);
    return box;
}

} // namespace

DeploymentForm::DeploymentForm(DeploymentDraft &draft, QWidget *parent)
    : DraftCard(draft, QStringLiteral("deploymentForm"), parent), m_draft(draft),
      m_grid(new QGridLayout), m_name(new QLineEdit(this)), m_model(makeModelBox(this)),
      m_code(new QLineEdit(this)), m_instances(new QSpinBox(this)),
      m_problem(makeWordLabel(this, WidgetRole::Failure)),
      m_hint(makeWordLabel(this, WidgetRole::Caption))
{
    setWidgetRole(*this, WidgetRole::Notice);
    build();
    connect(m_name, &QLineEdit::textEdited, &draft, &DeploymentDraft::setName);
    connect(m_model, &QComboBox::currentTextChanged, &draft, &DeploymentDraft::setModel);
    connect(m_code, &QLineEdit::textEdited, &draft, &DeploymentDraft::setCode);
    connect(m_instances, &QSpinBox::valueChanged, &draft, &DeploymentDraft::setInstances);
    for (QLineEdit *field :
         {m_name, m_model->lineEdit(), m_code, m_instances->findChild<QLineEdit *>()}) {
        confirmWithEnter(*field);
    }
    finish(WidgetRole::Primary, QStringLiteral("deploymentAddButton"),
           QStringLiteral("deploymentCancelButton"));
}

void DeploymentForm::build()
{
    m_model->setInsertPolicy(QComboBox::NoInsert);
    m_model->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_model->setMinimumContentsLength(12);
    m_model->setCompleter(nullptr); // it would change what is typed
    guardWheel(*m_model);
    m_instances->setRange(1, InstanceCount::managedLimit);
    m_instances->setAlignment(Qt::AlignRight);
    guardWheel(*m_instances);
    m_nameProblem = addField(QStringLiteral("deploymentName"), m_name, tr("&Name"));
    m_modelProblem = addField(QStringLiteral("deploymentModel"), m_model, tr("&Model"));
    m_codeProblem = addField(QStringLiteral("deploymentCode"), m_code, tr("C&ode"));
    addField(QStringLiteral("deploymentInstances"), m_instances, tr("&Instances"));
    m_grid->setColumnStretch(1, 1);
    m_problem->setObjectName(QStringLiteral("deploymentProblem"));
    m_hint->setObjectName(QStringLiteral("deploymentHint"));
    column()->addLayout(m_grid);
    column()->addWidget(m_problem);
    column()->addWidget(m_hint);
}

/// A line with @p field; returns the label for what is wrong with it, in the line below.
QLabel *DeploymentForm::addField(const QString &name, QWidget *field, const QString &title)
{
    auto *label = new QLabel(title, this);
    label->setBuddy(field);
    field->setObjectName(name);
    const QString words = QString(title).remove(u'&');
    field->setAccessibleName(words);
    if (auto *box = qobject_cast<QComboBox *>(field)) {
        setBoxName(*box, words);
    }
    const int line = m_grid->rowCount();
    const bool isNarrow = field == m_instances;
    m_grid->addWidget(label, line, 0);
    m_grid->addWidget(field, line, 1, isNarrow ? Qt::AlignLeft : Qt::Alignment());
    QLabel *const problem = makeWordLabel(this, WidgetRole::Failure);
    problem->setObjectName(name + QStringLiteral("Problem"));
    problem->hide();
    m_grid->addWidget(problem, line + 1, 1);
    return problem;
}

void DeploymentForm::focusName()
{
    m_name->setFocus(Qt::OtherFocusReason);
    m_name->selectAll();
}

QWidget *DeploymentForm::firstProblem() const
{
    const DeploymentDraft::Problems problems = m_draft.problems();
    if (!problems.name.isEmpty()) {
        return m_name;
    }
    if (!problems.model.isEmpty()) {
        return m_model;
    }
    return problems.code.isEmpty() ? nullptr : m_code;
}

void DeploymentForm::showDraft()
{
    const DeploymentDraft::Fields &fields = m_draft.fields();
    setTitle(m_draft.origin() == NewDeployment::Origin::Copy
                 ? tr("New deployment, a copy of %1").arg(m_draft.from())
                 : tr("New deployment"));
    showText(m_name, fields.name);
    showText(m_code, fields.code);
    showModels();
    {
        const QSignalBlocker blocker(m_instances);
        m_instances->setMaximum(std::max(fields.instances, InstanceCount::managedLimit));
        m_instances->setValue(fields.instances);
    }
    const DeploymentDraft::Problems problems = m_draft.problems();
    showWords(m_nameProblem, problems.name);
    showWords(m_modelProblem, problems.model);
    showWords(m_codeProblem, problems.code);
    showWords(m_problem, problems.all);
    showWords(m_hint, m_draft.hint());
    m_name->setAccessibleDescription(problems.name);
    m_model->setAccessibleDescription(problems.model);
    m_code->setAccessibleDescription(problems.code);
    const QString reason = problems.name.isEmpty() ? problems.all : problems.name;
    setConfirm(fields.name.isEmpty() ? tr("Add") : buttonText(tr("Add %1"), fields.name),
               m_draft.canConfirm(),
               m_draft.canConfirm() ? tr("Writes it (Enter in a field, or Ctrl+Enter)") : reason);
    for (QWidget *field : std::initializer_list<QWidget *>{m_name, m_model, m_code, m_instances}) {
        field->setEnabled(!m_draft.isWorking());
    }
}

/// As the draft has it, unless that is being typed.
void DeploymentForm::showModels()
{
    const QSignalBlocker blocker(m_model);
    const QString model = m_draft.fields().model;
    QStringList items;
    for (int i = 0; i < m_model->count(); ++i) {
        items.append(m_model->itemText(i));
    }
    const QString typed = m_model->currentText();
    if (items != m_draft.models()) {
        m_model->clear();
        m_model->addItems(m_draft.models());
    }
    m_model->setCurrentIndex(m_model->findText(model));
    m_model->setEditText(typed.trimmed() == model ? typed : model);
}

void DeploymentForm::applySpacing()
{
    DraftCard::applySpacing();
    const Spacing space = Spacing::forFont(font());
    m_grid->setHorizontalSpacing(space.m);
    m_grid->setVerticalSpacing(space.s);
    setMaximumWidth(space.form);
}

} // namespace serin
