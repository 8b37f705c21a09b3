// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/endpoint/newendpointpage.h"

#include "models/endpoint/endpointdraft.h"
#include "ui/theme/follow.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/stylesheet.h"
#include "ui/theme/wheelguard.h"
#include "ui/theme/wordlabel.h"

#include <QComboBox>
#include <QFrame>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace serin {

namespace {

constexpr int linesOfField = 4; ///< title, field, words, and some room

QString authWords(AuthMode mode)
{
    switch (mode) {
    case AuthMode::Key:
        return NewEndpointPage::tr("Two keys that do not expire. They can be made anew.");
    case AuthMode::AmlToken:
        return NewEndpointPage::tr("A token that expires and has to be fetched again.");
    case AuthMode::AadToken:
        return NewEndpointPage::tr("Each caller's own sign-in, with a role on the workspace.");
    }
    return {};
}

} // namespace

NewEndpointPage::NewEndpointPage(EndpointDraft &draft, QWidget *parent)
    : QScrollArea(parent), m_draft(draft), m_form(new QFrame), m_column(new QVBoxLayout(m_form)),
      m_grid(new QGridLayout), m_title(makeWordLabel(m_form, WidgetRole::Title)),
      m_name(new QLineEdit(m_form)), m_nameProblem(makeWordLabel(m_form, WidgetRole::Failure)),
      m_auth(new QComboBox(m_form)), m_authWords(makeWordLabel(m_form, WidgetRole::Caption)),
      m_description(new QLineEdit(m_form)), m_problem(makeWordLabel(m_form, WidgetRole::Warning)),
      m_hint(makeWordLabel(m_form, WidgetRole::Caption)), m_make(new QPushButton(m_form)),
      m_cancel(new QPushButton(tr("Cancel"), m_form))
{
    setObjectName(QStringLiteral("newEndpointPage"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus); // what it holds takes the keyboard, and is scrolled to
    build();
    connect(m_name, &QLineEdit::textEdited, &draft, &EndpointDraft::setName);
    connect(m_auth, &QComboBox::currentIndexChanged, this,
            [this](int index) { m_draft.setAuthMode(static_cast<AuthMode>(index)); });
    connect(m_description, &QLineEdit::textEdited, &draft, &EndpointDraft::setDescription);
    connect(m_make, &QPushButton::clicked, &draft, &EndpointDraft::confirm);
    connect(m_cancel, &QPushButton::clicked, &draft, &EndpointDraft::cancel);
    auto *escape = new QShortcut(Qt::Key_Escape, this);
    escape->setContext(Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, &draft, &EndpointDraft::cancel);
    connect(&draft, &EndpointDraft::changed, this, &NewEndpointPage::showDraft);
    followFont(*this, [this] { applySpacing(); });
    showDraft();
}

void NewEndpointPage::build()
{
    m_form->setObjectName(QStringLiteral("newEndpointForm"));
    setWidgetRole(*m_form, WidgetRole::Card);
    m_title->setText(tr("New endpoint"));
    m_form->setAccessibleName(m_title->text());
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
    m_make->setObjectName(QStringLiteral("makeEndpointButton"));
    m_make->setAutoDefault(false);
    setWidgetRole(*m_make, WidgetRole::Primary);
    m_cancel->setObjectName(QStringLiteral("cancelEndpointButton"));
    m_cancel->setAutoDefault(false);
    addField(0, tr("&Name"), m_name, m_nameProblem);
    addField(linesOfField, tr("&Callers prove who they are with"), m_auth, m_authWords);
    addField(2 * linesOfField, tr("D&escription"), m_description, nullptr);
    m_grid->setColumnStretch(0, 1);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_make);
    buttons->addWidget(m_cancel);
    buttons->addStretch();
    m_column->addWidget(m_title);
    m_column->addLayout(m_grid);
    m_column->addWidget(m_problem);
    m_column->addWidget(m_hint);
    m_column->addLayout(buttons);
    auto *content = new QWidget;
    auto *outer = new QVBoxLayout(content);
    outer->addWidget(m_form);
    outer->addStretch();
    setWidget(content);
}

/// Above each other: the words before a field are as long as they need to be.
void NewEndpointPage::addField(int line, const QString &title, QWidget *field, QLabel *below)
{
    auto *label = new QLabel(title, m_form);
    label->setBuddy(field);
    field->setAccessibleName(QString(title).remove(u'&'));
    m_grid->addWidget(label, line, 0);
    m_grid->addWidget(field, line + 1, 0, field == m_auth ? Qt::AlignLeft : Qt::Alignment());
    if (below) {
        m_grid->addWidget(below, line + 2, 0);
    }
}

void NewEndpointPage::focusName()
{
    m_name->setFocus(Qt::OtherFocusReason);
}

void NewEndpointPage::showDraft()
{
    if (!m_draft.isOpen()) {
        return;
    }
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
    m_make->setText(
        fields.name.isEmpty()
            ? tr("Create")
            : tr("Create %1").arg(singleLine(fields.name, 40).replace(u'&', QLatin1String("&&"))));
    m_make->setEnabled(m_draft.canConfirm());
    m_make->setToolTip(
        plainToolTip(m_draft.canConfirm() ? tr("Writes its manifest (Ctrl+Enter)") : problem));
}

void NewEndpointPage::applySpacing()
{
    const Spacing space = Spacing::forFont(font());
    widget()->layout()->setContentsMargins(space.l, space.l, space.l, space.l);
    m_form->setMaximumWidth(space.form);
    m_column->setContentsMargins(space.l, space.l, space.l, space.l);
    m_column->setSpacing(space.m);
    m_grid->setVerticalSpacing(space.xs);
    m_grid->setRowMinimumHeight(linesOfField - 1, space.xs);
    m_grid->setRowMinimumHeight(2 * linesOfField - 1, space.xs);
}

} // namespace serin
