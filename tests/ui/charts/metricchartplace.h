// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/names.h"
#include "ui/charts/metricchart.h"

#include <qcustomplot.h>

#include <QTest>

#include <chrono>
#include <memory>

namespace serin {

/// A chart of a minute, and what to fill it with: what the tests of charts derive from.
class MetricChartPlace
{
protected:
    static constexpr int start = 1'700'000'000; // seconds since the epoch

    static MetricSeries series(int from, int to, double perMinute, const QString &deployment = blue)
    {
        MetricSeries made{QStringLiteral("RequestsPerMinute"),
                          {},
                          {{QStringLiteral("deployment"), deployment},
                           {QStringLiteral("statusCodeClass"), QStringLiteral("2xx")}},
                          {}};
        for (int second = from; second < to; ++second) {
            SeriesPoint point;
            point.time = QDateTime::fromSecsSinceEpoch(start + second, Qt::UTC);
            point.average = perMinute;
            made.points.push_back(point);
        }
        return made;
    }

    static MetricHistory history(int seconds, double perMinute = 600)
    {
        MetricHistory made;
        made.addRequests({series(0, seconds, perMinute)}, std::chrono::seconds(1));
        return made;
    }

    void makeChart()
    {
        m_chart = std::make_unique<MetricChart>(MetricChart::Kind::Requests);
        m_chart->resize(600, 200);
        m_chart->setRange(start, start + 60);
        m_marks.clear();
        m_calls.clear();
    }
    void set(const MetricHistory &metrics)
    {
        MetricChart::Content content;
        content.history = &metrics;
        content.marks = &m_marks;
        content.calls = &m_calls;
        content.hidden = m_hidden;
        content.percentiles = {ChartKind::LatencyP95};
        m_chart->setContent(content);
    }
    /// The words in the plot that can be seen.
    [[nodiscard]] std::vector<const QCPItemText *> shownItems() const
    {
        std::vector<const QCPItemText *> shown;
        const auto *plot = m_chart->findChild<QCustomPlot *>();
        for (int i = 0; i < plot->itemCount(); ++i) {
            const auto *text = qobject_cast<QCPItemText *>(plot->item(i));
            if (text && text->visible()) {
                shown.push_back(text);
            }
        }
        return shown;
    }
    [[nodiscard]] QStringList shownTexts() const
    {
        QStringList texts;
        for (const QCPItemText *text : shownItems()) {
            texts.append(text->text());
        }
        return texts;
    }
    /// Where the words of marks lie in the plot.
    [[nodiscard]] std::vector<QRect> shownWords() const
    {
        std::vector<QRect> places;
        for (const QCPItemText *text : shownItems()) {
            const QPointF first = text->topLeft->pixelPosition();
            const QPointF last = text->bottomRight->pixelPosition();
            places.push_back(QRectF(first, last).toRect().adjusted(1, 1, -1, -1));
        }
        return places;
    }
    void show()
    {
        m_chart->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_chart.get()));
        QCoreApplication::processEvents();
    }
    [[nodiscard]] static bool isBlue(const QColor &pixel)
    {
        return pixel.blue() > pixel.red() + 40;
    }
    /// Those of a line of blue, as it is blended with what is behind it.
    [[nodiscard]] int bluePixels() const
    {
        const QImage image = m_chart->grab().toImage();
        int found = 0;
        for (int x = 0; x < image.width(); ++x) {
            for (int y = 0; y < image.height(); ++y) {
                found += isBlue(image.pixelColor(x, y)) ? 1 : 0;
            }
        }
        return found;
    }

    std::unique_ptr<MetricChart> m_chart;
    std::deque<TrafficMark> m_marks;
    std::deque<OwnCall> m_calls;
    QSet<QString> m_hidden;
};

} // namespace serin
