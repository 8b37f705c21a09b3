// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/project/projectfacts.h"
#include "models/review/reviewdecision.h"
#include "models/review/reviewplan.h"

#include <QTest>

#include <functional>

using namespace serin;

class TestReviewDecision : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void doesAllThatCanBeDone();
    void leavesOutWhatCannot_data();
    void leavesOutWhatCannot();
    void keepsTheApplyBackOnANewBranch();
    void keepsTheApplyBackOfWhatLacksFiles();
    void asksBeforeTheFirstApplyAndOnAnotherBranch();
    void saysWhyItCannotBeConfirmed_data();
    void saysWhyItCannotBeConfirmed();
    void ordersWhatWasDecided();
    void leavesEndpointsOut();

private:
    using Change = std::function<void(ReviewContent &, ProjectFacts &)>;

    [[nodiscard]] ReviewDecision decide() const
    {
        return decisionOn(m_content, m_facts, m_choices, m_message, QStringLiteral("/work"));
    }

    ReviewContent m_content;
    ProjectFacts m_facts;
    ReviewChoices m_choices;
    QString m_message;
};

void TestReviewDecision::init()
{
    m_content = {};
    m_facts = {};
    m_choices = {};
    m_message = QStringLiteral("Move traffic");
    ReviewFile file;
    file.path = "endpoint.yml";
    m_content.files = {file};
    m_content.commits.branch = "main";
    m_content.commits.upstreamName = "origin/main";
    m_content.commits.upstream = CommitId::fromHex(QByteArray(40, 'a')).value();
    GitRemote remote;
    remote.name = "origin";
    m_content.remotes = {remote};
    m_content.branches = {"main"};
    m_content.isComplete = true;
    PlanPreview preview;
    PlanOperation operation;
    operation.action = PlanAction::Update;
    preview.plan.operations.push_back(operation);
    m_content.plan = preview;
    m_content.operations = {{{}, {}, QStringLiteral("traffic"), {}}};
    m_facts.wasApplied = true;
    m_facts.project.branch = QStringLiteral("main");
}

void TestReviewDecision::doesAllThatCanBeDone()
{
    const ReviewDecision decision = decide();
    QVERIFY(decision.commits);
    QVERIFY(decision.push);
    QCOMPARE(decision.pushTarget, QStringLiteral("origin/main"));
    QVERIFY2(decision.apply, qPrintable(decision.applyReason));
    QVERIFY(decision.questions.empty());
    QVERIFY(decision.confirmText.startsWith(QStringLiteral("Commit, push, apply to ")));
    QCOMPARE(decision.confirmReason, QString());
    QVERIFY(!decision.commands.isEmpty());
    QCOMPARE(decisionOn(m_content, m_facts, m_choices, m_message, {}).commands, QStringList());
}

void TestReviewDecision::leavesOutWhatCannot_data()
{
    using Facts = ProjectFacts;
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("confirmText");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const char *confirmText, const char *reason,
                        const Change &change) {
        QTest::newRow(name) << change << QString::fromLatin1(confirmText)
                            << QString::fromLatin1(reason);
    };
    const char *const both = "Commit and push";
    row("no remote", "Commit, apply to", "no remote",
        [](ReviewContent &content, Facts &) { content.remotes.clear(); });
    row("read-only", both, "read-only",
        [](ReviewContent &, Facts &facts) { facts.project.readOnly = true; });
    row("pipeline", both, "pipeline",
        [](ReviewContent &, Facts &facts) { facts.project.applies = ProjectApplies::Pipeline; });
    row("ambiguous", both, "which project",
        [](ReviewContent &, Facts &facts) { facts.isAmbiguous = true; });
    row("errors", both, "has errors",
        [](ReviewContent &content, Facts &) { content.findings.emplace_back(); });
    row("no plan yet", both, "being made",
        [](ReviewContent &content, Facts &) { content.plan.reset(); });
    row("refused", both, "refused", [](ReviewContent &content, Facts &) {
        content.plan->plan.operations = {};
        content.plan->plan.refusals.emplace_back();
    });
    row("wants a tick", both, "tick what", [](ReviewContent &content, Facts &) {
        PlanOperation operation = content.plan->plan.operations.front();
        operation.consent = PlanConsent::Missing;
        content.plan->plan.operations = {};
        content.plan->plan.operations.push_back(operation);
    });
    row("all pushed", "Apply to", "everything already",
        [](ReviewContent &content, Facts &) { content.files.clear(); });
    row("live already", "Commit", "Live is as Git says", [](ReviewContent &content, Facts &) {
        content.files.clear();
        content.plan->plan.operations = {};
    });
}

