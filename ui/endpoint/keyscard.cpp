// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/endpoint/keyscard.h"

#include "models/common/errortext.h"
#include "models/endpoint/endpointcredentials.h"
#include "ui/endpoint/secretclipboard.h"
#include "ui/theme/follow.h"
#include "ui/theme/icons.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/stylesheet.h"
#include "ui/theme/wordlabel.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace serin {

KeysCard::KeysCard(EndpointCredentials &credentials, SecretClipboard &clipboard, QWidget *parent)
    : QFrame(parent), m_credentials(credentials), m_clipboard(clipboard),
      m_column(new QVBoxLayout(this)), m_title(makeWordLabel(this)), m_about(makeWordLabel(this)),
      m_keys(new QWidget(this)), m_grid(new QGridLayout(m_keys)), m_question(new QFrame(this)),
      m_questionText(makeWordLabel(m_question)), m_notice(makeWordLabel(this)),
      m_problem(makeWordLabel(this))
{
    setObjectName(QStringLiteral("keysCard"));
    setWidgetRole(*this, WidgetRole::Card);
    build();
    connect(&credentials, &EndpointCredentials::changed, this, &KeysCard::showState);
    connect(&credentials, &EndpointCredentials::copied, this,
            [this](const Secret &secret, const QString &what) {
                m_clipboard.copy(secret);
                m_notice->setText(tr("The %1 is on the clipboard. In %2 s it is taken off again.",
                                     "primary key of an endpoint")
                                      .arg(what)
                                      .arg(SecretClipboard::stay.count()));
            });
    connect(&clipboard, &SecretClipboard::cleared, this,
            [this] { m_notice->setText(tr("The clipboard was cleared.")); });
    auto *escape = new QShortcut(Qt::Key_Escape, this);
    escape->setContext(Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, &credentials, &EndpointCredentials::close);
    followFont(*this, [this] { applySpacing(); });
    showState();
}

QPushButton *KeysCard::addButton(const QString &objectName, const QString &text)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(objectName);
    button->setAutoDefault(false);
    return button;
}

void KeysCard::addKey(int line, KeyKind key, const QString &title, const QString &word)
{
    auto *label = new QLabel(title, m_keys);
    auto *copy = addButton(QStringLiteral("copyKeyButton.") + word, besideIcon(tr("Copy")));
    copy->setIcon(themedIcon(IconName::Copy));
    copy->setAccessibleName(tr("Copy the %1", "primary key").arg(title));
    auto *renew = addButton(QStringLiteral("regenerateKeyButton.") + word, tr("Make a new one…"));
    renew->setAccessibleName(tr("Make a new %1", "primary key").arg(title));
    m_grid->addWidget(label, line, 0);
    m_grid->addWidget(copy, line, 1);
    m_grid->addWidget(renew, line, 2);
    connect(copy, &QPushButton::clicked, this, [this, key] { m_credentials.copyKey(key); });
    connect(renew, &QPushButton::clicked, this,
            [this, key] { m_credentials.askToRegenerate(key); });
    m_acts << copy << renew;
}

void KeysCard::build()
{
    setWidgetRole(*m_title, WidgetRole::Section);
    setWidgetRole(*m_about, WidgetRole::Muted);
    m_about->setObjectName(QStringLiteral("keysAbout"));
    m_grid->setContentsMargins(0, 0, 0, 0);
    addKey(0, KeyKind::Primary, tr("Primary key"), QStringLiteral("primary"));
    addKey(1, KeyKind::Secondary, tr("Secondary key"), QStringLiteral("secondary"));
    m_grid->setColumnStretch(3, 1);
    m_token = addButton(QStringLiteral("copyTokenButton"), besideIcon(tr("Copy a token")));
    m_token->setAccessibleName(tr("Copy a token"));
    m_token->setIcon(themedIcon(IconName::Copy));
    connect(m_token, &QPushButton::clicked, &m_credentials, &EndpointCredentials::copyToken);
    m_acts << m_token;
    m_question->setObjectName(QStringLiteral("regenerateQuestion"));
    setWidgetRole(*m_question, WidgetRole::Warning);
    m_regenerate = addButton(QStringLiteral("regenerateButton"), {});
    setWidgetRole(*m_regenerate, WidgetRole::Danger);
    connect(m_regenerate, &QPushButton::clicked, &m_credentials, &EndpointCredentials::regenerate);
    auto *keep = addButton(QStringLiteral("keepKeyButton"), tr("Keep it"));
    connect(keep, &QPushButton::clicked, &m_credentials, &EndpointCredentials::dropQuestion);
    auto *question = new QVBoxLayout(m_question);
    auto *answers = new QHBoxLayout;
    answers->addWidget(m_regenerate);
    answers->addWidget(keep);
    answers->addStretch();
    question->addWidget(m_questionText);
    question->addLayout(answers);
    m_notice->setObjectName(QStringLiteral("keysNotice"));
    m_problem->setObjectName(QStringLiteral("keysProblem"));
    setWidgetRole(*m_problem, WidgetRole::Failure);
    m_close = addButton(QStringLiteral("closeKeysButton"), tr("Close"));
    connect(m_close, &QPushButton::clicked, &m_credentials, &EndpointCredentials::close);
    m_column->addWidget(m_title);
    m_column->addWidget(m_about);
    m_column->addWidget(m_keys);
    m_column->addWidget(m_token, 0, Qt::AlignLeft);
    m_column->addWidget(m_question);
    m_column->addWidget(m_notice);
    m_column->addWidget(m_problem);
    m_column->addWidget(m_close, 0, Qt::AlignLeft);
}

