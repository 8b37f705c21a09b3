// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartaccessible.h"

#include "ui/charts/metricchart.h"

#include <QAccessible>
#include <QAccessibleWidget>

namespace serin {

namespace {

class ChartAccessible : public QAccessibleWidget, public QAccessibleValueInterface
{
public:
    explicit ChartAccessible(MetricChart *chart) : QAccessibleWidget(chart, QAccessible::Chart) {}

    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Value ? chart()->spoken() : QAccessibleWidget::text(kind);
    }
    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ValueInterface ? static_cast<QAccessibleValueInterface *>(this)
                                                   : QAccessibleWidget::interface_cast(type);
    }
    [[nodiscard]] QVariant currentValue() const override
    {
        return chart()->crosshair() ? QVariant(*chart()->crosshair()) : QVariant();
    }
    void setCurrentValue(const QVariant &value) override
    {
        Q_EMIT chart()->picked(value.toDouble());
    }
    [[nodiscard]] QVariant maximumValue() const override { return {}; }
    [[nodiscard]] QVariant minimumValue() const override { return {}; }
    [[nodiscard]] QVariant minimumStepSize() const override { return {}; }

private:
    [[nodiscard]] MetricChart *chart() const { return static_cast<MetricChart *>(object()); }
};

QAccessibleInterface *makeChartInterface(const QString &, QObject *object)
{
    auto *chart = qobject_cast<MetricChart *>(object);
    return chart ? new ChartAccessible(chart) : nullptr;
}

} // namespace

void makeAccessible(MetricChart &chart)
{
    static const bool installed = [] {
        QAccessible::installFactory(makeChartInterface);
        return true;
    }();
    Q_UNUSED(installed)
    Q_UNUSED(chart)
}

void tellSpoken(MetricChart &chart)
{
    if (QAccessible::isActive() && chart.hasFocus()) {
        QAccessibleValueChangeEvent change(&chart, chart.crosshair().value_or(0));
        QAccessible::updateAccessibility(&change);
    }
}

} // namespace serin
