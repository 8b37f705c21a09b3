// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/drift/livevalueedit.h"

#include "services/core/jsonpointer.h"
#include "services/domain/assetsource.h"
#include "services/gitops/drift/livefields.h"
#include "services/gitops/drift/livetoken.h"
#include "services/gitops/drift/secretvariable.h"
#include "services/manifest/edit/manifestedit.h"
#include "services/manifest/manifestselect.h"
#include "services/manifest/yaml/yamledit.h"

#include <QJsonObject>

namespace serin {

namespace {

Error unwritten(const QString &detail, const QString &where)
{
    return {ErrorKind::Invalid, detail, where, handFix};
}

QString pointerTo(const QString &field)
{
    QString pointer;
    for (const QString &step : field.split(u'.')) {
        pointer += u'/' + step;
    }
    return pointer;
}

/// @p live as manifests write it.
QJsonValue asWritten(const QString &field, const QJsonValue &live, const QString &resource)
{
    if (field.endsWith(QLatin1String("public_network_access"))) {
        return live.toBool() ? QStringLiteral("enabled") : QStringLiteral("disabled");
    }
    for (const AssetId::Kind kind :
         {AssetId::Kind::Model, AssetId::Kind::Code, AssetId::Kind::Environment}) {
        if (field == assetField(kind) && live.isString()) {
            return shortAsset(live.toString(), kind, resource);
        }
    }
    return live;
}

/// Entry by entry of a map.
Result<Manifest> withMap(const Manifest &manifest, const QString &endpoint, const QString &pointer,
                         const FieldDifference &difference)
{
    const QJsonObject live = difference.live.toObject();
    const QJsonObject desired = difference.desired.toObject();
    Result<Manifest> edited = manifest;
    for (auto entry = live.begin(); entry != live.end() && edited; ++entry) {
        const std::optional<QByteArray> token = manifestToken(entry.value());
        if (!token) {
            return failure(unwritten(QStringLiteral("%1 is no single value").arg(entry.key()),
                                     manifest.path()));
        }
        edited = withScalar(*edited, endpoint, pointer + u'/' + pointerStep(entry.key()), *token);
    }
    for (auto entry = desired.begin(); entry != desired.end() && edited; ++entry) {
        if (!live.contains(entry.key())) {
            edited = withoutEntry(*edited, endpoint, pointer + u'/' + pointerStep(entry.key()));
        }
    }
    return edited;
}

Result<Manifest> withValue(const Manifest &manifest, const QString &endpoint,
                           const QString &pointer, const FieldDifference &difference)
{
    if (!difference.isComparable) {
        return failure(unwritten(
            QStringLiteral("%1 cannot be compared with what is live").arg(difference.field),
            manifest.path()));
    }
    if (const std::optional<QByteArray> token = manifestToken(difference.live)) {
        return withScalar(manifest, endpoint, pointer, *token);
    }
    if (difference.live.isNull()) {
        return withoutEntry(manifest, endpoint, pointer);
    }
    return difference.live.isObject() && difference.desired.isObject()
               ? withMap(manifest, endpoint, pointer, difference)
               : Result<Manifest>(failure(
                     unwritten(QStringLiteral("%1 is no single value").arg(difference.field),
                               manifest.path())));
}

} // namespace

Result<Manifest> withLiveValue(const Manifest &manifest, const QString &endpoint,
                               const FieldDifference &difference)
{
    FieldDifference written = difference;
    written.live = asWritten(difference.field, difference.live, QString());
    return withValue(manifest, endpoint, pointerTo(difference.field), written);
}

Result<Manifest> withLiveValue(const Manifest &manifest, const QString &endpoint,
                               const LiveDeployment &live, const FieldDifference &difference)
{
    const QString own = endpointIn(manifest, endpoint);
    const Result<SelectedDeployment> selected =
        selectDeployment(manifest, own, live.spec.name.toString());
    if (!selected) {
        return failure(selected.error());
    }
    const Result<NodeId> root = selectRoot(manifest, own);
    if (!root || *root != selected->document->root) {
        return failure(
            unwritten(QStringLiteral("the deployment stands in a file of several documents"),
                      manifest.path()));
    }
    FieldDifference written = difference;
    written.live = asWritten(difference.field, difference.live, live.id);
    const QString around = manifest.tree().pointer(selected->deployment->node);
    return withValue(manifest, own, around + pointerTo(difference.field), written);
}

QString newSecret(const BoardRow &row)
{
    if (row.field != QLatin1String("environment_variables")) {
        return {};
    }
    const QJsonObject live = row.values.live.value_or(QJsonValue()).toObject();
    const QJsonObject written = row.values.workingTree.value_or(QJsonValue()).toObject();
    for (auto entry = live.begin(); entry != live.end(); ++entry) {
        if (written.value(entry.key()) != entry.value() &&
            looksSecret(entry.key(), entry.value().toString())) {
            return entry.key();
        }
    }
    return {};
}

QString endpointIn(const Manifest &manifest, const QString &endpoint)
{
    return selectEndpoint(manifest, endpoint) ? endpoint : QString();
}

} // namespace serin
