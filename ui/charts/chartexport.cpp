// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartexport.h"

#include "services/core/async.h"
#include "services/core/atomicfile.h"
#include "ui/charts/metricchart.h"

#include <qcustomplot.h>

#include <QBuffer>
#include <QCoreApplication>
#include <QPdfWriter>
#include <QSvgGenerator>

#include <algorithm>

namespace serin {

namespace {

constexpr int resolution = 96; ///< dots an inch, for what has a size in inches

QSize sizeOf(const std::vector<MetricChart *> &charts)
{
    QSize whole;
    for (const MetricChart *chart : charts) {
        whole = {std::max(whole.width(), chart->width()), whole.height() + chart->height()};
    }
    return whole;
}

QImage imageOf(const std::vector<MetricChart *> &charts)
{
    const qreal ratio = charts.front()->devicePixelRatioF();
    QImage image(sizeOf(charts) * ratio, QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    image.fill(charts.front()->palette().color(QPalette::Window));
    QPainter painter(&image);
    int y = 0;
    for (const MetricChart *chart : charts) {
        painter.drawPixmap(0, y, chart->picture());
        y += chart->height();
    }
    return image;
}

void drawOn(QPaintDevice &device, const std::vector<MetricChart *> &charts)
{
    QCPPainter painter(&device);
    painter.setMode(QCPPainter::pmVectorized);
    painter.setMode(QCPPainter::pmNoCaching);
    for (const MetricChart *chart : charts) {
        chart->draw(painter);
        painter.translate(0, chart->height());
    }
}

QByteArray svgOf(const std::vector<MetricChart *> &charts)
{
    QBuffer buffer;
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(sizeOf(charts));
    generator.setViewBox(QRect({0, 0}, sizeOf(charts)));
    generator.setResolution(resolution);
    drawOn(generator, charts);
    return buffer.data();
}

QByteArray pdfOf(const std::vector<MetricChart *> &charts)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setCreator(QCoreApplication::applicationName());
    writer.setResolution(resolution);
    writer.setPageSize(QPageSize(QSizeF(sizeOf(charts)) / resolution, QPageSize::Inch, QString()));
    writer.setPageMargins(QMarginsF());
    drawOn(writer, charts);
    return buffer.data();
}

QFuture<Result<void>> saveBytes(const QByteArray &bytes, const QString &path)
{
    return runAsync(QThreadPool::globalInstance(),
                    [bytes, path] { return writeFileAtomically(path, bytes); });
}

} // namespace

QFuture<Result<void>> savePicture(const std::vector<MetricChart *> &charts, PictureFormat format,
                                  const QString &path)
{
    if (format != PictureFormat::Png) {
        return saveBytes(format == PictureFormat::Svg ? svgOf(charts) : pdfOf(charts), path);
    }
    return runAsync(QThreadPool::globalInstance(),
                    [image = imageOf(charts), path]() -> Result<void> {
                        QBuffer buffer;
                        if (!image.save(&buffer, "PNG")) {
                            return failure(ErrorKind::Internal,
                                           QStringLiteral("the picture could not be packed"));
                        }
                        return writeFileAtomically(path, buffer.data());
                    });
}

} // namespace serin
