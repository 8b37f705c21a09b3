// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/traffic/endpointstate.h"

#include <QScrollArea>

#include <memory>
#include <vector>

class QFrame;
class QLabel;
class QVBoxLayout;

namespace serin {

class EndpointController;
class FilesCard;
class FindingsCard;
class TrafficPanel;
class VariantPicker;

/// Traffic, instances and files of the selected endpoint. Shows the controller's state and hands it
/// what the person asks for.
class OverviewPage : public QScrollArea
{
    Q_OBJECT
public:
    explicit OverviewPage(EndpointController &controller, QWidget *parent = nullptr);

    void focusTraffic();
    void focusInstances();

Q_SIGNALS:
    void fileRequested(const QString &path, int line);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showState();
    void showDeploymentPickers(const EndpointState &state);
    void showNotes(const EndpointState &state);
    void applySpacing();

    EndpointController &m_controller;
    QVBoxLayout *m_column;
    VariantPicker *m_picker;
    std::vector<VariantPicker *> m_deploymentPickers;
    QFrame *m_card;
    TrafficPanel *m_traffic;
    QFrame *m_notes;
    QLabel *m_notesText;
    FindingsCard *m_findings;
    FilesCard *m_files;
};

} // namespace serin
