// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/endpoint/draftcard.h"

class QComboBox;
class QGridLayout;
class QLineEdit;
class QSpinBox;

namespace serin {

class DeploymentDraft;

/// The fields of a deployment that is to be added, with what is wrong below each.
class DeploymentForm : public DraftCard
{
    Q_OBJECT
public:
    /// @p draft must outlive it.
    explicit DeploymentForm(DeploymentDraft &draft, QWidget *parent = nullptr);

    void focusName();

protected:
    [[nodiscard]] QWidget *firstProblem() const override;
    void showDraft() override;
    void applySpacing() override;

private:
    QLabel *addField(const QString &name, QWidget *field, const QString &title);
    void build();
    void showModels();

    DeploymentDraft &m_draft;
    QGridLayout *m_grid;
    QLineEdit *m_name;
    QComboBox *m_model;
    QLineEdit *m_code;
    QSpinBox *m_instances;
    QLabel *m_nameProblem = nullptr;
    QLabel *m_modelProblem = nullptr;
    QLabel *m_codeProblem = nullptr;
    QLabel *m_problem;
    QLabel *m_hint;
};

} // namespace serin
