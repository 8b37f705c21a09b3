// SPDX-License-Identifier: GPL-3.0-or-later
// What the charts show as files: pictures and figures.
#include "ui/charts/chartspage.h"

#include "models/common/timetext.h"
#include "models/metrics/charttable.h"
#include "models/metrics/metricscontroller.h"
#include "services/core/async.h"
#include "ui/actions/filequestion.h"
#include "ui/actions/savefile.h"
#include "ui/charts/chartexport.h"
#include "ui/charts/chartlegend.h"
#include "ui/theme/accessiblewidgets.h"
#include "ui/theme/plaintext.h"

#include <QFileInfo>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

namespace serin {

void ChartsPage::buildExport()
{
    auto *menu = new QMenu(m_export);
    m_export->setMenu(menu);
    makeMenuAccessible(*m_export);
    m_export->setPopupMode(QToolButton::InstantPopup);
    const auto add = [menu](const char *objectName, const QString &text) {
        QAction *const action = menu->addAction(text);
        action->setObjectName(QString::fromLatin1(objectName));
        return action;
    };
    connect(add("exportPicture", tr("Picture (PNG, SVG, PDF)…")), &QAction::triggered, this,
            &ChartsPage::exportPicture);
    connect(add("exportFigures", tr("Figures (CSV)…")), &QAction::triggered, this,
            &ChartsPage::exportFigures);
}

PictureHead ChartsPage::pictureHead() const
{
    const auto moment = [](double time) {
        return dateAndTime(QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(time * 1'000)));
    };
    PictureHead head;
    head.title = singleLine(m_metrics.endpoint(), 100);
    head.range = tr("%1 – %2", "two moments").arg(moment(m_from), moment(m_to));
    if (const QStringList percentiles = m_legend->percentileNames(); !percentiles.isEmpty()) {
        head.range += QStringLiteral(" · ") +
                      tr("latency: %1", "percentiles").arg(percentiles.join(QStringLiteral(", ")));
    }
    head.deployments = m_legend->shown();
    return head;
}

void ChartsPage::exportPicture()
{
    const QString png = tr("Picture (*.png)");
    const QString svg = tr("Drawing (*.svg)");
    const QString pdf = tr("Document (*.pdf)");
    const auto save = [this, svg, pdf](const QString &path, const QString &chosen) {
        const QString suffix = QFileInfo(path).suffix().toLower();
        const bool isSvg = suffix == QLatin1String("svg") || (suffix.isEmpty() && chosen == svg);
        const bool isPdf = suffix == QLatin1String("pdf") || (suffix.isEmpty() && chosen == pdf);
        const PictureFormat format = isSvg   ? PictureFormat::Svg
                                     : isPdf ? PictureFormat::Pdf
                                             : PictureFormat::Png;
        deliver(savePicture(m_charts, pictureHead(), format, path), this,
                [this, path](const Result<void> &saved) {
                    m_readout->setText(savedSentence(saved, path));
                });
    };
    askWhereToSave(*this, tr("Save the charts"), m_metrics.endpoint() + QStringLiteral(".png"),
                   QStringList{png, svg, pdf}.join(QStringLiteral(";;")), save);
}

void ChartsPage::exportFigures()
{
    FileToSave file;
    file.title = tr("Save the figures");
    file.name = m_metrics.endpoint() + QStringLiteral(".csv");
    file.filter = tr("Figures (*.csv)");
    file.content = [history = m_metrics.history(), marks = m_metrics.marks(), from = m_from,
                    to = m_to] { return chartCsv(history, marks, from, to); };
    saveFile(*this, file, [this](const QString &sentence, bool) { m_readout->setText(sentence); });
}

} // namespace serin