void TestReviewDecision::leavesOutWhatCannot()
{
    QFETCH(Change, change);
    QFETCH(QString, confirmText);
    QFETCH(QString, reason);
    change(m_content, m_facts);
    const ReviewDecision decision = decide();
    QVERIFY2(decision.confirmText.startsWith(confirmText), qPrintable(decision.confirmText));
    const QString reasons = decision.pushReason + decision.applyReason;
    QVERIFY2(reasons.contains(reason), qPrintable(reasons));
    QCOMPARE(decision.awaitsTicks, reason == QLatin1String("tick what"));
}

void TestReviewDecision::keepsTheApplyBackOfWhatLacksFiles()
{
    ReviewCheck lacking;
    lacking.state = ReviewCheck::State::Failed;
    lacking.lacksFiles = true;
    m_content.checks = {lacking};
    QVERIFY(!decide().apply);
    QCOMPARE(decide().applyReason, QString());
    QVERIFY(decide().applyNote.contains(QStringLiteral("lack files")));
    QVERIFY(decide().confirmReason.isEmpty());
    m_choices.apply = true; // the person knows better
    QVERIFY(decide().apply);
    m_choices.apply.reset();
    m_content.files.clear();
    QCOMPARE(decide().confirmReason, decide().applyNote);
}

void TestReviewDecision::keepsTheApplyBackOnANewBranch()
{
    m_choices.newBranch = "canary/e-10";
    ReviewDecision decision = decide();
    QVERIFY(!decision.apply);
    QCOMPARE(decision.applyReason, QString());
    QCOMPARE(decision.pushTarget, QStringLiteral("origin/canary/e-10"));
    m_choices.apply = true;
    decision = decide();
    QVERIFY(decision.apply);
}

void TestReviewDecision::asksBeforeTheFirstApplyAndOnAnotherBranch()
{
    m_facts.wasApplied = false;
    m_facts.project.branch = QStringLiteral("prod");
    ReviewDecision decision = decide();
    QCOMPARE(decision.questions.size(), std::size_t(2));
    QVERIFY(!decision.confirmReason.isEmpty());
    for (const ReviewConsent &question : decision.questions) {
        QVERIFY(isReviewQuestion(question.id));
        m_choices.consents.insert(question.id);
    }
    QCOMPARE(decide().confirmReason, QString());
    m_choices = {};
    m_choices.apply = false;
    decision = decide();
    QVERIFY(decision.questions.empty());
    QCOMPARE(decision.confirmReason, QString());
}

void TestReviewDecision::saysWhyItCannotBeConfirmed_data()
{
    QTest::addColumn<QByteArray>("newBranch");
    QTest::addColumn<QString>("message");
    QTest::addColumn<bool>("isKnown");
    QTest::addColumn<QString>("reason");
    const QString text = QStringLiteral("Move traffic");
    QTest::newRow("no message") << QByteArray() << QStringLiteral(" \n") << true << "a message";
    QTest::newRow("nobody") << QByteArray() << text << false << "who you are";
    QTest::newRow("no such name") << QByteArray("a..b") << text << true << "no branch of that name";
    QTest::newRow("taken") << QByteArray("main") << text << true << "already";
    QTest::newRow("all is well") << QByteArray("canary/e-10") << text << true << "";
}

