// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/review/reviewcontent.h"

#include <QWidget>

#include <vector>

class QLabel;
class QVBoxLayout;

namespace serin {

class CheckLine;
class LineList;
class ReviewController;
class ReviewEndpoints;

/// What will be done live, what needs consent, and what was looked at before.
class ReviewPlanCard : public QWidget
{
    Q_OBJECT
public:
    explicit ReviewPlanCard(ReviewController &review, QWidget *parent = nullptr);
    void showContent();

Q_SIGNALS:
    /// The person wants to do what @p check offers.
    void checkActRequested(const serin::ReviewCheck &check);

private:
    void showOperations();
    void showConsents();
    void showChecks();
    void applySpacing();

    ReviewController &m_review;
    QLabel *m_title;
    LineList *m_operations;
    ReviewEndpoints *m_endpoints;
    QWidget *m_consents;
    QVBoxLayout *m_consentColumn;
    std::vector<CheckLine *> m_lines;
    std::vector<QString> m_ids; ///< of the consents, by line
    QLabel *m_checksTitle;
    LineList *m_checks;
    std::vector<ReviewCheck> m_shownChecks;
};

} // namespace serin
