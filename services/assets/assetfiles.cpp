// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/assets/assetfiles.h"

#include <QList>

namespace serin {

// Only ".." at the beginning is counted against the folders above, which are no links; behind
// another segment, which may be one, it could lead anywhere.
bool linkStaysInside(const QByteArray &path, const QByteArray &target)
{
    if (target.isEmpty() || target.startsWith('/')) {
        return false;
    }
    qsizetype above = path.count('/');
    bool isBeginning = true;
    for (const QByteArray &segment : target.split('/')) {
        if (segment == "..") {
            if (!isBeginning || --above < 0) {
                return false;
            }
        } else if (!segment.isEmpty() && segment != ".") {
            isBeginning = false;
        }
    }
    return true;
}

} // namespace serin