void TestReviewDecision::saysWhyItCannotBeConfirmed()
{
    QFETCH(QByteArray, newBranch);
    QFETCH(QString, message);
    QFETCH(bool, isKnown);
    QFETCH(QString, reason);
    m_message = message;
    m_choices.newBranch = newBranch;
    m_content.identity.isKnown = isKnown;
    const ReviewDecision decision = decide();
    QVERIFY2(decision.confirmReason.contains(reason), qPrintable(decision.confirmReason));
    QCOMPARE(decision.confirmReason.isEmpty(), reason.isEmpty());
}

void TestReviewDecision::ordersWhatWasDecided()
{
    m_choices.newBranch = "canary/e-10";
    const ReviewOrder order = orderOf(decide(), m_content, m_facts, m_message);
    QCOMPARE(order.newBranch, QByteArray("canary/e-10"));
    QCOMPARE(order.mergeInto, QByteArray("main"));
    QVERIFY(order.push);
    QVERIFY(!order.apply);
    QVERIFY(!order.isPipelineApplied);
    m_facts.project.applies = ProjectApplies::Pipeline;
    m_facts.project.branch.clear();
    m_content.commits.upstreamName = "origin/prod";
    const ReviewOrder piped = orderOf(decide(), m_content, m_facts, m_message);
    QVERIFY(piped.isPipelineApplied);
    QCOMPARE(piped.mergeInto, QByteArray("prod"));
}

void TestReviewDecision::leavesEndpointsOut()
{
    Plan &plan = m_content.plan->plan;
    plan = {};
    for (const char *name : {"one", "two", "two", "three"}) {
        PlanOperation operation;
        operation.endpoint = QLatin1String(name);
        operation.action = PlanAction::Update;
        plan.operations.push_back(operation);
        auto desired = std::make_shared<DesiredEndpoint>();
        desired->name = operation.endpoint;
        m_content.plan->request.input.desired.endpoints.push_back(desired);
    }
    PlanRefusal refusal;
    refusal.endpoint = QStringLiteral("refused");
    plan.refusals.push_back(refusal);
    m_content.endpoints = separableEndpoints(plan);
    QCOMPARE(m_content.endpoints.size(), std::size_t(4));
    QVERIFY(!decide().confirmText.contains(QStringLiteral("endpoints")));
    for (ReviewEndpoint &endpoint : m_content.endpoints) {
        endpoint.isTicked = endpoint.name == QLatin1String("two");
    }
    const ReviewDecision decision = decide();
    QVERIFY2(
        decision.confirmText.startsWith(QStringLiteral("Commit, push, apply 1 of 4 endpoints to ")),
        qPrintable(decision.confirmText));
    QVERIFY(decision.commands.constLast().endsWith(QStringLiteral(" --endpoint two")));
    const ReviewOrder order = orderOf(decision, m_content, m_facts, m_message);
    QCOMPARE(order.plan->plan.operations.size(), std::size_t(2));
    QVERIFY(order.plan->plan.refusals.empty());
    QCOMPARE(order.plan->request.input.options.endpoints, QSet<QString>{QStringLiteral("two")});
    QCOMPARE(order.leftOut, QStringList({QStringLiteral("one"), QStringLiteral("refused"),
                                         QStringLiteral("three")}));
    for (ReviewEndpoint &endpoint : m_content.endpoints) {
        endpoint.isTicked = false;
    }
    QVERIFY(!decide().apply);
    QVERIFY(decide().awaitsTicks);
    // What has its own tick is no endpoint of several.
    plan.operations = {};
    plan.refusals = {};
    PlanOperation removal;
    removal.endpoint = QStringLiteral("one");
    removal.consent = PlanConsent::Missing;
    plan.operations.push_back(removal);
    QVERIFY(separableEndpoints(plan).empty());
    removal.endpoint = QStringLiteral("two");
    removal.consent = PlanConsent::NotNeeded;
    plan.operations.push_back(removal);
    QCOMPARE(separableEndpoints(plan),
             std::vector<ReviewEndpoint>{ReviewEndpoint{QStringLiteral("two")}});
}

QTEST_GUILESS_MAIN(TestReviewDecision)
#include "tst_reviewdecision.moc"
