// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/azureform.h"

#include "models/common/errortext.h"
#include "ui/actions/filequestion.h"
#include "ui/review/linelist.h"
#include "ui/start/filterlist.h"
#include "ui/theme/icons.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/stylesheet.h"
#include "ui/theme/wheelguard.h"

#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>

namespace serin {

using Phase = AzureConnection::Phase;

AzureForm::AzureForm(AzureConnection &azure, QWidget *parent)
    : FormCard(tr("Connect to Azure ML"), parent), m_azure(azure), m_state(new LineList(this)),
      m_fix(new QWidget(this)), m_command(new QLineEdit(m_fix)),
      m_again(new QPushButton(tr("Check again"), this)), m_stop(new QPushButton(tr("Stop"), this)),
      m_subscriptions(new FilterList(tr("Subscription"), QStringLiteral("subscription"), this)),
      m_workspaces(new FilterList(tr("Workspace"), QStringLiteral("workspace"), this)),
      m_folder(new QLineEdit(this)), m_project(new QLineEdit(this)), m_tier(new QComboBox(this)),
      m_connect(new QPushButton(tr("Connect"), this))
{
    setObjectName(QStringLiteral("azureForm"));
    buildState();
    buildLists();
    buildProject();
    connect(&azure, &AzureConnection::changed, this, [this] {
        showState();
        showLists();
        showConnect();
    });
    connect(&azure, &AzureConnection::connected, this, &FormCard::close);
    connect(this, &FormCard::openChanged, this, [this](bool isOpen) {
        if (!isOpen) {
            m_azure.stop();
            return;
        }
        m_subscriptions->focusFilter();
        if (!m_azure.knowsSubscriptions() && m_azure.phase() == Phase::Idle) {
            m_azure.look();
        }
    });
    showState();
    showLists();
    showConnect();
}

void AzureForm::buildState()
{
    m_state->setObjectName(QStringLiteral("azureState"));
    m_command->setObjectName(QStringLiteral("azureCommand"));
    m_command->setAccessibleName(tr("The command to run in a terminal"));
    m_command->setReadOnly(true);
    auto *copy = new QPushButton(besideIcon(tr("Copy")), m_fix);
    copy->setObjectName(QStringLiteral("copyAzureCommand"));
    copy->setAccessibleName(tr("Copy the command"));
    copy->setIcon(themedIcon(IconName::Copy));
    copy->setAutoDefault(false);
    connect(copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_command->text()); });
    auto *fix = new QHBoxLayout(m_fix);
    fix->setContentsMargins(0, 0, 0, 0);
    fix->addWidget(new QLabel(tr("Run in a terminal:"), m_fix));
    fix->addWidget(m_command, 1);
    fix->addWidget(copy);
    m_again->setObjectName(QStringLiteral("azureCheckAgain"));
    m_again->setAutoDefault(false);
    m_stop->setObjectName(QStringLiteral("azureStop"));
    m_stop->setAccessibleName(tr("Stop asking Azure"));
    m_stop->setAutoDefault(false);
    auto *row = new QHBoxLayout;
    row->addWidget(m_state, 1, Qt::AlignVCenter);
    row->addWidget(m_again, 0, Qt::AlignTop);
    row->addWidget(m_stop, 0, Qt::AlignTop);
    addLine(row);
    addLine(m_fix);
    connect(m_again, &QPushButton::clicked, &m_azure, &AzureConnection::look);
    connect(m_stop, &QPushButton::clicked, &m_azure, &AzureConnection::stop);
}

void AzureForm::buildLists()
{
    auto *row = new QHBoxLayout;
    row->addWidget(m_subscriptions, 1);
    row->addWidget(m_workspaces, 1);
    addLine(row);
    connect(m_subscriptions, &FilterList::picked, this, [this](const QString &id) {
        if (id != m_azure.subscription()) {
            m_azure.chooseSubscription(id);
        }
    });
    connect(m_workspaces, &FilterList::picked, this, &AzureForm::showConnect);
}

void AzureForm::buildProject()
{
    m_folder->setObjectName(QStringLiteral("azureFolder"));
    m_project->setObjectName(QStringLiteral("azureProject"));
    m_tier->setObjectName(QStringLiteral("azureTier"));
    for (const Tier tier : {Tier::Prod, Tier::Staging, Tier::Dev}) {
        m_tier->addItem(tierName(tier), QVariant::fromValue(static_cast<int>(tier)));
    }
    guardWheel(*m_tier);
    m_tier->setToolTip(tr("How much care it wants: for prod nothing happens by Enter alone"));
    auto *choose = new QPushButton(tr("Choose…"), this);
    choose->setObjectName(QStringLiteral("chooseAzureFolder"));
    choose->setAccessibleName(tr("Choose the folder with the manifests"));
    choose->setAutoDefault(false);
    addField(tr("Git &folder"), m_folder, choose);
    addField(tr("&Project name"), m_project);
    addField(tr("&Tier"), m_tier);
    m_connect->setObjectName(QStringLiteral("azureConnect"));
    m_connect->setAutoDefault(false);
    setWidgetRole(*m_connect, WidgetRole::Primary);
    auto *row = new QHBoxLayout;
    row->addWidget(m_connect);
    row->addStretch();
    addLine(row);
    connect(choose, &QPushButton::clicked, this, &AzureForm::chooseFolder);
    connect(m_folder, &QLineEdit::textChanged, this, &AzureForm::showConnect);
    connect(m_folder, &QLineEdit::returnPressed, this, &AzureForm::connectNow);
    connect(m_project, &QLineEdit::returnPressed, this, &AzureForm::connectNow);
    connect(m_connect, &QPushButton::clicked, this, &AzureForm::connectNow);
}

