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

    /// Of all words; in less room they are cut with an ellipsis.
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// Another project in the folder @p path was picked.
    void openRequested(const QString &path);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showProject();
    void showWords();
    [[nodiscard]] int frameWidth() const;
    void fillMenu();

    ProjectController &m_project;
    QString m_words;
};

} // namespace serin
