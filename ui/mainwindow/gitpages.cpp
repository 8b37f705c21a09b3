// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/gitpages.h"

#include "models/workbench/gitbench.h"
#include "ui/actions/actionregistry.h"
#include "ui/conflict/conflictpage.h"
#include "ui/conflict/remotepage.h"
#include "ui/mainwindow/gitnotices.h"
#include "ui/mainwindow/noticearea.h"

#include <QMenu>
#include <QStackedWidget>

namespace serin {

namespace {

const QString fetchId = QStringLiteral("git.fetch");
const QString pullRebaseId = QStringLiteral("git.pull");
const QString pushId = QStringLiteral("git.push");
const QString remoteId = QStringLiteral("git.remote");
const QString switchBranchId = QStringLiteral("git.switchBranch");
const QString switchBackId = QStringLiteral("git.switchBack");
const QString conflictId = QStringLiteral("git.conflict");
const QString giveUpId = QStringLiteral("git.giveUp");
const QString trustId = QStringLiteral("git.trust");

} // namespace

GitPages::GitPages(GitBench &bench, NoticeArea &notices, QStackedWidget &stack,
                   ActionRegistry &registry, QObject *parent)
    : QObject(parent), m_bench(bench), m_registry(registry), m_stack(stack),
      m_conflict([this] { return conflictPage(); }), m_remote([this] { return remotePage(); })
{
    auto *const said = new GitNotices(bench, notices, this);
    connect(said, &GitNotices::conflictRequested, this, &GitPages::showConflict);
    add(fetchId, tr("Fet&ch"), {}, [this] { compareWithRemote(); });
    add(pullRebaseId, tr("Pull w&ith rebase"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L),
        [this] {
            showRemote();
            m_bench.remote().pullRebase();
        });
    add(pushId, tr("Push the chec&ked-out branch"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P),
        [this] {
            showRemote();
            m_bench.remote().push();
        });
    add(remoteId, tr("Comp&are with the remote…"), {}, [this] { compareWithRemote(); });
    add(switchBranchId, tr("Switch to an e&xisting branch…"), {},
        [this] { Q_EMIT branchesRequested(); });
    m_registry.setSearchWords(switchBranchId, tr("checkout, branches"));
    add(switchBackId, tr("Switch back to the pro&ject's branch"), {},
        [this] { m_bench.branches().switchToOther(); });
    add(conflictId, tr("Solve the co&nflict…"), {}, [this] { showConflict(); });
    add(giveUpId, tr("&Give up what is in progress"), {}, [this] { m_bench.conflict().abort(); });
    // The review asks, and shows what git would run. A yes is taken back in the same place.
    add(trustId, tr("Trust this repositor&y…"), {}, [this] {
        if (m_bench.project().trustQuestion().isAnswered) {
            Q_EMIT withdrawTrustRequested();
        } else {
            Q_EMIT trustRequested();
        }
    });
    m_registry.setSearchWords(trustId, tr("hooks, permission"));
    connect(&bench.remote(), &RemoteController::conflictsFound, this, &GitPages::showConflict);
    connect(&bench.remote(), &RemoteController::changed, this, &GitPages::update);
    connect(&bench.conflict(), &ConflictController::changed, this, &GitPages::update);
    connect(&bench.branches(), &BranchActs::changed, this, &GitPages::update);
    connect(&bench.project(), &ProjectController::changed, this, &GitPages::update);
    connect(&bench.conflict(), &ConflictController::ended, this, [this](bool isDone) {
        if (m_page && m_page == m_conflict.ifBuilt()) {
            if (isDone) {
                showRemote(); // where it goes on: what was moved is to be pushed
            } else {
                close();
            }
        }
    });
    update();
}

ConflictPage *GitPages::conflictPage()
{
    auto *const page = new ConflictPage(m_bench.conflict());
    addPage(*page);
    connect(page, &ConflictPage::closeRequested, this, &GitPages::close);
    return page;
}

RemotePage *GitPages::remotePage()
{
    auto *const page = new RemotePage(m_bench.remote());
    addPage(*page);
    connect(page, &RemotePage::closeRequested, this, &GitPages::close);
    connect(page, &RemotePage::reviewRequested, this, [this] {
        close();
        Q_EMIT reviewRequested();
    });
    return page;
}

void GitPages::addPage(QWidget &page)
{
    page.setFocusPolicy(Qt::NoFocus);
    m_stack.addWidget(&page);
    takeTabPlace(m_stack, page);
}

template<typename Act>
void GitPages::add(const QString &id, const QString &text, const QKeySequence &key, Act act)
{
    ActionSpec spec;
    spec.id = id;
    spec.text = text;
    spec.category = tr("Git");
    if (!key.isEmpty()) {
        spec.shortcuts = {key};
    }
    m_ids.append(id);
    connect(m_registry.registerAction(spec), &QAction::triggered, this, act);
}

void GitPages::fillMenu(QMenu &menu) const
{
    menu.addSeparator();
    for (const QString &id : m_ids) {
        menu.addAction(m_registry.action(id));
    }
}

void GitPages::setPage(QWidget *page)
{
    if (page != m_page) {
        m_page = page;
        Q_EMIT changed();
    }
}

void GitPages::showPage(QWidget &page)
{
    setPage(&page);
    Q_EMIT shownOnPurpose();
}

void GitPages::showRemote()
{
    showPage(m_remote.get());
    focusFirst();
}

void GitPages::compareWithRemote()
{
    showPage(m_remote.get());
    m_bench.remote().fetch();
    focusFirst(); // of what can be done meanwhile
}

void GitPages::showConflict()
{
    showPage(m_conflict.get());
    m_bench.conflict().refresh();
    focusFirst();
}

void GitPages::close()
{
    setPage(nullptr);
}

void GitPages::focusFirst()
{
    if (!m_page) {
        return;
    }
    if (m_page == m_conflict.ifBuilt()) {
        m_conflict->focusFirst();
    } else {
        m_remote->focusFirst();
    }
}

void GitPages::lookAgain()
{
    m_bench.project().readTrustQuestion(); // a hook may have come
    m_bench.project().readCommits();
    m_bench.remote().readRemotes();
    m_bench.conflict().refresh();
}

void GitPages::update()
{
    m_registry.setReason(fetchId, m_bench.remote().fetchReason());
    m_registry.setReason(pullRebaseId, m_bench.remote().pullReason());
    m_registry.setReason(pushId, m_bench.remote().pushReason());
    const QString noSwitch = m_bench.branches().switchReason();
    const QString home = m_bench.branches().otherBranch();
    m_registry.setReason(switchBranchId, noSwitch);
    m_registry.setReason(switchBackId, !noSwitch.isEmpty() ? noSwitch
                                       : home.isEmpty()    ? tr("It is checked out, or not here")
                                                           : QString());
    const QString noRepository =
        m_bench.project().repository() ? QString() : tr("The folder is in no Git repository");
    m_registry.setReason(remoteId, m_bench.remote().isAlone() ? m_bench.remote().fetchReason()
                                                              : noRepository);
    const TrustQuestion &trust = m_bench.project().trustQuestion();
    m_registry.action(trustId)->setText(trust.isAnswered ? tr("Withdraw trust in this repositor&y…")
                                                         : tr("Trust this repositor&y…"));
    m_registry.setReason(trustId, !noRepository.isEmpty() ? noRepository
                                  : trust.isEmpty() && !trust.isAnswered
                                      ? tr("It brings nothing along that git would run")
                                      : QString());
    m_registry.setReason(conflictId,
                         m_bench.conflict().phase() == ConflictController::Phase::Nothing
                             ? tr("Nothing is in progress")
                             : QString());
    m_registry.setReason(giveUpId, m_bench.conflict().abortReason());
}

} // namespace serin
