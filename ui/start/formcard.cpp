// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/formcard.h"

#include "ui/theme/follow.h"
#include "ui/theme/icons.h"
#include "ui/theme/stylesheet.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace serin {

FormCard::FormCard(const QString &title, QWidget *parent)
    : QFrame(parent), m_column(new QVBoxLayout(this)), m_grid(new QGridLayout)
{
    setWidgetRole(*this, WidgetRole::Card);
    setAccessibleName(title);
    auto *head = new QHBoxLayout;
    auto *words = new QLabel(title, this);
    setWidgetRole(*words, WidgetRole::Section);
    auto *shut = new QToolButton(this);
    shut->setObjectName(QStringLiteral("closeFormButton"));
    shut->setIcon(themedIcon(IconName::Close));
    shut->setAccessibleName(tr("Close: %1", "a form").arg(title));
    shut->setToolTip(tr("Close (Esc)"));
    head->addWidget(words, 1);
    head->addWidget(shut);
    m_grid->setColumnStretch(1, 1);
    m_column->addLayout(head);
    connect(shut, &QToolButton::clicked, this, &FormCard::dismiss);
    followFont(*this, [this] { applySpacing(); });
    hide();
}

void FormCard::open()
{
    const bool wasOpen = !isHidden();
    show();
    if (m_first) {
        m_first->setFocus(Qt::OtherFocusReason);
    }
    if (!wasOpen) {
        Q_EMIT openChanged(true);
    }
}

void FormCard::close()
{
    if (!isHidden()) {
        hide();
        Q_EMIT openChanged(false);
    }
}

void FormCard::dismiss()
{
    close();
    Q_EMIT dismissed();
}

QLabel *FormCard::addField(const QString &words, QWidget *field, QWidget *tool)
{
    if (!m_first) {
        m_column->addLayout(m_grid); // behind the lines from before
    }
    auto *label = new QLabel(words, this);
    label->setBuddy(field);
    field->setAccessibleName(QString(words).remove(QLatin1Char('&')));
    const int row = m_grid->rowCount();
    m_grid->addWidget(label, row, 0);
    m_grid->addWidget(field, row, 1, 1, tool ? 1 : 2);
    if (tool) {
        m_grid->addWidget(tool, row, 2);
    }
    if (!m_first) {
        m_first = field;
    }
    return label;
}

void FormCard::addLine(QWidget *widget)
{
    m_column->addWidget(widget);
}

void FormCard::addLine(QLayout *row)
{
    m_column->addLayout(row);
}

void FormCard::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        dismiss();
        return;
    }
    QFrame::keyPressEvent(event);
}

void FormCard::applySpacing()
{
    const Spacing space = Spacing::forFont(font());
    m_column->setContentsMargins(space.m, space.m, space.m, space.m);
    m_column->setSpacing(space.s);
    m_grid->setHorizontalSpacing(space.s);
    m_grid->setVerticalSpacing(space.s);
}

} // namespace serin
