// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartexport.h"

#include "services/core/async.h"
#include "services/core/atomicfile.h"
#include "services/core/workers.h"
#include "ui/charts/metricchart.h"
#include "ui/theme/deploymentstyle.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/theme.h"

#include <qcustomplot.h>

#include <QBuffer>
#include <QCoreApplication>
#include <QPainterPath>
#include <QPdfWriter>
#include <QSvgGenerator>

#include <algorithm>

namespace serin {

namespace {

constexpr int resolution = 96; ///< dots an inch, for what has a size in inches

/// Title, range and legend above the charts, in their font and colours.
class HeadPainter
{
public:
    HeadPainter(const PictureHead &head, const QWidget &look)
        : m_head(head), m_look(look), m_theme(Theme::fromPalette(look.palette())),
          m_space(Spacing::forFont(look.font())), m_titleFont(look.font())
    {
        m_titleFont.setWeight(QFont::DemiBold);
    }

    [[nodiscard]] int height() const
    {
        return m_head.title.isEmpty() ? 0 : lay(nullptr) + m_space.s;
    }

    void draw(QPainter &painter) const
    {
        if (!m_head.title.isEmpty()) {
            painter.fillRect(0, 0, m_look.width(), height(),
                             m_look.palette().color(QPalette::Window));
            lay(&painter);
        }
    }

private:
    /// Draws when there is a painter. @return where it ends.
    int lay(QPainter *painter) const
    {
        const int line = m_look.fontMetrics().height() + m_space.xs;
        int y = m_space.s;
        text(painter, m_titleFont, m_theme.text, {m_space.m, y}, m_head.title);
        y += line;
        text(painter, m_look.font(), m_theme.mutedText, {m_space.m, y}, m_head.range);
        y += line;
        const std::vector<DeploymentStyle> styles = deploymentStyles(m_head.deployments, m_theme);
        int x = m_space.m;
        for (qsizetype i = 0; i < m_head.deployments.size(); ++i) {
            const QString name = singleLine(m_head.deployments[i], 40);
            const int width =
                m_space.icon + m_space.xs + m_look.fontMetrics().horizontalAdvance(name);
            if (x > m_space.m && x + width > m_look.width() - m_space.m) {
                x = m_space.m;
                y += line;
            }
            if (painter) {
                QPainterPath swatch;
                swatch.addRoundedRect(x, y + 1, m_space.icon - 2, m_space.icon - 2, 3, 3);
                paintHatched(*painter, swatch, styles[static_cast<std::size_t>(i)],
                             m_space.icon / 3.5);
            }
            text(painter, m_look.font(), m_theme.text, {x + m_space.icon + m_space.xs, y}, name);
            x += width + m_space.m;
        }
        return m_head.deployments.isEmpty() ? y : y + line;
    }

    void text(QPainter *painter, const QFont &font, const QColor &color, const QPoint &at,
              const QString &words) const
    {
        if (painter) {
            painter->setFont(font);
            painter->setPen(color);
            painter->drawText(at + QPoint(0, m_look.fontMetrics().ascent()), words);
        }
    }

    const PictureHead &m_head;
    const QWidget &m_look;
    const Theme &m_theme;
    const Spacing m_space;
    QFont m_titleFont;
};

/// What one picture is made of.
struct Sheet
{
    const std::vector<MetricChart *> &charts;
    const HeadPainter head;

    [[nodiscard]] QSize size() const
    {
        QSize whole(0, head.height());
        for (const MetricChart *chart : charts) {
            whole = {std::max(whole.width(), chart->width()), whole.height() + chart->height()};
        }
        return whole;
    }
};

QImage imageOf(const Sheet &sheet)
{
    const MetricChart &first = *sheet.charts.front();
    const qreal ratio = first.devicePixelRatioF();
    QImage image(sheet.size() * ratio, QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    image.fill(first.palette().color(QPalette::Window));
    QPainter painter(&image);
    sheet.head.draw(painter);
    int y = sheet.head.height();
    for (const MetricChart *chart : sheet.charts) {
        painter.drawPixmap(0, y, chart->picture());
        y += chart->height();
    }
    return image;
}

void drawOn(QPaintDevice &device, const Sheet &sheet)
{
    QCPPainter painter(&device);
    painter.setMode(QCPPainter::pmVectorized);
    painter.setMode(QCPPainter::pmNoCaching);
    painter.save();
    sheet.head.draw(painter);
    painter.restore();
    painter.translate(0, sheet.head.height());
    for (const MetricChart *chart : sheet.charts) {
        chart->draw(painter);
        painter.translate(0, chart->height());
    }
}

QByteArray svgOf(const Sheet &sheet)
{
    QBuffer buffer;
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(sheet.size());
    generator.setViewBox(QRect({0, 0}, sheet.size()));
    generator.setResolution(resolution);
    drawOn(generator, sheet);
    return buffer.data();
}

QByteArray pdfOf(const Sheet &sheet)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setCreator(QCoreApplication::applicationName());
    writer.setResolution(resolution);
    writer.setPageSize(QPageSize(QSizeF(sheet.size()) / resolution, QPageSize::Inch, QString()));
    writer.setPageMargins(QMarginsF());
    drawOn(writer, sheet);
    return buffer.data();
}

QFuture<Result<void>> saveBytes(const QByteArray &bytes, const QString &path)
{
    return runAsync(workers(), [bytes, path] { return writeFileAtomically(path, bytes); });
}

} // namespace

QFuture<Result<void>> savePicture(const std::vector<MetricChart *> &charts, const PictureHead &head,
                                  PictureFormat format, const QString &path)
{
    const Sheet sheet{charts, HeadPainter(head, *charts.front())};
    if (format != PictureFormat::Png) {
        return saveBytes(format == PictureFormat::Svg ? svgOf(sheet) : pdfOf(sheet), path);
    }
    return runAsync(workers(), [image = imageOf(sheet), path]() -> Result<void> {
        QBuffer buffer;
        if (!image.save(&buffer, "PNG")) {
            return failure(ErrorKind::Internal, QStringLiteral("the picture could not be packed"));
        }
        return writeFileAtomically(path, buffer.data());
    });
}

} // namespace serin
