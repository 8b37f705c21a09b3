// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/elidedcombobox.h"

#include <QStyleOptionComboBox>

namespace serin {

void ElidedComboBox::initStyleOption(QStyleOptionComboBox *option) const
{
    QComboBox::initStyleOption(option);
    const QRect room =
        style()->subControlRect(QStyle::CC_ComboBox, option, QStyle::SC_ComboBoxEditField, this);
    option->currentText =
        option->fontMetrics.elidedText(option->currentText, Qt::ElideRight, room.width() - 2);
}

} // namespace serin