void AzureForm::setFolder(const QString &path)
{
    m_folder->setText(path);
}

QString AzureForm::folder() const
{
    const QString typed = m_folder->text().trimmed();
    return typed == QLatin1String("~") || typed.startsWith(QLatin1String("~/"))
               ? QDir::homePath() + typed.mid(1)
               : typed;
}

void AzureForm::chooseFolder()
{
    askForFolder(*this, tr("Choose the folder with the manifests"), folder(),
                 [this](const QString &path) { m_folder->setText(path); });
}

const WorkspaceInfo *AzureForm::chosen() const
{
    const QString key = m_workspaces->currentKey();
    const auto found =
        std::find_if(m_azure.workspaces().begin(), m_azure.workspaces().end(),
                     [&key](const WorkspaceInfo &each) { return each.id.toString() == key; });
    return found == m_azure.workspaces().end() ? nullptr : &*found;
}

void AzureForm::connectNow()
{
    const WorkspaceInfo *const workspace = chosen();
    if (!m_connect->isEnabled() || !workspace) {
        return;
    }
    AzureConnection::Choice choice;
    choice.workspace = workspace->id;
    choice.folder = folder();
    choice.project = m_project->text().trimmed();
    choice.tier = static_cast<Tier>(m_tier->currentData().toInt());
    m_azure.connectTo(choice);
}

void AzureForm::showState()
{
    std::vector<ListLine> lines;
    ListLine line;
    const bool isAsking =
        m_azure.phase() == Phase::Subscriptions || m_azure.phase() == Phase::Workspaces;
    if (isAsking) {
        line.icon = IconName::Refresh;
        line.text = m_azure.phase() == Phase::Subscriptions
                        ? tr("Asking for your subscriptions…")
                        : tr("Asking for the workspaces of this subscription…");
        lines.push_back(line);
    } else if (m_azure.problem()) {
        const ErrorText words = errorText(*m_azure.problem());
        line.icon = IconName::Error;
        line.tone = ListLine::Tone::Failure;
        line.word = tr("failed", "to connect");
        line.text = words.sentence;
        line.detail = words.advice;
        lines.push_back(line);
    } else if (!m_azure.knowsSubscriptions()) {
        line.icon = IconName::Info;
        line.text = tr("The account is the one that the Azure CLI is signed in to.");
        lines.push_back(line);
    }
    m_state->setLines(lines);
    m_state->setVisible(!lines.empty());
    m_command->setText(m_azure.command());
    m_fix->setVisible(!m_azure.command().isEmpty() && !isAsking);
    m_again->setVisible(!isAsking);
    m_stop->setVisible(isAsking);
}

void AzureForm::showLists()
{
    QList<FilterList::Row> rows;
    for (const SubscriptionInfo &each : m_azure.subscriptions()) {
        const bool isUsual = each.state.isEmpty() || each.state == QLatin1String("Enabled");
        rows.append(
            {each.id,
             isUsual ? each.displayName
                     : tr("%1 (%2)", "a subscription, its state").arg(each.displayName, each.state),
             each.id});
    }
    m_subscriptions->setRows(rows);
    m_subscriptions->setPlaceholder(
        m_azure.knowsSubscriptions() && rows.isEmpty()
            ? tr("This account sees no subscription. A role at one is needed, e.g. Reader.")
            : QString());
    rows.clear();
    for (const WorkspaceInfo &each : m_azure.workspaces()) {
        rows.append({each.id.toString(), each.id.workspace,
                     tr("%1, group %2, %3", "a workspace's name, resource group, region")
                         .arg(each.friendlyName.isEmpty() ? each.id.workspace : each.friendlyName,
                              each.id.resourceGroup, each.location)});
    }
    m_workspaces->setRows(rows);
    m_workspaces->setPlaceholder(m_azure.subscription().isEmpty() ? tr("Pick a subscription first")
                                 : m_azure.knowsWorkspaces()
                                     ? tr("There is no workspace that this account may see.")
                                     : QString());
}

void AzureForm::showConnect()
{
    const WorkspaceInfo *const workspace = chosen();
    m_project->setPlaceholderText(workspace ? workspace->id.workspace : QString());
    const QString lack = m_azure.phase() == Phase::Saving ? tr("It is being connected")
                         : !workspace                     ? tr("Pick a workspace first")
                         : folder().isEmpty()             ? tr("Name the folder with the manifests")
                                                          : QString();
    m_connect->setEnabled(lack.isEmpty());
    m_connect->setToolTip(lack);
}

} // namespace serin
