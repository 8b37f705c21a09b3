// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/traffic/deploymentrow.h"
#include "ui/traffic/sliderstate.h"
#include "ui/traffic/trafficpanelstate.h"

#include <QWidget>

#include <memory>

class QFrame;
class QGridLayout;
class QLabel;

namespace serin {

class ElidedLabel;
class PresetBar;
class TrafficSlider;

/// The traffic of one endpoint, to see and to edit: slider, presets, and a row for each deployment
/// with its share, lock, instances, type and model.
///
/// It shows the state that it is given and asks for changes by signals; it writes nothing. After a
/// request it shows what was asked for until the owner answers with setState(). Locks live here,
/// for as long as the endpoint stays the same. GUI thread only.
class TrafficPanel : public QWidget
{
    Q_OBJECT
public:
    explicit TrafficPanel(QWidget *parent = nullptr);
    ~TrafficPanel() override;
    Q_DISABLE_COPY_MOVE(TrafficPanel)

    /// Shows @p state. With the same deployments in the same order nothing is rebuilt: focus,
    /// cursor, text being typed and a drag in progress stay.
    void setState(const TrafficPanelState &state);

    [[nodiscard]] const TrafficSplit &split() const;
    [[nodiscard]] TrafficLocks locks() const;
    /// The deployment that presets give traffic to; none without deployments.
    [[nodiscard]] std::optional<DeploymentName> candidate() const;
    /// Requests what was typed into a spin box and not yet confirmed. Call it before an act that
    /// must see everything, such as a review.
    void commitTyped();
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// One finished gesture; @p description says what changed, for an undo step.
    void splitGesture(const serin::TrafficSplit &before, const serin::TrafficSplit &after,
                      const QString &description);
    /// What is shown is another split now, also while a handle is dragged.
    void splitShown();
    void instanceCountRequested(const QString &deployment, int count);
    void testRequested(const QString &deployment);
    void logsRequested(const QString &deployment);
    void duplicateRequested(const QString &deployment);
    void removeRequested(const QString &deployment);
    void fileRequested(const QString &path);

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildRows();
    void showState();
    void showSplit();
    [[nodiscard]] QString resetReason() const;
    void applyStyles();
    void applySpacing();
    void applyWidth();
    [[nodiscard]] bool hasLive() const;
    [[nodiscard]] int leastWidth(DeploymentRow::Width width) const;
    void request(const TrafficSplit &after);
    void onPercentEdited(const DeploymentName &name, int percent);
    void onInstanceCountEdited(const DeploymentName &name, int count);
    [[nodiscard]] bool hasRowsOf(const std::vector<TrafficPanelRow> &rows) const;
    [[nodiscard]] static TrafficPanelState normalized(TrafficPanelState state);

    TrafficPanelState m_state;
    QLabel *m_heading;
    ElidedLabel *m_reference;
    QFrame *m_notice;
    QLabel *m_noticeIcon;
    QLabel *m_noticeText;
    QPushButton *m_noticeAct;
    TrafficSlider *m_slider;
    PresetBar *m_presets;
    QGridLayout *m_grid;
    std::vector<QLabel *> m_headers; ///< by column; nullptr where there is none
    std::vector<std::unique_ptr<DeploymentRow>> m_rows;
};

} // namespace serin
