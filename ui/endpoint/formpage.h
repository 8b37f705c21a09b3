// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace serin {

/// The page of a form that has the place of the endpoint's pages; it scrolls where the window is
/// small.
class FormPage : public QScrollArea
{
    Q_OBJECT
public:
    /// Takes @p form. It is named @p objectName.
    FormPage(QWidget *form, const QString &objectName, QWidget *parent = nullptr);

private:
    void applySpacing();
};

} // namespace serin
