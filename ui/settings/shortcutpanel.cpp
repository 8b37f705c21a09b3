// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/shortcutpanel.h"

#include "ui/actions/shortcuttable.h"
#include "ui/theme/follow.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/rowtable.h"
#include "ui/theme/stylesheet.h"
#include "ui/theme/theme.h"
#include "ui/theme/wordlabel.h"
#include "ui/theme/wrappedcells.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace serin {

namespace {

/// Rows that have each word somewhere.
class WordFilter : public QSortFilterProxyModel
{
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setWords(const QStringList &words)
    {
        m_words = words;
        invalidateFilter();
    }

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override
    {
        const QString text =
            sourceModel()->index(row, 0, parent).data(ShortcutTable::WordsRole).toString();
        return std::all_of(m_words.begin(), m_words.end(), [&text](const QString &word) {
            return text.contains(word, Qt::CaseInsensitive);
        });
    }

private:
    QStringList m_words;
};

/// Records keys in place.
class ShortcutDelegate : public WrappedCells
{
    Q_OBJECT
public:
    using WrappedCells::WrappedCells;

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &,
                          const QModelIndex &index) const override
    {
        auto *edit = new QKeySequenceEdit(parent);
        edit->setObjectName(QStringLiteral("shortcutEdit"));
        edit->setAccessibleName(
            tr("New shortcut of: %1").arg(index.siblingAtColumn(0).data().toString()));
        connect(edit, &QKeySequenceEdit::keySequenceChanged, this,
                [this, edit](const QKeySequence &keys) {
                    if (!keys.isEmpty()) {
                        Q_EMIT const_cast<ShortcutDelegate *>(this)->commitData(edit);
                        Q_EMIT const_cast<ShortcutDelegate *>(this)->closeEditor(edit);
                    }
                });
        return edit;
    }

    /// As high as it wants to be, over the rows beside it: a row is lower than a field.
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override
    {
        WrappedCells::updateEditorGeometry(editor, option, index);
        QRect place = option.rect;
        const int height = std::max(place.height(), editor->sizeHint().height());
        const int most = editor->parentWidget()->height() - height;
        place.moveTop(std::clamp(place.center().y() - height / 2, 0, std::max(0, most)));
        place.setHeight(height);
        editor->setGeometry(place);
    }

    /// Empty, for what is pressed next is the new one.
    void setEditorData(QWidget *, const QModelIndex &) const override {}

    void setModelData(QWidget *editor, QAbstractItemModel *model,
                      const QModelIndex &index) const override
    {
        const QKeySequence keys = static_cast<QKeySequenceEdit *>(editor)->keySequence();
        if (!keys.isEmpty()) {
            model->setData(index, keys);
        }
    }
};

} // namespace

ShortcutPanel::ShortcutPanel(OwnShortcuts &shortcuts, QWidget *parent)
    : QFrame(parent), m_model(new ShortcutTable(shortcuts, this)), m_shown(new WordFilter(this)),
      m_table(makeRowTable(this)), m_hint(makeWordLabel(this, WidgetRole::Caption)),
      m_bubble(new QFrame(this)), m_problem(makeWordLabel(m_bubble)),
      m_reset(new QPushButton(tr("Reset shortcut"), this))
{
    setWidgetRole(*this, WidgetRole::Card);
    m_shown->setSourceModel(m_model);
    m_table->setObjectName(QStringLiteral("shortcutTable"));
    m_table->setAccessibleName(tr("Shortcuts"));
    m_table->setModel(m_shown);
    m_table->setItemDelegate(new WrappedCells(m_table));
    m_table->setItemDelegateForColumn(ShortcutTable::ShortcutColumn, new ShortcutDelegate(m_table));
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // the page scrolls
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    QHeaderView *const header = m_table->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(ShortcutTable::ActionColumn, QHeaderView::Stretch);
    m_table->installEventFilter(this);
    m_hint->setText(tr("Enter or a double click records the keys that you press next; Delete "
                       "takes a shortcut off."));
    m_problem->setObjectName(QStringLiteral("shortcutProblem"));
    setWidgetRole(*m_bubble, WidgetRole::Warning);
    (new QVBoxLayout(m_bubble))->addWidget(m_problem);
    m_bubble->hide();
    m_reset->setObjectName(QStringLiteral("resetShortcut"));
    m_reset->setAutoDefault(false);
    m_reset->setToolTip(tr("Gives the selected action its usual shortcut again"));
    auto *below = new QHBoxLayout;
    below->addWidget(m_hint, 1);
    below->addWidget(m_reset);
    auto *column = new QVBoxLayout(this);
    column->addLayout(below);
    column->addWidget(m_table);
    connect(m_model, &ShortcutTable::told, this, [this](const QString &problem) {
        showProblem(problem);
        showCurrent();
    });
    connect(m_reset, &QPushButton::clicked, this,
            [this] { m_model->reset(m_shown->mapToSource(m_table->currentIndex())); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        showCurrent();
        m_bubble->hide(); // it was about another one
        const QRect row = m_table->visualRect(m_table->currentIndex());
        Q_EMIT rowReached({m_table->viewport()->mapTo(this, row.topLeft()), row.size()});
    });
    followFont(*this, [this] { applySpacing(); });
    showCurrent();
}

