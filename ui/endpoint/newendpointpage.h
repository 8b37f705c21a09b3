// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace serin {

class EndpointDraft;
class NewEndpointForm;

/// The page of the form for an endpoint that is to be made.
class NewEndpointPage : public QWidget
{
    Q_OBJECT
public:
    /// @p draft must outlive it.
    explicit NewEndpointPage(EndpointDraft &draft, QWidget *parent = nullptr);

    void focusName();

protected:
    void changeEvent(QEvent *event) override;

private:
    void applySpacing();

    NewEndpointForm *m_form;
};

} // namespace serin
