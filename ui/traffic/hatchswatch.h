// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/deploymentstyle.h"

#include <QWidget>

namespace serin {

/// A small square with a deployment's colour and hatch, the key to the bar and the charts.
class HatchSwatch : public QWidget
{
    Q_OBJECT
public:
    explicit HatchSwatch(QWidget *parent = nullptr);
    void setStyle(const DeploymentStyle &style);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    DeploymentStyle m_style;
};

} // namespace serin
