// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/traffic/endpointfindings.h"
#include "models/traffic/endpointstate.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QLabel;
class QListWidget;

namespace serin {

class EditSession;
class YamlEditor;

/// The text of the endpoint's files, to edit (objectName of the editor: `yamlEditor`), and what is
/// wrong in it (`problemList`). Bound both ways to the session: what is typed goes there a moment
/// later, as a draft, and what a gesture changes appears here.
class YamlPage : public QWidget
{
    Q_OBJECT
public:
    /// @p session must outlive it.
    explicit YamlPage(EditSession &session, QWidget *parent = nullptr);

    /// The files to choose from; the one that is shown stays, when it is there.
    void setFiles(const std::vector<EndpointFile> &files);
    void setFindings(const EndpointFindings &findings);
    void showFile(const QString &path, int line);
    /// Hands over what was typed, now.
    void commitTyped();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    [[nodiscard]] QString currentPath() const;
    void pickFile();
    void showText();
    void showProblems();
    void onRefused();
    void applySpacing();

    EditSession &m_session;
    std::vector<EndpointFile> m_files;
    EndpointFindings m_findings;
    QWidget *m_head;
    QComboBox *m_picker;
    QLabel *m_note;
    YamlEditor *m_editor;
    QListWidget *m_problems;
    QTimer m_typing;       ///< runs from a key press until it is handed over
    QTimer m_typingOn;     ///< runs from the first of them
    QString m_path;        ///< of the file in the editor
    QByteArray m_base;     ///< the session's text that the editor's began with
    bool m_isSent = false; ///< what was handed over is under way
    bool m_isKept = false; ///< what was typed could not be handed over yet
};

} // namespace serin
