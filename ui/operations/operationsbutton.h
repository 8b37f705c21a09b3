// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

namespace serin {

class OperationsModel;

/// How many operations run, or failed and were not dismissed (objectName `operationsButton`).
class OperationsButton : public QPushButton
{
    Q_OBJECT
public:
    /// @p operations must outlive it.
    explicit OperationsButton(OperationsModel &operations, QWidget *parent = nullptr);

private:
    void showCounts();

    OperationsModel &m_operations;
};

} // namespace serin
