// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace serin {

class Environment;
struct EnvironmentCheck;

/// What this computer has and lacks, each with its fix beside it: a command to copy, or name and
/// e-mail address to fill in (objectName `environmentChecks`). A fix that has done its work stays
/// where it is, disabled, until the panel is shown again: nothing moves under the pointer.
class EnvironmentPanel : public QWidget
{
    Q_OBJECT
public:
    /// @p environment must outlive it; looked at when this is shown for the first time.
    explicit EnvironmentPanel(Environment &environment, QWidget *parent = nullptr);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Row
    {
        QLabel *icon;
        QLabel *text;
        QLabel *command;
        QPushButton *copy;
        bool wasAsked = false; ///< to run the command, since the panel was shown
    };
    void buildRows();
    void buildIdentity(int row);
    void saveIdentity();
    void showChecks();
    void showIdentity(const EnvironmentCheck &check);
    void showRow(Row &row, const EnvironmentCheck &check);
    void showCommand(Row &row, const EnvironmentCheck &check);
    void updateSave();
    static void keepHeight(QLabel &label);
    void freeHeights();
    void applySpacing();

    Environment &m_environment;
    QLabel *m_title;
    QPushButton *m_again;
    QGridLayout *m_grid;
    std::vector<Row> m_rows;
    QWidget *m_identity;
    QLineEdit *m_name;
    QLineEdit *m_email;
    QPushButton *m_save;
    QLabel *m_identityProblem;
    bool m_wasIdentityAsked = false; ///< since the panel was shown
    bool m_isIdentityAsked = false;
    bool m_wasShown = false;
    bool m_isAway = false; ///< another window is in front
};

} // namespace serin
