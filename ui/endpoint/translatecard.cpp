// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/endpoint/translatecard.h"

#include "models/endpoint/endpointtranslation.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/wordlabel.h"

#include <QLabel>
#include <QVBoxLayout>

namespace serin {

TranslateCard::TranslateCard(EndpointTranslation &translation, QWidget *parent)
    : DraftCard(translation, QStringLiteral("translateCard"), parent), m_translation(translation),
      m_files(makeWordLabel(this)), m_notesTitle(makeWordLabel(this, WidgetRole::Caption)),
      m_notes(makeWordLabel(this))
{
    setWidgetRole(*this, WidgetRole::Card);
    m_files->setObjectName(QStringLiteral("translateFiles"));
    m_notes->setObjectName(QStringLiteral("translateNotes"));
    m_notesTitle->setText(tr("What the current form cannot say, and what is assumed"));
    for (QLabel *label : {m_files, m_notesTitle, m_notes}) {
        column()->addWidget(label);
    }
    connect(&translation, &EditDraft::changed, this,
            [this] { m_wasOpen = m_translation.isOpen(); });
    finish(WidgetRole::Primary, QStringLiteral("translateButton"),
           QStringLiteral("cancelTranslateButton"));
}

void TranslateCard::showDraft()
{
    const QString name = singleLine(m_translation.name(), 60);
    setTitle(
        tr("Write %1 in the current form, one file for it and one for each deployment?").arg(name));
    QStringList lines = m_translation.files();
    for (QString &line : lines) {
        line.prepend(QStringLiteral("•  "));
    }
    lines.append(lines.isEmpty()
                     ? m_translation.confirmReason()
                     : tr("What is wanted of the workspace stays the same. Undo brings the old "
                          "file back."));
    m_files->setText(breakable(lines.join(u'\n')));
    QStringList notes = m_translation.notes();
    for (QString &note : notes) {
        note.prepend(QStringLiteral("•  "));
    }
    m_notes->setText(breakable(notes.join(u'\n')));
    m_notes->setVisible(!notes.isEmpty());
    m_notesTitle->setVisible(!notes.isEmpty());
    const QString reason = m_translation.confirmReason();
    setConfirm(buttonText(tr("Translate %1"), m_translation.name()), reason.isEmpty(), reason);
    if (!m_wasOpen) {
        m_awaits = true;
        findChild<QWidget *>(QStringLiteral("cancelTranslateButton"))
            ->setFocus(Qt::OtherFocusReason);
        Q_EMIT opened();
    }
    if (m_awaits && reason.isEmpty()) {
        m_awaits = false;
        findChild<QWidget *>(QStringLiteral("translateButton"))->setFocus(Qt::OtherFocusReason);
    }
}

} // namespace serin
