// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/start/azureconnection.h"
#include "ui/start/formcard.h"

class QComboBox;
class QLineEdit;
class QPushButton;

namespace serin {

class FilterList;
class LineList;

/// "Connect to Azure ML": subscription and workspace from lists, and the folder that is applied to
/// it (objectName `azureForm`).
class AzureForm : public FormCard
{
    Q_OBJECT
public:
    /// @p azure must outlive it; asked when the form is opened.
    explicit AzureForm(AzureConnection &azure, QWidget *parent = nullptr);

    /// The folder to tie the workspace to, as long as nobody names another.
    void setFolder(const QString &path);

private:
    void buildState();
    void buildLists();
    void buildProject();
    void chooseFolder();
    void connectNow();
    void showState();
    void showLists();
    void showConnect();
    [[nodiscard]] const WorkspaceInfo *chosen() const;
    [[nodiscard]] QString folder() const;

    AzureConnection &m_azure;
    LineList *m_state;
    QWidget *m_fix;
    QLineEdit *m_command;
    QPushButton *m_again;
    QPushButton *m_stop;
    FilterList *m_subscriptions;
    FilterList *m_workspaces;
    QLineEdit *m_folder;
    QLineEdit *m_project;
    QComboBox *m_tier;
    QPushButton *m_connect;
};

} // namespace serin
