// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/environmentpanel.h"

#include "models/common/errortext.h"
#include "models/start/environment.h"
#include "ui/theme/follow.h"
#include "ui/theme/icons.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/stylesheet.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace serin {

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
    connect(m_again, &QPushButton::clicked, &environment, &Environment::look);
    connect(&environment, &Environment::changed, this, &EnvironmentPanel::showChecks);
    followLook(*this, [this] { applySpacing(); });
    showChecks();
}

void EnvironmentPanel::buildRows()
{
    int place = 0;
    for (const EnvironmentCheck &check : m_environment.checks()) {
        Row row{new QLabel(this), new QLabel(this), new QLabel(this),
                new QPushButton(besideIcon(tr("Copy")), this)};
        row.text->setObjectName(QStringLiteral("check.") + check.id);
        for (QLabel *label : {row.text, row.command}) {
            label->setTextFormat(Qt::PlainText);
            label->setWordWrap(true);
            label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        }
        row.command->setObjectName(QStringLiteral("command.") + check.id);
        row.copy->setObjectName(QStringLiteral("copy.") + check.id);
        row.copy->setIcon(themedIcon(IconName::Copy));
        row.copy->setAutoDefault(false);
        connect(row.copy, &QPushButton::clicked, this,
                [label = row.command] { QGuiApplication::clipboard()->setText(label->text()); });
        m_grid->addWidget(row.icon, place, 0, Qt::AlignTop);
        m_grid->addWidget(row.text, place, 1, 1, 2);
        m_grid->addWidget(row.command, place + 1, 1);
        m_grid->addWidget(row.copy, place + 1, 2);
        place += 2;
        if (check.id == QLatin1String("identity")) {
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
    form->addWidget(m_identityProblem, line++, 0, 1, 2);
    form->addWidget(m_save, line, 0, 1, 2, Qt::AlignLeft);
    m_grid->addWidget(m_identity, row, 1, 1, 2);
    const auto update = [this] {
        const bool isWhole =
            !m_name->text().trimmed().isEmpty() && !m_email->text().trimmed().isEmpty();
        m_save->setEnabled(isWhole);
        m_save->setToolTip(isWhole ? QString() : tr("Fill in both first"));
    };
    connect(m_name, &QLineEdit::textChanged, this, update);
    connect(m_email, &QLineEdit::textChanged, this, update);
    connect(m_name, &QLineEdit::returnPressed, this, &EnvironmentPanel::saveIdentity);
    connect(m_email, &QLineEdit::returnPressed, this, &EnvironmentPanel::saveIdentity);
    connect(m_save, &QPushButton::clicked, this, &EnvironmentPanel::saveIdentity);
    update();
}

void EnvironmentPanel::saveIdentity()
{
    if (m_save->isEnabled()) {
        m_environment.setIdentity(m_name->text(), m_email->text());
    }
}

void EnvironmentPanel::showChecks()
{
    bool asksIdentity = false;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const EnvironmentCheck &check = m_environment.checks()[i];
        showRow(m_rows[i], check);
        asksIdentity = asksIdentity || check.fix == EnvironmentCheck::Fix::Identity;
    }
    m_identity->setVisible(asksIdentity);
    const std::optional<Error> &problem = m_environment.problem();
    m_identityProblem->setText(problem ? breakable(errorText(*problem).sentence) : QString());
    m_identityProblem->setVisible(problem.has_value());
    m_again->setEnabled(!m_environment.isLooking());
    m_again->setToolTip(m_environment.isLooking() ? tr("It is being looked at") : QString());
}

void EnvironmentPanel::showRow(const Row &row, const EnvironmentCheck &check)
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
    row.text->setText(breakable(singleLine(text)));
    row.text->setAccessibleName(tr("%1, %2", "a check, how it came out").arg(text, word));
    if (check.state == EnvironmentCheck::State::Missing) {
        setWidgetRole(*row.text, WidgetRole::Warning);
    } else {
        clearWidgetRole(*row.text);
    }
    const bool hasCommand = check.fix == EnvironmentCheck::Fix::Command &&
                            check.state != EnvironmentCheck::State::Looking;
    row.command->setText(hasCommand ? check.command : QString());
    row.command->setVisible(hasCommand);
    row.copy->setAccessibleName(tr("Copy the command: %1").arg(check.command));
    row.copy->setVisible(hasCommand);
}

void EnvironmentPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!std::exchange(m_wasShown, true)) {
        m_environment.look();
    }
}

void EnvironmentPanel::applySpacing()
{
    const Spacing space = Spacing::forFont(font());
    layout()->setSpacing(space.s);
    m_grid->setHorizontalSpacing(space.s);
    m_grid->setVerticalSpacing(space.s);
    m_identity->layout()->setSpacing(space.s);
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPointSizeF(font().pointSizeF() > 0 ? font().pointSizeF() : fixed.pointSizeF());
    for (const Row &row : m_rows) {
        row.command->setFont(fixed);
    }
    if (!m_rows.empty()) {
        showChecks();
    }
}

} // namespace serin
