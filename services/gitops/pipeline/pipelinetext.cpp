// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/pipeline/pipelinetext.h"

#include "services/core/shellquoted.h"
#include "services/manifest/yaml/yamledit.h"

#include <QList>

#include <algorithm>
#include <utility>

namespace serin {

namespace {

/// What is known of the texts below; each word stands between two @.
using Words = QList<std::pair<QLatin1String, QString>>;

constexpr char gitHubHead[] =
    R"(# Written by Serin. Pull requests to @BRANCH@: the manifests are checked and the plan is shown.
# What lands on @BRANCH@ is applied. Deletions are left to a person: serinctl apply --prune
#
# To set once, under Settings > Secrets and variables > Actions:
#   variable SERIN_PACKAGE     address of a Debian package of serinctl that fits the runner;
#                              not needed where serinctl is installed
)";

constexpr char gitHubAzureHead[] =
    R"(#   secrets AZURE_CLIENT_ID    an identity that trusts this repository (federated credentials for
#           AZURE_TENANT_ID    pull requests and for @BRANCH@), with the role AzureML Data
#                              Scientist on the workspace
)";

constexpr char gitHubBody[] = R"(name: @TITLE@

on:
  pull_request:
    branches:
      - @BRANCH_TOKEN@
  push:
    branches:
      - @BRANCH_TOKEN@

permissions:
  contents: read
@ID_TOKEN@
concurrency:
  group: ${{ github.workflow }}-${{ github.ref }}
  cancel-in-progress: false

jobs:
  serin:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v4
      - name: Install serinctl
        env:
          SERIN_PACKAGE: ${{ vars.SERIN_PACKAGE }}
        run: |
@INSTALL@      - name: Validate
        run: |
          @VALIDATE@
@SIGN_IN@      - name: Plan
        if: @ON_PULL_REQUEST@
        run: |
          @PLAN@
      - name: Apply
        if: github.event_name == 'push'
        run: |
          @APPLY@
)";

// Pull requests from forks get no secrets, and so no plan.
constexpr char gitHubSignIn[] = R"(      - name: Sign in to Azure
        if: github.event_name == 'push' || @ON_PULL_REQUEST@
        uses: azure/login@v2
        with:
          client-id: ${{ secrets.AZURE_CLIENT_ID }}
          tenant-id: ${{ secrets.AZURE_TENANT_ID }}
          subscription-id: @SUBSCRIPTION@
)";

constexpr char azureHead[] =
    R"(# Written by Serin. Pull requests to @BRANCH@: the manifests are checked and the plan is shown.
# What lands on @BRANCH@ is applied. Deletions are left to a person: serinctl apply --prune
#
# To set once:
#   a pipeline of this file (Pipelines > New pipeline); in Azure Repos, which reads no `pr` below,
#   also as a build validation in the policies of the branch @BRANCH@
#   variable SERIN_PACKAGE     address of a Debian package of serinctl that fits the agent; not
#                              needed where serinctl is installed
)";

constexpr char azureAzureHead[] =
    R"(#   serviceConnection (below)  the name of a service connection, Azure Resource Manager, with the
#                              role AzureML Data Scientist on the workspace
)";

constexpr char azureBody[] = R"(trigger:
  branches:
    include:
      - @BRANCH_TOKEN@

pr:
  branches:
    include:
      - @BRANCH_TOKEN@

pool:
  vmImage: ubuntu-24.04
@VARIABLES@
steps:
  - checkout: self
  - script: |
@INSTALL@    displayName: Install serinctl
  - script: |
      @VALIDATE@
    displayName: Validate
@PLAN_STEP@@APPLY_STEP@)";

constexpr char azureTask[] = R"(  - task: AzureCLI@2
    displayName: @NAME@
    condition: @CONDITION@
    inputs:
      azureSubscription: $(serviceConnection)
      scriptType: bash
      scriptLocation: inlineScript
      inlineScript: |
        @COMMAND@
)";

constexpr char azureScript[] = R"(  - script: |
      @COMMAND@
    displayName: @NAME@
    condition: @CONDITION@
)";

// No blank in front: each kind indents it.
constexpr char install[] = R"(set -e
if ! command -v serinctl; then
  if [ -z "$SERIN_PACKAGE" ]; then
    echo "serinctl is not installed, and the variable SERIN_PACKAGE names no package of it" >&2
    exit 1
  fi
  curl --fail --silent --show-error --location --output /tmp/serin.deb "$SERIN_PACKAGE"
  sudo apt-get update
  sudo apt-get install --yes --no-install-recommends /tmp/serin.deb
fi
serinctl --version
)";

QString filled(const char *text, const Words &words)
{
    QString whole = QString::fromUtf8(text);
    for (const auto &[name, value] : words) {
        whole.replace(u'@' + name + u'@', value);
    }
    return whole;
}

QString indented(const char *text, int blanks)
{
    QString whole;
    const QStringList lines = QString::fromUtf8(text).trimmed().split(u'\n');
    for (const QString &line : lines) {
        whole += QString(blanks, u' ') + line + u'\n';
    }
    return whole;
}

QString token(const QString &text)
{
    return QString::fromStdString(yamlToken(text.toStdString()));
}

struct Commands
{
    QString validate;
    QString plan;
    QString apply;
};

