// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/reviewplancard.h"

#include "models/common/errortext.h"
#include "models/review/reviewcontroller.h"
#include "ui/review/checkline.h"
#include "ui/review/linelist.h"
#include "ui/review/reviewendpoints.h"
#include "ui/theme/follow.h"
#include "ui/theme/stylesheet.h"

#include <QCheckBox>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <tuple>
#include <utility>

namespace serin {

namespace {

using Act = ReviewCheck::Act;

/// What the button of a check says, and its objectName.
std::pair<QString, QString> actOf(const ReviewCheck &check)
{
    switch (check.act) {
    case Act::None:
        break;
    case Act::Edit:
        return {ReviewPlanCard::tr("Show the place"), QStringLiteral("showPlaceButton")};
    case Act::Test:
        return {ReviewPlanCard::tr("Test %1").arg(check.deployment),
                QStringLiteral("checkTestButton.") + check.deployment};
    case Act::StartWorkspace:
        return {ReviewPlanCard::tr("Start the local workspace"),
                QStringLiteral("startWorkspaceButton")};
    case Act::AskRemote:
        return {ReviewPlanCard::tr("Ask again"), QStringLiteral("askRemoteButton")};
    }
    return {};
}

} // namespace

ReviewPlanCard::ReviewPlanCard(ReviewController &review, QWidget *parent)
    : QWidget(parent), m_review(review), m_title(new QLabel(this)),
      m_operations(new LineList(this)), m_endpoints(new ReviewEndpoints(this)),
      m_consents(new QWidget(this)), m_consentColumn(new QVBoxLayout(m_consents)),
      m_checksTitle(new QLabel(tr("Checked before"), this)), m_checks(new LineList(this))
{
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    setWidgetRole(*m_title, WidgetRole::Section);
    setWidgetRole(*m_checksTitle, WidgetRole::Section);
    m_operations->setObjectName(QStringLiteral("reviewPlan"));
    m_checks->setObjectName(QStringLiteral("reviewChecks"));
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_title);
    column->addWidget(m_operations);
    column->addWidget(m_endpoints);
    column->addWidget(m_consents);
    column->addWidget(m_checksTitle);
    column->addWidget(m_checks);
    connect(m_checks, &LineList::acted, this, [this](int index) {
        const auto place = static_cast<std::size_t>(index);
        if (place < m_shownChecks.size()) {
            Q_EMIT checkActRequested(ReviewCheck(m_shownChecks[place]));
        }
    });
    connect(m_endpoints, &ReviewEndpoints::toggled, &review, &ReviewController::setEndpointTicked);
    followFont(*this, [this] { applySpacing(); });
}

void ReviewPlanCard::showContent()
{
    m_title->setText(tr("On %1", "a workspace").arg(m_review.state().target));
    showOperations();
    showConsents();
    showChecks();
}

void ReviewPlanCard::showOperations()
{
    const ReviewContent &content = m_review.content();
    const bool hasSeveral = !content.endpoints.empty();
    m_operations->setVisible(!hasSeveral);
    m_endpoints->setVisible(hasSeveral);
    if (hasSeveral) {
        m_endpoints->showPlan(content.endpoints, content.operations,
                              m_review.state().phase == ReviewState::Phase::Ready);
        return;
    }
    std::vector<ListLine> lines;
    for (const ReviewOperation &operation : content.operations) {
        ListLine line;
        line.icon = IconName::Refresh;
        line.text = operation.text;
        line.detail = operation.reason;
        lines.push_back(line);
    }
    if (lines.empty()) {
        ListLine line;
        line.tone = ListLine::Tone::Muted;
        if (content.planProblem) {
            line.text = tr("What it does live is not known: %1")
                            .arg(errorText(*content.planProblem).sentence);
        } else if (!content.plan) {
            line.text = tr("The plan is being made…");
        } else if (!content.plan->plan.refusals.empty()) {
            line.text = tr("Refused: see below. Nothing will be done.");
        } else if (std::any_of(content.consents.begin(), content.consents.end(),
                               [](const ReviewConsent &each) { return each.isGiven; })) {
            line.text = tr("Only what is ticked here:");
        } else {
            line.text = tr("Nothing changes live.");
        }
        lines.push_back(line);
    }
    m_operations->setLines(lines);
}

void ReviewPlanCard::showConsents()
{
    std::vector<ReviewConsent> all = m_review.decision().questions;
    all.insert(all.end(), m_review.content().consents.begin(), m_review.content().consents.end());
    const QSet<QString> leftOut = m_review.content().leftOut();
    const bool isDecided = m_review.state().phase != ReviewState::Phase::Ready;
    while (m_lines.size() < all.size()) {
        auto *line = new CheckLine(m_consents);
        const std::size_t place = m_lines.size();
        connect(line, &CheckLine::toggled, this, [this, place](bool checked) {
            if (place < m_ids.size()) {
                m_review.setConsent(QString(m_ids[place]), checked);
            }
        });
        m_consentColumn->addWidget(line);
        m_lines.push_back(line);
    }
    m_ids.clear();
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        m_lines[i]->setVisible(i < all.size());
        if (i < all.size()) {
            m_ids.push_back(all[i].id);
            m_lines[i]->setBoxName(QStringLiteral("consentCheck.") + all[i].id);
            m_lines[i]->setTexts(all[i].text, all[i].reason);
            m_lines[i]->setChecked(all[i].isGiven);
            m_lines[i]->setReason(leftOut.contains(all[i].endpoint)
                                      ? tr("%1 is left out above.").arg(all[i].endpoint)
                                      : QString());
            m_lines[i]->box()->setEnabled(!isDecided && !leftOut.contains(all[i].endpoint));
        }
    }
    m_consents->setVisible(!all.empty());
}

void ReviewPlanCard::showChecks()
{
    std::vector<ListLine> lines;
    m_shownChecks = m_review.content().checks;
    for (const ReviewCheck &check : m_shownChecks) {
        ListLine line;
        switch (check.state) {
        case ReviewCheck::State::Passed:
            line.icon = IconName::Check;
            line.tone = ListLine::Tone::Ok;
            line.word = tr("passed", "a check");
            break;
        case ReviewCheck::State::Awaited:
            line.icon = IconName::Info;
            line.word = tr("waited for", "a check");
            break;
        case ReviewCheck::State::Warning:
            line.icon = IconName::Warning;
            line.tone = ListLine::Tone::Warning;
            line.word = tr("warning", "a check");
            break;
        case ReviewCheck::State::Failed:
            line.icon = IconName::Error;
            line.tone = ListLine::Tone::Failure;
            line.word = tr("failed", "a check");
            break;
        }
        line.text = check.text;
        line.detail = check.fix;
        std::tie(line.act, line.actName) = actOf(check);
        lines.push_back(line);
    }
    if (!m_review.content().isComplete && m_review.state().phase == ReviewState::Phase::Ready) {
        ListLine line;
        line.tone = ListLine::Tone::Muted;
        line.text = tr("Asking the remote for news…");
        lines.push_back(line);
    }
    m_checks->setLines(lines);
    m_checksTitle->setVisible(!lines.empty());
}

void ReviewPlanCard::applySpacing()
{
    const Spacing space = Spacing::forFont(font());
    layout()->setContentsMargins(0, 0, 0, 0);
    layout()->setSpacing(space.s);
    m_consentColumn->setContentsMargins(0, 0, 0, 0);
    m_consentColumn->setSpacing(space.s);
}

} // namespace serin
