// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/latepage.h"

#include <QWidget>

#include <vector>

namespace serin {

namespace {

/// QWidget::setTabOrder() passes by those without.
bool takesFocus(const QWidget &widget)
{
    return widget.focusPolicy() != Qt::NoFocus;
}

} // namespace

void takeTabPlace(QWidget &holder, QWidget &page)
{
    std::vector<QWidget *> inside;
    QWidget *widget = &page;
    do {
        if (takesFocus(*widget) && (widget == &page || page.isAncestorOf(widget))) {
            inside.push_back(widget);
        }
        widget = widget->nextInFocusChain();
    } while (widget != &page);
    QWidget *before = &holder;
    while ((!takesFocus(*before) || page.isAncestorOf(before)) &&
           before->previousInFocusChain() != &holder) {
        before = before->previousInFocusChain();
    }
    for (QWidget *const next : inside) {
        QWidget::setTabOrder(before, next);
        before = next;
    }
}

} // namespace serin
