// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/endpoint/draftcard.h"

namespace serin {

class EndpointTranslation;

/// Says what becomes of an endpoint's files when they are translated from the private preview's
/// form, and asks (objectName `translateCard`).
class TranslateCard : public DraftCard
{
    Q_OBJECT
public:
    /// @p translation must outlive it.
    explicit TranslateCard(EndpointTranslation &translation, QWidget *parent = nullptr);

Q_SIGNALS:
    /// It has been opened and wants to be seen.
    void opened();

private:
    void showDraft() override;

    EndpointTranslation &m_translation;
    QLabel *m_files;
    QLabel *m_notesTitle;
    QLabel *m_notes;
    bool m_wasOpen = false;
    bool m_awaits = false; ///< the button gets the focus once it can be pressed
};

} // namespace serin
