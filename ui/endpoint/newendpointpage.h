// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

class QComboBox;
class QFrame;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace serin {

class EndpointDraft;

/// The form for an endpoint that is to be made (objectName of it: `newEndpointForm`). Escape drops
/// it.
class NewEndpointPage : public QScrollArea
{
    Q_OBJECT
public:
    /// @p draft must outlive it.
    explicit NewEndpointPage(EndpointDraft &draft, QWidget *parent = nullptr);

    void focusName();

private:
    void build();
    void addField(int line, const QString &title, QWidget *field, QLabel *below);
    void showDraft();
    void applySpacing();

    EndpointDraft &m_draft;
    QFrame *m_form;
    QVBoxLayout *m_column;
    QGridLayout *m_grid;
    QLabel *m_title;
    QLineEdit *m_name;
    QLabel *m_nameProblem;
    QComboBox *m_auth;
    QLabel *m_authWords;
    QLineEdit *m_description;
    QLabel *m_problem;
    QLabel *m_hint;
    QPushButton *m_make;
    QPushButton *m_cancel;
};

} // namespace serin
