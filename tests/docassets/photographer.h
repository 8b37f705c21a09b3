// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/hands.h"
#include "tests/support/windowplace.h"
#include "ui/theme/elidedlabel.h"

#include <QLabel>

namespace serin {

/// Takes pictures of a window as it is, in light and dark, at 100 % and 200 %, and says of each
/// what a look at the widgets tells: texts that are cut, and what reaches out of its parent.
class Photographer
{
public:
    Photographer(WindowPlace &place, QString folder) : m_place(place), m_folder(std::move(folder))
    {}

    /// FOLDER/NAME-THEME-ZOOM.png
    void take(const QString &name)
    {
        for (const int zoom : {100, 200}) {
            m_place.bench().settings().setValue(QStringLiteral("zoom"), zoom);
            m_place.window().resize(m_place.size);
            for (const char *theme : {"light", "dark", "contrast-light", "contrast-dark"}) {
                if (zoom != 100 && theme[0] == 'c') {
                    continue;
                }
                m_place.window()
                    .actions()
                    .action(QStringLiteral("theme.") + QLatin1String(theme))
                    ->trigger();
                QTest::qWait(350); // what is drawn at leisure
                const QString file =
                    QStringLiteral("%1-%2-%3").arg(name, QLatin1String(theme)).arg(zoom);
                m_place.window().grab().save(QStringLiteral("%1/%2.png").arg(m_folder, file));
                if (theme[0] == 'l') {
                    tellFaults(file);
                }
            }
        }
        m_place.bench().settings().setValue(QStringLiteral("zoom"), 100);
    }

private:
    void tellFaults(const QString &picture)
    {
        const QWidget &window = m_place.window();
        if (window.width() > m_place.size.width() || window.height() > m_place.size.height()) {
            qInfo("%s: the window is %d x %d", qPrintable(picture), window.width(),
                  window.height());
        }
        const QList<QWidget *> widgets = window.findChildren<QWidget *>();
        for (const QWidget *widget : widgets) {
            if (widget->isVisible()) {
                tellFault(picture, *widget);
            }
        }
    }
    static void tellFault(const QString &picture, const QWidget &widget)
    {
        const QWidget *const parent = widget.parentWidget();
        const bool scrolls = parent->objectName() == QLatin1String("qt_scrollarea_viewport");
        QString fault;
        if (!scrolls && !widget.isWindow() && !parent->rect().contains(widget.geometry())) {
            fault = QStringLiteral("reaches out of its parent");
        }
        if (const auto *label = qobject_cast<const QLabel *>(&widget);
            label && !label->wordWrap() && label->sizeHint().width() > label->width()) {
            fault = QStringLiteral("is cut: ") + label->text();
        }
        if (const auto *label = qobject_cast<const QLabel *>(&widget);
            label && label->wordWrap() && label->heightForWidth(label->width()) > label->height()) {
            fault = QStringLiteral("is cut below: ") + label->text();
        }
        if (const auto *label = qobject_cast<const ElidedLabel *>(&widget);
            label && label->isElided()) {
            fault = QStringLiteral("is elided: ") + label->text();
        }
        if (const auto *button = qobject_cast<const QAbstractButton *>(&widget);
            button && button->width() < button->minimumSizeHint().width()) {
            fault = QStringLiteral("is too narrow: ") + button->text();
        }
        if (const auto *area = qobject_cast<const QScrollArea *>(&widget);
            area && area->widget() && area->horizontalScrollBarPolicy() == Qt::ScrollBarAlwaysOff &&
            area->widget()->width() > area->viewport()->width()) {
            fault = QStringLiteral("has a content that is %1 too wide")
                        .arg(area->widget()->width() - area->viewport()->width());
        }
        if (!fault.isEmpty()) {
            qInfo("%s: %s '%s' in '%s' %s", qPrintable(picture), widget.metaObject()->className(),
                  qPrintable(widget.objectName()), qPrintable(parent->objectName()),
                  qPrintable(fault));
        }
    }

    WindowPlace &m_place;
    const QString m_folder;
};

} // namespace serin
