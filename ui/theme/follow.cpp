// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/follow.h"

#include <QEvent>
#include <QWidget>

#include <utility>

namespace serin {

namespace {

class Follower : public QObject
{
public:
    Follower(QWidget &widget, bool alsoPalette, std::function<void()> adapt)
        : QObject(&widget), m_alsoPalette(alsoPalette), m_adapt(std::move(adapt))
    {
        m_adapt();
        widget.installEventFilter(this);
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::FontChange ||
            (m_alsoPalette && event->type() == QEvent::PaletteChange)) {
            m_adapt();
        }
        return QObject::eventFilter(watched, event);
    }

private:
    const bool m_alsoPalette;
    const std::function<void()> m_adapt;
};

} // namespace

void followFont(QWidget &widget, std::function<void()> adapt)
{
    new Follower(widget, false, std::move(adapt));
}

void followLook(QWidget &widget, std::function<void()> adapt)
{
    new Follower(widget, true, std::move(adapt));
}

} // namespace serin
