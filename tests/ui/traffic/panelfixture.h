// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "splits.h"
#include "ui/theme/elidedlabel.h"
#include "ui/traffic/trafficpanel.h"
#include "ui/traffic/trafficslider.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWheelEvent>

namespace serin {

inline TrafficPanelRow rowOf(const char *name, int instances)
{
    TrafficPanelRow row{named(name)};
    row.instanceCount = instances;
    row.instanceType = QStringLiteral("Standard_F4s_v2");
    row.model = QStringLiteral("azureml:model:1");
    return row;
}

inline TrafficPanelState blueGreenState()
{
    TrafficPanelState state;
    state.endpoint = QStringLiteral("my-endpoint");
    state.split = splitOf({{"blue", 90}, {"green", 10}});
    state.reference = splitOf({{"blue", 100}, {"green", 0}});
    state.referenceName = QStringLiteral("live");
    state.rows = {rowOf("blue", 2), rowOf("green", 1)};
    return state;
}

inline TrafficPanelState threeWayState()
{
    TrafficPanelState state = blueGreenState();
    state.split = splitOf({{"blue", 50}, {"green", 30}, {"teal", 20}});
    state.rows = {rowOf("blue", 2), rowOf("green", 1), rowOf("teal", 1)};
    return state;
}

class PanelFixture
{
public:
    explicit PanelFixture(const TrafficPanelState &first)
        : panel(new TrafficPanel(&window)), below(new QPushButton(&window)), state(first),
          gestures(panel, &TrafficPanel::splitGesture),
          counts(panel, &TrafficPanel::instanceCountRequested)
    {
        auto *layout = new QVBoxLayout(&window);
        layout->addWidget(panel);
        layout->addWidget(below);
        window.resize(900, 400);
        panel->setState(state);
        window.show();
        active = QTest::qWaitForWindowActive(&window);
    }

    template<typename T>
    [[nodiscard]] T *get(const char *name) const
    {
        auto *widget = panel->findChild<T *>(QLatin1String(name));
        if (!widget) {
            qFatal("there is no %s", name);
        }
        return widget;
    }
    [[nodiscard]] QSpinBox *spin(const char *name) const { return get<QSpinBox>(name); }
    void click(const char *name) const
    {
        QTest::mouseClick(get<QWidget>(name), Qt::LeftButton, {},
                          get<QWidget>(name)->rect().center());
    }
    [[nodiscard]] QString shown() const
    {
        QStringList percents;
        for (const TrafficShare &share : panel->split().shares()) {
            const QString name = QStringLiteral("trafficSpin.") + share.deployment.toString();
            const int spin = panel->findChild<QSpinBox *>(name)->value();
            if (spin != share.percent.value()) {
                return QStringLiteral("%1 shows %2").arg(name).arg(spin);
            }
            percents.append(QString::number(spin));
        }
        return percents.join(QLatin1Char(' '));
    }
    [[nodiscard]] QString lastGesture() const
    {
        const QList<QVariant> arguments = gestures.last();
        return percentsOf(arguments[0].value<TrafficSplit>()) + QStringLiteral(" > ") +
               percentsOf(arguments[1].value<TrafficSplit>());
    }
    [[nodiscard]] QString lastDescription() const { return gestures.last()[2].toString(); }

    QWidget window;
    TrafficPanel *panel;
    QPushButton *below;
    TrafficPanelState state;
    QSignalSpy gestures;
    QSignalSpy counts;
    bool active = false;
};

} // namespace serin
