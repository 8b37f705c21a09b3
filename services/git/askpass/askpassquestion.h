// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMetaType>
#include <QString>

namespace serin {

/// Something that git or ssh wants to know from the person.
struct AskpassQuestion
{
    enum class Kind {
        UserName,   ///< may be shown while it is typed
        Password,   ///< or a token
        Passphrase, ///< of a key, or the PIN of a security key
        HostKey,    ///< whether to go on with an unknown host: "yes" or "no"
        Confirm,    ///< whether a key may be used: any answer means yes
        Notice,     ///< e.g. "touch your security key": it goes away by itself
        Other,      ///< typed hidden, as nobody knows
    };

    quint64 id = 0;
    Kind kind = Kind::Other;
    QString prompt;  ///< the asker's words, for people
    QString verb;    ///< git's, of the call that asks: "push", "fetch", "clone"; may be empty
    QString subject; ///< whom it is about, e.g. "https://example.org" or a key's path; may be empty

    /// What may be seen while it is typed.
    [[nodiscard]] bool isVisible() const { return kind == Kind::UserName; }
};

/// Reads the words that git 2.x and OpenSSH ask with; @p hint is SSH_ASKPASS_PROMPT.
[[nodiscard]] AskpassQuestion askpassQuestion(const QByteArray &prompt, const QByteArray &hint);

} // namespace serin

Q_DECLARE_METATYPE(serin::AskpassQuestion)
