// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/gitops/applypreparer.h"
#include "services/gitops/desiredstatesource.h"
#include "services/gitops/drift/driftreader.h"
#include "services/gitops/folderscope.h"
#include "services/gitops/rollback/rollback.h"
#include "services/gitops/rollback/rollbackpreparer.h"
#include "tests/services/git/gitfixture.h"
#include "tests/support/modelcontrolplane.h"

#include <QSignalSpy>

#include <memory>

namespace serin {

/// Manifests in a real repository with a bare remote, a model of the service, and real records.
class RollbackBench
{
public:
    RollbackBench()
    {
        folder = git.makeRepository();
        remote = git.addRemote(folder);
        restart();
    }

    /// As after the end of the program.
    void restart()
    {
        rollback.reset();
        preparer.reset();
        drift.reset();
        applies.reset();
        source.reset();
        records.reset();
        repository = git.openTrusted(folder);
        records = std::make_unique<ApplyRecords>(git.at("data/applies.db"));
        assets = std::make_unique<AssetStore>(git.at("data/assets"));
        source = std::make_unique<DesiredStateSource>(folder);
        applies = std::make_unique<ApplyPreparer>(
            ApplyPreparer::Services{*source, plane, *records, *assets}, scope());
        drift = std::make_unique<DriftReader>(DriftReader::Services{*source, plane, *records});
        preparer = std::make_unique<RollbackPreparer>(
            RollbackPreparer::Services{*source, plane, *records});
        rollback = std::make_unique<Rollback>(Rollback::Services{*applies, services()});
    }

    [[nodiscard]] ApplyScope scope() const { return folderScope(folder, plane.id); }
    [[nodiscard]] Apply::Services services() { return {plane, *records, *assets, nullptr}; }

    void writeEndpoint(const QByteArray &traffic, const QMap<QByteArray, int> &counts) const
    {
        GitFixture::write(folder, "endpoint.yml", endpointText("churn", traffic));
        for (auto it = counts.begin(); it != counts.end(); ++it) {
            GitFixture::write(folder, it.key() + ".yml", deploymentText(it.key(), it.value()));
        }
    }
    static QByteArray endpointText(const QByteArray &name, const QByteArray &traffic)
    {
        return "name: " + name + "\nauth_mode: key\ntraffic: {" + traffic + "}\n";
    }
    static QByteArray deploymentText(const QByteArray &name, int count)
    {
        return "name: " + name +
               "\nendpoint_name: churn\nmodel: azureml:m:1\nenvironment: "
               "azureml:e:1\ninstance_type: S\ninstance_count: " +
               QByteArray::number(count) + '\n';
    }
    CommitId commit(const char *message)
    {
        git.git(folder, {"add", "-A"});
        git.git(folder, {"commit", "-q", "-m", message});
        return git.head(folder);
    }
    void push() { git.git(folder, {"push", "-q"}); }
    [[nodiscard]] CommitId upstream()
    {
        return *CommitId::fromHex(git.git(remote, {"rev-parse", "main"}).trimmed());
    }

    /// Applies HEAD to its end.
    ApplyReport apply(bool prune = false)
    {
        PlanOptions options;
        options.prune = prune;
        auto request =
            GitFixture::await(applies->prepare({repository, git.head(folder), {}, {}}, options));
        if (!request) {
            qFatal("%s", qPrintable(request.error().toLine()));
        }
        Apply apply(services(), *std::move(request));
        QSignalSpy finished(&apply, &Apply::finished);
        apply.start();
        if (finished.isEmpty() && !finished.wait(60'000)) {
            qFatal("the apply does not end");
        }
        return apply.report();
    }

    /// A commit with blue at 100 % that is applied and pushed, and one that gives green 90 %.
    void release()
    {
        writeEndpoint("blue: 100", {{"blue", 1}});
        good = commit("Serve with blue");
        push();
        apply();
        writeEndpoint("blue: 10, green: 90", {{"blue", 1}, {"green", 2}});
        bad = commit("Serve with green");
        push();
        apply();
        plane.calls.clear();
    }

    [[nodiscard]] Result<RollbackPlan> plan(const QString &to = {})
    {
        return GitFixture::await(
            preparer->prepare(repository, {scope(), QStringLiteral("churn"), to, {}}));
    }
    [[nodiscard]] Result<RollbackReport> run(const RollbackPlan &plan,
                                             const RollbackWatch &watch = {})
    {
        return GitFixture::await(rollback->run(plan, repository, {}, true, watch));
    }
    /// "churn traffic drifted" …
    [[nodiscard]] QStringList board()
    {
        DriftRequest request;
        request.scope = scope();
        const auto found = GitFixture::await(drift->read(repository, request));
        if (!found) {
            return {found.error().toLine()};
        }
        QStringList lines;
        for (const BoardRow &row : found->board.rows) {
            if (!row.isIgnored) {
                const QString name =
                    row.deployment.isEmpty() ? row.endpoint : row.endpoint + u'/' + row.deployment;
                lines.append(name + u' ' + row.field + u' ' + boardWord(row.cause));
            }
        }
        return lines;
    }
    [[nodiscard]] QMap<QString, int> traffic() const { return plane.trafficOf("churn"); }
    [[nodiscard]] bool isMarked()
    {
        const auto marks = GitFixture::await(records->marks(scope()));
        return marks && std::any_of(marks->begin(), marks->end(), [](const EndpointMark &mark) {
                   return mark.key == QLatin1String(rolledBackMark);
               });
    }

    GitFixture git;
    QString folder;
    QString remote;
    ModelControlPlane plane;
    std::shared_ptr<GitRepository> repository;
    std::unique_ptr<ApplyRecords> records;
    std::unique_ptr<AssetStore> assets;
    std::unique_ptr<DesiredStateSource> source;
    std::unique_ptr<ApplyPreparer> applies;
    std::unique_ptr<DriftReader> drift;
    std::unique_ptr<RollbackPreparer> preparer;
    std::unique_ptr<Rollback> rollback;
    CommitId good = *CommitId::fromHex(QByteArray(40, 'a'));
    CommitId bad = *CommitId::fromHex(QByteArray(40, 'b'));
};

} // namespace serin
