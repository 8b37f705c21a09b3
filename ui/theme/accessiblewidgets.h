// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QAbstractButton;
class QComboBox;
class QLineEdit;

namespace serin {

/// Tells screen readers what Qt would not: texts that a widget of ours draws itself (ElidedLabel,
/// StateLabel) are labels, not mere areas. Such a widget calls it as it is made; calls after the
/// first do nothing.
void installAccessibleWidgets();

/// Lets a screen reader open the menu of @p button, a QPushButton or QToolButton that has one, and
/// find it below the button. Qt's own way answers only when the menu has been closed again, which
/// takes longer than any reader waits. Call it when the menu has been set.
void makeMenuAccessible(QAbstractButton &button);

/// What @p box is for. On Linux Qt gives a box the name of its current entry, so the words are its
/// description, too. When others can be typed, that is to be said first (QComboBox::setEditable).
void setBoxName(QComboBox &box, const QString &name);

/// Puts a magnifying glass before what is typed into @p field. Qt makes it a button of its own, so
/// it has a name: that of the field, which is to be set before.
void addSearchSign(QLineEdit &field);

} // namespace serin
