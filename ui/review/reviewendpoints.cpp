// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/reviewendpoints.h"

#include "ui/review/checkline.h"
#include "ui/review/linelist.h"
#include "ui/theme/follow.h"
#include "ui/theme/leadingmargins.h"
#include "ui/theme/stylesheet.h"

#include <QCheckBox>
#include <QHash>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace serin {

namespace {

constexpr std::size_t mostEndpoints = 50;

} // namespace

ReviewEndpoints::ReviewEndpoints(QWidget *parent)
    : QWidget(parent), m_column(new QVBoxLayout(this)), m_more(new QLabel(this))
{
    m_more->setTextFormat(Qt::PlainText);
    m_more->setWordWrap(true);
    setWidgetRole(*m_more, WidgetRole::Muted);
    m_column->addWidget(m_more);
    followFont(*this, [this] { applySpacing(); });
}

void ReviewEndpoints::addPart()
{
    Part part;
    part.box = new CheckLine(this);
    part.lines = new LineList(this);
    const std::size_t place = m_parts.size();
    connect(part.box, &CheckLine::toggled, this, [this, place](bool isTicked) {
        Q_EMIT toggled(QString(m_parts[place].endpoint), isTicked);
    });
    const int row = m_column->count() - 1; // before what tells of the rest
    m_column->insertWidget(row, part.box);
    m_column->insertWidget(row + 1, part.lines);
    m_parts.push_back(part);
    applySpacing();
}

void ReviewEndpoints::showPlan(const std::vector<ReviewEndpoint> &endpoints,
                               const std::vector<ReviewOperation> &operations, bool canChange)
{
    QHash<QString, std::vector<ListLine>> lines;
    for (const ReviewOperation &operation : operations) {
        ListLine line;
        line.icon = IconName::Refresh;
        line.text = operation.words;
        line.detail = operation.reason;
        lines[operation.endpoint].push_back(line);
    }
    const std::size_t shown = std::min(endpoints.size(), mostEndpoints);
    while (m_parts.size() < shown) {
        addPart();
    }
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        Part &part = m_parts[i];
        part.box->setVisible(i < shown);
        part.lines->setVisible(i < shown);
        if (i >= shown) {
            continue;
        }
        showPart(part, endpoints[i], lines.value(endpoints[i].name));
        part.box->box()->setEnabled(canChange);
    }
    const auto rest = static_cast<int>(endpoints.size() - shown);
    m_more->setText(rest == 1 ? tr("and 1 more endpoint, which is applied too")
                              : tr("and %Ln more endpoints, which are applied too", nullptr, rest));
    m_more->setVisible(rest > 0);
}

void ReviewEndpoints::showPart(Part &part, const ReviewEndpoint &endpoint,
                               std::vector<ListLine> lines)
{
    const QString leftOut =
        endpoint.isTicked ? QString() : tr("Left out: live stays as it is, whatever is committed.");
    part.endpoint = endpoint.name;
    part.box->setBoxName(QStringLiteral("applyEndpointCheck.") + endpoint.name);
    part.box->setTexts(tr("Apply %1", "an endpoint").arg(endpoint.name), leftOut);
    part.box->setChecked(endpoint.isTicked);
    if (lines.empty()) {
        ListLine refused;
        refused.text = leftOut.isEmpty() ? tr("Refused: see below. Nothing will be done.")
                                         : tr("Refused: tick it to see why.");
        refused.tone = ListLine::Tone::Muted;
        lines.push_back(refused);
    }
    QStringList words = leftOut.isEmpty() ? QStringList() : QStringList(leftOut);
    for (ListLine &line : lines) {
        words << line.text;
        if (!endpoint.isTicked) {
            line.tone = ListLine::Tone::Muted;
            line.word = tr("left out", "an operation");
        }
    }
    part.lines->setLines(lines);
    part.box->box()->setAccessibleDescription(words.join(QStringLiteral("; ")));
}

void ReviewEndpoints::applySpacing()
{
    const Spacing space = Spacing::forFont(font());
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(space.s);
    for (const Part &part : m_parts) {
        part.lines->setContentsMargins(leadingMargins(*this, space.l, 0, 0, 0));
    }
}

} // namespace serin
