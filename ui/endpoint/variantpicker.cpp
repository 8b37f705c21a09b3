// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/endpoint/variantpicker.h"

#include "ui/theme/accessiblewidgets.h"
#include "ui/theme/follow.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/stylesheet.h"
#include "ui/theme/wheelguard.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSignalBlocker>
#include <QStyledItemDelegate>
#include <QTreeWidget>

#include <algorithm>

namespace serin {

namespace {

constexpr int mostListed = 10; ///< rows before the list scrolls

/// What is in a file matters from its beginning on, a path from its end.
class HintDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const QColor muted = Theme::fromPalette(option->palette).mutedText;
        option->textElideMode = Qt::ElideRight;
        option->palette.setColor(QPalette::Text, muted);
        option->palette.setColor(QPalette::HighlightedText, muted);
    }
};

QString shown(const VariantChoice &choice)
{
    return singleLine(choice.label, 120);
}

} // namespace

VariantPicker::VariantPicker(QWidget *parent)
    : QFrame(parent), m_title(new QLabel(this)), m_box(new QComboBox(this)),
      m_list(new QTreeWidget(this))
{
    setWidgetRole(*this, WidgetRole::Card);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_box->setObjectName(QStringLiteral("variantPicker"));
    setBoxName(*m_box, tr("File to work on"));
    m_box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_box->setMinimumContentsLength(8); // with less room long paths are cut
    guardWheel(*m_box);
    m_list->setObjectName(QStringLiteral("variantList"));
    m_list->setAccessibleName(tr("Files to choose from"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformRowHeights(true);
    m_list->setRootIsDecorated(false);
    m_list->setHeaderHidden(true);
    m_list->setColumnCount(2);
    m_list->setAllColumnsShowFocus(true);
    m_list->viewport()->setCursor(Qt::PointingHandCursor);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideLeft);
    m_list->setItemDelegateForColumn(1, new HintDelegate(m_list));
    m_list->setTabKeyNavigation(false);
    auto *grid = new QGridLayout(this);
    grid->addWidget(m_title, 0, 0);
    grid->addWidget(m_box, 0, 1);
    grid->addWidget(m_list, 1, 0, 1, 2);
    grid->setColumnStretch(0, 1);
    const auto pick = [this](int row) {
        if (row >= 0 && row < static_cast<int>(m_choices.size())) {
            const QString key = m_choices[static_cast<std::size_t>(row)].key;
            Q_EMIT picked(key);
        }
    };
    connect(m_box, &QComboBox::activated, this, pick);
    const auto pickItem = [this, pick](QTreeWidgetItem *item) {
        pick(m_list->indexOfTopLevelItem(item));
    };
    connect(m_list, &QTreeWidget::itemClicked, this, pickItem);
    connect(m_list, &QTreeWidget::itemActivated, this, pickItem);
    followFont(*this, [this] { applySpacing(); });
    hide();
}

void VariantPicker::setChoices(const QString &name, const std::vector<VariantChoice> &choices,
                               int picked)
{
    setVisible(choices.size() > 1);
    if (choices != m_choices) {
        m_choices = choices;
        fill();
    }
    const bool isOpen = picked < 0;
    m_title->setText(
        isOpen ? tr("%1 files describe %2. Pick the one to work on; the choice is remembered.")
                     .arg(QString::number(choices.size()), breakable(singleLine(name, 60)))
               : tr("Working on 1 of %1 files that describe %2")
                     .arg(QString::number(choices.size()), breakable(singleLine(name, 60))));
    m_list->setVisible(isOpen);
    m_box->setVisible(!isOpen);
    const QSignalBlocker blocker(m_box);
    m_box->setCurrentIndex(picked);
}

void VariantPicker::fill()
{
    const QSignalBlocker blocker(m_box);
    m_box->clear();
    m_list->clear();
    for (const VariantChoice &choice : m_choices) {
        m_box->addItem(shown(choice));
        new QTreeWidgetItem(m_list, {shown(choice), singleLine(choice.hint, 120)});
    }
    applySpacing();
}

void VariantPicker::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    applyColumns();
}

void VariantPicker::applyColumns()
{
    int widest = 0;
    for (const VariantChoice &choice : m_choices) {
        widest = std::max(widest, fontMetrics().horizontalAdvance(shown(choice)));
    }
    m_list->setColumnWidth(0, std::min(widest + 3 * Spacing::forFont(font()).l, width() / 2));
}

void VariantPicker::applySpacing()
{
    const Spacing space = Spacing::forFont(font());
    auto *grid = static_cast<QGridLayout *>(layout());
    grid->setContentsMargins(space.l, space.m, space.l, space.m);
    grid->setSpacing(space.s);
    const int row = fontMetrics().height() * 9 / 5;
    const int count = m_list->topLevelItemCount();
    for (int i = 0; i < count; ++i) {
        m_list->topLevelItem(i)->setSizeHint(0, {0, row});
    }
    applyColumns();
    m_list->setFixedHeight(row * std::clamp(count, 1, mostListed) + 2);
}

} // namespace serin
