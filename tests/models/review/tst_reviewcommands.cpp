// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/review/reviewcommands.h"

#include <QTest>

using namespace serin;

class TestReviewCommands : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysTheWholeAct();
};

void TestReviewCommands::saysTheWholeAct()
{
    ReviewCommands review;
    review.top = QStringLiteral("/srv/my sample");
    review.paths = {"a.yml", "it's.yml"};
    review.message = QStringLiteral("One line");
    review.branch = "canary/e-10";
    review.isNewBranch = true;
    review.push = true;
    review.apply = true;
    review.prune = true;
    review.project = QStringLiteral("dev");
    QCOMPARE(commandLines(review),
             QStringList({QStringLiteral("cd '/srv/my sample'"),
                          QStringLiteral("git switch -c canary/e-10"),
                          QStringLiteral("git add -A -- a.yml 'it'\\''s.yml'"),
                          QStringLiteral("git commit -m 'One line' -- a.yml 'it'\\''s.yml'"),
                          QStringLiteral("git push -u origin canary/e-10"),
                          QStringLiteral("serinctl apply --project dev --prune")}));
    review.endpoints = {QStringLiteral("eee"), QStringLiteral("it's")};
    QCOMPARE(commandLines(review).constLast(),
             QStringLiteral("serinctl apply --project dev --endpoint eee --endpoint "
                            "'it'\\''s' --prune"));
    review = {};
    review.top = QStringLiteral("/w");
    review.apply = true;
    review.project = QStringLiteral("dev");
    QCOMPARE(commandLines(review), QStringList({QStringLiteral("cd /w"),
                                                QStringLiteral("serinctl apply --project dev")}));
}

QTEST_GUILESS_MAIN(TestReviewCommands)
#include "tst_reviewcommands.moc"
