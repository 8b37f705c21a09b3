// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/soakacts.h"

#include <QComboBox>
#include <QItemSelectionModel>
#include <QPlainTextEdit>
#include <QTabWidget>
#include <QToolButton>
#include <QTreeView>

namespace serin {

namespace {

enum Page { Overview, Yaml, Test, Charts, Logs, History, Diff };

} // namespace

std::vector<SoakActs::Named> SoakActs::all()
{
    return {{"open every page", [this] { return openPages(); }},
            {"drag and undo", [this] { return dragAndUndo(); }},
            {"review and close", [this] { return review(); }},
            {"switch themes", [this] { return switchThemes(); }},
            {"zoom", [this] { return zoom(); }},
            {"send requests", [this] { return sendRequests(); }},
            {"follow logs", [this] { return followLogs(); }},
            {"look at charts", [this] { return lookAtCharts(); }},
            {"look at the history", [this] { return lookAtHistory(); }},
            {"look at the board", [this] { return lookAtBoard(); }},
            {"refresh", [this] { return refresh(); }},
            {"open overlays", [this] { return openOverlays(); }}};
}

bool SoakActs::rest()
{
    ++m_turn;
    const bool isIdle =
        showPage(Overview) && waitFor("the end of all work", [this] {
            return !m_place.bench().session().isBusy() && !m_place.bench().invoke().isSending();
        });
    look(1'500);
    return isIdle;
}

bool SoakActs::openPages()
{
    for (const int page : {Yaml, Test, Charts, Logs, History, Diff, Overview}) {
        if (!showPage(page)) {
            return false;
        }
        look();
    }
    return true;
}

bool SoakActs::dragAndUndo()
{
    const QByteArray before = endpointFile();
    return showPage(Overview) && dragTo(m_turn % 2 == 0 ? 60 : 75) &&
           waitFor("the bar of changes",
                   [this] { return m_place.named<QWidget>("changesBar")->isVisible(); }) &&
           undo(before);
}

bool SoakActs::review()
{
    const QByteArray before = endpointFile();
    ReviewController &review = m_place.git().review();
    if (!showPage(Overview) || !dragTo(80)) {
        return false;
    }
    m_hands.press(Qt::Key_Return, Qt::ControlModifier);
    if (!waitFor("the review", [&review] {
            return review.state().phase == ReviewState::Phase::Ready && review.content().isComplete;
        })) {
        return false;
    }
    look();
    review.close();
    return undo(before);
}

bool SoakActs::switchThemes()
{
    for (const char *theme : {"theme.dark", "theme.contrast-dark", "theme.light"}) {
        if (!trigger(theme)) {
            return false;
        }
        look();
    }
    return true;
}

bool SoakActs::zoom()
{
    const bool isBigger = trigger("view.zoomIn") && trigger("view.zoomIn");
    look();
    return isBigger && trigger("view.zoomReset");
}

bool SoakActs::sendRequests()
{
    const InvokeController &invoke = m_place.bench().invoke();
    const auto isAnswered = [&invoke] {
        return invoke.outcome().phase == InvokeOutcome::Phase::Answered;
    };
    if (!showPage(Test) || !m_hands.click("sendButton") || !waitFor("an answer", isAnswered)) {
        return false;
    }
    m_place.bench().invoke().setTarget(QStringLiteral("green"));
    const bool isCompared =
        m_hands.click("compareButton") && waitFor("a comparison", [&invoke, &isAnswered] {
            return invoke.outcome().isComparison && isAnswered();
        });
    look();
    m_place.bench().invoke().setTarget({});
    return isCompared;
}

bool SoakActs::followLogs()
{
    if (!showPage(Logs)) {
        return false;
    }
    auto *const deployment = m_place.named<QComboBox>("logDeployment");
    const auto *const view = m_place.named<QPlainTextEdit>("logView");
    for (int i = 0; i < deployment->count(); ++i) {
        deployment->setCurrentIndex(i);
        if (!waitFor("the log", [view] { return view->blockCount() > 1; })) {
            return false;
        }
        look(1'000);
    }
    return deployment->count() == 2;
}

bool SoakActs::lookAtCharts()
{
    if (!showPage(Charts)) {
        return false;
    }
    for (const char *button :
         {"rangeButton.60", "rangeButton.0", "rangeButton.300", "tableButton", "tableButton"}) {
        m_place.named<QToolButton>(button)->click();
        look();
    }
    return true;
}

bool SoakActs::lookAtHistory()
{
    auto *const table = m_place.named<QTreeView>("historyTable");
    if (!showPage(History) ||
        !waitFor("the history", [table] { return table->model()->rowCount() > 1; })) {
        return false;
    }
    for (const QList<int> &rows : {QList<int>{0}, QList<int>{1}, QList<int>{0, 1}, QList<int>{}}) {
        table->clearSelection();
        for (const int row : rows) {
            table->selectionModel()->select(table->model()->index(row, 0),
                                            QItemSelectionModel::Select |
                                                QItemSelectionModel::Rows);
        }
        look();
    }
    return true;
}

bool SoakActs::lookAtBoard()
{
    const auto *const board = m_place.named<QWidget>("boardPage");
    const bool isOpen =
        trigger("view.board") && waitFor("the board", [board] { return board->isVisible(); });
    look(1'000);
    return isOpen && trigger("view.board") &&
           waitFor("the board's end", [board] { return !board->isVisible(); });
}

bool SoakActs::openOverlays()
{
    for (const char *overlay : {"view.commands", "help.shortcuts", "git.commands"}) {
        if (!trigger(overlay)) {
            return false;
        }
        m_hands.type(QStringLiteral("re"));
        look();
        m_hands.press(Qt::Key_Escape);
        look(100);
    }
    const bool isOpen = trigger("edit.preferences");
    look();
    return isOpen && trigger("edit.preferences");
}

bool SoakActs::refresh()
{
    if (!trigger("view.refresh")) {
        return false;
    }
    look(1'000);
    m_place.git().project().readCommits();
    look();
    return true;
}

bool SoakActs::waitFor(const char *what, const std::function<bool()> &fact)
{
    const bool came = QTest::qWaitFor(fact, patience);
    if (!came) {
        qWarning("waited in vain for %s", what);
    }
    return came;
}

bool SoakActs::trigger(const char *id)
{
    const ActionRegistry &actions = m_place.window().actions();
    QAction *const action = actions.action(QLatin1String(id));
    if (!action || !action->isEnabled()) {
        qWarning("%s cannot be done: %s", id,
                 qPrintable(actions.unavailableReason(QLatin1String(id))));
        return false;
    }
    action->trigger();
    return true;
}

bool SoakActs::showPage(int number)
{
    auto *const tabs = m_place.named<QTabWidget>("pageTabs");
    m_hands.press(static_cast<Qt::Key>(Qt::Key_1 + number), Qt::ControlModifier);
    return waitFor("a page", [tabs, number] { return tabs->currentIndex() == number; });
}

bool SoakActs::dragTo(int percent)
{
    const QByteArray before = endpointFile();
    m_hands.drag(*m_place.named<TrafficSlider>("trafficSlider"), percent);
    return waitFor("what was dragged in the file", [this, &before] {
        return !m_place.bench().session().isBusy() && endpointFile() != before;
    });
}

bool SoakActs::undo(const QByteArray &before)
{
    const auto *const slider = m_place.named<TrafficSlider>("trafficSlider");
    const TrafficSplit dragged = slider->split();
    m_hands.press(Qt::Key_Z, Qt::ControlModifier);
    return waitFor("the file and the slider as they were", [&] {
        return !m_place.bench().session().isBusy() && endpointFile() == before &&
               slider->split() != dragged;
    });
}

QByteArray SoakActs::endpointFile() const
{
    return fileBytes(m_place.sample() + QStringLiteral("/endpoint.yml"));
}

} // namespace serin
