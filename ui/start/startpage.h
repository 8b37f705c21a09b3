// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QLabel;
class QPushButton;

namespace serin {

/// What the window shows while no folder is open (objectName `startPage`): a sentence, Open, and
/// the folders opened lately.
class StartPage : public QWidget
{
    Q_OBJECT
public:
    explicit StartPage(QWidget *parent = nullptr);
    void setRecentFolders(const QStringList &paths);

Q_SIGNALS:
    void openRequested();
    void folderRequested(const QString &path);

protected:
    void changeEvent(QEvent *event) override;

private:
    void applySpacing();

    QWidget *m_column;
    QLabel *m_title;
    QLabel *m_sentence;
    QLabel *m_recentTitle;
    QWidget *m_recent = nullptr;
};

} // namespace serin
