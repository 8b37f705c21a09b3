// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace serin {

class DeploymentDraft;

/// The fields of a deployment that is to be added, with what is wrong below each. Shown while the
/// draft is open. Escape drops it.
class DeploymentForm : public QFrame
{
    Q_OBJECT
public:
    /// @p draft must outlive it.
    explicit DeploymentForm(DeploymentDraft &draft, QWidget *parent = nullptr);

    void focusName();

private:
    QLabel *addField(const QString &name, QWidget *field, const QString &title);
    void build();
    void showDraft();
    void applySpacing();

    DeploymentDraft &m_draft;
    QLabel *m_title;
    QGridLayout *m_grid;
    QLineEdit *m_name;
    QComboBox *m_model;
    QLineEdit *m_code;
    QSpinBox *m_instances;
    QLabel *m_nameProblem;
    QLabel *m_modelProblem;
    QLabel *m_codeProblem;
    QLabel *m_problem;
    QLabel *m_hint;
    QPushButton *m_add;
    QPushButton *m_cancel;
};

} // namespace serin
