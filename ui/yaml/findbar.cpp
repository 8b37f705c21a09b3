// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/yaml/findbar.h"

#include "ui/theme/follow.h"
#include "ui/theme/icons.h"
#include "ui/theme/leadingmargins.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/wordlabel.h"

#include <QGridLayout>
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

QToolButton *act(IconName icon, const QString &name, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setIcon(themedIcon(icon));
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
      m_count(new QLabel(this)), m_previous(act(IconName::Up, tr("Previous"), this)),
      m_next(act(IconName::Down, tr("Next"), this)),
      m_close(act(IconName::Close, tr("Close the search"), this)),
      m_problem(makeWordLabel(this, WidgetRole::Warning)), m_rows(new QGridLayout),
      m_replacement(new QLineEdit(this)), m_replaceActs(new QWidget(this)),
      m_replace(new QPushButton(tr("Replace"), m_replaceActs)),
      m_replaceAll(new QPushButton(tr("Replace all"), m_replaceActs)),
      m_reason(makeWordLabel(this, WidgetRole::Caption))
{
    build();
    connectParts();
    followFont(*this, [this] { applySpacing(); });
    updateReplace();
    hide();
}

void FindBar::build()
{
    setObjectName(QStringLiteral("findBar"));
    m_words->setObjectName(QStringLiteral("findText"));
    m_words->setAccessibleName(tr("Find in the text"));
    m_words->setPlaceholderText(tr("Find in the text"));
    m_minds->setObjectName(QStringLiteral("findCapitals"));
    m_pattern->setObjectName(QStringLiteral("findPattern"));
    m_count->setObjectName(QStringLiteral("findCount"));
    m_previous->setObjectName(QStringLiteral("findPreviousButton"));
    m_next->setObjectName(QStringLiteral("findNextButton"));
    m_close->setObjectName(QStringLiteral("findCloseButton"));
    m_count->setTextFormat(Qt::PlainText);
    m_problem->setObjectName(QStringLiteral("findProblem"));
    m_problem->hide();
    m_replacement->setObjectName(QStringLiteral("replaceText"));
    m_replacement->setAccessibleName(tr("Replace it by"));
    m_replacement->setPlaceholderText(tr("Replace it by"));
    m_replacement->setToolTip(tr("\\1 to \\9 stand for the groups of a regular expression"));
    m_replace->setObjectName(QStringLiteral("replaceButton"));
    m_replaceAll->setObjectName(QStringLiteral("replaceAllButton"));
    m_reason->setObjectName(QStringLiteral("replaceReason"));
    m_reason->hide();
    auto *column = new QVBoxLayout(this);
    column->addLayout(m_rows);
    column->addWidget(m_reason);
    column->addWidget(m_problem);
    auto *acts = new QHBoxLayout;
    acts->addWidget(m_minds);
    acts->addWidget(m_pattern);
    acts->addWidget(m_count);
    acts->addWidget(m_previous);
    acts->addWidget(m_next);
    acts->addWidget(m_close);
    auto *replaceActs = new QHBoxLayout(m_replaceActs);
    replaceActs->setContentsMargins(0, 0, 0, 0);
    replaceActs->addWidget(m_replace);
    replaceActs->addWidget(m_replaceAll);
    replaceActs->addStretch();
    m_rows->addWidget(m_words, 0, 0);
    m_rows->addLayout(acts, 0, 1);
    m_rows->addWidget(m_replacement, 1, 0);
    m_rows->addWidget(m_replaceActs, 1, 1);
    m_rows->setColumnStretch(0, 1);
    // From what to find straight to what to put in its place.
    setTabOrder(m_words, m_replacement);
    setTabOrder(m_replacement, m_replace);
    setTabOrder(m_replace, m_replaceAll);
    setTabOrder(m_replaceAll, m_minds);
}

void FindBar::connectParts()
{
    m_words->installEventFilter(this);
    m_replacement->installEventFilter(this);
    connect(m_words, &QLineEdit::textChanged, this, &FindBar::queryChanged);
    connect(m_minds, &QToolButton::toggled, this, &FindBar::queryChanged);
    connect(m_pattern, &QToolButton::toggled, this, &FindBar::queryChanged);
    connect(m_previous, &QToolButton::clicked, this, &FindBar::previousRequested);
    connect(m_next, &QToolButton::clicked, this, &FindBar::nextRequested);
    connect(m_close, &QToolButton::clicked, this, &FindBar::close);
    connect(m_replace, &QPushButton::clicked, this, &FindBar::replaceRequested);
    connect(m_replaceAll, &QPushButton::clicked, this, &FindBar::replaceAllRequested);
}

void FindBar::open(const QString &words)
{
    m_replaces = false;
    updateReplace();
    show();
    if (!words.isEmpty()) {
        m_words->setText(words);
    }
    m_words->selectAll();
    m_words->setFocus(Qt::ShortcutFocusReason);
    Q_EMIT queryChanged();
}

void FindBar::openReplace(const QString &words)
{
    open(words);
    m_replaces = true;
    updateReplace();
    if (!m_words->text().isEmpty() && m_replacement->isEnabled()) {
        m_replacement->selectAll();
        m_replacement->setFocus(Qt::ShortcutFocusReason);
    }
}

SearchQuery FindBar::query() const
{
    return {m_words->text(), m_minds->isChecked(), m_pattern->isChecked()};
}

QString FindBar::replacement() const
{
    return m_replacement->text();
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
    m_canMove = can;
    updateReplace();
}

void FindBar::setReplaceReason(const QString &reason)
{
    m_reason->setText(reason);
    updateReplace();
}

void FindBar::updateReplace()
{
    const QString reason = m_reason->text();
    m_replacement->setVisible(m_replaces);
    m_replaceActs->setVisible(m_replaces);
    m_reason->setVisible(m_replaces && !reason.isEmpty());
    m_replacement->setEnabled(reason.isEmpty());
    for (QPushButton *const act : {m_replace, m_replaceAll}) {
        act->setEnabled(reason.isEmpty() && m_canMove);
        act->setToolTip(!reason.isEmpty() ? plainToolTip(reason)
                        : m_canMove       ? QString()
                                          : tr("Nothing is found that could be replaced"));
    }
}

void FindBar::close()
{
    hide();
    Q_EMIT closed();
}

bool FindBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress) {
        return QFrame::eventFilter(watched, event);
    }
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (isEnter && !(key->modifiers() & Qt::ControlModifier)) {
        if (key->modifiers() & Qt::ShiftModifier) {
            Q_EMIT previousRequested();
        } else if (watched == m_replacement) {
            m_replace->click();
        } else {
            Q_EMIT nextRequested();
        }
        return true;
    }
    if (key->key() == Qt::Key_Escape) {
        close();
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

void FindBar::applySpacing()
{
    const Spacing space = Spacing::forFont(font());
    layout()->setContentsMargins(leadingMargins(*this, 0, 0, space.l, space.s));
    layout()->setSpacing(space.xs);
    m_rows->setHorizontalSpacing(space.s);
    m_rows->setVerticalSpacing(space.xs);
    m_rows->itemAtPosition(0, 1)->layout()->setSpacing(space.s);
    m_replaceActs->layout()->setSpacing(space.s);
}

} // namespace serin
