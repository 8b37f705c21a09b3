// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/board/boardmodel.h"

#include <QAbstractItemModelTester>
#include <QJsonObject>
#include <QPersistentModelIndex>
#include <QTest>

using namespace serin;

namespace {

BoardRow row(const char *endpoint, const char *deployment, const char *field, BoardCause cause)
{
    BoardRow made;
    made.endpoint = QString::fromLatin1(endpoint);
    made.deployment = QString::fromLatin1(deployment);
    made.field = QString::fromLatin1(field);
    made.cause = cause;
    made.values.upstream = QJsonValue(1);
    made.values.head = QJsonValue(1);
    made.values.workingTree = QJsonValue(2);
    made.values.live = QJsonValue(QJsonValue::Undefined);
    return made;
}

Board someBoard()
{
    Board board;
    board.rows = {row("a", "blue", "instance_count", BoardCause::Drifted),
                  row("b", "", "traffic", BoardCause::Uncommitted),
                  row("b", "", "traffic", BoardCause::NotApplied)};
    board.same = {row("a", "", "auth_mode", BoardCause::Differs),
                  row("b", "", "name", BoardCause::Differs)};
    return board;
}

QStringList subjects(const BoardModel &model)
{
    QStringList all;
    for (const BoardLine &line : model.lines()) {
        all.append(line.endpoint + u' ' + line.subject + u' ' + line.causeText);
    }
    return all;
}

} // namespace

class TestBoardModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysWhatStandsWhere();
    void leadsOn_data();
    void leadsOn();
    void leadsOnFromWhatWasTaken();
    void tellsWhatIsTheSame();
    void leavesOutWhatIsIgnored();
    void filters();
    void keepsTheCurrentRow();
    void takesAnyOrderOfChanges();
};

void TestBoardModel::saysWhatStandsWhere()
{
    BoardModel model;
    const QAbstractItemModelTester tester(&model);
    model.setLines(boardLines(someBoard(), false, false));
    QCOMPARE(model.rowCount(), 3);
    const auto text = [&](int column) { return model.index(0, column).data().toString(); };
    QCOMPARE(text(BoardModel::Endpoint), QStringLiteral("a"));
    QCOMPARE(text(BoardModel::Subject), QStringLiteral("blue instances"));
    QCOMPARE(text(BoardModel::Cause), QStringLiteral("drifted"));
    QCOMPARE(text(BoardModel::Upstream), QStringLiteral("1"));
    QCOMPARE(text(BoardModel::WorkingTree), QStringLiteral("2"));
    QCOMPARE(text(BoardModel::Applied), QStringLiteral("not known"));
    QCOMPARE(text(BoardModel::Live), QStringLiteral("not set"));
    QCOMPARE(placesInWords(model.lines().front()),
             QStringLiteral("pushed, committed: 1\nworking tree: 2\nlast applied: not known\n"
                            "live: not set"));
    QCOMPARE(model.index(0, BoardModel::Live).data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("Live: not set"));
}

void TestBoardModel::leadsOn_data()
{
    QTest::addColumn<BoardCause>("cause");
    QTest::addColumn<BoardStep>("byHand");
    QTest::addColumn<BoardStep>("byPipeline");
    const auto add = [](const char *name, BoardCause cause, BoardStep step) {
        QTest::newRow(name) << cause << step << step;
    };
    add("uncommitted", BoardCause::Uncommitted, BoardStep::Commit);
    add("unpushed", BoardCause::Unpushed, BoardStep::Push);
    add("behind", BoardCause::BehindUpstream, BoardStep::Pull);
    QTest::newRow("not applied") << BoardCause::NotApplied << BoardStep::Apply << BoardStep::Wait;
    for (const BoardCause cause :
         {BoardCause::Drifted, BoardCause::Differs, BoardCause::NotInGit, BoardCause::RolledBack}) {
        add(qPrintable(boardWord(cause)), cause, BoardStep::Resolve);
    }
}

