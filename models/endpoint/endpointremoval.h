// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/endpoint/editdraft.h"

#include <QString>
#include <QStringList>

namespace serin {

class EndpointController;
class LiveController;

/// Deleting the selected endpoint, which asks for its name: takes its manifests away. What is live
/// ends when that is applied, with consent of its own. Selecting another endpoint drops the
/// question.
class EndpointRemoval : public EditDraft
{
    Q_OBJECT
public:
    /// All must outlive it.
    EndpointRemoval(EndpointController &endpoint, EditSession &session, LiveController &live,
                    QObject *parent = nullptr);

    /// Why it cannot be deleted here; empty when it can.
    [[nodiscard]] QString unavailableReason() const;

    void begin();
    [[nodiscard]] const QString &name() const { return m_name; }
    /// What will happen, and what speaks against it, a sentence each: the files that go, live
    /// traffic that would end.
    [[nodiscard]] QStringList consequences() const;
    /// Requests go to it now, or nobody can tell that they do not.
    [[nodiscard]] bool isServing() const;

    [[nodiscard]] const QString &typed() const { return m_typed; }
    void setTyped(const QString &text);
    /// What is wrong with what was typed, in a sentence; empty while it can still become the name,
    /// until confirm() is tried.
    [[nodiscard]] QString typedProblem() const;
    /// Why confirm() does nothing; empty when it deletes.
    [[nodiscard]] QString confirmReason() const;
    [[nodiscard]] bool canConfirm() const override;
    void confirm() override;

Q_SIGNALS:
    /// Its manifests are gone; the change can be reviewed.
    void removed(const QString &name);

private:
    void onEndpointChanged();

    EndpointController &m_endpoint;
    LiveController &m_live;
    QString m_key;
    QString m_name;
    QString m_typed;
    bool m_wasTried = false; ///< confirm(), with what is typed
};

} // namespace serin
