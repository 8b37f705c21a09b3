// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/git/askpass/askpassquestion.h"

#include "services/git/command/gitfailure.h"

#include <QRegularExpression>

namespace serin {

namespace {

using Kind = AskpassQuestion::Kind;

struct Form
{
    const char *pattern;
    Kind kind;
};

// The group is the subject.
constexpr Form forms[] = {
    {"\\AUsername for '([^']*)': ?\\z", Kind::UserName},
    {"\\APassword for '([^']*)': ?\\z", Kind::Password},
    {"\\A(?:Enter|Bad) passphrase(?:, try again)? for (?:key |RSA key )?'?([^':]*)'?: ?\\z",
     Kind::Passphrase},
    {"\\AEnter PIN for (.*): ?\\z", Kind::Passphrase},
    {"\\A(?:\\(\\S+\\) )?(\\S+@\\S+)'s password: ?\\z", Kind::Password},
    {"authenticity of host '([^']*)' can't be established", Kind::HostKey},
    {"\\(yes/no(?:/\\[fingerprint\\])?\\)()", Kind::HostKey},
    {"\\AAllow use of key (.*?)\\??\\n", Kind::Confirm},
    {"[Pp]assword()", Kind::Password},
    {"[Pp]assphrase()", Kind::Passphrase},
};

} // namespace

AskpassQuestion askpassQuestion(const QByteArray &prompt, const QByteArray &hint)
{
    AskpassQuestion question;
    question.prompt = shownOutput(prompt);
    const QString words = QString::fromUtf8(prompt);
    for (const Form &form : forms) {
        const auto match = QRegularExpression(QLatin1String(form.pattern)).match(words);
        if (match.hasMatch()) {
            question.kind = form.kind;
            question.subject = shownOutput(match.captured(1).toUtf8());
            break;
        }
    }
    if (hint == "none") {
        question.kind = Kind::Notice;
    } else if (hint == "confirm" && question.kind != Kind::HostKey) {
        question.kind = Kind::Confirm;
    }
    return question;
}

} // namespace serin
