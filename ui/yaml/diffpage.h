// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/manifest/displaytext.h"
#include "models/traffic/endpointstate.h"

#include <QWidget>

class QLabel;

namespace serin {

class DiffHighlighter;
class EditSession;
class ProjectController;
class TextView;

/// What differs in the endpoint's manifests between the last commit and now, as a unified diff with
/// + and − signs (objectName of the view: `diffView`). Of a file that changed on disk: what is
/// there against what is here. Where git cannot be asked: since the files were opened. The diff is
/// made on another thread, and only while it can be seen.
class DiffPage : public QWidget
{
    Q_OBJECT
public:
    explicit DiffPage(EditSession &session, QWidget *parent = nullptr);
    /// @p endpoint: its name, as manifests have it.
    void setFiles(const QString &endpoint, const std::vector<EndpointFile> &files);
    /// Whose last commit is the other side; it must outlive the page.
    void setProject(ProjectController &project);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void showDiff();
    [[nodiscard]] bool changedOnDisk() const;
    void compareWithCommit();
    void compareWithOpened();
    void showLines(const std::vector<DiffLine> &lines, const QString &caption);
    void applyTheme();

    EditSession &m_session;
    ProjectController *m_project = nullptr;
    QString m_endpoint;
    QStringList m_paths;
    QStringList m_labels;
    QLabel *m_caption;
    TextView *m_view;
    DiffHighlighter *m_highlighter;
    int m_request = 0;
};

} // namespace serin
