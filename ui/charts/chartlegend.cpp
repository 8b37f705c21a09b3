// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartlegend.h"

#include "ui/theme/deploymentstyle.h"
#include "ui/theme/flowlayout.h"
#include "ui/theme/icons.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/stylesheet.h"

#include <QEvent>
#include <QPainter>
#include <QPainterPath>
#include <QSignalBlocker>
#include <QToolButton>

namespace serin {

ChartLegend::ChartLegend(QWidget *parent) : QWidget(parent)
{
    auto *flow = new FlowLayout(this);
    flow->setContentsMargins(0, 0, 0, 0);
    addPercentiles();
}

void ChartLegend::addPercentiles()
{
    struct Entry
    {
        QString name;
        QString line;
        bool isShown;
    };
    const Entry entries[] = {{QStringLiteral("p50"), tr("dotted"), false},
                             {QStringLiteral("p95"), tr("solid"), true},
                             {QStringLiteral("p99"), tr("dashed"), false}};
    for (const Entry &entry : entries) {
        auto *button = new QToolButton(this);
        button->setObjectName(QStringLiteral("percentileButton.") + entry.name);
        button->setText(entry.name);
        button->setToolTip(tr("Latency percentile, drawn %1").arg(entry.line));
        button->setCheckable(true);
        button->setChecked(entry.isShown);
        button->setFocusPolicy(Qt::StrongFocus);
        layout()->addWidget(button);
        connect(button, &QToolButton::toggled, this, &ChartLegend::changed);
        m_percentiles.push_back(button);
    }
}

QStringList ChartLegend::shown() const
{
    QStringList names = m_names;
    names.removeIf([this](const QString &name) { return m_hidden.contains(name); });
    return names;
}

std::vector<ChartKind> ChartLegend::percentiles() const
{
    constexpr ChartKind kinds[] = {ChartKind::LatencyP50, ChartKind::LatencyP95,
                                   ChartKind::LatencyP99};
    std::vector<ChartKind> shown;
    for (std::size_t i = 0; i < m_percentiles.size(); ++i) {
        if (m_percentiles[i]->isChecked()) {
            shown.push_back(kinds[i]);
        }
    }
    return shown;
}

QStringList ChartLegend::percentileNames() const
{
    QStringList names;
    for (const QToolButton *button : m_percentiles) {
        if (button->isChecked()) {
            names.append(button->text());
        }
    }
    return names;
}

void ChartLegend::setPercentileNames(const QStringList &names)
{
    for (QToolButton *button : m_percentiles) {
        const QSignalBlocker quiet(button);
        button->setChecked(names.contains(button->text()));
    }
}

void ChartLegend::setHidden(const QSet<QString> &names)
{
    m_hidden = names;
    for (std::size_t i = 0; i < m_deployments.size(); ++i) {
        const QSignalBlocker quiet(m_deployments[i]);
        m_deployments[i]->setChecked(!m_hidden.contains(m_names[static_cast<qsizetype>(i)]));
    }
}

void ChartLegend::setDeployments(const QStringList &names)
{
    if (names == m_names) {
        return;
    }
    m_names = names;
    for (QToolButton *button : m_deployments) {
        button->hide();
        button->deleteLater(); // one of them may be the sender
        button->setObjectName({});
    }
    m_deployments.clear();
    for (const QString &name : names) {
        addDeployment(name);
    }
    paintSwatches();
}

void ChartLegend::addDeployment(const QString &name)
{
    auto *button = new QToolButton(this);
    button->setObjectName(QStringLiteral("legendButton.") + name);
    button->setText(besideIcon(singleLine(name, 40)));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setToolTip(plainToolTip(tr("Show or hide %1").arg(name)));
    button->setCheckable(true);
    button->setChecked(!m_hidden.contains(name));
    button->setFocusPolicy(Qt::StrongFocus);
    layout()->addWidget(button);
    connect(button, &QToolButton::toggled, this, [this, name](bool isShown) {
        if (isShown) {
            m_hidden.remove(name);
        } else {
            m_hidden.insert(name);
        }
        Q_EMIT changed();
    });
    m_deployments.push_back(button);
}

void ChartLegend::paintSwatches()
{
    const Theme &theme = Theme::fromPalette(palette());
    const int edge = Spacing::forFont(font()).icon;
    const std::vector<DeploymentStyle> styles = deploymentStyles(m_names, theme);
    for (std::size_t i = 0; i < m_deployments.size(); ++i) {
        QPixmap swatch(QSize(edge, edge) * devicePixelRatioF());
        swatch.setDevicePixelRatio(devicePixelRatioF());
        swatch.fill(Qt::transparent);
        QPainter painter(&swatch);
        QPainterPath shape;
        shape.addRoundedRect(QRectF(1, 1, edge - 2, edge - 2), edge / 5.0, edge / 5.0);
        paintHatched(painter, shape, styles[i], edge / 3.5);
        painter.end();
        m_deployments[i]->setIcon(swatch);
        m_deployments[i]->setIconSize(QSize(edge, edge));
    }
}

void ChartLegend::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        paintSwatches();
    }
}

} // namespace serin
