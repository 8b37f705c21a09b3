// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/manifest/displaytext.h"
#include "models/traffic/endpointstate.h"

#include <QWidget>

class QLabel;

namespace serin {

class DiffHighlighter;
class EditSession;
class TextView;

/// What was changed in the endpoint's files since they were opened, as a unified diff with + and −
/// signs (objectName of the view: `diffView`). Of a file that changed on disk: what is there
/// against what is here. The diff is made on another thread, and only while it can be seen.
class DiffPage : public QWidget
{
    Q_OBJECT
public:
    explicit DiffPage(EditSession &session, QWidget *parent = nullptr);
    void setFiles(const std::vector<EndpointFile> &files);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void showDiff();
    void showLines(const std::vector<DiffLine> &lines);
    void applyTheme();

    EditSession &m_session;
    QStringList m_paths;
    QStringList m_labels;
    QLabel *m_caption;
    TextView *m_view;
    DiffHighlighter *m_highlighter;
    int m_request = 0;
};

} // namespace serin
