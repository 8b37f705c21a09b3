// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/applicationtheme.h"

#include "ui/theme/scaledstyle.h"
#include "ui/theme/stylesheet.h"

#include <QApplication>
#include <QEvent>
#include <QScopedValueRollback>
#include <QWidget>

namespace serin {

namespace {

/// Qt dresses each polished widget at once. Nine of ten are on pages of the window that are out of
/// sight: their turn comes when somebody opens the page (dressWhatIsShown).
void leaveHiddenForLater()
{
    const QWidgetList widgets = QApplication::allWidgets();
    for (QWidget *widget : widgets) {
        if (!widget->isVisible() && widget->window()->isVisible()) {
            widget->setAttribute(Qt::WA_WState_Polished, false);
        }
    }
}

/// QWidget::ensurePolished() does it once in a widget's life.
void dressWhatIsShown(QWidget &widget)
{
    if (!widget.testAttribute(Qt::WA_WState_Polished)) {
        QEvent polish(QEvent::Polish);
        QCoreApplication::sendEvent(&widget, &polish);
        QEvent change(QEvent::StyleChange);
        QCoreApplication::sendEvent(&widget, &change);
    }
}

} // namespace

void dress(QWidget &widget)
{
    if (widget.window()->isVisible()) {
        dressWhatIsShown(widget);
    }
}

ApplicationTheme::ApplicationTheme(QApplication &application, SchemePreference preference,
                                   Sheet sheet, QObject *parent)
    : QObject(parent), m_application(application), m_preference(preference),
      m_wearsSheet(sheet == Sheet::AtOnce)
{
    m_systemScheme = schemeOf(QApplication::palette());
    QApplication::setStyle(new ScaledStyle);
    apply();
    m_application.installEventFilter(this);
}

void ApplicationTheme::putOnSheet()
{
    m_wearsSheet = true;
    m_application.setStyleSheet(
        styleSheet(theme(), QApplication::font(), QGuiApplication::layoutDirection()));
}

void ApplicationTheme::setPreference(SchemePreference preference)
{
    if (preference == m_preference) {
        return;
    }
    m_preference = preference;
    apply();
}

bool ApplicationTheme::eventFilter(QObject *watched, QEvent *event)
{
    if (m_isBetweenSheets && event->type() == QEvent::StyleChange) {
        return true;
    }
    if (watched == &m_application && !m_applying) {
        if (event->type() == QEvent::ApplicationPaletteChange) {
            onPaletteChange();
        } else if (event->type() == QEvent::ApplicationFontChange) {
            apply();
        }
    } else if (event->type() == QEvent::Show && watched->isWidgetType()) {
        dressWhatIsShown(*static_cast<QWidget *>(watched));
    }
    return QObject::eventFilter(watched, event);
}

// Qt 6.4 has no signal for the desktop's scheme. Roles that the application's palette leaves out
// (Theme::toPalette) come from the desktop, so a change of the desktop shows as a change in them.
// A platform plugin may also set a whole palette of its own.
void ApplicationTheme::onPaletteChange()
{
    const QPalette now = QApplication::palette();
    if (now == m_applied) {
        return;
    }
    if (now.color(QPalette::Window) != m_applied.color(QPalette::Window)) {
        m_systemScheme = schemeOf(now);
    } else {
        readSystemScheme();
    }
    apply();
}

void ApplicationTheme::readSystemScheme()
{
    const QScopedValueRollback<bool> applying(m_applying, true);
    QApplication::setPalette(QPalette());
    m_systemScheme = schemeOf(QApplication::palette());
}

void ApplicationTheme::apply()
{
    const ColorScheme before = m_scheme;
    switch (m_preference) {
    case SchemePreference::System:
        m_scheme = m_systemScheme;
        break;
    case SchemePreference::Light:
        m_scheme = ColorScheme::Light;
        break;
    case SchemePreference::Dark:
        m_scheme = ColorScheme::Dark;
        break;
    case SchemePreference::ContrastLight:
        m_scheme = ColorScheme::ContrastLight;
        break;
    case SchemePreference::ContrastDark:
        m_scheme = ColorScheme::ContrastDark;
        break;
    }
    {
        const QScopedValueRollback<bool> applying(m_applying, true);
        leaveHiddenForLater();
        // Put in place of another, a sheet makes Qt 6.4 polish each widget once more for each of
        // its ancestors: several times the work of taking the old one off first.
        // What is laid out for no sheet is laid out again for the new one a moment later.
        m_isBetweenSheets = m_wearsSheet;
        m_application.setStyleSheet(QString());
        m_isBetweenSheets = false;
        QApplication::setPalette(theme().toPalette());
        if (m_wearsSheet) {
            m_application.setStyleSheet(
                styleSheet(theme(), QApplication::font(), QGuiApplication::layoutDirection()));
        }
        m_applied = QApplication::palette();
    }
    if (before != m_scheme) {
        Q_EMIT schemeChanged(m_scheme);
    }
}

} // namespace serin
