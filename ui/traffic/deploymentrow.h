// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/deploymentstyle.h"
#include "ui/traffic/trafficpanelstate.h"

#include <QObject>

#include <optional>

class QAction;
class QGridLayout;
class QLabel;
class QPushButton;
class QSpinBox;
class QToolButton;

namespace serin {

class ElidedLabel;
class HatchSwatch;
class StateLabel;

/// The widgets of one deployment in the grid of a TrafficPanel. They belong to the panel's widget
/// and go with this object. Updating changes them in place: focus, cursor and text that is being
/// typed stay.
class DeploymentRow : public QObject
{
    Q_OBJECT
public:
    enum Column {
        Swatch,
        Name,
        Traffic,
        Lock,
        Instances,
        Ready,
        State,
        Actions,
        InstanceType,
        Model
    };
    /// Narrow: all that cannot be edited stands in a second line, without columns of its own.
    /// Tight: the acts stand in a third one. Slim: the instances stand before these.
    enum class Width { Wide, Narrow, Tight, Slim };
    static constexpr int lines = 4; ///< of the grid that a row takes

    DeploymentRow(const DeploymentName &name, QWidget *panel);
    ~DeploymentRow() override;
    Q_DISABLE_COPY_MOVE(DeploymentRow)

    [[nodiscard]] const DeploymentName &name() const { return m_name; }
    /// Takes `lines` lines of @p grid from @p line on, below each other.
    void addTo(QGridLayout &grid, int line);
    void setWidth(Width width);
    /// The last column that @p width needs room for.
    [[nodiscard]] static Column lastColumn(Width width);
    /// What @p column needs at least where the row is @p width.
    [[nodiscard]] int least(Column column, Width width) const;

    void setDetails(const TrafficPanelRow &row, const QString &readOnlyReason);
    void setStyle(const DeploymentStyle &style);
    /// A share of the split, or what stands for it in a manifest whose shares are none;
    /// nothing: that is no whole number.
    void setPercent(std::optional<int> share);
    void setLocked(bool locked);
    [[nodiscard]] bool isLocked() const;
    /// Takes over text that was typed but not yet confirmed.
    void commitTyped();
    [[nodiscard]] QList<QWidget *> tabOrder() const;

Q_SIGNALS:
    void percentEdited(int percent);
    void lockToggled();
    void instanceCountEdited(int count);
    void testClicked();
    void logsClicked();
    void duplicateClicked();
    void removeClicked();

private:
    void setInstances(const TrafficPanelRow &row, const QString &readOnlyReason);
    void buildActions();
    void updateLockTip();

    DeploymentName m_name;
    HatchSwatch *m_swatch;
    QWidget *m_title;
    ElidedLabel *m_nameLabel;
    QLabel *m_warning;
    QSpinBox *m_traffic;
    QToolButton *m_lock;
    QLabel *m_instancesLabel; ///< where no header says it
    QSpinBox *m_instances;
    QLabel *m_ready;
    StateLabel *m_state;
    QWidget *m_actions; ///< the three behind the numbers
    QPushButton *m_test;
    QPushButton *m_logs;
    QToolButton *m_more;
    QAction *m_duplicate = nullptr;
    QAction *m_remove = nullptr;
    ElidedLabel *m_instanceType;
    ElidedLabel *m_model;
    QWidget *m_below; ///< all of these, when it is narrow
    StateLabel *m_stateBelow;
    ElidedLabel *m_details;
    QString m_readOnlyReason;
    QGridLayout *m_grid = nullptr;
    int m_line = 0;
    std::optional<Width> m_width; ///< none: not laid out yet
};

} // namespace serin
