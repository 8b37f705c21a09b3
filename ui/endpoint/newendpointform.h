// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/endpoint/draftcard.h"

class QComboBox;
class QGridLayout;
class QLineEdit;

namespace serin {

class EndpointDraft;

/// The form for an endpoint that is to be made.
class NewEndpointForm : public DraftCard
{
    Q_OBJECT
public:
    /// @p draft must outlive it.
    explicit NewEndpointForm(EndpointDraft &draft, QWidget *parent = nullptr);

    void focusName();

protected:
    [[nodiscard]] QWidget *firstProblem() const override;
    void showDraft() override;
    void applySpacing() override;

private:
    void build();
    void addField(int line, const QString &title, QWidget *field, QLabel *below);

    EndpointDraft &m_draft;
    QGridLayout *m_grid;
    QLineEdit *m_name;
    QLabel *m_nameProblem;
    QComboBox *m_auth;
    QLabel *m_authWords;
    QLineEdit *m_description;
    QLabel *m_problem;
    QLabel *m_hint;
};

} // namespace serin
