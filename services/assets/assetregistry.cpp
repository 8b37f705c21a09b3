// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/assets/assetregistry.h"

#include "services/core/errand.h"
#include "services/core/filestamp.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QUrl>

#include <utility>

namespace serin {

namespace {

// Kept with each version that is registered here, to tell its content later.
const QString digestProperty = QStringLiteral("serin.contentDigest");
// Enough of a digest for a version: 64 bits.
constexpr qsizetype versionDigits = 16;
constexpr qsizetype mostNameLength = 64;

/// @p text as a name that every workspace takes: letters, digits, dashes and underscores.
QString cleanName(const QString &text, const QString &otherwise)
{
    QString name;
    for (const QChar c : text) {
        const bool isGood = (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') ||
                            (c >= u'0' && c <= u'9') || c == u'-' || c == u'_';
        if (isGood) {
            name += c;
        } else if (!name.isEmpty() && !name.endsWith(u'-')) {
            name += u'-';
        }
    }
    while (name.startsWith(u'-') || name.startsWith(u'_')) {
        name.remove(0, 1);
    }
    name.truncate(mostNameLength);
    while (name.endsWith(u'-')) {
        name.chop(1);
    }
    return name.isEmpty() ? otherwise : name;
}

QString noun(AssetId::Kind kind)
{
    switch (kind) {
    case AssetId::Kind::Model:
        return QStringLiteral("model");
    case AssetId::Kind::Code:
        return QStringLiteral("code");
    case AssetId::Kind::Environment:
        return QStringLiteral("environment");
    }
    Q_UNREACHABLE();
}

AssetId idOf(const AssetSource &source, const QByteArray &digest, const QString &pathName)
{
    AssetId id;
    id.kind = source.kind;
    id.name = source.name.isEmpty() ? cleanName(pathName, noun(source.kind)) : source.name;
    id.version =
        source.version.isEmpty() ? QString::fromLatin1(digest.left(versionDigits)) : source.version;
    return id;
}

/// What is registered for the files of @p source; without `uri`, which the store knows.
AssetSpec filesSpec(const AssetSource &source, const AssetContent &content)
{
    AssetSpec spec;
    const QString path = QDir::cleanPath(source.path);
    QString name = path == QLatin1String(".") ? QFileInfo(source.folder).fileName()
                                              : QFileInfo(path).completeBaseName();
    spec.id = idOf(source, content.digest, name);
    spec.modelType = source.kind == AssetId::Kind::Model ? source.modelType : QString();
    spec.properties.insert(digestProperty, QString::fromLatin1(content.digest));
    return spec;
}

/// Whether @p live is the environment that @p spec describes, whoever registered it.
bool isSameEnvironment(const AssetSpec &spec, const AssetSpec &live)
{
    return spec.id.kind == AssetId::Kind::Environment && live.image == spec.image &&
           live.condaFile == spec.condaFile;
}

} // namespace

AssetRegistry::AssetRegistry(ControlPlane &plane, AssetStore &store, QObject *parent)
    : QObject(parent), m_plane(plane), m_store(store)
{}

QFuture<Result<AssetSpec>> AssetRegistry::environmentSpec(const AssetSource &source,
                                                          const AssetPlace &place)
{
    if (!source.buildPath.isEmpty()) {
        return readyFuture<AssetSpec>(failure(
            ErrorKind::Invalid,
            QStringLiteral("an environment that is built from a folder (%1) cannot be registered "
                           "from here")
                .arg(source.buildPath),
            source.folder, QStringLiteral("build the image, and name it under image")));
    }
    const auto make = [source](const QByteArray &conda) -> Result<AssetSpec> {
        QCryptographicHash hash(FileStamp::algorithm);
        hash.addData(QByteArray::number(source.image.size()) + ':' + source.image.toUtf8());
        hash.addData(conda);
        const QByteArray digest = hash.result().toHex();
        AssetSpec spec;
        spec.id = idOf(source, digest, QStringLiteral("environment"));
        spec.image = source.image;
        spec.condaFile = QString::fromUtf8(conda);
        spec.properties.insert(digestProperty, QString::fromLatin1(digest));
        return spec;
    };
    if (source.condaFile.isEmpty()) {
        return readyFuture<AssetSpec>(make(source.condaText.toUtf8()));
    }
    return andThen(m_store.text(source, source.condaFile, place), this, make);
}

QFuture<Result<QString>> AssetRegistry::liveDigest(const AssetSpec &live)
{
    const QString kept = live.properties.value(digestProperty);
    const QUrl uri(live.uri);
    if (!kept.isEmpty() || live.id.kind == AssetId::Kind::Environment || !uri.isLocalFile()) {
        return readyFuture<QString>(kept);
    }
    // Registered by another program, from files that can be looked at.
    AssetSource source;
    source.kind = live.id.kind;
    source.path = uri.toLocalFile();
    return followUp(m_store.look(source, AssetPlace()), this,
                    [](const Result<AssetContent> &content) -> Result<QString> {
                        return content ? QString::fromLatin1(content->digest) : QString();
                    });
}

QFuture<Result<std::optional<RegisteredAsset>>> AssetRegistry::find(const AssetSpec &spec)
{
    using Found = std::optional<RegisteredAsset>;
    return followUp(m_plane.asset(spec.id), this, [this, spec](Result<RegisteredAsset> there) {
        if (!there) {
            return readyFuture<Found>(there.error().kind == ErrorKind::NotFound
                                          ? Result<Found>(std::nullopt)
                                          : failure(std::move(there.error())));
        }
        return andThen(liveDigest(there->spec), this,
                       [spec, there = *there](const QString &digest) -> Result<Found> {
                           const bool same = digest == spec.properties.value(digestProperty) ||
                                             isSameEnvironment(spec, there.spec);
                           if (same) {
                               return Found(there);
                           }
                           return failure(
                               ErrorKind::Conflict,
                               QStringLiteral("version %1 of the %2 %3 is registered already, with "
                                              "other content")
                                   .arg(spec.id.version, noun(spec.id.kind), spec.id.name),
                               {}, QStringLiteral("give the new content another version"));
                       });
    });
}

QFuture<Result<AssetIdentity>> AssetRegistry::look(const AssetSource &source,
                                                   const AssetPlace &place)
{
    const QFuture<Result<AssetSpec>> spec =
        source.kind == AssetId::Kind::Environment
            ? environmentSpec(source, place)
            : followUp(m_store.look(source, place), this,
                       [source](const Result<AssetContent> &content) -> Result<AssetSpec> {
                           return content ? Result<AssetSpec>(filesSpec(source, *content))
                                          : failure(content.error());
                       });
    return andThen(spec, this, [this](const AssetSpec &known) {
        return andThen(
            find(known), this,
            [id = known.id](const std::optional<RegisteredAsset> &there) -> Result<AssetIdentity> {
                return AssetIdentity{id, there.has_value()};
            });
    });
}

QFuture<Result<RegisteredAsset>> AssetRegistry::add(const AssetSource &source,
                                                    const AssetPlace &place)
{
    const QFuture<Result<AssetSpec>> spec =
        source.kind == AssetId::Kind::Environment
            ? environmentSpec(source, place)
            : followUp(m_store.add(source, place), this,
                       [source](const Result<StoredAsset> &stored) -> Result<AssetSpec> {
                           if (!stored) {
                               return failure(stored.error());
                           }
                           AssetSpec made = filesSpec(source, stored->content);
                           // A single file of code is found in its folder.
                           const bool isScript =
                               source.kind == AssetId::Kind::Code && !stored->content.isFolder;
                           const QString path =
                               isScript ? QFileInfo(stored->path).path() : stored->path;
                           made.uri = QUrl::fromLocalFile(path).toString(QUrl::FullyEncoded);
                           return made;
                       });
    return andThen(spec, this, [this](const AssetSpec &known) {
        return andThen(find(known), this, [this, known](std::optional<RegisteredAsset> there) {
            return there ? readyFuture<RegisteredAsset>(std::move(*there))
                         : m_plane.putAsset(known);
        });
    });
}

} // namespace serin
