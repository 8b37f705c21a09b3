// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/windowforms.h"

#include "ui/endpoint/draftcard.h"

namespace serin {

bool confirmForm(QWidget *focus)
{
    for (QWidget *widget = focus; widget; widget = widget->parentWidget()) {
        if (auto *const card = qobject_cast<DraftCard *>(widget)) {
            card->confirm();
            return true;
        }
    }
    return false;
}

} // namespace serin
