// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QFrame;
class QLabel;
class QPushButton;

namespace serin {

class ActionRegistry;
class ElidedLabel;
class EditSession;
class FolderController;

/// What was edited since the files were opened, in words, with Undo and Discard (objectName
/// `changesBar`). Hidden while there is nothing to say.
class ChangesBar : public QWidget
{
    Q_OBJECT
public:
    /// Its buttons run the actions edit.undo and edit.discard. Both must outlive it.
    ChangesBar(EditSession &session, const FolderController &folder, const ActionRegistry &actions,
               QWidget *parent = nullptr);

    /// Whether a pipeline applies what the review pushes.
    void setPipelineApplied(bool isApplied);

private:
    void showChanges();
    void applyTheme();
    QPushButton *addButton(const QString &objectName, const QString &text,
                           const ActionRegistry &actions, const QString &action);

    EditSession &m_session;
    const FolderController &m_folder;
    QFrame *m_frame;
    QLabel *m_icon;
    ElidedLabel *m_words;
    QLabel *m_saved;
    QPushButton *m_review = nullptr;
};

} // namespace serin
