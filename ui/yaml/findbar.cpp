// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/yaml/findbar.h"

#include "ui/theme/follow.h"
#include "ui/theme/icons.h"
#include "ui/theme/leadingmargins.h"
#include "ui/theme/wordlabel.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace serin {

namespace {

QToolButton *toggle(const QString &text, const QString &name, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setText(text);
    button->setCheckable(true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setAccessibleName(name);
    button->setToolTip(name);
    return button;
}

} // namespace

FindBar::FindBar(QWidget *parent)
    : QFrame(parent), m_words(new QLineEdit(this)),
      m_minds(toggle(QStringLiteral("Aa"), tr("Mind capitals"), this)),
      m_pattern(toggle(QStringLiteral(".*"), tr("Regular expression, within a line"), this)),
      m_count(new QLabel(this)), m_previous(new QPushButton(tr("Previous"), this)),
      m_next(new QPushButton(tr("Next"), this)), m_close(new QToolButton(this)),
      m_problem(makeWordLabel(this, WidgetRole::Warning))
{
    setObjectName(QStringLiteral("findBar"));
    m_words->setObjectName(QStringLiteral("findText"));
    m_words->setAccessibleName(tr("Find in the text"));
    m_words->setPlaceholderText(tr("Find in the text"));
    m_words->installEventFilter(this);
    m_minds->setObjectName(QStringLiteral("findCapitals"));
    m_pattern->setObjectName(QStringLiteral("findPattern"));
    m_count->setObjectName(QStringLiteral("findCount"));
    m_previous->setObjectName(QStringLiteral("findPreviousButton"));
    m_next->setObjectName(QStringLiteral("findNextButton"));
    m_close->setObjectName(QStringLiteral("findCloseButton"));
    m_close->setIcon(themedIcon(IconName::Close));
    m_close->setFocusPolicy(Qt::StrongFocus);
    m_close->setAccessibleName(tr("Close the search"));
    m_close->setToolTip(m_close->accessibleName());
    m_count->setTextFormat(Qt::PlainText);
    m_problem->setObjectName(QStringLiteral("findProblem"));
    m_problem->hide();
    auto *column = new QVBoxLayout(this);
    auto *row = new QHBoxLayout;
    column->addLayout(row);
    column->addWidget(m_problem);
    row->addWidget(m_words, 1);
    row->addWidget(m_minds);
    row->addWidget(m_pattern);
    row->addWidget(m_count);
    row->addWidget(m_previous);
    row->addWidget(m_next);
    row->addWidget(m_close);
    connect(m_words, &QLineEdit::textChanged, this, &FindBar::queryChanged);
    connect(m_minds, &QToolButton::toggled, this, &FindBar::queryChanged);
    connect(m_pattern, &QToolButton::toggled, this, &FindBar::queryChanged);
    connect(m_previous, &QPushButton::clicked, this, &FindBar::previousRequested);
    connect(m_next, &QPushButton::clicked, this, &FindBar::nextRequested);
    connect(m_close, &QToolButton::clicked, this, &FindBar::close);
    followFont(*this, [this] { applySpacing(); });
    hide();
}

void FindBar::open(const QString &words)
{
    show();
    if (!words.isEmpty()) {
        m_words->setText(words);
    }
    m_words->selectAll();
    m_words->setFocus(Qt::ShortcutFocusReason);
    Q_EMIT queryChanged();
}

SearchQuery FindBar::query() const
{
    return {m_words->text(), m_minds->isChecked(), m_pattern->isChecked()};
}

void FindBar::setCount(const QString &text)
{
    m_count->setText(text);
    m_count->setVisible(!text.isEmpty());
}

void FindBar::setProblem(const QString &text)
{
    showWords(m_problem, text);
}

void FindBar::setCanMove(bool can)
{
    m_previous->setEnabled(can);
    m_next->setEnabled(can);
}

void FindBar::close()
{
    hide();
    Q_EMIT closed();
}

bool FindBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_words && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (isEnter && !(key->modifiers() & Qt::ControlModifier)) {
            if (key->modifiers() & Qt::ShiftModifier) {
                Q_EMIT previousRequested();
            } else {
                Q_EMIT nextRequested();
            }
            return true;
        }
        if (key->key() == Qt::Key_Escape) {
            close();
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void FindBar::applySpacing()
{
    const Spacing space = Spacing::forFont(font());
    layout()->setContentsMargins(leadingMargins(*this, 0, 0, space.l, space.s));
    layout()->setSpacing(space.xs);
    layout()->itemAt(0)->layout()->setSpacing(space.s);
}

} // namespace serin
