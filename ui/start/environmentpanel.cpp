// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/environmentpanel.h"

#include "models/common/errortext.h"
#include "models/start/environment.h"
#include "ui/theme/fixedfont.h"
#include "ui/theme/follow.h"
#include "ui/theme/icons.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/stylesheet.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QResizeEvent>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace serin {

namespace {

const QString identityCheck = QStringLiteral("identity");

QString lookingWords()
{
    return EnvironmentPanel::tr("It is being looked at");
}

/// Why a fix cannot be used any more.
QString doneWords(const Environment &environment)
{
    return environment.isLooking() ? lookingWords() : EnvironmentPanel::tr("Done");
}

} // namespace

EnvironmentPanel::EnvironmentPanel(Environment &environment, QWidget *parent)
    : QWidget(parent), m_environment(environment), m_title(new QLabel(tr("This computer"), this)),
      m_again(new QPushButton(tr("Check again"), this)), m_grid(new QGridLayout),
      m_identity(new QWidget(this)), m_name(new QLineEdit(m_identity)),
      m_email(new QLineEdit(m_identity)),
      m_save(new QPushButton(tr("Use for all my repositories"), m_identity)),
      m_identityProblem(new QLabel(m_identity))
{
    setObjectName(QStringLiteral("environmentChecks"));
    setWidgetRole(*m_title, WidgetRole::Section);
    m_again->setObjectName(QStringLiteral("checkAgainButton"));
    m_again->setAccessibleName(tr("Check this computer again"));
    m_again->setAutoDefault(false);
    m_grid->setColumnStretch(1, 1);
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_again);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(head);
    column->addLayout(m_grid);
    buildRows();
    connect(m_again, &QPushButton::clicked, &environment, [this] {
        if (!m_environment.isLooking()) { // disabled it would lose the focus each time
            m_environment.look();
        }
    });
    connect(&environment, &Environment::changed, this, &EnvironmentPanel::showChecks);
    followLook(*this, [this] { applySpacing(); });
    showChecks();
}

void EnvironmentPanel::buildRows()
{
    int place = 0;
    for (const EnvironmentCheck &check : m_environment.checks()) {
        Row row{new QLabel(this), new QLabel(this), new QLabel(this),
                new QPushButton(besideIcon(tr("Copy")), this), false};
        row.text->setObjectName(QStringLiteral("check.") + check.id);
        for (QLabel *label : {row.text, row.command}) {
            label->setTextFormat(Qt::PlainText);
            label->setWordWrap(true);
        }
        row.text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        row.text->setAlignment(Qt::AlignLeading | Qt::AlignTop); // it may keep more room
        row.command->setObjectName(QStringLiteral("command.") + check.id);
        row.command->setFont(fixedFont());
        row.copy->setObjectName(QStringLiteral("copy.") + check.id);
        row.copy->setIcon(themedIcon(IconName::Copy));
        row.copy->setAutoDefault(false);
        connect(row.copy, &QPushButton::clicked, this, [label = row.command] {
            QGuiApplication::clipboard()->setText(label->accessibleName());
        });
        m_grid->addWidget(row.icon, place, 0, Qt::AlignTop);
        m_grid->addWidget(row.text, place, 1, 1, 2);
        m_grid->addWidget(row.command, place + 1, 1);
        m_grid->addWidget(row.copy, place + 1, 2);
        place += 2;
        if (check.id == identityCheck) {
            buildIdentity(place++);
        }
        m_rows.push_back(row);
    }
}

void EnvironmentPanel::buildIdentity(int row)
{
    m_identity->setObjectName(QStringLiteral("startIdentity"));
    m_name->setObjectName(QStringLiteral("startIdentityName"));
    m_name->setAccessibleName(tr("Your name in commits"));
    m_email->setObjectName(QStringLiteral("startIdentityEmail"));
    m_email->setAccessibleName(tr("Your e-mail address in commits"));
    m_save->setObjectName(QStringLiteral("saveIdentityButton"));
    m_save->setAutoDefault(false);
    m_identityProblem->setObjectName(QStringLiteral("startIdentityProblem"));
    m_identityProblem->setTextFormat(Qt::PlainText);
    m_identityProblem->setWordWrap(true);
    setWidgetRole(*m_identityProblem, WidgetRole::Failure);
    auto *form = new QGridLayout(m_identity);
    form->setContentsMargins(0, 0, 0, 0);
    form->setColumnStretch(1, 1);
    int line = 0;
    for (const auto &[text, field] :
         {std::pair(tr("Your &name"), m_name), {tr("Your &e-mail address"), m_email}}) {
        auto *label = new QLabel(text, m_identity);
        label->setBuddy(field);
        form->addWidget(label, line, 0);
        form->addWidget(field, line++, 1);
    }
    form->addWidget(m_save, line++, 0, 1, 2, Qt::AlignLeft);
    form->addWidget(m_identityProblem, line, 0, 1, 2); // below what is pressed again
    m_grid->addWidget(m_identity, row, 1, 1, 2);
    connect(m_name, &QLineEdit::textChanged, this, &EnvironmentPanel::updateSave);
    connect(m_email, &QLineEdit::textChanged, this, &EnvironmentPanel::updateSave);
    connect(m_name, &QLineEdit::returnPressed, this, &EnvironmentPanel::saveIdentity);
    connect(m_email, &QLineEdit::returnPressed, this, &EnvironmentPanel::saveIdentity);
    connect(m_save, &QPushButton::clicked, this, &EnvironmentPanel::saveIdentity);
    updateSave();
}

