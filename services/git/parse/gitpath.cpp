// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/git/parse/gitpath.h"

namespace serin {

QString shownPath(QByteArrayView path)
{
    QString text = QString::fromUtf8(path);
    for (QChar &character : text) {
        const char16_t code = character.unicode();
        if (code < 0x20) {
            character = QChar(char16_t(0x2400 + code));
        } else if (code == 0x7f) {
            character = QChar(char16_t(0x2421));
        } else if ((code >= 0x80 && code < 0xa0) || (code >= 0x202a && code <= 0x202e) ||
                   (code >= 0x2066 && code <= 0x2069) || code == 0x200e || code == 0x200f ||
                   code == 0x2028 || code == 0x2029 || code == 0x061c) {
            character = QChar(QChar::ReplacementCharacter);
        }
    }
    return text;
}

bool isRepositoryPath(QByteArrayView path)
{
    if (path.isEmpty() || path.contains('\0')) {
        return false;
    }
    while (true) {
        const qsizetype slash = path.indexOf('/');
        const QByteArrayView segment = slash < 0 ? path : path.first(slash);
        if (segment.isEmpty() || segment == "." || segment == ".." ||
            segment.compare(".git", Qt::CaseInsensitive) == 0) {
            return false;
        }
        if (slash < 0) {
            return true;
        }
        path = path.sliced(slash + 1);
    }
}

bool isUtf8(QByteArrayView bytes)
{
    return bytes.isValidUtf8();
}

} // namespace serin
