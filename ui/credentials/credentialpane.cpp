// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/credentials/credentialpane.h"

#include "models/credentials/credentialquestions.h"
#include "models/manifest/displaytext.h"
#include "ui/theme/follow.h"
#include "ui/theme/icons.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/stylesheet.h"

#include <QAccessible>
#include <QApplication>
#include <QFrame>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

namespace serin {

namespace {

constexpr qsizetype longest = 600;

/// What somebody types must not end up in the field that appears below their fingers.
bool isTyping(const QWidget *focus)
{
    if (const auto *line = qobject_cast<const QLineEdit *>(focus)) {
        return !line->isReadOnly();
    }
    const auto *text = qobject_cast<const QPlainTextEdit *>(focus);
    return (text && !text->isReadOnly()) || (focus && focus->inherits("QsciScintilla"));
}

} // namespace

CredentialPane::CredentialPane(CredentialQuestions &questions, QWidget *parent)
    : QWidget(parent), m_questions(questions), m_frame(new QFrame(this)),
      m_icon(new QLabel(m_frame)), m_title(new QLabel(m_frame)), m_who(new QLabel(m_frame)),
      m_label(new QLabel(m_frame)), m_field(new QLineEdit(m_frame)),
      m_accept(new QPushButton(m_frame)), m_refuse(new QPushButton(tr("Cancel"), m_frame))
{
    setObjectName(QStringLiteral("credentialPane"));
    build();
    connect(m_field, &QLineEdit::returnPressed, this, &CredentialPane::answer);
    connect(m_accept, &QPushButton::clicked, this, &CredentialPane::answer);
    connect(m_refuse, &QPushButton::clicked, &questions, &CredentialQuestions::refuse);
    connect(&questions, &CredentialQuestions::changed, this, &CredentialPane::showQuestion);
    followLook(*this, [this] { applySpacing(); });
    hide();
    showQuestion();
}

void CredentialPane::build()
{
    setWidgetRole(*m_frame, WidgetRole::Warning);
    for (QLabel *label : {m_title, m_who, m_label}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(label != m_label);
    }
    setWidgetRole(*m_title, WidgetRole::Section);
    m_who->setObjectName(QStringLiteral("credentialWho"));
    m_title->setObjectName(QStringLiteral("credentialTitle"));
    m_field->setObjectName(QStringLiteral("credentialField"));
    m_label->setBuddy(m_field);
    m_accept->setObjectName(QStringLiteral("credentialAnswer"));
    setWidgetRole(*m_accept, WidgetRole::Primary);
    m_refuse->setObjectName(QStringLiteral("credentialCancel"));
    (new QHBoxLayout(this))->addWidget(m_frame);
    auto *words = new QVBoxLayout;
    words->addWidget(m_title);
    words->addWidget(m_who);
    auto *answer = new QHBoxLayout;
    answer->addWidget(m_label);
    answer->addWidget(m_field, 1);
    answer->addWidget(m_accept);
    answer->addWidget(m_refuse);
    words->addLayout(answer);
    auto *row = new QHBoxLayout(m_frame);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addLayout(words, 1);
}

void CredentialPane::showQuestion()
{
    const AskpassQuestion *const question = m_questions.current();
    if (!question) {
        m_field->clear();
        m_shown = 0;
        const bool hadFocus = isAncestorOf(QApplication::focusWidget());
        if (hadFocus && m_before && m_before->isVisible()) {
            m_before->setFocus(Qt::OtherFocusReason);
        }
        hide();
        return;
    }
    if (question->id == m_shown) {
        return;
    }
    m_shown = question->id;
    const CredentialWords words = credentialWords(*question);
    m_field->clear();
    m_field->setEchoMode(question->isVisible() ? QLineEdit::Normal : QLineEdit::Password);
    m_field->setVisible(!words.label.isEmpty());
    m_field->setAccessibleName(words.label);
    m_field->setAccessibleDescription(words.who);
    m_label->setText(words.label);
    m_label->setVisible(!words.label.isEmpty());
    m_title->setText(words.title);
    m_who->setText(breakable(shownText(words.who, longest)));
    m_accept->setText(words.accept);
    m_accept->setVisible(!words.accept.isEmpty());
    setAccessibleName(words.title);
    show();
    takeFocus();
}

void CredentialPane::takeFocus()
{
    QWidget *const focus = QApplication::focusWidget();
    if (focus && !isAncestorOf(focus)) {
        m_before = focus;
    }
    const bool isQuestion = m_accept->isVisibleTo(this);
    if (isQuestion && (!isTyping(focus) || isAncestorOf(focus))) {
        focusAnswer();
    }
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void CredentialPane::focusAnswer()
{
    // Not on the button that says yes: nobody trusts a host by accident.
    QWidget *const first = m_field->isVisibleTo(this) ? static_cast<QWidget *>(m_field) : m_refuse;
    first->setFocus(Qt::OtherFocusReason);
}

void CredentialPane::answer()
{
    const AskpassQuestion *const question = m_questions.current();
    if (!question || question->kind == AskpassQuestion::Kind::Notice) {
        return;
    }
    const bool isTyped = m_field->isVisibleTo(this);
    QByteArray bytes = isTyped ? m_field->text().toUtf8() : QByteArrayLiteral("yes");
    const Secret secret(bytes);
    bytes.fill('\0');
    m_field->clear();
    m_questions.answer(secret);
}

void CredentialPane::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        m_questions.refuse();
    } else {
        QWidget::keyPressEvent(event);
    }
}

void CredentialPane::applySpacing()
{
    const Spacing space = Spacing::forFont(font());
    m_icon->setPixmap(iconPixmap(IconName::Lock, Theme::fromPalette(palette()).warn, space.icon,
                                 devicePixelRatioF()));
    layout()->setContentsMargins(space.s, space.s, space.s, 0);
    m_frame->layout()->setContentsMargins(space.m, space.m, space.m, space.m);
    m_frame->layout()->setSpacing(space.s);
    m_field->setMinimumWidth(space.l * 8);
}

} // namespace serin
