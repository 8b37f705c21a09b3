// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/endpoint/newendpointform.h"

#include "models/endpoint/endpointdraft.h"
#include "ui/theme/wheelguard.h"
#include "ui/theme/wordlabel.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace serin {

namespace {

constexpr int linesOfField = 4; ///< title, field, words, and some room

QString authWords(AuthMode mode)
{
    switch (mode) {
    case AuthMode::Key:
        return NewEndpointForm::tr("Two keys that do not expire. They can be made anew.");
    case AuthMode::AmlToken:
        return NewEndpointForm::tr("A token that expires and has to be fetched again.");
    case AuthMode::AadToken:
        return NewEndpointForm::tr("Each caller's own sign-in, with a role on the workspace.");
    }
    return {};
}

} // namespace

NewEndpointForm::NewEndpointForm(EndpointDraft &draft, QWidget *parent)
    : DraftCard(draft, QStringLiteral("newEndpointForm"), parent), m_draft(draft),
      m_grid(new QGridLayout), m_name(new QLineEdit(this)),
      m_nameProblem(makeWordLabel(this, WidgetRole::Failure)), m_auth(new QComboBox(this)),
      m_authWords(makeWordLabel(this, WidgetRole::Caption)), m_description(new QLineEdit(this)),
      m_problem(makeWordLabel(this, WidgetRole::Warning)),
      m_hint(makeWordLabel(this, WidgetRole::Caption))
{
    build();
    connect(m_name, &QLineEdit::textEdited, &draft, &EndpointDraft::setName);
    connect(m_auth, &QComboBox::currentIndexChanged, this,
            [this](int index) { m_draft.setAuthMode(static_cast<AuthMode>(index)); });
    connect(m_description, &QLineEdit::textEdited, &draft, &EndpointDraft::setDescription);
    confirmWithEnter(*m_name);
    confirmWithEnter(*m_description);
    finish(WidgetRole::Primary, QStringLiteral("makeEndpointButton"),
           QStringLiteral("cancelEndpointButton"));
}

void NewEndpointForm::build()
{
    setWidgetRole(*this, WidgetRole::Card);
    setWidgetRole(*title(), WidgetRole::Title);
    setTitle(tr("New endpoint"));
    m_name->setObjectName(QStringLiteral("endpointNameField"));
    m_nameProblem->setObjectName(QStringLiteral("endpointNameProblem"));
    m_auth->setObjectName(QStringLiteral("authModePicker"));
    m_auth->addItems({tr("Keys"), tr("Azure ML tokens"), tr("Microsoft Entra ID tokens")});
    m_auth->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    guardWheel(*m_auth);
    m_description->setObjectName(QStringLiteral("endpointDescription"));
    m_description->setPlaceholderText(tr("May stay empty"));
    m_problem->setObjectName(QStringLiteral("endpointProblem"));
    m_hint->setObjectName(QStringLiteral("endpointHint"));
    addField(0, tr("&Name"), m_name, m_nameProblem);
    addField(linesOfField, tr("&Callers prove who they are with"), m_auth, m_authWords);
    addField(2 * linesOfField, tr("D&escription"), m_description, nullptr);
    m_grid->setColumnStretch(0, 1);
    column()->addLayout(m_grid);
    column()->addWidget(m_problem);
    column()->addWidget(m_hint);
}

/// Above each other: the words before a field are as long as they need to be.
void NewEndpointForm::addField(int line, const QString &title, QWidget *field, QLabel *below)
{
    auto *label = new QLabel(title, this);
    label->setBuddy(field);
    field->setAccessibleName(QString(title).remove(u'&'));
    m_grid->addWidget(label, line, 0);
    m_grid->addWidget(field, line + 1, 0, field == m_auth ? Qt::AlignLeft : Qt::Alignment());
    if (below) {
        m_grid->addWidget(below, line + 2, 0);
    }
}

void NewEndpointForm::focusName()
{
    m_name->setFocus(Qt::OtherFocusReason);
}

QWidget *NewEndpointForm::firstProblem() const
{
    return m_draft.nameProblem().isEmpty() ? nullptr : m_name;
}

void NewEndpointForm::showDraft()
{
    const EndpointDraft::Fields &fields = m_draft.fields();
    if (m_name->text().trimmed() != fields.name) {
        const QSignalBlocker blocker(m_name);
        m_name->setText(fields.name);
    }
    if (m_description->text() != fields.description) {
        const QSignalBlocker blocker(m_description);
        m_description->setText(fields.description);
    }
    {
        const QSignalBlocker blocker(m_auth);
        m_auth->setCurrentIndex(static_cast<int>(fields.authMode));
    }
    m_authWords->setText(authWords(fields.authMode));
    // Nobody is told off before they have typed.
    const QString problem = m_draft.nameProblem();
    showWords(m_nameProblem, fields.name.isEmpty() ? QString() : problem);
    m_name->setAccessibleDescription(problem);
    showWords(m_problem, m_draft.problem());
    showWords(m_hint, problem.isEmpty() ? tr("Writes the new file %1.").arg(m_draft.fileName())
                                        : tr("3 to 32 characters: a letter first, then letters, "
                                             "digits and dashes, no dash at the end."));
    setConfirm(fields.name.isEmpty() ? tr("Create") : buttonText(tr("Create %1"), fields.name),
               m_draft.canConfirm(),
               m_draft.canConfirm() ? tr("Writes its manifest (Enter in a field, or Ctrl+Enter)")
                                    : problem);
}

void NewEndpointForm::applySpacing()
{
    const Spacing space = Spacing::forFont(font());
    column()->setContentsMargins(space.l, space.l, space.l, space.l);
    column()->setSpacing(space.m);
    setMaximumWidth(space.form);
    m_grid->setVerticalSpacing(space.xs);
    m_grid->setRowMinimumHeight(linesOfField - 1, space.xs);
    m_grid->setRowMinimumHeight(2 * linesOfField - 1, space.xs);
}

} // namespace serin
