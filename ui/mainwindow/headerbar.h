// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace serin {

class ActionRegistry;
class ElidedLabel;
class FolderController;
class LiveController;

/// The top of the window: the folder that is open, the progress of a scan with Stop, and the way to
/// the command palette.
class HeaderBar : public QWidget
{
    Q_OBJECT
public:
    /// All must outlive it.
    HeaderBar(FolderController &folder, LiveController &live, const ActionRegistry &actions,
              QWidget *parent = nullptr);

    /// Puts @p tool before the way to the workspace.
    void addTool(QWidget *tool);
    /// Puts @p tool at the end.
    void addLast(QWidget *tool);

    /// With everything as short as it gets.
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    /// What is left out where the room ends, one after the other.
    enum Brevity {
        Whole,
        ShortCommands,
        ShortWorkspace,
        NoFolder,
        CommandSign,
        WorkspaceSign,
        NoCommands ///< a menu and a key have them too
    };

    void fit();
    void showTexts();
    /// What @p brevity saves in width.
    [[nodiscard]] int saved(Brevity brevity) const;
    [[nodiscard]] int savedWords(Brevity brevity) const;
    /// With the shortest texts and the button of commands.
    [[nodiscard]] int leastWidth() const;
    /// What the button of commands takes without words.
    [[nodiscard]] int commandSignWidth() const;
    [[nodiscard]] QString commandText(Brevity brevity) const;
    [[nodiscard]] QString workspaceText(Brevity brevity) const;
    void showFolder();
    void showWorkspace();
    void applyTheme();

    FolderController &m_folder;
    LiveController &m_live;
    QLabel *m_icon;
    ElidedLabel *m_name;
    QLabel *m_progress;
    QPushButton *m_stop;
    QPushButton *m_workspace;
    QPushButton *m_commands;
    const QString m_shortcut;
    const QString m_commandWords;
    QString m_workspaceWords; ///< "● Local workspace: running"
    QString m_workspaceState; ///< "● running"
    QString m_workspaceSign;  ///< "●"
    Brevity m_brevity = Whole;
};

} // namespace serin
