// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/endpoint/endpointtitle.h"

#include "models/common/timecursor.h"
#include "models/common/timetext.h"
#include "models/metrics/steadytraffic.h"
#include "ui/theme/elidedlabel.h"
#include "ui/theme/follow.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/stylesheet.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QToolButton>

#include <optional>

namespace serin {

EndpointTitle::EndpointTitle(TimeCursor &cursor, SteadyTraffic &steady, QWidget *parent)
    : QWidget(parent), m_cursor(cursor), m_steady(steady), m_name(new ElidedLabel(this)),
      m_moment(new QToolButton(this)), m_stopSteady(new QToolButton(this))
{
    m_name->setObjectName(QStringLiteral("endpointName"));
    setWidgetRole(*m_name, WidgetRole::Title);
    m_moment->setObjectName(QStringLiteral("momentButton"));
    m_moment->setFocusPolicy(Qt::StrongFocus);
    connect(m_moment, &QToolButton::clicked, &m_cursor, &TimeCursor::release);
    connect(&m_cursor, &TimeCursor::changed, this, &EndpointTitle::showMoment);
    m_stopSteady->setObjectName(QStringLiteral("stopSteadyButton"));
    m_stopSteady->setFocusPolicy(Qt::StrongFocus);
    connect(m_stopSteady, &QToolButton::clicked, &m_steady, &SteadyTraffic::stopAll);
    connect(&m_steady, &SteadyTraffic::runningChanged, this, &EndpointTitle::showSteady);
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins({});
    line->addWidget(m_name, 1);
    line->addWidget(m_moment);
    line->addWidget(m_stopSteady);
    followFont(*this, [this] {
        layout()->setSpacing(Spacing::forFont(font()).xs);
        fit();
    });
    showMoment();
    showSteady();
}

void EndpointTitle::setName(const QString &endpoint, const QString &shown)
{
    m_endpoint = endpoint;
    m_name->setText(shown.isEmpty() ? tr("(without a name)") : singleLine(shown, 120));
    m_name->setToolTip(plainToolTip(shown));
    fit();
}

void EndpointTitle::showMoment()
{
    const std::optional<double> held = m_cursor.held();
    if (held) {
        m_moment->setAccessibleName(tr("Unmark the moment %1").arg(momentWords(*held)));
        m_moment->setToolTip(tr("Marked on all pages that have times: %1. A click unmarks it.")
                                 .arg(bothTimes(QDateTime::fromMSecsSinceEpoch(
                                     static_cast<qint64>(*held * 1'000)))));
    }
    m_moment->setVisible(held.has_value());
    fit();
}

/// On all pages: traffic that nobody thinks of would be a surprise.
void EndpointTitle::showSteady()
{
    m_stopSteady->setVisible(m_steady.isRunning());
    m_stopSteady->setToolTip(
        plainToolTip(tr("Ends the steady traffic to %1", "endpoints")
                         .arg(m_steady.endpoints().join(QStringLiteral(", ")))));
    fit();
}

/// What is sent where, and that it can be stopped: at length, and in short.
std::array<QString, 2> EndpointTitle::steadyTexts() const
{
    const QStringList endpoints = m_steady.endpoints();
    if (endpoints.size() > 1) {
        const auto count = static_cast<int>(endpoints.size());
        return {tr("Sending to %Ln endpoints · Stop all", nullptr, count),
                tr("%Ln endpoints · Stop", "they get steady traffic", count)};
    }
    const QString endpoint = endpoints.isEmpty() ? QString() : endpoints.first();
    const QString rate = QString::number(m_steady.figures(endpoint).rate);
    if (endpoint == m_endpoint) {
        return {tr("Sending %1/s · Stop", "requests a second").arg(rate),
                tr("%1/s · Stop", "requests a second").arg(rate)};
    }
    const QString to = singleLine(endpoint, 40);
    return {tr("Sending %1/s to %2 · Stop", "requests a second; an endpoint").arg(rate, to),
            tr("%1/s to %2 · Stop", "requests a second; an endpoint").arg(rate, to)};
}

/// What stands beside the name says less before the name is cut; its tool tips say all.
void EndpointTitle::fit()
{
    const std::optional<double> held = m_cursor.held();
    const QString momentTexts[] = {
        held ? tr("◆ %1 ✕", "a moment; a click unmarks it").arg(momentWords(*held)) : QString(),
        QStringLiteral("◆ ✕")};
    const std::array<QString, 2> steadyTexts = this->steadyTexts();
    m_stopSteady->setAccessibleName(steadyTexts[0]);
    // Where there is room, the rest does not move when it comes and goes.
    m_stopSteady->setText(steadyTexts[0]);
    QSizePolicy policy = m_stopSteady->sizePolicy();
    policy.setRetainSizeWhenHidden(
        m_name->sizeHint().width() + 2 * m_stopSteady->sizeHint().width() <= width());
    m_stopSteady->setSizePolicy(policy);
    for (int brevity = 0; brevity < 3; ++brevity) {
        m_stopSteady->setText(steadyTexts[brevity > 0 ? 1 : 0]);
        m_moment->setText(momentTexts[brevity / 2]);
        layout()->invalidate();
        if (layout()->sizeHint().width() <= width()) {
            break;
        }
    }
}

void EndpointTitle::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

} // namespace serin
