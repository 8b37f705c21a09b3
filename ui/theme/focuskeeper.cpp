// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/focuskeeper.h"

#include <QApplication>
#include <QEvent>
#include <QFocusEvent>
#include <QScopedValueRollback>
#include <QStackedWidget>
#include <QWidget>

#include <algorithm>

namespace serin {

namespace {

constexpr std::size_t mostPlaces = 16;

bool canTakeFocus(const QWidget &widget)
{
    return widget.isVisible() && widget.isEnabled() && (widget.focusPolicy() & Qt::TabFocus) != 0 &&
           !widget.focusProxy();
}

/// Whether @p widget is no card and no page but what holds them in the window.
bool holdsPages(const QWidget &widget)
{
    return widget.isWindow() || widget.parentWidget()->isWindow() ||
           widget.findChild<QStackedWidget *>();
}

} // namespace

FocusKeeper::FocusKeeper(QObject *parent) : QObject(parent)
{
    connect(qApp, &QApplication::focusChanged, this, &FocusKeeper::onFocusChanged);
    qApp->installEventFilter(this);
}

void FocusKeeper::onFocusChanged(QWidget *before, QWidget *now)
{
    if (m_isMoving || (now && now == m_refuge)) {
        return;
    }
    if (before && before == m_refuge && !now) {
        return; // another program's window is in front for a while
    }
    if (!m_disabled || (now && now->window() == m_disabled->window())) {
        forget();
    }
    remember(now);
    // Qt goes on as the Tab key does when it hides a widget.
    const bool isByQt = m_reason == Qt::TabFocusReason || m_reason == Qt::BacktabFocusReason;
    if (before && now && isByQt && !before->isVisible() && before->window() == now->window()) {
        leave(*before);
        return;
    }
    if (before && !before->isEnabled() && before->isVisible() &&
        (!now || now->window() == before->window())) {
        waitBeside(*before);
    }
}

void FocusKeeper::waitBeside(QWidget &disabled)
{
    QWidget *refuge = disabled.parentWidget();
    while (refuge && (!refuge->isEnabled() || refuge->focusProxy())) {
        refuge = refuge->parentWidget();
    }
    if (!refuge) {
        return;
    }
    m_disabled = &disabled;
    m_refuge = refuge;
    disabled.installEventFilter(this);
    const QScopedValueRollback moving(m_isMoving, true);
    refuge->setFocus(Qt::OtherFocusReason);
}

/// A window behind a dialog, or another program's, hands its focus on without a word.
bool FocusKeeper::lostItUnseen(const QWidget &widget) const
{
    if (widget.isEnabled() || !widget.isVisible() || widget.isActiveWindow()) {
        return false;
    }
    const auto last = std::find_if(m_places.rbegin(), m_places.rend(), [&](const auto &place) {
        return place && place->window() == widget.window();
    });
    return last != m_places.rend() && *last == &widget;
}

void FocusKeeper::remember(QWidget *place)
{
    if (!place || place->focusPolicy() == Qt::NoFocus) {
        return;
    }
    const auto isOld = [place](const QPointer<QWidget> &each) { return !each || each == place; };
    m_places.erase(std::remove_if(m_places.begin(), m_places.end(), isOld), m_places.end());
    m_places.emplace_back(place);
    if (m_places.size() > mostPlaces) {
        m_places.erase(m_places.begin());
    }
}

/// Qt has given the focus of @p hidden to the next one of the window, whatever that is.
void FocusKeeper::leave(const QWidget &hidden)
{
    QWidget *const given = m_places.empty() ? nullptr : m_places.back().data();
    QWidget *const place = placeBeside(hidden);
    if (place && place != given) {
        m_places.pop_back(); // nobody has been there
        const QScopedValueRollback moving(m_isMoving, true);
        place->setFocus(Qt::OtherFocusReason);
        remember(place);
    }
}

QWidget *FocusKeeper::placeBeside(const QWidget &hidden) const
{
    for (const QWidget *around = hidden.parentWidget(); around && !holdsPages(*around);
         around = around->parentWidget()) {
        if (!around->isVisible()) {
            continue;
        }
        // The next one, or where there is none the one before.
        QWidget *last = nullptr;
        bool isBehind = false;
        const QWidget *const window = around->window();
        for (QWidget *each = window->nextInFocusChain(); each != window;
             each = each->nextInFocusChain()) {
            isBehind = isBehind || each == &hidden;
            if (around->isAncestorOf(each) && canTakeFocus(*each)) {
                last = each;
                if (isBehind) {
                    break;
                }
            }
        }
        if (last) {
            return last;
        }
    }
    // What had the focus last is what Qt has given it to.
    for (std::size_t i = m_places.size(); i-- > 1;) {
        QWidget *const place = m_places[i - 1];
        if (place && place != &hidden && place->window() == hidden.window() &&
            canTakeFocus(*place)) {
            return place;
        }
    }
    return nullptr;
}

bool FocusKeeper::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn) {
        m_reason = static_cast<QFocusEvent *>(event)->reason();
    }
    if (event->type() == QEvent::EnabledChange && watched->isWidgetType()) {
        if (auto &widget = static_cast<QWidget &>(*watched); lostItUnseen(widget)) {
            waitBeside(widget);
        }
    }
    if (watched == m_disabled && event->type() == QEvent::EnabledChange &&
        m_disabled->isEnabled()) {
        QWidget *const again = m_disabled;
        const bool stillWaits = m_refuge && m_refuge->window()->focusWidget() == m_refuge;
        forget();
        if (stillWaits && again->isVisible()) {
            again->setFocus(Qt::OtherFocusReason);
        }
    }
    return QObject::eventFilter(watched, event);
}

void FocusKeeper::forget()
{
    if (m_disabled) {
        m_disabled->removeEventFilter(this);
    }
    m_disabled.clear();
    m_refuge.clear();
}

} // namespace serin
