// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QLabel;
class QPushButton;

namespace serin {

class Environment;
class LineList;
class SampleController;

/// What the window shows while no folder is open (objectName `startPage`): a sentence, Open, and
/// the folders opened lately.
class StartPage : public QWidget
{
    Q_OBJECT
public:
    /// Both must outlive it.
    StartPage(SampleController &sample, Environment &environment, QWidget *parent = nullptr);
    void setRecentFolders(const QStringList &paths);

Q_SIGNALS:
    void openRequested();
    void folderRequested(const QString &path);

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildSample(QLayout &column);
    void showSample();
    void showEnvironment();
    void applySpacing();

    SampleController &m_sample;
    Environment &m_environment;
    QWidget *m_column;
    QLabel *m_title;
    QLabel *m_sentence;
    QLabel *m_recentTitle;
    QWidget *m_recent = nullptr;
    QPushButton *m_try = nullptr;
    QPushButton *m_startOver = nullptr;
    QPushButton *m_stop = nullptr;
    LineList *m_sampleState = nullptr;
    LineList *m_checks = nullptr;
};

} // namespace serin
