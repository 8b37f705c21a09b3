// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/capacity.h"
#include "models/traffic/endpointstate.h"

#include <QScrollArea>

#include <memory>
#include <vector>

class QFrame;
class QLabel;
class QVBoxLayout;

namespace serin {

class AddDeployment;
class CapacityCard;
class DeploymentDraft;
class EndpointController;
class FilesCard;
class FindingsCard;
class LiveBar;
class LiveController;
class MetricsController;
class TimeCursor;
class TrafficPanel;
class VariantPicker;

/// Traffic, instances and files of the selected endpoint. Shows the controller's state and hands it
/// what the person asks for.
class OverviewPage : public QScrollArea
{
    Q_OBJECT
public:
    /// All must outlive it.
    OverviewPage(EndpointController &controller, DeploymentDraft &draft, LiveController &live,
                 MetricsController &metrics, TimeCursor &cursor, QWidget *parent = nullptr);

    void focusTraffic();
    void focusInstances();
    /// Puts @p card above the traffic.
    void addCard(QWidget *card);
    /// Shows the ways to add a deployment.
    void addDeployment();
    /// Begins a copy of @p deployment.
    void duplicate(const QString &deployment);
    /// The deployment that presets give traffic to.
    [[nodiscard]] std::optional<DeploymentName> candidate() const;

Q_SIGNALS:
    void fileRequested(const QString &path, int line);
    /// Somebody wants to send a request to @p deployment.
    void testRequested(const QString &deployment);
    void logsRequested(const QString &deployment);
    void chartsRequested();

private:
    void showState();
    void showDeploymentPickers(const EndpointState &state);
    [[nodiscard]] QString liveOnlyLines(const EndpointState &state) const;
    void buildStrip();
    void showStrip();
    [[nodiscard]] QString momentText() const;
    void gauge();
    void showCapacity();
    void showNotes(const EndpointState &state);
    void applySpacing();

    EndpointController &m_controller;
    DeploymentDraft &m_draft;
    LiveController &m_live;
    MetricsController &m_metrics;
    TimeCursor &m_cursor;
    QVBoxLayout *m_column;
    LiveBar *m_liveBar;
    VariantPicker *m_picker;
    std::vector<VariantPicker *> m_deploymentPickers;
    QFrame *m_card;
    TrafficPanel *m_traffic;
    CapacityCard *m_capacity;
    CapacityGauge m_gauge;
    QMap<QString, int> m_ready; ///< instances, at the gauge's last look
    AddDeployment *m_add;
    QWidget *m_strip = nullptr;
    QLabel *m_moment = nullptr; ///< when the figures are not the newest
    QLabel *m_figures = nullptr;
    QLabel *m_observed = nullptr;
    QFrame *m_notes;
    QLabel *m_notesText;
    FindingsCard *m_findings;
    FilesCard *m_files;
};

} // namespace serin
