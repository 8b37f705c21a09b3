// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace serin {

class EndpointDraft;
class NewEndpointForm;

/// The page of the form for an endpoint that is to be made; it scrolls where the window is small.
class NewEndpointPage : public QScrollArea
{
    Q_OBJECT
public:
    /// @p draft must outlive it.
    explicit NewEndpointPage(EndpointDraft &draft, QWidget *parent = nullptr);

    void focusName();

private:
    void applySpacing();

    NewEndpointForm *m_form;
};

} // namespace serin