void KeysCard::showState()
{
    const bool isOpen = m_credentials.isOpen();
    const bool isNew = isOpen && !m_wasOpen;
    setVisible(isOpen);
    m_wasOpen = isOpen;
    if (!isOpen) {
        return;
    }
    const QString title = tr("Keys of %1").arg(singleLine(m_credentials.endpoint(), 60));
    m_title->setText(title);
    setAccessibleName(title);
    const AuthMode mode = m_credentials.authMode().value_or(AuthMode::Key);
    m_keys->setVisible(mode == AuthMode::Key);
    m_token->setVisible(mode == AuthMode::AmlToken);
    switch (mode) {
    case AuthMode::Key:
        m_about->setText(tr("Both keys are good; a call sends one of them. They are copied without "
                            "being shown."));
        break;
    case AuthMode::AmlToken:
        m_about->setText(
            tr("Callers send a token that expires. It is copied without being shown."));
        break;
    case AuthMode::AadToken:
        m_about->setText(tr("This endpoint has no keys: each caller sends a token of their own "
                            "sign-in, for instance from `az account get-access-token --resource "
                            "https://ml.azure.com`."));
        break;
    }
    const std::optional<KeyKind> asked = m_credentials.question();
    m_question->setVisible(asked.has_value());
    if (asked) {
        const bool isPrimary = *asked == KeyKind::Primary;
        m_questionText->setText(isPrimary ? tr("Callers that send the primary key of today are "
                                               "refused from then on.")
                                          : tr("Callers that send the secondary key of today are "
                                               "refused from then on."));
        m_regenerate->setText(isPrimary ? tr("Make a new primary key")
                                        : tr("Make a new secondary key"));
    }
    m_notice->setText(m_credentials.notice().isEmpty() ? m_notice->text() : m_credentials.notice());
    const std::optional<Error> &problem = m_credentials.problem();
    const ErrorText words = problem ? errorText(*problem) : ErrorText();
    m_problem->setText(words.advice.isEmpty() ? words.sentence
                                              : words.sentence + u'\n' + words.advice);
    m_problem->setVisible(problem.has_value());
    if (isNew || problem) {
        m_notice->clear();
    }
    m_notice->setVisible(!m_notice->text().isEmpty());
    const bool isWorking = m_credentials.isWorking();
    for (QPushButton *button : std::as_const(m_acts)) {
        button->setEnabled(!isWorking);
        button->setToolTip(isWorking ? tr("Something is being fetched just now") : QString());
    }
    if (isNew) {
        QWidget *const first = mode == AuthMode::Key        ? m_acts.front()
                               : mode == AuthMode::AmlToken ? m_token
                                                            : m_close;
        first->setFocus(Qt::OtherFocusReason);
        Q_EMIT opened();
    }
}

void KeysCard::applySpacing()
{
    const Spacing space = Spacing::forFont(font());
    m_column->setContentsMargins(space.l, space.m, space.l, space.m);
    m_column->setSpacing(space.s);
    m_grid->setHorizontalSpacing(space.s);
    m_grid->setVerticalSpacing(space.xs);
    m_question->layout()->setContentsMargins(space.m, space.s, space.m, space.s);
}

} // namespace serin
