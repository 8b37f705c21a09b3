// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/endpoint/deploymentform.h"

#include "models/endpoint/deploymentdraft.h"
#include "services/domain/instancecount.h"
#include "ui/theme/follow.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/stylesheet.h"
#include "ui/theme/wheelguard.h"
#include "ui/theme/wordlabel.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
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

} // namespace

DeploymentForm::DeploymentForm(DeploymentDraft &draft, QWidget *parent)
    : QFrame(parent), m_draft(draft), m_title(makeWordLabel(this, WidgetRole::Section)),
      m_grid(new QGridLayout), m_name(new QLineEdit(this)), m_model(new QComboBox(this)),
      m_code(new QLineEdit(this)), m_instances(new QSpinBox(this)),
      m_problem(makeWordLabel(this, WidgetRole::Failure)),
      m_hint(makeWordLabel(this, WidgetRole::Caption)), m_add(new QPushButton(this)),
      m_cancel(new QPushButton(tr("Cancel"), this))
{
    setObjectName(QStringLiteral("deploymentForm"));
    setWidgetRole(*this, WidgetRole::Notice);
    build();
    connect(m_name, &QLineEdit::textEdited, &draft, &DeploymentDraft::setName);
    connect(m_model, &QComboBox::currentTextChanged, &draft, &DeploymentDraft::setModel);
    connect(m_code, &QLineEdit::textEdited, &draft, &DeploymentDraft::setCode);
    connect(m_instances, &QSpinBox::valueChanged, &draft, &DeploymentDraft::setInstances);
    connect(m_add, &QPushButton::clicked, &draft, &DeploymentDraft::confirm);
    connect(m_cancel, &QPushButton::clicked, &draft, &DeploymentDraft::cancel);
    auto *escape = new QShortcut(Qt::Key_Escape, this);
    escape->setContext(Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, &draft, &DeploymentDraft::cancel);
    connect(&draft, &DeploymentDraft::changed, this, &DeploymentForm::showDraft);
    followFont(*this, [this] { applySpacing(); });
    showDraft();
}

void DeploymentForm::build()
{
    m_model->setEditable(true);
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
    m_add->setObjectName(QStringLiteral("deploymentAddButton"));
    m_add->setAutoDefault(false);
    setWidgetRole(*m_add, WidgetRole::Primary);
    m_cancel->setObjectName(QStringLiteral("deploymentCancelButton"));
    m_cancel->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_add);
    buttons->addWidget(m_cancel);
    buttons->addStretch();
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_title);
    column->addLayout(m_grid);
    column->addWidget(m_problem);
    column->addWidget(m_hint);
    column->addLayout(buttons);
}

/// A line with @p field; returns the label for what is wrong with it, in the line below.
QLabel *DeploymentForm::addField(const QString &name, QWidget *field, const QString &title)
{
    auto *label = new QLabel(title, this);
    label->setBuddy(field);
    field->setObjectName(name);
    field->setAccessibleName(QString(title).remove(u'&'));
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

void DeploymentForm::showDraft()
{
    setVisible(m_draft.isOpen());
    if (!m_draft.isOpen()) {
        return;
    }
    const DeploymentDraft::Fields &fields = m_draft.fields();
    const QString title = m_draft.origin() == NewDeployment::Origin::Copy
                              ? tr("New deployment, a copy of %1").arg(m_draft.from())
                              : tr("New deployment");
    m_title->setText(title);
    setAccessibleName(title);
    showText(m_name, fields.name);
    showText(m_code, fields.code);
    {
        const QSignalBlocker blocker(m_model);
        QStringList items;
        for (int i = 0; i < m_model->count(); ++i) {
            items.append(m_model->itemText(i));
        }
        const QString typed = m_model->currentText();
        if (items != m_draft.models()) {
            m_model->clear();
            m_model->addItems(m_draft.models());
        }
        const int known = m_model->findText(fields.model);
        m_model->setCurrentIndex(known);
        m_model->setEditText(typed.trimmed() == fields.model ? typed : fields.model);
    }
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
    m_add->setText(
        fields.name.isEmpty()
            ? tr("Add")
            : tr("Add %1").arg(singleLine(fields.name, 40).replace(u'&', QLatin1String("&&"))));
    m_add->setEnabled(m_draft.canConfirm());
    const QString reason = problems.name.isEmpty() ? problems.all : problems.name;
    m_add->setToolTip(plainToolTip(m_draft.canConfirm() ? tr("Writes it (Ctrl+Enter)") : reason));
    for (QWidget *field : std::initializer_list<QWidget *>{m_name, m_model, m_code, m_instances}) {
        field->setEnabled(!m_draft.isWorking());
    }
}

void DeploymentForm::applySpacing()
{
    const Spacing space = Spacing::forFont(font());
    layout()->setContentsMargins(space.l, space.m, space.l, space.m);
    layout()->setSpacing(space.s);
    m_grid->setHorizontalSpacing(space.m);
    m_grid->setVerticalSpacing(space.s);
    setMaximumWidth(space.form);
}

} // namespace serin