Commands commandsOf(const PipelineSpec &spec)
{
    const QString project = shellQuoted(spec.project);
    const QString folder = spec.folder.isEmpty() ? QStringLiteral(".") : spec.folder;
    // plan ends with 2 when there is something to do: on a pull request that is what is wanted.
    return {
        QStringLiteral("serinctl manifest validate ") + shellQuoted(folder),
        QStringLiteral("serinctl plan --project %1 --output table || test $? -eq 2").arg(project),
        QStringLiteral("serinctl apply --project %1 --output table --yes").arg(project)};
}

QString gitHubText(const PipelineSpec &spec)
{
    const Commands commands = commandsOf(spec);
    const QString onPullRequest =
        spec.isLocal ? QStringLiteral("github.event_name == 'pull_request'")
                     : QStringLiteral("github.event.pull_request.head.repo.full_name == "
                                      "github.repository");
    const Words words{
        {QLatin1String("SIGN_IN"), spec.isLocal ? QString() : QString::fromUtf8(gitHubSignIn)},
        {QLatin1String("ID_TOKEN"),
         spec.isLocal ? QString() : QStringLiteral("  id-token: write\n")},
        {QLatin1String("INSTALL"), indented(install, 10)},
        {QLatin1String("TITLE"), token(QStringLiteral("Serin ") + spec.project)},
        {QLatin1String("BRANCH_TOKEN"), token(spec.branch)},
        {QLatin1String("BRANCH"), spec.branch},
        {QLatin1String("SUBSCRIPTION"), token(spec.subscription)},
        {QLatin1String("ON_PULL_REQUEST"), onPullRequest},
        {QLatin1String("VALIDATE"), commands.validate},
        {QLatin1String("PLAN"), commands.plan},
        {QLatin1String("APPLY"), commands.apply}};
    return filled(gitHubHead, words) + (spec.isLocal ? QString() : filled(gitHubAzureHead, words)) +
           filled(gitHubBody, words);
}

QString azureStep(const PipelineSpec &spec, const char *name, const QString &condition,
                  const QString &command)
{
    return filled(spec.isLocal ? azureScript : azureTask,
                  {{QLatin1String("NAME"), QLatin1String(name)},
                   {QLatin1String("CONDITION"), condition},
                   {QLatin1String("COMMAND"), command}});
}

QString azureText(const PipelineSpec &spec)
{
    const Commands commands = commandsOf(spec);
    const QString onPullRequest =
        QStringLiteral("and(succeeded(), eq(variables['Build.Reason'], 'PullRequest'))");
    const QString onBranch =
        QStringLiteral("and(succeeded(), ne(variables['Build.Reason'], 'PullRequest'), "
                       "eq(variables['Build.SourceBranch'], 'refs/heads/%1'))")
            .arg(spec.branch);
    const QString variables =
        spec.isLocal ? QString() : QStringLiteral("\nvariables:\n  serviceConnection: serin\n");
    const Words words{
        {QLatin1String("PLAN_STEP"), azureStep(spec, "Plan", onPullRequest, commands.plan)},
        {QLatin1String("APPLY_STEP"), azureStep(spec, "Apply", onBranch, commands.apply)},
        {QLatin1String("VARIABLES"), variables},
        {QLatin1String("INSTALL"), indented(install, 6)},
        {QLatin1String("BRANCH_TOKEN"), token(spec.branch)},
        {QLatin1String("BRANCH"), spec.branch},
        {QLatin1String("VALIDATE"), commands.validate}};
    return filled(azureHead, words) + (spec.isLocal ? QString() : filled(azureAzureHead, words)) +
           filled(azureBody, words);
}

} // namespace

QString pipelinePath(const PipelineSpec &spec)
{
    QString name;
    const QString project = spec.project.toLower();
    for (const QChar c : project) {
        const bool isPlain = (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
        if (isPlain) {
            name += c;
        } else if (!name.isEmpty() && !name.endsWith(u'-')) {
            name += u'-';
        }
    }
    while (name.endsWith(u'-')) {
        name.chop(1);
    }
    const QString file =
        name.isEmpty() ? QStringLiteral("serin.yml") : QStringLiteral("serin-%1.yml").arg(name);
    return spec.kind == PipelineKind::GitHubActions ? QStringLiteral(".github/workflows/") + file
                                                    : QStringLiteral(".azure-pipelines/") + file;
}

QByteArray pipelineText(const PipelineSpec &spec)
{
    return (spec.kind == PipelineKind::GitHubActions ? gitHubText(spec) : azureText(spec)).toUtf8();
}

Result<void> checkPipeline(const PipelineSpec &spec)
{
    if (spec.branch.isEmpty()) {
        return failure(ErrorKind::Invalid,
                       QStringLiteral("it is not said which branch the pipeline follows"), {},
                       QStringLiteral("name the branch"));
    }
    // "${{ }}" and "$( )" would be filled in by the pipeline, quotes end its conditions, and "@"
    // marks what is filled in here.
    for (const QString &text : {spec.project, spec.folder, spec.branch, spec.subscription}) {
        const auto means = [](QChar c) {
            return c < u' ' || c == u'\x7f' || QStringView(u"$@'\"`\\{}").contains(c);
        };
        if (std::any_of(text.begin(), text.end(), means)) {
            return failure(
                ErrorKind::Invalid,
                QStringLiteral("\"%1\" has a character that means something to a pipeline")
                    .arg(text),
                {}, QStringLiteral("rename it, or write the pipeline by hand"));
        }
    }
    return {};
}

} // namespace serin
