// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/mainwindow/noticearea.h"

#include <QApplication>
#include <QFont>
#include <QLabel>
#include <QPushButton>
#include <QTest>
#include <QWidget>

#include <initializer_list>

namespace serin {

/// Whether a window fits on the smallest usual screen, 1280 × 800, with a font twice as large.
class WindowFit
{
public:
    explicit WindowFit(QWidget &window) : m_window(window) {}
    WindowFit(const WindowFit &) = delete;
    WindowFit &operator=(const WindowFit &) = delete;
    ~WindowFit() { QApplication::setFont(m_font); }

    /// As Appearance::setZoom() does, at once.
    void zoom(int percent) const
    {
        QFont font = m_font;
        font.setPointSizeF(m_font.pointSizeF() * percent / 100);
        QApplication::setFont(font);
        QCoreApplication::processEvents();
    }

    /// What can be seen and reaches out of its parent, which does not scroll, and texts of several
    /// lines that are lower than these.
    [[nodiscard]] QStringList cut() const
    {
        QStringList found;
        const QList<QWidget *> widgets = m_window.findChildren<QWidget *>();
        for (const QWidget *widget : widgets) {
            const QWidget *const parent = widget->parentWidget();
            const bool scrolls = parent->objectName() == QLatin1String("qt_scrollarea_viewport");
            const auto *const label = qobject_cast<const QLabel *>(widget);
            const bool isLow = label && label->wordWrap() && !label->text().isEmpty() &&
                               label->height() < label->heightForWidth(label->width());
            if (widget->isVisible() && !widget->isWindow() &&
                (isLow || (!scrolls && !parent->rect().contains(widget->geometry())))) {
                found.append(QString::fromLatin1(widget->metaObject()->className()) + u' ' +
                             widget->objectName());
            }
        }
        return found;
    }

    /// At 100 and 200 %, and then with a long notice: the window is no larger than the screen, and
    /// what does not fit scrolls or wraps. @return what is wrong; empty: nothing.
    [[nodiscard]] QString wrong() const
    {
        for (const int percent : {100, 200}) {
            zoom(percent);
            if (const QString found = wrongNow(); !found.isEmpty()) {
                return QStringLiteral("%1 %: %2").arg(percent).arg(found);
            }
        }
        Notice notice;
        notice.id = QStringLiteral("long");
        notice.text =
            QStringLiteral("The folder could not be read to its end, for a reason. ").repeated(4);
        notice.advice =
            QStringLiteral("Look at what is said, and read the folder again. ").repeated(3);
        notice.acts.push_back({QStringLiteral("againButton"), QStringLiteral("Again"), [] {}});
        m_window.findChild<NoticeArea *>()->post(notice);
        const auto *const again = m_window.findChild<QPushButton *>(QStringLiteral("againButton"));
        if (!QTest::qWaitFor([again] { return again->isVisible(); })) {
            return QStringLiteral("the notice is not shown");
        }
        const QString found = wrongNow();
        return found.isEmpty() ? found : QStringLiteral("with a notice: ") + found;
    }

private:
    [[nodiscard]] QString wrongNow() const
    {
        const QSize screen(1280, 800);
        m_window.resize(screen);
        const bool fits = QTest::qWaitFor([&] {
            return m_window.size() == screen && m_window.minimumSizeHint().height() <= 800 &&
                   cut().isEmpty();
        });
        return fits ? QString()
                    : QStringLiteral("%1 × %2, at least %3 high, cut: %4")
                          .arg(m_window.width())
                          .arg(m_window.height())
                          .arg(m_window.minimumSizeHint().height())
                          .arg(cut().join(QStringLiteral(", ")));
    }

    QWidget &m_window;
    const QFont m_font = QApplication::font();
};

} // namespace serin
