// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/assetverbs.h"

#include "app/cli/commandrun.h"
#include "app/cli/livelist.h"
#include "app/cli/livetables.h"
#include "services/assets/assetregistry.h"
#include "services/core/errand.h"

#include <QDir>
#include <QJsonArray>

namespace serin {

namespace {

QList<QStringList> assetTable(const QList<RegisteredAsset> &assets)
{
    QList<QStringList> rows{{QStringLiteral("NAME"), QStringLiteral("VERSION"),
                             QStringLiteral("CREATED"), QStringLiteral("PATH OR IMAGE")}};
    for (const RegisteredAsset &asset : assets) {
        rows << QStringList{asset.spec.id.name, asset.spec.id.version, timeText(asset.createdAt),
                            asset.spec.uri.isEmpty() ? asset.spec.image : asset.spec.uri};
    }
    return rows;
}

QFuture<Result<int>> printNames(CommandRun &run, AssetId::Kind kind)
{
    return andThen(run.target().plane->assetNames(kind), &run,
                   [&run](QStringList names) -> Result<int> {
                       names.sort();
                       QList<QStringList> rows{{QStringLiteral("NAME")}};
                       QJsonArray json;
                       for (const QString &name : std::as_const(names)) {
                           rows << QStringList{name};
                           json.append(QJsonObject{{QStringLiteral("name"), name}});
                       }
                       if (run.output().effectiveFormat() == OutputFormat::Table) {
                           run.output().printTable(rows);
                       } else {
                           run.output().printValue(json);
                       }
                       return 0;
                   });
}

QFuture<Result<int>> printVersions(CommandRun &run, AssetId::Kind kind, const QString &name)
{
    return andThen(run.target().plane->assetVersions(kind, name), &run,
                   [&run](const QList<RegisteredAsset> &versions) -> Result<int> {
                       printList(run.output(), versions, assetTable);
                       return 0;
                   });
}

void print(const CommandOutput &output, const RegisteredAsset &asset)
{
    if (output.effectiveFormat() == OutputFormat::Table) {
        output.printTable(assetTable({asset}));
    } else {
        output.printValue(toJson(asset));
    }
}

AssetId idOf(const AssetRequest &request)
{
    AssetId id;
    id.kind = request.kind;
    id.name = QString::fromStdString(request.name);
    id.version = QString::fromStdString(request.version);
    if (id.version.isEmpty()) {
        id.label = QStringLiteral("latest");
    }
    return id;
}

} // namespace

int listAssets(const GlobalOptions &options, const AssetRequest &request)
{
    CommandRun run(options);
    return run.onTarget([&](const Target &) {
        return request.name.empty()
                   ? printNames(run, request.kind)
                   : printVersions(run, request.kind, QString::fromStdString(request.name));
    });
}

int showAsset(const GlobalOptions &options, const AssetRequest &request)
{
    CommandRun run(options);
    return run.onTarget([&](const Target &target) {
        return andThen(target.plane->asset(idOf(request)), &run,
                       [&run](const RegisteredAsset &asset) -> Result<int> {
                           print(run.output(), asset);
                           return 0;
                       });
    });
}

int createAsset(const GlobalOptions &options, const AssetRequest &request)
{
    AssetSource source;
    source.kind = request.kind;
    source.name = QString::fromStdString(request.name);
    source.version = QString::fromStdString(request.version);
    source.modelType = QString::fromStdString(request.type);
    source.image = QString::fromStdString(request.image);
    const QString path = QString::fromStdString(request.path);
    (request.kind == AssetId::Kind::Environment ? source.condaFile : source.path) = path;
    if (path.isEmpty() && source.image.isEmpty()) {
        return options.output.failUsage({ErrorKind::Invalid,
                                         QStringLiteral("nothing says what the environment is"),
                                         {},
                                         QStringLiteral("give --image, --path or both")});
    }
    AssetPlace place;
    place.root = QDir::currentPath();
    AssetStore store(AssetStore::standardFolder());
    CommandRun run(options);
    return run.onTarget(
        [&](const Target &target) -> QFuture<Result<int>> {
            if (!target.canRegister) {
                return readyFuture<int>(failure(
                    ErrorKind::Invalid,
                    QStringLiteral("files cannot be uploaded to %1 yet").arg(target.name), {},
                    QStringLiteral("register it with az ml, and name it azureml:%1:%2")
                        .arg(source.name, source.version)));
            }
            auto *registry = new AssetRegistry(*target.plane, store, &run);
            run.showProgress(QStringLiteral("registering ") + source.name);
            return andThen(registry->add(source, place), &run,
                           [&run](const RegisteredAsset &asset) -> Result<int> {
                               run.clearProgress();
                               print(run.output(), asset);
                               return 0;
                           });
        },
        TargetUse::Change);
}

} // namespace serin
