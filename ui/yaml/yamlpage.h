// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/traffic/endpointstate.h"

#include <QWidget>

class QComboBox;
class QLabel;

namespace serin {

class EditSession;
class TextView;

/// The text of the endpoint's files as they are now (objectName of the view: `yamlEditor`).
class YamlPage : public QWidget
{
    Q_OBJECT
public:
    explicit YamlPage(EditSession &session, QWidget *parent = nullptr);

    /// The files to choose from; the one that is shown stays, when it is there.
    void setFiles(const std::vector<EndpointFile> &files);
    void showFile(const QString &path, int line);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    [[nodiscard]] QString currentPath() const;
    void showText();
    void applySpacing();

    EditSession &m_session;
    std::vector<EndpointFile> m_files;
    QWidget *m_head;
    QComboBox *m_picker;
    QLabel *m_note;
    TextView *m_view;
};

} // namespace serin
