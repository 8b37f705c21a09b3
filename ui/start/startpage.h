// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/latepage.h"

#include <QScrollArea>
#include <QStringList>

class QLabel;
class QPushButton;
class QSpacerItem;
class QVBoxLayout;

namespace serin {

class AzureConnection;
class AzureForm;
class CloneForm;
class Environment;
class EnvironmentPanel;
class CloneController;
class FormCard;
class LineList;
class RecentList;
class SampleController;

/// What the window shows while no folder is open (objectName `startPage`): the sample, the ways to
/// a folder of one's own, those opened lately, and what this computer has and lacks.
class StartPage : public QScrollArea
{
    Q_OBJECT
public:
    struct Models
    {
        SampleController &sample;
        CloneController &clone;
        AzureConnection &azure;
        Environment &environment;
    };

    /// All must outlive it.
    explicit StartPage(const Models &models, QWidget *parent = nullptr);
    void setRecentFolders(const QStringList &paths);
    void openClone();
    /// @p folder: to be tied to the workspace; may be empty.
    void openAzure(const QString &folder);
    /// The focus goes to what most people come for.
    void focusFirst();

Q_SIGNALS:
    void openRequested();
    /// The form for Azure ML was closed without a connection.
    void azureDismissed();
    void folderRequested(const QString &path);
    void removeRequested(const QString &path);
    /// The sample is to be made anew; the person has to be asked.
    void startOverRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildSample();
    void buildWays();
    template<typename Form>
    void connectOpener(QPushButton &opener, LatePage<Form> &form);
    void addForm(FormCard &form, QPushButton &opener);
    void showSample();
    void applySpacing();

    SampleController &m_sample;
    QWidget *m_page;
    QSpacerItem *m_above; ///< the page
    QWidget *m_column;
    QVBoxLayout *m_lines;
    QLabel *m_title;
    QLabel *m_sentence;
    QPushButton *m_try;
    QPushButton *m_startOver;
    QPushButton *m_stop;
    LineList *m_sampleState;
    QPushButton *m_open;
    QPushButton *m_clone;
    QPushButton *m_azure;
    LatePage<CloneForm> m_cloneForm;
    LatePage<AzureForm> m_azureForm;
    RecentList *m_recent;
    EnvironmentPanel *m_checks;
};

} // namespace serin
