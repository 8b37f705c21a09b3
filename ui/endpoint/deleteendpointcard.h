// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/endpoint/draftcard.h"

class QLineEdit;

namespace serin {

class EndpointRemoval;

/// Asks for the name of the endpoint that is to be deleted, and says what that means.
class DeleteEndpointCard : public DraftCard
{
    Q_OBJECT
public:
    /// @p removal must outlive it.
    explicit DeleteEndpointCard(EndpointRemoval &removal, QWidget *parent = nullptr);

Q_SIGNALS:
    void opened();

protected:
    void showDraft() override;
    void applySpacing() override;

private:
    EndpointRemoval &m_removal;
    QLabel *m_consequences;
    QLabel *m_prompt;
    QLineEdit *m_name;
    QLabel *m_problem;
    bool m_wasOpen = false;
};

} // namespace serin