void EnvironmentPanel::updateSave()
{
    const bool isWhole =
        !m_name->text().trimmed().isEmpty() && !m_email->text().trimmed().isEmpty();
    const bool canSave = isWhole && m_isIdentityAsked;
    if (!canSave && m_save->hasFocus()) {
        m_email->setFocus(Qt::OtherFocusReason); // the next one may be out of sight
    }
    m_save->setEnabled(canSave);
    m_save->setToolTip(!m_isIdentityAsked ? doneWords(m_environment)
                       : isWhole          ? QString()
                                          : tr("Fill in both first"));
}

void EnvironmentPanel::saveIdentity()
{
    if (m_save->isEnabled()) {
        m_environment.setIdentity(m_name->text(), m_email->text());
    }
}

void EnvironmentPanel::showChecks()
{
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const EnvironmentCheck &check = m_environment.checks()[i];
        showRow(m_rows[i], check);
        if (check.id == identityCheck) {
            showIdentity(check);
        }
    }
    const std::optional<Error> &problem = m_environment.problem();
    keepHeight(*m_identityProblem);
    m_identityProblem->setText(problem ? breakable(errorText(*problem).sentence) : QString());
    m_identityProblem->setVisible(problem || m_identityProblem->minimumHeight() > 0);
    m_again->setToolTip(m_environment.isLooking() ? lookingWords() : QString());
}

void EnvironmentPanel::showIdentity(const EnvironmentCheck &check)
{
    m_isIdentityAsked = check.fix == EnvironmentCheck::Fix::Identity &&
                        check.state != EnvironmentCheck::State::Looking;
    m_wasIdentityAsked = m_wasIdentityAsked || m_isIdentityAsked;
    m_identity->setVisible(m_wasIdentityAsked);
    m_name->setReadOnly(!m_isIdentityAsked); // not disabled: whoever types in it stays in it
    m_email->setReadOnly(!m_isIdentityAsked);
    updateSave();
}

void EnvironmentPanel::showRow(Row &row, const EnvironmentCheck &check)
{
    const Theme &theme = Theme::fromPalette(palette());
    IconName icon = IconName::Refresh;
    QColor color = theme.mutedText;
    QString word = tr("being looked at", "a check");
    switch (check.state) {
    case EnvironmentCheck::State::Looking:
        break;
    case EnvironmentCheck::State::Good:
        icon = IconName::Check;
        color = theme.ok;
        word = tr("good", "a check");
        break;
    case EnvironmentCheck::State::Optional:
        icon = IconName::Info;
        word = tr("not needed by everybody", "a check");
        break;
    case EnvironmentCheck::State::Missing:
        icon = IconName::Warning;
        color = theme.warn;
        word = tr("missing", "a check");
        break;
    }
    row.icon->setPixmap(
        iconPixmap(icon, color, Spacing::forFont(font()).icon, devicePixelRatioF()));
    row.icon->setToolTip(word);
    const QString text =
        check.text.isEmpty()
            ? check.title
            : tr("%1: %2", "what is looked at, what was found").arg(check.title, check.text);
    keepHeight(*row.text);
    row.text->setText(breakable(singleLine(text)));
    row.text->setAccessibleName(tr("%1, %2", "a check, how it came out").arg(text, word));
    if (check.state == EnvironmentCheck::State::Missing) {
        setWidgetRole(*row.text, WidgetRole::Warning);
    } else {
        clearWidgetRole(*row.text);
    }
    showCommand(row, check);
}

void EnvironmentPanel::showCommand(Row &row, const EnvironmentCheck &check)
{
    const bool isAsked = check.fix == EnvironmentCheck::Fix::Command &&
                         check.state != EnvironmentCheck::State::Looking;
    row.wasAsked = row.wasAsked || isAsked;
    if (isAsked) {
        row.command->setText(wholeAtHyphens(check.command));
        row.command->setAccessibleName(check.command);
        row.copy->setAccessibleName(tr("Copy the command: %1").arg(check.command));
    }
    const QString reason = isAsked ? QString() : doneWords(m_environment);
    row.command->setToolTip(reason);
    row.copy->setToolTip(reason);
    row.command->setEnabled(isAsked);
    row.copy->setEnabled(isAsked);
    row.command->setVisible(row.wasAsked);
    row.copy->setVisible(row.wasAsked);
}

void EnvironmentPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!event->spontaneous()) {
        m_wasIdentityAsked = false;
        for (Row &row : m_rows) {
            row.wasAsked = false;
        }
        freeHeights();
        showChecks();
    }
    const bool isFirst = !std::exchange(m_wasShown, true);
    if (isFirst || (!event->spontaneous() && !m_environment.isLooking())) {
        m_environment.look();
    }
}

/// What was missing may have been set up in the terminal that was in front meanwhile.
void EnvironmentPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::ActivationChange) {
        return;
    }
    const bool wasAway = std::exchange(m_isAway, !isActiveWindow());
    if (wasAway && !m_isAway && isVisible() && !m_environment.isLooking()) {
        m_environment.look();
    }
}

void EnvironmentPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (event->oldSize().width() != event->size().width()) {
        freeHeights();
    }
}

/// A shorter text takes no less room while somebody looks.
void EnvironmentPanel::keepHeight(QLabel &label)
{
    if (label.isVisible()) {
        label.setMinimumHeight(std::max(label.minimumHeight(), label.height()));
    }
}

void EnvironmentPanel::freeHeights()
{
    m_identityProblem->setMinimumHeight(0);
    for (const Row &row : m_rows) {
        row.text->setMinimumHeight(0);
    }
}

void EnvironmentPanel::applySpacing()
{
    const Spacing space = Spacing::forFont(font());
    layout()->setSpacing(space.s);
    m_grid->setHorizontalSpacing(space.s);
    m_grid->setVerticalSpacing(space.s);
    m_identity->layout()->setSpacing(space.s);
    if (!m_rows.empty()) {
        showChecks();
    }
    freeHeights(); // they were of the font before
}

} // namespace serin
