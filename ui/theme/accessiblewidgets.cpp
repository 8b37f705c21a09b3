// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/accessiblewidgets.h"

#include "ui/theme/elidedlabel.h"
#include "ui/theme/icons.h"
#include "ui/theme/statelabel.h"

#include <QAccessibleWidget>
#include <QAction>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

namespace serin {

namespace {

QMenu *menuOf(QObject *object)
{
    if (const auto *button = qobject_cast<QPushButton *>(object)) {
        return button->menu();
    }
    const auto *button = qobject_cast<QToolButton *>(object);
    return button && button->popupMode() == QToolButton::InstantPopup ? button->menu() : nullptr;
}

void openMenu(QAbstractButton &button)
{
    if (auto *push = qobject_cast<QPushButton *>(&button)) {
        push->showMenu();
    } else if (auto *tool = qobject_cast<QToolButton *>(&button)) {
        tool->showMenu();
    }
}

class MenuButtonAccessible : public QAccessibleWidget
{
public:
    explicit MenuButtonAccessible(QAbstractButton *button)
        : QAccessibleWidget(button, QAccessible::ButtonMenu)
    {}

    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        const QString own = QAccessibleWidget::text(kind);
        return own.isEmpty() && kind == QAccessible::Name
                   ? button()->text().remove(QLatin1Char('&')).trimmed()
                   : own;
    }
    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.hasPopup = true;
        state.expandable = true;
        state.expanded = shownMenu() != nullptr;
        state.collapsed = !state.expanded;
        return state;
    }
    [[nodiscard]] QStringList actionNames() const override
    {
        QStringList names = QAccessibleWidget::actionNames();
        if (button()->isEnabled()) {
            names.prepend(showMenuAction());
        }
        return names;
    }
    void doAction(const QString &name) override
    {
        if (name == showMenuAction()) {
            QMetaObject::invokeMethod(
                button(), [opened = button()] { openMenu(*opened); }, Qt::QueuedConnection);
        } else {
            QAccessibleWidget::doAction(name);
        }
    }

    [[nodiscard]] int childCount() const override { return shownMenu() ? 1 : 0; }
    [[nodiscard]] QAccessibleInterface *child(int index) const override
    {
        return index == 0 ? QAccessible::queryAccessibleInterface(shownMenu()) : nullptr;
    }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *child) const override
    {
        return child && shownMenu() && child->object() == shownMenu() ? 0 : -1;
    }

private:
    [[nodiscard]] QAbstractButton *button() const
    {
        return static_cast<QAbstractButton *>(object());
    }
    [[nodiscard]] QMenu *shownMenu() const
    {
        QMenu *const menu = menuOf(object());
        return menu && menu->isVisible() ? menu : nullptr;
    }
};

QAccessibleInterface *makeWidgetInterface(const QString &, QObject *object)
{
    if (auto *label = qobject_cast<ElidedLabel *>(object)) {
        return new QAccessibleWidget(label, QAccessible::StaticText);
    }
    if (auto *label = qobject_cast<StateLabel *>(object)) {
        return new QAccessibleWidget(label, QAccessible::StaticText);
    }
    return menuOf(object) ? new MenuButtonAccessible(static_cast<QAbstractButton *>(object))
                          : nullptr;
}

} // namespace

void installAccessibleWidgets()
{
    static const bool installed = [] {
        QAccessible::installFactory(makeWidgetInterface);
        return true;
    }();
    Q_UNUSED(installed)
}

void makeMenuAccessible(QAbstractButton &button)
{
    installAccessibleWidgets();
    // Who gave it a name before made Qt remember what it was without a menu.
    if (QAccessibleInterface *const face = QAccessible::queryAccessibleInterface(&button)) {
        QAccessible::deleteAccessibleInterface(QAccessible::uniqueId(face));
    }
}

void setBoxName(QComboBox &box, const QString &name)
{
    box.setAccessibleName(name);
    box.setAccessibleDescription(name);
    if (box.lineEdit()) {
        box.lineEdit()->setAccessibleName(name); // it has the keyboard
    }
}

void addSearchSign(QLineEdit &field)
{
    QAction *const sign = field.addAction(themedIcon(IconName::Search), QLineEdit::LeadingPosition);
    sign->setText(field.accessibleName());
    sign->setToolTip(field.placeholderText());
}

} // namespace serin
