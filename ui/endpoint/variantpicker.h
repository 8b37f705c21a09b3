// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/traffic/endpointstate.h"

#include <QFrame>

class QComboBox;
class QLabel;
class QTreeWidget;

namespace serin {

/// Lets the person choose the file to work on where several describe the same thing: a list until
/// one is chosen (objectName `variantList`), then a small box to choose again (`variantPicker`).
class VariantPicker : public QFrame
{
    Q_OBJECT
public:
    explicit VariantPicker(QWidget *parent = nullptr);

    /// @p name is of what the files describe. Hidden when there is nothing to choose.
    void setChoices(const QString &name, const std::vector<VariantChoice> &choices, int picked);

Q_SIGNALS:
    void picked(const QString &key);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fill();
    void applySpacing();
    void applyColumns();

    std::vector<VariantChoice> m_choices;
    QLabel *m_title;
    QComboBox *m_box;
    QTreeWidget *m_list;
};

} // namespace serin
