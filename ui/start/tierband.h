// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace serin {

class ProjectController;

/// The tier of the project that is open, in words on a colour of its own: what is done here reaches
/// a playground, a rehearsal, or people. objectName: `tierBand`.
class TierBand : public QLabel
{
    Q_OBJECT
public:
    /// @p project must outlive it.
    explicit TierBand(ProjectController &project, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showTier();
    void applyTheme();

    ProjectController &m_project;
};

} // namespace serin
