// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/traffic/endpointfindings.h"
#include "models/traffic/endpointstate.h"

#include <QHash>
#include <QTimer>
#include <QWidget>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QListWidget;
class QPushButton;

namespace serin {

class EditSession;
class EndpointController;
class FindBar;
class YamlAssistant;
class YamlEditor;
class YamlFinder;

/// The text of the endpoint's files, to edit (objectName of the editor: `yamlEditor`), and what is
/// wrong in it (`problemList`). Bound both ways to the session: what is typed goes there a moment
/// later, as a draft, and what a gesture changes appears here.
class YamlPage : public QWidget
{
    Q_OBJECT
public:
    /// Both must outlive it.
    YamlPage(EditSession &session, EndpointController &endpoint, QWidget *parent = nullptr);

    /// The files to choose from; the one that is shown stays, when it is there.
    void setFiles(const std::vector<EndpointFile> &files);
    /// The file that is shown is among @p files.
    [[nodiscard]] bool showsOneOf(const std::vector<EndpointFile> &files) const;
    /// Why live cannot be taken into the manifests; empty: it can. Offered where no file is to be
    /// shown.
    void setTakeReason(const QString &reason);
    void setFindings(const EndpointFindings &findings);
    void showFile(const QString &path, int line);
    /// Hands over what was typed, now.
    void commitTyped();

    /// Opens the search.
    void find();
    void findAndReplace();
    void findNext(bool forward);
    /// Offers what may stand at the cursor.
    void complete();
    /// Tells what the key at the cursor means.
    void explain();
    /// Asks which fix of the problem at the cursor, or else of the current one in the list, to
    /// make.
    void fix();
    void toggleFold();
    void foldAll(bool isFolded);

Q_SIGNALS:
    void takeLiveRequested();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    [[nodiscard]] QString currentPath() const;
    void pickFile();
    using Act = void (EditSession::*)(const QString &, const QByteArray &, const QByteArray &);
    void commit(Act act);
    void setReadOnlyReason(const QString &reason);
    void showText();
    void showNone();
    void build();
    void buildNone();
    void connectParts();
    void showMenu(const QPoint &global);
    void showProblems();
    [[nodiscard]] std::vector<FindingFix> fixesAt(int line) const;
    [[nodiscard]] std::vector<FindingFix> fixesOfCurrent() const;
    void mend(const FindingFix &fix);
    void updateFixButton();
    void onRefused();
    void applySpacing();

    EditSession &m_session;
    EndpointController &m_endpoint;
    std::vector<EndpointFile> m_files;
    EndpointFindings m_findings;
    QWidget *m_head;
    QComboBox *m_picker;
    QLabel *m_note;
    FindBar *m_find;
    QWidget *m_none; ///< in the place of the editor where no file describes the endpoint
    QPushButton *m_take;
    YamlEditor *m_editor;
    YamlFinder *m_finder;
    YamlAssistant *m_assistant;
    QListWidget *m_problems;
    QPushButton *m_fix;
    QHBoxLayout *m_below;                 ///< of both
    std::vector<EndpointFinding> m_shown; ///< of the file in the editor
    QTimer m_typing;                      ///< runs from a key press until it is handed over
    QTimer m_typingOn;                    ///< runs from the first of them
    QString m_path;                       ///< of the file in the editor
    QByteArray m_base;                    ///< the session's text that the editor's began with
    QHash<QString, QList<int>> m_folds;   ///< by path, of the files that were shown before
    bool m_isSent = false;                ///< what was handed over is under way
    bool m_isKept = false;                ///< what was typed could not be handed over yet
};

} // namespace serin
