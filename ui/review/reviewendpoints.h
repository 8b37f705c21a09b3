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
struct ListLine;

/// The endpoints of a plan, each with a box to leave it out of the apply (objectName
/// `applyEndpointCheck.<endpoint>`) and what would be done with it below. At most fifty; of the
/// rest it says that they are applied.
class ReviewEndpoints : public QWidget
{
    Q_OBJECT
public:
    explicit ReviewEndpoints(QWidget *parent = nullptr);
    /// @p canChange: the boxes can be changed.
    void showPlan(const std::vector<ReviewEndpoint> &endpoints,
                  const std::vector<ReviewOperation> &operations, bool canChange);

Q_SIGNALS:
    /// By the person.
    void toggled(const QString &endpoint, bool isTicked);

private:
    struct Part
    {
        QString endpoint;
        CheckLine *box = nullptr;
        LineList *lines = nullptr;
    };
    void addPart();
    static void showPart(Part &part, const ReviewEndpoint &endpoint, std::vector<ListLine> lines);
    void applySpacing();

    QVBoxLayout *m_column;
    QLabel *m_more;
    std::vector<Part> m_parts;
};

} // namespace serin
