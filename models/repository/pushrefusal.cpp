// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/repository/pushrefusal.h"

#include <QCoreApplication>

namespace serin {

namespace {

struct PushRefusalWords
{
    Q_DECLARE_TR_FUNCTIONS(PushRefusal)
};

Error notAuthorized(const QString &words)
{
    // Git's words are untranslated; these name the program that asks when there is one.
    if (!words.contains(QLatin1String("could not read"))) {
        return {ErrorKind::Unauthorized, PushRefusalWords::tr("the remote does not let you push"),
                words, PushRefusalWords::tr("check the credentials that git uses for it")};
    }
    if (!words.contains(QLatin1String("askpass"))) {
        return {ErrorKind::Unauthorized,
                PushRefusalWords::tr("the remote asks who pushes, and the program that would pass "
                                     "the question on to you, serin-askpass, is missing"),
                words,
                PushRefusalWords::tr("install Serin again, or let git keep the password; the "
                                     "commit is kept here")};
    }
    return {ErrorKind::Unauthorized,
            PushRefusalWords::tr("the remote asks who pushes, and nobody answered"), words,
            PushRefusalWords::tr("push again and answer; the commit is kept here")};
}

} // namespace

Error pushRefusal(const GitPushed &pushed)
{
    switch (pushed.outcome) {
    case GitPushed::Outcome::RejectedBehind:
        return {ErrorKind::Conflict,
                PushRefusalWords::tr("the remote has commits that are not here"),
                {},
                PushRefusalWords::tr("pull with rebase and push again, or push a new branch")};
    case GitPushed::Outcome::RejectedByRemote:
        return {ErrorKind::Invalid, PushRefusalWords::tr("the remote refused the push"),
                pushed.words, PushRefusalWords::tr("push a new branch, or undo the commit")};
    case GitPushed::Outcome::RejectedByHook:
        return {ErrorKind::Invalid, PushRefusalWords::tr("the repository's pre-push hook refused"),
                pushed.words, PushRefusalWords::tr("do what it says and push again")};
    case GitPushed::Outcome::NotAuthorized:
        return notAuthorized(pushed.words);
    default:
        return {ErrorKind::Unavailable, PushRefusalWords::tr("the remote cannot be reached"),
                pushed.words,
                PushRefusalWords::tr("push again when it is back; the commit is kept here")};
    }
}

} // namespace serin
