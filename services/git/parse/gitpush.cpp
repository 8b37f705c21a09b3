// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/git/parse/gitpush.h"

#include "services/git/parse/fieldreader.h"

namespace serin {

namespace {

std::optional<GitPushedRef::State> stateOf(char flag)
{
    switch (flag) {
    case ' ':
        return GitPushedRef::State::FastForward;
    case '+':
        return GitPushedRef::State::Forced;
    case '-':
        return GitPushedRef::State::Deleted;
    case '*':
        return GitPushedRef::State::Created;
    case '=':
        return GitPushedRef::State::UpToDate;
    case '!':
        return GitPushedRef::State::Rejected;
    default:
        return std::nullopt;
    }
}

// "<flag>\t<from>:<to>\t<summary> (<reason>)"
std::optional<GitPushedRef> refOf(QByteArrayView line)
{
    FieldReader reader(line);
    GitPushedRef pushed;
    pushed.state = *stateOf(line.front());
    static_cast<void>(reader.upTo('\t'));
    const auto refs = reader.upTo('\t');
    const qsizetype colon = refs ? refs->indexOf(':') : -1;
    if (colon < 0) {
        return std::nullopt;
    }
    pushed.from = refs->first(colon).toByteArray();
    pushed.to = refs->sliced(colon + 1).toByteArray();
    QByteArrayView summary = reader.rest();
    const qsizetype bracket = summary.indexOf(" (");
    if (bracket >= 0 && summary.endsWith(')')) {
        QByteArrayView reason = summary.sliced(bracket + 2);
        reason.chop(1);
        pushed.reason = QString::fromUtf8(reason);
        summary = summary.first(bracket);
    }
    pushed.summary = QString::fromUtf8(summary);
    return pushed;
}

} // namespace

Result<QList<GitPushedRef>> parseGitPush(QByteArrayView output)
{
    QList<GitPushedRef> refs;
    FieldReader reader(output);
    while (!reader.atEnd()) {
        const QByteArrayView here = reader.rest();
        const QByteArrayView line = reader.upTo('\n').value_or(here);
        const bool isRef = line.size() > 1 && line[1] == '\t' && stateOf(line[0]);
        auto pushed = isRef ? refOf(line) : std::nullopt;
        if (isRef && !pushed) {
            return failure(unreadableOutput("push", here));
        }
        if (pushed) {
            refs.append(std::move(*pushed));
        }
        if (line.size() == here.size()) {
            break; // the last line, without a newline
        }
    }
    return refs;
}

} // namespace serin