void TestBoardModel::leadsOn()
{
    QFETCH(BoardCause, cause);
    QFETCH(BoardStep, byHand);
    QFETCH(BoardStep, byPipeline);
    Board board;
    board.rows = {row("a", "", "traffic", cause)};
    QCOMPARE(boardLines(board, false, false).front().step, byHand);
    QCOMPARE(boardLines(board, false, true).front().step, byPipeline);
    QVERIFY(!boardLines(board, false, false).front().causeText.isEmpty());
}

/// What live says already waits for a commit or a push, not for a decision.
void TestBoardModel::leadsOnFromWhatWasTaken()
{
    Board board;
    board.rows = {row("a", "blue", "instance_count", BoardCause::Drifted)};
    board.rows.front().isTakenOver = true;
    board.rows.front().values.workingTree = QJsonValue(2);
    board.rows.front().values.head = QJsonValue(1);
    QCOMPARE(boardLines(board, false, false).front().step, BoardStep::Commit);
    board.rows.front().values.head = QJsonValue(2);
    QCOMPARE(boardLines(board, false, false).front().step, BoardStep::Push);
}

void TestBoardModel::tellsWhatIsTheSame()
{
    BoardModel model;
    model.setLines(boardLines(someBoard(), true, false));
    QCOMPARE(subjects(model), (QStringList{QStringLiteral("a auth_mode the same"),
                                           QStringLiteral("a blue instances drifted"),
                                           QStringLiteral("b traffic not committed"),
                                           QStringLiteral("b traffic not applied"),
                                           QStringLiteral("b the endpoint the same")}));
    QCOMPARE(model.lines().back().upstream, QStringLiteral("is there"));
    QCOMPARE(model.lines().back().live, QStringLiteral("is not there"));
    QCOMPARE(model.lines().back().step, BoardStep::None);
}

void TestBoardModel::leavesOutWhatIsIgnored()
{
    Board board = someBoard();
    board.rows.front().isIgnored = true;
    QCOMPARE(boardLines(board, false, false).size(), std::size_t(2));
    const std::vector<BoardLine> all = boardLines(board, true, false);
    QVERIFY(std::any_of(all.begin(), all.end(), [](const BoardLine &line) {
        return line.causeText == QLatin1String("ignored until it changes");
    }));
}

void TestBoardModel::filters()
{
    const std::vector<BoardLine> all = boardLines(someBoard(), true, false);
    QCOMPARE(filteredLines(all, {}).size(), all.size());
    QCOMPARE(filteredLines(all, QStringLiteral("  BLUE drift ")).size(), std::size_t(1));
    QCOMPARE(filteredLines(all, QStringLiteral("blue committed")).size(), std::size_t(0));
}

void TestBoardModel::keepsTheCurrentRow()
{
    BoardModel model;
    const QAbstractItemModelTester tester(&model);
    model.setLines(boardLines(someBoard(), false, false));
    const QPersistentModelIndex current = model.index(2, 0);
    model.setLines(boardLines(someBoard(), true, false)); // lines come in between
    QCOMPARE(current.row(), 3);
    Board less = someBoard();
    less.rows.erase(less.rows.begin(), less.rows.begin() + 2);
    less.rows.front().values.live = QJsonValue(7);
    model.setLines(boardLines(less, false, false));
    QCOMPARE(current.row(), 0);
    QCOMPARE(model.index(0, BoardModel::Live).data().toString(), QStringLiteral("7"));
    model.setLines({});
    QVERIFY(!current.isValid());
}

void TestBoardModel::takesAnyOrderOfChanges()
{
    BoardModel model;
    const QAbstractItemModelTester tester(&model);
    std::vector<BoardRow> rows;
    for (int i = 0; i < 40; ++i) {
        rows.push_back(row(qPrintable(QStringLiteral("e%1").arg(i, 2, 10, QLatin1Char('0'))), "",
                           "traffic", BoardCause::Drifted));
    }
    for (const int step : {1, 2, 3, 5, 7, 1, 11}) {
        Board board;
        for (std::size_t i = 0; i < rows.size(); i += static_cast<std::size_t>(step)) {
            board.rows.push_back(rows[i]);
        }
        const std::vector<BoardLine> lines = boardLines(board, false, false);
        model.setLines(lines);
        QCOMPARE(model.lines(), lines);
    }
}

QTEST_GUILESS_MAIN(TestBoardModel)
#include "tst_boardmodel.moc"
