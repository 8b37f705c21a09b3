// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/yaml/fixmenu.h"

#include <QMenu>

namespace serin {

void addFixes(QMenu &menu, const std::vector<FindingFix> &fixes,
              const std::function<void(const FindingFix &)> &mend)
{
    for (const FindingFix &fix : fixes) {
        QString text = fix.text;
        menu.addAction(text.replace(QLatin1Char('&'), QLatin1String("&&")), &menu,
                       [mend, fix] { mend(fix); });
    }
}

void askForFix(QWidget &parent, const QPoint &global, const std::vector<FindingFix> &fixes,
               const std::function<void(const FindingFix &)> &mend)
{
    if (fixes.empty()) {
        return;
    }
    auto *menu = new QMenu(&parent);
    menu->setObjectName(QStringLiteral("fixMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addFixes(*menu, fixes, mend);
    menu->setActiveAction(menu->actions().constFirst());
    menu->popup(global);
}

} // namespace serin
