// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/operationsbutton.h"

#include "models/operations/operationsmodel.h"
#include "ui/theme/icons.h"

namespace serin {

OperationsButton::OperationsButton(OperationsModel &operations, QWidget *parent)
    : QPushButton(parent), m_operations(operations)
{
    setObjectName(QStringLiteral("operationsButton"));
    setAutoDefault(false);
    connect(&operations, &OperationsModel::countsChanged, this, &OperationsButton::showCounts);
    showCounts();
}

void OperationsButton::showCounts()
{
    const int open = m_operations.openWholes();
    const int failed = m_operations.failedCount();
    QStringList parts;
    if (failed > 0) {
        parts << (failed == 1 ? tr("1 failed", "operations")
                              : tr("%Ln failed", "operations", failed));
    }
    if (open > 0 || failed == 0) {
        parts << (open == 1 ? tr("1 op", "an operation")
                            : tr("%Ln ops", "operations that run", open));
    }
    const QString text = parts.join(QStringLiteral(" · "));
    setText(besideIcon(text));
    setIcon(themedIcon(failed > 0 ? IconName::Error
                       : open > 0 ? IconName::Refresh
                                  : IconName::Check));
    setAccessibleName(tr("Operations: %1", "how many").arg(text));
    setToolTip(tr("Show what runs, what was done and what failed (Ctrl+J)"));
}

} // namespace serin
