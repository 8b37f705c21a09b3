// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/operationsmodel.h"

#include <QObject>

namespace serin {

class InvokeController;

/// Shows the requests that a person sends as operations: how long they took, what came back, and a
/// way to stop them. GUI thread only.
class CallOperations : public QObject
{
    Q_OBJECT
public:
    /// Both must outlive it.
    CallOperations(InvokeController &invoke, OperationsModel &operations,
                   QObject *parent = nullptr);

private:
    void follow();
    void begin();
    void end();

    InvokeController &m_invoke;
    OperationsModel &m_operations;
    OperationsModel::Id m_id = 0; ///< of the request that is being sent; 0: none
};

} // namespace serin