bool ShortcutPanel::showMatches(const QString &filter)
{
    static_cast<WordFilter *>(m_shown)->setWords(filter.split(u' ', Qt::SkipEmptyParts));
    fitHeight();
    return m_shown->rowCount() > 0;
}

void ShortcutPanel::resetAll()
{
    m_model->resetAll();
}

bool ShortcutPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table && event->type() == QEvent::Resize &&
        m_table->viewport()->width() != m_fittedWidth) {
        fitHeight();
    }
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const QModelIndex cell =
            m_table->currentIndex().siblingAtColumn(ShortcutTable::ShortcutColumn);
        if (cell.isValid() && (key == Qt::Key_Return || key == Qt::Key_Enter)) {
            m_table->setCurrentIndex(cell);
            m_table->edit(cell);
            return true;
        }
        if (cell.isValid() && key == Qt::Key_Delete) {
            m_shown->setData(cell, QVariant::fromValue(QKeySequence()));
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void ShortcutPanel::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    placeProblem();
}

void ShortcutPanel::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    m_bubble->hide();
}

void ShortcutPanel::showProblem(const QString &problem)
{
    showWords(m_problem, breakable(singleLine(problem)));
    m_bubble->setVisible(!problem.isEmpty());
    placeProblem();
    if (!problem.isEmpty()) {
        m_bubble->raise();
        Q_EMIT rowReached(m_bubble->geometry());
    }
}

/// Below the current row, above it where that is the last: the table is longer than the window.
void ShortcutPanel::placeProblem()
{
    const QRect row = m_table->visualRect(m_table->currentIndex());
    const int width = m_table->viewport()->width();
    const int height = m_bubble->heightForWidth(width);
    const bool fits = row.bottom() + height < m_table->viewport()->height();
    const QPoint at(0, fits ? row.bottom() + 1 : row.top() - height);
    m_bubble->setGeometry({m_table->viewport()->mapTo(this, at), QSize(width, height)});
}

void ShortcutPanel::showCurrent()
{
    m_reset->setEnabled(m_table->currentIndex().data(ShortcutTable::IsOwnRole).toBool());
}

void ShortcutPanel::fitHeight()
{
    m_fittedWidth = m_table->viewport()->width();
    m_table->resizeRowsToContents(); // long names take several lines
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() +
                            m_table->verticalHeader()->length());
}

void ShortcutPanel::applySpacing()
{
    const Spacing space = Spacing::forFont(font());
    layout()->setContentsMargins(space.l, space.m, space.l, space.m);
    layout()->setSpacing(space.s);
    m_bubble->layout()->setContentsMargins(space.s, space.xs, space.s, space.xs);
    m_table->verticalHeader()->setMinimumSectionSize(fontMetrics().height() + space.s);
    fitHeight();
}

} // namespace serin

#include "shortcutpanel.moc"
