// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/trafficslideraccessible.h"

#include "ui/traffic/trafficslider.h"
#include "ui/traffic/trafficwords.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QPointer>
#include <QWindow>

#include <map>

namespace serin {

namespace {

/// One handle. Owned by Qt's cache of interfaces through its id.
class HandleAccessible : public QAccessibleInterface,
                         public QAccessibleValueInterface,
                         public QAccessibleActionInterface
{
public:
    HandleAccessible(TrafficSlider *slider, int handle) : m_slider(slider), m_handle(handle) {}

    [[nodiscard]] bool isValid() const override
    {
        return m_slider && m_handle < m_slider->handleCount();
    }
    [[nodiscard]] QObject *object() const override { return nullptr; }
    [[nodiscard]] QWindow *window() const override
    {
        return m_slider ? m_slider->window()->windowHandle() : nullptr;
    }
    [[nodiscard]] QAccessibleInterface *parent() const override
    {
        return QAccessible::queryAccessibleInterface(m_slider);
    }
    [[nodiscard]] QAccessibleInterface *child(int) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::Slider; }

    [[nodiscard]] QRect rect() const override
    {
        if (!isValid()) {
            return {};
        }
        const QRect rect = m_slider->handleRect(m_handle);
        return {m_slider->mapToGlobal(rect.topLeft()), rect.size()};
    }

    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        state.focusable = true;
        state.focused = m_slider->hasFocus() && m_slider->currentHandle() == m_handle;
        state.disabled = !m_slider->isEnabled();
        state.readOnly = !m_slider->state().isMovable(m_handle);
        state.invisible = !m_slider->isVisible();
        return state;
    }

    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        if (!isValid()) {
            return {};
        }
        switch (kind) {
        case QAccessible::Name:
            return boundaryName(m_slider->state().split, m_handle);
        case QAccessible::Value:
            return boundaryValue(m_slider->state().split, m_handle);
        case QAccessible::Description:
            return description();
        default:
            return {};
        }
    }
    void setText(QAccessible::Text, const QString &) override {}

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        switch (type) {
        case QAccessible::ValueInterface:
            return static_cast<QAccessibleValueInterface *>(this);
        case QAccessible::ActionInterface:
            return static_cast<QAccessibleActionInterface *>(this);
        default:
            return nullptr;
        }
    }
    [[nodiscard]] QStringList actionNames() const override
    {
        return isValid() && m_slider->isEnabled()
                   ? QStringList{increaseAction(), decreaseAction(), setFocusAction()}
                   : QStringList();
    }
    void doAction(const QString &name) override
    {
        if (!isValid() || !m_slider->isEnabled()) {
            return;
        }
        if (name == setFocusAction()) {
            m_slider->setCurrentHandle(m_handle);
            m_slider->setFocus(Qt::OtherFocusReason);
        } else if (name == increaseAction() || name == decreaseAction()) {
            const int step = name == increaseAction() ? 1 : -1;
            m_slider->moveHandle(m_handle, geometry().boundary(m_handle) + step);
        }
    }
    [[nodiscard]] QStringList keyBindingsForAction(const QString &) const override { return {}; }
    [[nodiscard]] QVariant currentValue() const override
    {
        return isValid() ? geometry().boundary(m_handle) : QVariant();
    }
    void setCurrentValue(const QVariant &value) override
    {
        if (isValid()) {
            m_slider->moveHandle(m_handle, value.toInt());
        }
    }
    [[nodiscard]] QVariant minimumValue() const override
    {
        return isValid() ? geometry().minimum(m_handle) : QVariant();
    }
    [[nodiscard]] QVariant maximumValue() const override
    {
        return isValid() ? geometry().maximum(m_handle) : QVariant();
    }
    [[nodiscard]] QVariant minimumStepSize() const override { return 1; }

