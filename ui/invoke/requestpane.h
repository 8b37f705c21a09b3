// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;

namespace serin {

class InvokeController;
class RequestEditor;

/// What is sent: the files it can come from and the editor (objectName `requestEditor`).
class RequestPane : public QWidget
{
    Q_OBJECT
public:
    explicit RequestPane(InvokeController &invoke, QWidget *parent = nullptr);

private:
    void showBody();
    void showFiles();
    void chooseFile();
    void applySpacing();

    InvokeController &m_invoke;
    QComboBox *m_files;
    QLabel *m_note;
    QPushButton *m_clear;
    RequestEditor *m_editor;
};

} // namespace serin
