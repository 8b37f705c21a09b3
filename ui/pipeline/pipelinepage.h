// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace serin {

class PipelineDraft;
class PipelineForm;

/// The page of the form that sets a pipeline up; it scrolls where the window is small.
class PipelinePage : public QScrollArea
{
    Q_OBJECT
public:
    /// @p draft must outlive it.
    explicit PipelinePage(PipelineDraft &draft, QWidget *parent = nullptr);

    void focusFirst();

private:
    void applySpacing();

    PipelineForm *m_form;
};

} // namespace serin
