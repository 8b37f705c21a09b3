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

bool isRow(QByteArrayView line)
{
    return line.size() > 1 && line[1] == '\t' && stateOf(line[0]);
}

bool isOfGit(QByteArrayView line)
{
    return isRow(line) || line == "Done" || line.startsWith("To ") ||
           (line.startsWith("branch '") && line.contains("' set up to track '"));
}

bool isFigure(QByteArrayView line)
{
    return line.startsWith("Delta compression using ") ||
           (line.startsWith("Total ") && line.contains(" (delta ")) ||
           line.startsWith("error: failed to push some refs to ");
}

template<typename IsLeftOut>
void addLines(QByteArray &words, QByteArrayView text, IsLeftOut isLeftOut)
{
    const QList<QByteArray> lines = text.toByteArray().split('\n');
    for (const QByteArray &line : lines) {
        if (!line.isEmpty() && !isLeftOut(line)) {
            words += line + '\n';
        }
    }
}

} // namespace

QByteArray wordsInPush(QByteArrayView output, QByteArrayView errorOutput)
{
    // A hook may give hints, too.
    const bool hasAdvice = errorOutput.contains("hint: Updates were rejected");
    QByteArray words;
    addLines(words, output, isOfGit);
    addLines(words, errorOutput, [hasAdvice](QByteArrayView line) {
        return isFigure(line) || (hasAdvice && line.startsWith("hint:"));
    });
    return words;
}

Result<QList<GitPushedRef>> parseGitPush(QByteArrayView output)
{
    QList<GitPushedRef> refs;
    FieldReader reader(output);
    while (!reader.atEnd()) {
        const QByteArrayView here = reader.rest();
        const QByteArrayView line = reader.upTo('\n').value_or(here);
        const bool isRef = isRow(line);
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
