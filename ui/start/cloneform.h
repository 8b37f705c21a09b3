// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/start/formcard.h"

class QLineEdit;
class QPushButton;

namespace serin {

class CloneController;
class LineList;

/// Clones a repository: its address, the folder it comes to, and how that goes (objectName
/// `cloneForm`). What was typed stays while it is closed.
class CloneForm : public FormCard
{
    Q_OBJECT
public:
    /// @p clone must outlive it. @p parentFolder: where clones go that nobody names a folder for.
    CloneForm(CloneController &clone, QString parentFolder, QWidget *parent = nullptr);

Q_SIGNALS:
    /// The folder that stands there is there already, and is to be opened.
    void folderRequested(const QString &path);

private:
    void onUrlEdited();
    void chooseFolder();
    void start();
    void showState();
    [[nodiscard]] QString folder() const;

    CloneController &m_clone;
    QString m_parent;
    QLineEdit *m_url;
    QLineEdit *m_folder;
    QPushButton *m_choose;
    QPushButton *m_start;
    QPushButton *m_stop;
    QPushButton *m_openFolder;
    LineList *m_state;
    bool m_isOwnFolder = false; ///< typed or chosen: does not follow the address any more
};

} // namespace serin
