// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/capacity.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace serin {

/// Says that a split asks more of a deployment's instances than one was seen to bear, and offers to
/// scale it first (objectNames `capacityHint`, `scaleFirstButton`). Hidden without a hint.
class CapacityCard : public QFrame
{
    Q_OBJECT
public:
    explicit CapacityCard(QWidget *parent = nullptr);

    /// @p readOnlyReason not empty: the deployment's instances cannot be edited, and why.
    void setHint(const std::optional<CapacityHint> &hint, const QString &readOnlyReason);

Q_SIGNALS:
    void scaleRequested(const QString &deployment, int count);

private:
    void applyLook();

    std::optional<CapacityHint> m_hint;
    QLabel *m_glyph;
    QLabel *m_words;
    QPushButton *m_scale;
};

} // namespace serin
