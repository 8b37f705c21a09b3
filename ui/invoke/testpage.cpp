// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/invoke/testpage.h"

#include "models/common/errortext.h"
#include "models/invoke/invokecontroller.h"
#include "ui/actions/filequestion.h"
#include "ui/endpoint/livebar.h"
#include "ui/invoke/foldercomparecard.h"
#include "ui/invoke/historypane.h"
#include "ui/invoke/requestpane.h"
#include "ui/invoke/responsepane.h"
#include "ui/theme/accessiblewidgets.h"
#include "ui/theme/elidedcombobox.h"
#include "ui/theme/flowlayout.h"
#include "ui/theme/follow.h"
#include "ui/theme/icons.h"
#include "ui/theme/leadingmargins.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/stylesheet.h"
#include "ui/theme/wheelguard.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFileInfo>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

namespace serin {

TestPage::TestPage(InvokeController &invoke, LiveController &live, TimeCursor &cursor,
                   QWidget *parent)
    : QWidget(parent), m_invoke(invoke), m_live(live), m_cursor(cursor),
      m_liveBar(new LiveBar(live, this)), m_target(new ElidedComboBox(this)),
      m_send(new QPushButton(tr("Send"), this)), m_stop(new QPushButton(tr("Stop"), this)),
      m_compare(new QPushButton(this)), m_compareWith(new QComboBox(this)),
      m_compareFolder(new QPushButton(tr("Compare a folder…"), this)),
      m_copy(new QToolButton(this)), m_copyMenu(new QMenu(m_copy)), m_reason(new QLabel(this)),
      m_error(new QLabel(this)), m_lower(new QSplitter(Qt::Vertical, this)),
      m_splitter(new QSplitter(Qt::Vertical, m_lower))
{
    setObjectName(QStringLiteral("testPage"));
    m_splitter->setChildrenCollapsible(false);
    QList<QWidget *> parts = m_liveBar->findChildren<QWidget *>();
    parts.append(m_liveBar);
    for (QWidget *widget : std::as_const(parts)) {
        if (!widget->objectName().isEmpty()) { // the Overview has one, too
            widget->setObjectName(widget->objectName() + QStringLiteral(".test"));
        }
    }
    buildBar();
    followFont(*this, [this] { applySpacing(); });
}

/// A splitter takes in what is built inside of it; what is added to it later would be laid out
/// each time.
bool TestPage::buildNext()
{
    switch (m_next) {
    case Part::Request:
        new RequestPane(m_invoke, m_splitter);
        m_next = Part::Response;
        return true;
    case Part::Response:
        new ResponsePane(m_invoke, m_splitter);
        m_next = Part::Folder;
        return true;
    case Part::Folder:
        m_folder = new FolderCompareCard(m_invoke, m_live, m_lower);
        m_next = Part::History;
        return true;
    case Part::History:
        m_history = new HistoryPane(m_invoke, m_cursor, m_lower);
        m_next = Part::None;
        finish();
        return true;
    case Part::None:
        break;
    }
    return false;
}

void TestPage::finish()
{
    m_splitter->setStretchFactor(0, 2);
    m_splitter->setStretchFactor(1, 3);
    m_lower->setStretchFactor(0, 3);
    m_lower->setStretchFactor(1, 2);
    m_lower->setStretchFactor(2, 1);
    m_lower->setCollapsible(1, false);
    connect(m_folder, &FolderCompareCard::changed, this, [this] {
        showFolder();
        offerComparison();
    });
    connect(&m_live, &LiveController::snapshotChanged, this, &TestPage::showState);
    connect(&m_invoke, &InvokeController::targetsChanged, this, &TestPage::showTargets);
    connect(&m_invoke, &InvokeController::outcomeChanged, this, &TestPage::showState);
    connect(&m_invoke, &InvokeController::bodyChanged, this, [this] { showError({}); });
    connect(&m_invoke, &InvokeController::failed, this,
            [this](const Error &error) { showError(errorWords(error)); });
    showError(m_invoke.problem() ? errorWords(*m_invoke.problem()) : QString());
    showTargets();
    applyWidth();
}

void TestPage::buildBar()
{
    m_target->setObjectName(QStringLiteral("testTarget"));
    setBoxName(*m_target, tr("Who answers"));
    setWidgetRole(*m_target, WidgetRole::Section);
    m_target->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_target->setMinimumContentsLength(10);
    m_target->setMinimumWidth(fontMetrics().averageCharWidth() * 20); // no name widens the window
    guardWheel(*m_target);
    m_send->setObjectName(QStringLiteral("sendButton"));
    setWidgetRole(*m_send, WidgetRole::Primary);
    m_stop->setObjectName(QStringLiteral("stopSendButton"));
    m_stop->setAccessibleName(tr("Stop the request"));
    m_compare->setObjectName(QStringLiteral("compareButton"));
    m_compareWith->setObjectName(QStringLiteral("compareWith"));
    setBoxName(*m_compareWith, tr("Compare with"));
    guardWheel(*m_compareWith);
    m_compareFolder->setObjectName(QStringLiteral("compareFolderButton"));
    m_copy->setObjectName(QStringLiteral("copyCommandButton"));
    m_copy->setText(besideIcon(tr("Copy as")));
    m_copy->setAccessibleName(tr("Copy as"));
    m_copy->setIcon(themedIcon(IconName::Copy));
    m_copy->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_copy->setPopupMode(QToolButton::InstantPopup);
    m_copy->setFocusPolicy(Qt::StrongFocus);
    m_copy->setMenu(m_copyMenu);
    makeMenuAccessible(*m_copy);
    m_copyMenu->setToolTipsVisible(true);
    connect(m_copyMenu, &QMenu::aboutToShow, this, &TestPage::buildCopyMenu);
    buildCopyMenu();
    m_reason->setObjectName(QStringLiteral("sendReason"));
    m_error->setObjectName(QStringLiteral("testError"));
    for (QLabel *label : {m_reason, m_error}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    setWidgetRole(*m_reason, WidgetRole::Caption);
    setWidgetRole(*m_error, WidgetRole::Failure);
    auto *bar = new FlowLayout;
    for (QWidget *widget : std::initializer_list<QWidget *>{
             m_target, m_send, m_stop, m_compare, m_compareWith, m_compareFolder, m_copy}) {
        if (auto *button = qobject_cast<QPushButton *>(widget)) {
            button->setAutoDefault(false);
        }
        bar->addWidget(widget);
    }
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_liveBar);
    column->addLayout(bar);
    column->addWidget(m_reason);
    column->addWidget(m_error);
    column->addWidget(m_lower, 1);
    connect(m_target, &QComboBox::activated, this,
            [this](int index) { m_invoke.setTarget(m_target->itemData(index).toString()); });
    connect(m_send, &QPushButton::clicked, &m_invoke, &InvokeController::send);
    connect(m_stop, &QPushButton::clicked, &m_invoke, &InvokeController::stop);
    connect(m_compare, &QPushButton::clicked, this, &TestPage::compare);
    connect(m_compareWith, &QComboBox::currentIndexChanged, this, &TestPage::showState);
    connect(m_compareFolder, &QPushButton::clicked, this, &TestPage::askForFolderToCompare);
}

void TestPage::buildCopyMenu()
{
    m_copyMenu->clear();
    const RequestCommands commands = m_invoke.commands();
    const auto add = [this](const QString &objectName, const QString &text, const QString &command,
                            const QString &reason) {
        QAction *const action = m_copyMenu->addAction(text);
        action->setObjectName(objectName);
        action->setEnabled(!command.isEmpty());
        action->setToolTip(plainToolTip(command.isEmpty() ? reason : command));
        connect(action, &QAction::triggered, this, [command] { copy(command); });
    };
    add(QStringLiteral("copyCurl"), tr("cURL"), commands.curl, m_invoke.sendReason());
    add(QStringLiteral("copyAz"), tr("Azure CLI (az ml)"), commands.az, commands.fileReason);
    add(QStringLiteral("copySerinctl"), tr("serinctl"), commands.serinctl, commands.fileReason);
}

void TestPage::copy(const QString &command)
{
    QApplication::clipboard()->setText(command);
}

void TestPage::focusRequest()
{
    if (auto *editor = findChild<QWidget *>(QStringLiteral("requestEditor"))) {
        editor->setFocus(Qt::ShortcutFocusReason);
    }
}

std::optional<double> TestPage::moment() const
{
    return m_history->moment();
}

void TestPage::showTargets()
{
    m_liveBar->setEndpoint(m_invoke.endpoint(), true);
    {
        const QSignalBlocker blocker(m_target);
        m_target->clear();
        int current = 0;
        for (const InvokeTarget &target : m_invoke.targets()) {
            current = target.deployment == m_invoke.target() ? m_target->count() : current;
            m_target->addItem(target.deployment.isEmpty()
                                  ? tr("%1 by its traffic (%2)")
                                        .arg(m_invoke.endpoint(), singleLine(target.hint, 60))
                                  : tr("%1 (%2)", "a deployment and its share")
                                        .arg(target.deployment, target.hint),
                              target.deployment);
        }
        m_target->setPlaceholderText(tr("Nothing is live"));
        m_target->setCurrentIndex(m_invoke.targets().empty() ? -1 : current);
    }
    const QSignalBlocker blocker(m_compareWith);
    const QString with = m_compareWith->currentData().toString();
    m_compareWith->clear();
    for (const InvokeTarget &target : m_invoke.targets()) {
        if (!target.deployment.isEmpty() && target.deployment != candidate()) {
            m_compareWith->addItem(target.deployment, target.deployment);
        }
    }
    const int before = m_compareWith->findData(with);
    m_compareWith->setCurrentIndex(before >= 0 ? before
                                               : m_compareWith->findData(m_invoke.usualBaseline()));
    showState();
}

QString TestPage::candidate() const
{
    if (!m_invoke.target().isEmpty()) {
        return m_invoke.target();
    }
    // By traffic: whoever is not the one with the most of it.
    for (auto it = m_invoke.targets().rbegin(); it != m_invoke.targets().rend(); ++it) {
        if (!it->deployment.isEmpty() && it->deployment != m_invoke.usualBaseline()) {
            return it->deployment;
        }
    }
    return {};
}

QString TestPage::baseline() const
{
    return m_compareWith->currentData().toString();
}

void TestPage::showState()
{
    const QString reason = m_invoke.sendReason();
    const bool isSending = m_invoke.isSending();
    m_send->setEnabled(reason.isEmpty() && !isSending);
    m_send->setToolTip(reason.isEmpty() ? tr("Send the request (Ctrl+Enter)")
                                        : plainToolTip(reason));
    m_stop->setEnabled(isSending);
    m_stop->setToolTip(isSending ? QString() : tr("Nothing is being sent"));
    offerComparison();
    m_compareWith->setVisible(m_compareWith->count() > 1);
    m_reason->setText(reason);
    m_reason->setVisible(!reason.isEmpty());
}

void TestPage::offerComparison()
{
    QString reason = m_invoke.compareReason();
    if (reason.isEmpty() && m_invoke.isSending()) {
        reason = tr("A request is being sent");
    } else if (reason.isEmpty() && baseline().isEmpty()) {
        reason = tr("Choose what to compare with first");
    }
    const QString text = baseline().isEmpty() || candidate().isEmpty()
                             ? tr("Compare")
                             : tr("Compare %1 with %2").arg(candidate(), baseline());
    m_compare->setEnabled(reason.isEmpty());
    m_compare->setText(text);
    m_compare->setToolTip(reason.isEmpty()
                              ? tr("The same request to both, and how the answers differ")
                              : plainToolTip(reason));
    const QString folderReason =
        reason.isEmpty() && m_folder->isRunning() ? tr("A folder is being compared") : reason;
    m_compareFolder->setEnabled(folderReason.isEmpty());
    m_compareFolder->setToolTip(
        folderReason.isEmpty() ? tr("Each request of a folder to both, and how the answers differ")
                               : plainToolTip(folderReason));
    Q_EMIT comparisonOffered(text, reason);
    Q_EMIT folderComparisonOffered(folderReason);
}

void TestPage::askForFolderToCompare()
{
    const QString beside = QFileInfo(m_invoke.files().value(0)).absolutePath();
    askForFolder(*this, tr("Choose a folder of requests"), beside,
                 [this](const QString &path) { compareFolder(path); });
}

/// In the place of the history: there is no room for both.
void TestPage::showFolder()
{
    const bool isShown = !m_folder->isHidden();
    if (isShown != m_history->isHidden()) {
        m_history->setVisible(!isShown);
        const int height = m_lower->height();
        m_lower->setSizes({height / 2, height / 2, height / 4});
    }
}

void TestPage::compareFolder(const QString &path)
{
    m_folder->start(path, baseline(), candidate());
}

void TestPage::compare()
{
    m_invoke.compare(baseline(), candidate());
}

void TestPage::showError(const QString &text)
{
    m_error->setText(breakable(singleLine(text, 600)));
    m_error->setVisible(!text.isEmpty());
}

void TestPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (m_next == Part::None) {
        applyWidth();
    }
}

/// Side by side where both have room, else below each other.
void TestPage::applyWidth()
{
    const bool isWide = width() > fontMetrics().averageCharWidth() * 100;
    m_splitter->setOrientation(isWide ? Qt::Horizontal : Qt::Vertical);
    const Spacing space = Spacing::forFont(font());
    const int beside = isWide ? space.m : 0;
    const int below = isWide ? 0 : space.s;
    m_splitter->widget(0)->layout()->setContentsMargins(leadingMargins(*this, 0, 0, beside, below));
    m_splitter->widget(1)->layout()->setContentsMargins(leadingMargins(*this, beside, below, 0, 0));
    m_splitter->setContentsMargins(0, 0, 0, space.s);
    m_folder->layout()->setContentsMargins(0, space.s, 0, 0);
    m_history->layout()->setContentsMargins(0, space.s, 0, 0);
}

void TestPage::applySpacing()
{
    const Spacing space = Spacing::forFont(font());
    layout()->setContentsMargins(leadingMargins(*this, 0, space.m, space.l, space.s));
    layout()->setSpacing(space.s);
}

} // namespace serin
