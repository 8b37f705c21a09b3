// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/common/errortext.h"

#include "models/common/servicewords.h"

#include <QCoreApplication>

namespace serin {

namespace {

struct ErrorTextWords
{
    Q_DECLARE_TR_FUNCTIONS(ErrorText)
};

QString kindAdvice(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Timeout:
    case ErrorKind::Unavailable:
        return ErrorTextWords::tr("Try again in a moment.");
    case ErrorKind::Unauthorized:
        return ErrorTextWords::tr("Check the permissions and try again.");
    case ErrorKind::Io:
        return ErrorTextWords::tr("Check the disk and the permissions, then try again.");
    default:
        return {};
    }
}

QString asSentence(const QString &text)
{
    const QString sentence = serviceSentence(text);
    return sentence.isEmpty() || sentence.endsWith(QLatin1Char('.')) ? sentence
                                                                     : sentence + QLatin1Char('.');
}

} // namespace

ErrorText errorText(const Error &error)
{
    ErrorText text;
    text.sentence = asSentence(error.detail);
    if (!error.where.isEmpty()) {
        text.sentence = error.where.contains(u'\n')
                            ? text.sentence + u'\n' + error.where
                            : ErrorTextWords::tr("%1 (%2)").arg(text.sentence, error.where);
    }
    text.advice = error.fix.isEmpty() ? kindAdvice(error.kind) : asSentence(error.fix);
    return text;
}

ErrorText errorTextBeside(const QString &place, const Error &error)
{
    Error elsewhere = error;
    if (elsewhere.where == place) {
        elsewhere.where.clear();
    }
    return errorText(elsewhere);
}

QString errorWords(const Error &error)
{
    const ErrorText text = errorText(error);
    const QChar between = text.sentence.contains(u'\n') ? u'\n' : u' ';
    return text.advice.isEmpty() ? text.sentence : text.sentence + between + text.advice;
}

QString errorLine(const Error &error)
{
    Error spoken = error;
    spoken.detail = serviceWords(error.detail);
    spoken.fix = serviceWords(error.fix);
    return spoken.toLine();
}

} // namespace serin
