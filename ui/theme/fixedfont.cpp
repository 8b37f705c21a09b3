// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/fixedfont.h"

#include <QFontDatabase>

namespace serin {

QFont fixedFont(QFont font)
{
    font.setFamilies(QFontDatabase::systemFont(QFontDatabase::FixedFont).families());
    font.setFixedPitch(true);
    return font;
}

} // namespace serin