private:
    /// The value in words, since AT-SPI has only its number, and what there is to say of both
    /// sides.
    [[nodiscard]] QString description() const
    {
        const QString words = boundaryValue(m_slider->state().split, m_handle);
        const QString more = m_slider->state().handleDescription(m_handle);
        return more.isEmpty() ? words : words + QLatin1Char('\n') + more;
    }
    [[nodiscard]] const SliderGeometry &geometry() const { return m_slider->geometryOfParts(); }
    QPointer<TrafficSlider> m_slider;
    int m_handle;
};

class TrafficSliderAccessible : public QAccessibleWidget
{
public:
    explicit TrafficSliderAccessible(TrafficSlider *slider)
        : QAccessibleWidget(slider, QAccessible::Grouping)
    {}
    ~TrafficSliderAccessible() override
    {
        for (const auto &[handle, id] : m_handles) {
            QAccessible::deleteAccessibleInterface(id);
        }
    }
    Q_DISABLE_COPY_MOVE(TrafficSliderAccessible)

    [[nodiscard]] int childCount() const override { return slider()->handleCount(); }
    [[nodiscard]] QAccessibleInterface *child(int index) const override
    {
        if (index < 0 || index >= childCount()) {
            return nullptr;
        }
        if (const auto known = m_handles.find(index); known != m_handles.end()) {
            return QAccessible::accessibleInterface(known->second);
        }
        auto *handle = new HandleAccessible(slider(), index);
        m_handles[index] = QAccessible::registerAccessibleInterface(handle);
        return handle;
    }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *child) const override
    {
        for (const auto &[handle, id] : m_handles) {
            if (QAccessible::accessibleInterface(id) == child) {
                return handle;
            }
        }
        return -1;
    }
    [[nodiscard]] QAccessibleInterface *childAt(int x, int y) const override
    {
        for (int i = 0; i < childCount(); ++i) {
            QAccessibleInterface *handle = child(i);
            if (handle->rect().contains(x, y)) {
                return handle;
            }
        }
        return nullptr;
    }
    [[nodiscard]] QAccessibleInterface *focusChild() const override
    {
        return slider()->hasFocus() ? child(slider()->currentHandle()) : nullptr;
    }
    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        switch (kind) {
        case QAccessible::Value:
            return slider()->state().spoken();
        case QAccessible::Description:
            return slider()->state().description();
        default:
            return QAccessibleWidget::text(kind);
        }
    }

private:
    [[nodiscard]] TrafficSlider *slider() const { return static_cast<TrafficSlider *>(object()); }

    mutable std::map<int, QAccessible::Id> m_handles;
};

QAccessibleInterface *makeInterface(const QString &, QObject *object)
{
    auto *slider = qobject_cast<TrafficSlider *>(object);
    return slider ? new TrafficSliderAccessible(slider) : nullptr;
}

void announceFocus(TrafficSlider *slider, int handle)
{
    if (slider->hasFocus() && handle >= 0) {
        QAccessibleEvent focus(slider, QAccessible::Focus);
        focus.setChild(handle);
        QAccessible::updateAccessibility(&focus);
    }
}

void announceValue(TrafficSlider *slider)
{
    const int handle = slider->currentHandle();
    if (handle >= 0) {
        QAccessibleValueChangeEvent change(slider, slider->geometryOfParts().boundary(handle));
        change.setChild(handle);
        QAccessible::updateAccessibility(&change);
        QAccessibleEvent words(slider, QAccessible::DescriptionChanged);
        words.setChild(handle);
        QAccessible::updateAccessibility(&words);
    }
}

} // namespace

void makeAccessible(TrafficSlider &slider)
{
    static const bool installed = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    Q_UNUSED(installed)
    QObject::connect(&slider, &TrafficSlider::currentHandleChanged, &slider,
                     [&slider](int handle) { announceFocus(&slider, handle); });
    QObject::connect(&slider, &TrafficSlider::splitEdited, &slider,
                     [&slider] { announceValue(&slider); });
}

} // namespace serin
