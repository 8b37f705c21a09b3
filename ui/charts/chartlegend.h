// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/metrichistory.h"

#include <QSet>
#include <QWidget>

#include <vector>

class QToolButton;

namespace serin {

/// Which deployments and latency percentiles the charts show: a button each, with the deployment's
/// colour and hatch (objectNames `legendButton.<deployment>`, `percentileButton.p95`).
class ChartLegend : public QWidget
{
    Q_OBJECT
public:
    explicit ChartLegend(QWidget *parent = nullptr);

    /// @p names in their order; the same again changes nothing.
    void setDeployments(const QStringList &names);
    /// Deployments that are not shown, known or not.
    [[nodiscard]] const QSet<QString> &hidden() const { return m_hidden; }
    /// Shows all but @p names.
    void setHidden(const QSet<QString> &names);
    [[nodiscard]] QStringList shown() const;
    [[nodiscard]] std::vector<ChartKind> percentiles() const;
    /// "p50", "p95", "p99": those that are shown.
    [[nodiscard]] QStringList percentileNames() const;
    void setPercentileNames(const QStringList &names);

Q_SIGNALS:
    /// A person shows or hides something.
    void changed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void addPercentiles();
    void addDeployment(const QString &name);
    void paintSwatches();

    QStringList m_names;
    QSet<QString> m_hidden;
    std::vector<QToolButton *> m_percentiles;
    std::vector<QToolButton *> m_deployments; ///< as m_names
};

} // namespace serin
