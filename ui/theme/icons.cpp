// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <array>

static void initIconResources()
{
    Q_INIT_RESOURCE(serin_icons);
}

namespace serin {

namespace {

// In the order of IconName.
constexpr std::array files{"add",     "check",  "close", "command", "copy",      "down",   "error",
                           "file",    "folder", "info",  "lock",    "lock-open", "more",   "redo",
                           "refresh", "search", "swap",  "undo",    "up",        "warning"};

QString fileOf(IconName name)
{
    return QStringLiteral(":/serin/icons/%1.svg")
        .arg(QLatin1String(files.at(static_cast<size_t>(name))));
}

QByteArray drawing(IconName name)
{
    initIconResources();
    QFile file(fileOf(name));
    if (!file.open(QIODevice::ReadOnly)) {
        qWarning("icon %s is missing", qPrintable(file.fileName()));
        return {};
    }
    return file.readAll();
}

void render(QPainter &painter, const QRectF &rect, IconName name, const QColor &color)
{
    QSvgRenderer renderer(drawing(name).replace("currentColor", color.name().toLatin1()));
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    renderer.render(&painter, rect);
}

QPixmap rendered(IconName name, const QColor &color, const QSize &devicePixels)
{
    const QString key = QStringLiteral("serin:%1:%2:%3x%4")
                            .arg(static_cast<int>(name))
                            .arg(color.name())
                            .arg(devicePixels.width())
                            .arg(devicePixels.height());
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        pixmap = QPixmap(devicePixels);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        render(painter, QRectF(QPointF(), devicePixels), name, color);
        painter.end();
        QPixmapCache::insert(key, pixmap);
    }
    return pixmap;
}

class ThemedIconEngine : public QIconEngine
{
public:
    ThemedIconEngine(IconName off, IconName on) : m_off(off), m_on(on) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        render(*painter, rect, state == QIcon::On ? m_on : m_off, tint(mode));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return rendered(state == QIcon::On ? m_on : m_off, tint(mode), size);
    }
    QIconEngine *clone() const override { return new ThemedIconEngine(*this); }

private:
    static QColor tint(QIcon::Mode mode)
    {
        const QPalette palette = QGuiApplication::palette();
        switch (mode) {
        case QIcon::Disabled:
            return palette.color(QPalette::Disabled, QPalette::ButtonText);
        case QIcon::Selected:
            return palette.color(QPalette::Active, QPalette::HighlightedText);
        default:
            return palette.color(QPalette::Active, QPalette::ButtonText);
        }
    }

    IconName m_off;
    IconName m_on;
};

} // namespace

QIcon themedIcon(IconName name)
{
    return themedIcon(name, name);
}

QIcon themedIcon(IconName off, IconName on)
{
    return QIcon(new ThemedIconEngine(off, on));
}

QString besideIcon(const QString &text)
{
    return QChar::Space + text;
}

QPixmap iconPixmap(IconName name, const QColor &color, int size, qreal devicePixelRatio)
{
    const int pixels = qRound(size * devicePixelRatio);
    QPixmap pixmap = rendered(name, color, QSize(pixels, pixels));
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

} // namespace serin
