// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

class QMenu;

namespace serin {

class ProjectController;
struct Project;

/// Which project is open, where its branch stands, and what it is applied to, with its tier
/// (objectName `projectPicker`). Its menu has the other projects, and what this one is applied to:
/// the workspace, how much care it wants, and whether Serin may change anything there. Hidden while
/// nothing is open.
class ProjectPicker : public QPushButton
{
    Q_OBJECT
public:
    /// @p project must outlive it.
    explicit ProjectPicker(ProjectController &project, QWidget *parent = nullptr);

    /// Of all words; in less room the longest get an ellipsis in their middle.
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// Another project in the folder @p path was picked.
    void openRequested(const QString &path);
    /// A workspace in Azure is to be picked for the folder that is open.
    void azureRequested();
    /// Another branch is to be picked.
    void branchesRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showProject();
    void showWords();
    [[nodiscard]] QString joined(const QStringList &parts) const;
    [[nodiscard]] QString fitting(int room) const;
    [[nodiscard]] int frameWidth() const;
    void fillMenu();
    void addProjects(QMenu &menu);
    [[nodiscard]] bool isCurrent(const Project &choice) const;
    void addWorkspaces(QMenu &menu);
    void addTiers(QMenu &menu);
    void addWorkspaceTiers(QMenu &menu);
    void addSwitches(QMenu &menu);
    void save(const Project &project);

    ProjectController &m_project;
    QStringList m_parts; ///< the project, its branch, its workspace
    bool m_isReadOnly = false;
};

} // namespace serin
