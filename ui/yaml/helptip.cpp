// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/yaml/helptip.h"

#include "ui/theme/stylesheet.h"
#include "ui/yaml/besideplace.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>

#include <algorithm>

namespace serin {

HelpTip::HelpTip(QWidget &window) : QFrame(&window), m_text(new QLabel(this))
{
    setObjectName(QStringLiteral("helpTip"));
    setWidgetRole(*this, WidgetRole::Card);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    auto *row = new QHBoxLayout(this);
    row->addWidget(m_text);
    hide();
}

void HelpTip::open(const QString &text, const QRect &place)
{
    const Spacing space = Spacing::forFont(font());
    layout()->setContentsMargins(space.s, space.xs, space.s, space.xs);
    m_text->setText(text);
    int widest = 0;
    for (const QString &line : text.split(QLatin1Char('\n'))) {
        widest = std::max(widest, m_text->fontMetrics().horizontalAdvance(line));
    }
    const int room = window()->width() - 4 * space.l;
    const int width = std::min({widest + space.xs, space.l * 28, room});
    const QSize size(width + 2 * space.s + 2 * frameWidth(),
                     m_text->heightForWidth(width) + 2 * space.xs + 2 * frameWidth());
    placeBeside(*this, size, place);
    setAccessibleName(text);
    show();
    raise();
    if (QAccessible::isActive()) {
        QAccessibleEvent shown(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&shown);
    }
}

QString HelpTip::text() const
{
    return m_text->text();
}

} // namespace serin
