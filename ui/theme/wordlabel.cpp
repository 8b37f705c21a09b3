// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/wordlabel.h"

#include <QLabel>

namespace serin {

QLabel *makeWordLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

QLabel *makeWordLabel(QWidget *parent, WidgetRole role)
{
    QLabel *const label = makeWordLabel(parent);
    setWidgetRole(*label, role);
    return label;
}

void showWords(QLabel *label, const QString &words)
{
    label->setText(words);
    label->setVisible(!words.isEmpty());
}

} // namespace serin
