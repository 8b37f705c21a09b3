// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

namespace serin {

class ProjectController;

/// Which project is open, where its branch stands, and what it is applied to, with its tier
/// (objectName `projectPicker`); its menu has the others. Hidden while nothing is open.
class ProjectPicker : public QPushButton
{
    Q_OBJECT
public:
    /// @p project must outlive it.
    explicit ProjectPicker(ProjectController &project, QWidget *parent = nullptr);

Q_SIGNALS:
    /// Another project in the folder @p path was picked.
    void openRequested(const QString &path);

private:
    void showProject();
    void fillMenu();

    ProjectController &m_project;
};

} // namespace serin
