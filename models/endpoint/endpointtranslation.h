// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/endpoint/editdraft.h"

#include <QString>
#include <QStringList>

namespace serin {

class EndpointController;
struct PreviewTranslation;

/// Writing the selected endpoint, whose files are in the private preview's form, anew in the
/// current one: says which files come and go and what cannot be said any more, before it is done.
/// One undo step. Selecting another endpoint drops the question.
class EndpointTranslation : public EditDraft
{
    Q_OBJECT
public:
    /// Both must outlive it.
    EndpointTranslation(EndpointController &endpoint, EditSession &session,
                        QObject *parent = nullptr);

    /// The files of the selected endpoint are in the preview's form.
    [[nodiscard]] bool isPreview() const;
    /// Why it cannot be translated; empty when it can.
    [[nodiscard]] QString unavailableReason() const;

    void begin();
    [[nodiscard]] const QString &name() const { return m_name; }
    /// The files that are made, changed and removed, a line each; empty while that is found out.
    [[nodiscard]] const QStringList &files() const { return m_files; }
    /// What is left out or assumed, a sentence each with its place.
    [[nodiscard]] const QStringList &notes() const { return m_notes; }
    /// Why confirm() does nothing; empty when it translates.
    [[nodiscard]] QString confirmReason() const;
    [[nodiscard]] bool canConfirm() const override;
    void confirm() override;

Q_SIGNALS:
    /// The files are written; the change can be reviewed.
    void translated(const QString &name);

private:
    void onEndpointChanged();
    void look();
    void show(const PreviewTranslation &translation);
    void finish();
    [[nodiscard]] QString label(const QString &path) const;

    EndpointController &m_endpoint;
    QString m_key;
    QString m_name;
    QStringList m_files;
    QStringList m_notes;
    QString m_problem;
    QString m_endpointFile; ///< as in PreviewTranslation
    int m_request = 0;
};

} // namespace serin
