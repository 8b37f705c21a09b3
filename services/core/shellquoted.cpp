// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/shellquoted.h"

#include <algorithm>

namespace serin {

namespace {

bool isShellPlain(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') ||
           QStringView(u"_-./:=@%+,").contains(c);
}

} // namespace

QString shellQuoted(const QString &text)
{
    QString clean = text;
    clean.remove(QChar::Null);
    const bool isPlain = !clean.isEmpty() && !clean.startsWith(u'=') && // zsh: "=ls" is a path
                         std::all_of(clean.begin(), clean.end(), isShellPlain);
    if (isPlain) {
        return clean;
    }
    clean.replace(u'\'', QLatin1String("'\\''"));
    return u'\'' + clean + u'\'';
}

} // namespace serin
