// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/secret.h"
#include "services/git/askpass/askpassquestion.h"

#include <QObject>
#include <QString>

#include <deque>

namespace serin {

class AskpassServer;

/// A question of git or ssh as a person reads it. Texts are plain.
struct CredentialWords
{
    QString title;  ///< "Push: a password is needed"
    QString who;    ///< who wants to know, and for what
    QString label;  ///< of the field; empty: nothing is typed
    QString accept; ///< of the button that answers; empty: there is nothing to answer
};

[[nodiscard]] CredentialWords credentialWords(const AskpassQuestion &question);

/// What git and ssh ask while a push, fetch or clone runs, one question after the other. Answers
/// are kept nowhere. GUI thread only.
class CredentialQuestions : public QObject
{
    Q_OBJECT
public:
    /// @p askpass (nullptr: nobody asks) must outlive it.
    explicit CredentialQuestions(AskpassServer *askpass, QObject *parent = nullptr);

    /// nullptr: nothing is asked now.
    [[nodiscard]] const AskpassQuestion *current() const
    {
        return m_open.empty() ? nullptr : &m_open.front();
    }
    /// How many wait behind it.
    [[nodiscard]] int waiting() const { return m_open.empty() ? 0 : int(m_open.size()) - 1; }

    /// Answers the current one.
    void answer(const Secret &answer);
    /// What asked fails, and says that it was not answered.
    void refuse();

Q_SIGNALS:
    /// current() or waiting() is another one.
    void changed();

private:
    AskpassServer *const m_askpass;
    std::deque<AskpassQuestion> m_open; ///< the oldest first
};

} // namespace serin
