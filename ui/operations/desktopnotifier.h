// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <chrono>
#include <functional>
#include <set>

namespace serin {

class OperationsModel;

/// Tells of operations that ended while nobody looked: once, when the last of those that were under
/// way together has ended, what failed or that all is done. What took less than a moment and went
/// well is not worth it. GUI thread only.
class DesktopNotifier : public QObject
{
    Q_OBJECT
public:
    struct Message
    {
        QString title;
        QString text; ///< plain
        bool isUrgent = false;
    };

    /// Shorter ones that went well are passed over.
    static constexpr std::chrono::milliseconds moment{3'000};

    /// @p operations must outlive it. @p isLookedAt: whether the person sees the window anyway, or
    /// wants no messages.
    DesktopNotifier(const OperationsModel &operations, std::function<bool()> isLookedAt,
                    QObject *parent = nullptr);

Q_SIGNALS:
    void told(const serin::DesktopNotifier::Message &message);

private:
    void look();
    void sumUp();

    const OperationsModel &m_operations;
    std::function<bool()> m_isLookedAt;
    std::set<quint64> m_open; ///< under way, or ended with others that still are
};

} // namespace serin
