// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/desktopnotifier.h"

#include "models/operations/operationsmodel.h"

#include <algorithm>

namespace serin {

DesktopNotifier::DesktopNotifier(const OperationsModel &operations,
                                 std::function<bool()> isLookedAt, QObject *parent)
    : QObject(parent), m_operations(operations), m_isLookedAt(std::move(isLookedAt))
{
    connect(&operations, &OperationsModel::countsChanged, this, &DesktopNotifier::look);
}

void DesktopNotifier::look()
{
    for (int row = 0; row < m_operations.rowCount(); ++row) {
        const QModelIndex each = m_operations.index(row);
        const auto state =
            static_cast<OperationState>(each.data(OperationsModel::StateRole).toInt());
        if (state == OperationState::Waiting || state == OperationState::Running ||
            state == OperationState::Stopping) {
            m_open.insert(each.data(OperationsModel::IdRole).toULongLong());
        }
    }
    if (m_operations.openCount() == 0 && !m_open.empty()) {
        if (!m_isLookedAt()) {
            sumUp();
        }
        m_open.clear();
    }
}

void DesktopNotifier::sumUp()
{
    Message message;
    int done = 0;
    qint64 longest = 0;
    for (int row = 0; row < m_operations.rowCount(); ++row) {
        const QModelIndex each = m_operations.index(row);
        if (!m_open.contains(each.data(OperationsModel::IdRole).toULongLong())) {
            continue;
        }
        const auto state =
            static_cast<OperationState>(each.data(OperationsModel::StateRole).toInt());
        const QString title = each.data(OperationsModel::TitleRole).toString();
        if (state == OperationState::Failed) {
            message.title = tr("Failed: %1").arg(title);
            message.text = each.data(OperationsModel::ProgressRole).toString();
            message.isUrgent = true;
        } else if (state == OperationState::Done) {
            ++done;
            longest = std::max(longest, each.data(OperationsModel::ElapsedRole).toLongLong());
            if (!message.isUrgent && message.title.isEmpty()) {
                message.title = tr("Done: %1").arg(title); // the newest: what it was all for
            }
        }
    }
    if (message.isUrgent) {
        Q_EMIT told(message);
    } else if (done > 0 && longest >= moment.count()) {
        message.text = done == 1 ? tr("One step") : tr("%Ln steps", nullptr, done);
        Q_EMIT told(message);
    }
}

} // namespace serin
