// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/elidedcombobox.h"

#include "ui/theme/plaintext.h"

#include <QHelpEvent>
#include <QStyleOptionComboBox>
#include <QToolTip>

#include <algorithm>

namespace serin {

namespace {

constexpr int rounding = 1; ///< of a width that is no whole number
constexpr int slack = 2;    ///< the style leaves as much beside the text

} // namespace

void ElidedComboBox::initStyleOption(QStyleOptionComboBox *option) const
{
    QComboBox::initStyleOption(option);
    const QRect room =
        style()->subControlRect(QStyle::CC_ComboBox, option, QStyle::SC_ComboBoxEditField, this);
    option->currentText =
        option->fontMetrics.elidedText(option->currentText, Qt::ElideMiddle, room.width() - slack);
}

QSize ElidedComboBox::sizeHint() const
{
    QSize size = QComboBox::sizeHint();
    QStyleOptionComboBox option;
    initStyleOption(&option);
    option.rect.setSize(size);
    const QRect room =
        style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this);
    int widest = 0;
    for (int i = 0; i < count(); ++i) {
        widest = std::max(widest, option.fontMetrics.horizontalAdvance(itemText(i)) + rounding);
    }
    size.rwidth() += std::max(0, widest + slack - room.width());
    return size;
}

bool ElidedComboBox::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty()) {
        QStyleOptionComboBox option;
        initStyleOption(&option);
        const bool isWhole = option.currentText == currentText();
        QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(),
                           isWhole ? QString() : plainToolTip(currentText()), this);
        return true;
    }
    return QComboBox::event(event);
}

} // namespace serin
