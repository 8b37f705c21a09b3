// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/drift/takelive.h"

#include "services/gitops/specdifference.h"
#include "services/manifest/edit/changesetedit.h"
#include "services/manifest/edit/manifestedit.h"
#include "services/manifest/manifestselect.h"
#include "services/manifest/yaml/yamledit.h"

#include <QDir>
#include <QJsonObject>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace serin {

namespace {

const QString trafficField = QStringLiteral("traffic");
const QString mirrorField = QStringLiteral("mirror_traffic");
const QString nameField = QStringLiteral("name");

bool isShares(const QString &field)
{
    return field == trafficField || field == mirrorField;
}

Error refusal(const QString &detail, const QString &where, const QString &fix = handFix)
{
    return {ErrorKind::Invalid, detail, where, fix};
}

QByteArray numberToken(double number)
{
    constexpr double exact = 9e15; // whole numbers that a double holds
    if (std::floor(number) == number && std::abs(number) < exact) {
        return QByteArray::number(static_cast<qint64>(number));
    }
    return QByteArray::number(number, 'g', QLocale::FloatingPointShortest);
}

/// @p value as one would type it behind a colon; nothing for null, a map or a list.
std::optional<QByteArray> tokenOf(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return value.toBool() ? QByteArray("true") : QByteArray("false");
    case QJsonValue::Double:
        return numberToken(value.toDouble());
    case QJsonValue::String:
        return QByteArray::fromStdString(yamlToken(value.toString().toStdString()));
    default:
        return std::nullopt;
    }
}

QString escaped(QString step)
{
    return step.replace(u'~', QLatin1String("~0")).replace(u'/', QLatin1String("~1"));
}

const DeploymentReading *readingOf(const std::vector<DeploymentReading> &readings,
                                   const QString &name)
{
    for (const DeploymentReading &reading : readings) {
        if (reading.spec && reading.spec->name.toString() == name) {
            return &reading;
        }
    }
    return nullptr;
}

/// How @p spec differs from live in @p field; nothing: it does not.
template<typename Spec>
std::optional<FieldDifference> differenceOf(const Spec &spec, const Spec &live,
                                            const QString &field)
{
    for (const FieldDifference &each : differences(spec, live)) {
        if (each.field == field) {
            return each;
        }
    }
    return std::nullopt;
}

/// Everything that is known of one row, and its edit.
class LiveTaking
{
public:
    LiveTaking(const DesiredState &workingTree, const LiveState &live, const ManifestTexts &texts)
        : m_state(workingTree), m_live(live), m_texts(texts)
    {}

    Result<void> take(const BoardRow &row)
    {
        const DesiredEndpointPointer desired = m_state.endpoint(row.endpoint);
        const LiveEndpointPointer live = m_live.endpoint(row.endpoint);
        if (!live) {
            return failure(refusal(QStringLiteral("%1 is not there live").arg(row.endpoint), {},
                                   QStringLiteral("remove its manifests, or apply them")));
        }
        if (!desired) {
            return failure(refusal(QStringLiteral("no manifest describes %1").arg(row.endpoint), {},
                                   QStringLiteral("write one for it")));
        }
        if (!desired->undecided.isEmpty() || !desired->problems.empty()) {
            return failure(desired->problems.empty()
                               ? refusal(desired->undecided, desired->file, {})
                               : desired->problems.front());
        }
        if (row.deployment.isEmpty()) {
            return takeEndpoint(row, *desired, *live);
        }
        const Result<DeploymentName> name = DeploymentName::fromString(row.deployment);
        if (!name) {
            return failure(name.error());
        }
        return takeDeployment(row, *desired, live->deployment(*name));
    }

    [[nodiscard]] QList<FileChange> changes() const
    {
        QList<FileChange> changes;
        for (const auto &[path, file] : m_files) {
            const std::optional<QByteArray> now =
                file.now ? std::optional(file.now->text()) : std::nullopt;
            if (now != file.before) {
                changes.append({path, file.before, now});
            }
        }
        return changes;
    }

private:
    struct File
    {
        QByteArray before;
        std::optional<Manifest> now; ///< nothing: it is deleted
    };
    using Edit = std::function<Result<Manifest>(const Manifest &)>;
    using Proof = std::function<bool(const Manifest &)>;

    Result<File *> open(const QString &file)
    {
        const QString path = QDir::cleanPath(QDir(m_state.root).absoluteFilePath(file));
        if (const auto known = m_files.find(path); known != m_files.end()) {
            return &known->second;
        }
        const Result<QByteArray> text = m_texts(path);
        if (!text) {
            return failure(text.error());
        }
        Result<Manifest> manifest = Manifest::parse(*text, path);
        if (!manifest) {
            return failure(manifest.error());
        }
        return &m_files.emplace(path, File{*text, *std::move(manifest)}).first->second;
    }

    /// Makes @p edit in @p file when @p proof finds live in it afterwards.
    Result<void> edit(const QString &file, const Edit &edit, const Proof &proof)
    {
        const Result<File *> opened = open(file);
        if (!opened) {
            return failure(opened.error());
        }
        if (!(*opened)->now) {
            return failure(
                refusal(QStringLiteral("the file was removed with its deployment"), file));
        }
        Result<Manifest> edited = edit(*(*opened)->now);
        if (!edited) {
            return failure(edited.error());
        }
        if (!proof(*edited)) {
            return failure(
                refusal(QStringLiteral("the live value cannot be written here safely"), file));
        }
        (*opened)->now = *std::move(edited);
        return {};
    }

    Result<void> takeEndpoint(const BoardRow &row, const DesiredEndpoint &desired,
                              const LiveEndpointState &live)
    {
        if (row.field == nameField) {
            return {}; // both are there
        }
        if (!desired.endpoint || !desired.endpoint->spec) {
            return failure(
                refusal(QStringLiteral("no manifest describes %1 itself").arg(row.endpoint), {},
                        QStringLiteral("write one for it")));
        }
        const QString &file = desired.endpoint->origin.file();
        if (isShares(row.field)) {
            return takeShares(row, file, live.endpoint());
        }
        const EndpointSpec &there = live.endpoint().spec;
        const auto differs = [&](const Manifest &manifest) -> std::optional<FieldDifference> {
            for (const ManifestDocument &document : manifest.documents()) {
                const DocumentReading reading = readSpecs(manifest, document);
                if (reading.endpoint && reading.endpoint->spec &&
                    reading.endpoint->spec->name.toString() == row.endpoint) {
                    return differenceOf(*reading.endpoint->spec, there, row.field);
                }
            }
            return FieldDifference{}; // cannot be told
        };
        return edit(
            file,
            [&](const Manifest &manifest) -> Result<Manifest> {
                const auto difference = differs(manifest);
                if (!difference) {
                    return manifest;
                }
                return withValue(manifest, row.endpoint, pointerTo(row.field), *difference);
            },
            [&](const Manifest &manifest) { return !differs(manifest); });
    }

    Result<void> takeShares(const BoardRow &row, const QString &file, const LiveEndpoint &live)
    {
        const bool isMirror = row.field == mirrorField;
        const QMap<QString, int> wanted = sharesOf(isMirror ? live.mirrorTraffic : live.traffic);
        return edit(
            file,
            [&](const Manifest &manifest) -> Result<Manifest> {
                if (isMirror) {
                    return withMirrorTraffic(manifest, row.endpoint, entriesOf(wanted));
                }
                std::vector<TrafficShare> shares;
                for (auto share = wanted.begin(); share != wanted.end(); ++share) {
                    const Result<DeploymentName> name = DeploymentName::fromString(share.key());
                    if (!name) {
                        return failure(name.error());
                    }
                    shares.push_back({*name, Percent::clamped(share.value())});
                }
                const Result<TrafficSplit> split = TrafficSplit::fromShares(std::move(shares));
                return split ? withTraffic(manifest, row.endpoint, *split)
                             : Result<Manifest>(failure(split.error()));
            },
            [&](const Manifest &manifest) {
                const Result<const EndpointManifest *> endpoint =
                    selectEndpoint(manifest, row.endpoint);
                return endpoint && wanted == writtenShares(isMirror ? (*endpoint)->mirrorTraffic
                                                                    : (*endpoint)->traffic);
            });
    }

    static TrafficEntries entriesOf(const QMap<QString, int> &shares)
    {
        TrafficEntries entries;
        for (auto share = shares.begin(); share != shares.end(); ++share) {
            entries.push_back({share.key(), share.value()});
        }
        return entries;
    }
    static QMap<QString, int> writtenShares(const TrafficEntries &entries)
    {
        QMap<QString, int> shares;
        for (const TrafficEntry &entry : entries) {
            if (entry.percent.value_or(-1) != 0) {
                shares.insert(entry.deployment, entry.percent.value_or(-1));
            }
        }
        return shares;
    }

    Result<void> takeDeployment(const BoardRow &row, const DesiredEndpoint &desired,
                                const LiveDeployment *live)
    {
        QString file;
        for (const auto &reading : desired.deployments) {
            if (reading->spec && reading->spec->name.toString() == row.deployment) {
                file = reading->origin.file();
            }
        }
        if (live == nullptr) {
            return file.isEmpty() ? Result<void>() : removeFrom(desired, row.deployment);
        }
        if (file.isEmpty()) {
            return failure(refusal(QStringLiteral("no manifest describes %1").arg(row.deployment),
                                   desired.file, QStringLiteral("write one for it")));
        }
        const auto differs = [&](const Manifest &manifest) -> std::optional<FieldDifference> {
            for (const ManifestDocument &document : manifest.documents()) {
                const DocumentReading all = readSpecs(manifest, document);
                if (const DeploymentReading *reading = readingOf(all.deployments, row.deployment)) {
                    DeploymentSpec spec = *reading->spec;
                    spec.computeType = live->spec.computeType;
                    return differenceOf(spec, live->spec, row.field);
                }
            }
            return FieldDifference{};
        };
        return edit(
            file,
            [&](const Manifest &manifest) -> Result<Manifest> {
                if (row.field == QLatin1String("instance_count") && live->spec.instanceCount) {
                    return withInstanceCount(manifest, endpointIn(manifest, row.endpoint),
                                             row.deployment, live->spec.instanceCount->value());
                }
                const auto difference = differs(manifest);
                if (!difference) {
                    return manifest;
                }
                return withDeploymentValue(manifest, row, *difference);
            },
            [&](const Manifest &manifest) { return !differs(manifest); });
    }

    /// What selects the documents of a file: v2's deployments may leave their endpoint out.
    static QString endpointIn(const Manifest &manifest, const QString &endpoint)
    {
        return selectEndpoint(manifest, endpoint) ? endpoint : QString();
    }

    static Result<Manifest> withDeploymentValue(const Manifest &manifest, const BoardRow &row,
                                                const FieldDifference &difference)
    {
        const QString endpoint = endpointIn(manifest, row.endpoint);
        const Result<SelectedDeployment> selected =
            selectDeployment(manifest, endpoint, row.deployment);
        if (!selected) {
            return failure(selected.error());
        }
        const Result<NodeId> root = selectRoot(manifest, endpoint);
        if (!root || *root != selected->document->root) {
            return failure(
                refusal(QStringLiteral("the deployment stands in a file of several documents"),
                        manifest.path()));
        }
        const QString around = manifest.tree().pointer(selected->deployment->node);
        return withValue(manifest, endpoint, around + pointerTo(row.field), difference);
    }

    static QString pointerTo(const QString &field)
    {
        QString pointer;
        for (const QString &step : field.split(u'.')) {
            pointer += u'/' + step;
        }
        return pointer;
    }

    /// The live value at @p pointer: a scalar, or entry by entry of a map.
    static Result<Manifest> withValue(const Manifest &manifest, const QString &endpoint,
                                      const QString &pointer, const FieldDifference &difference)
    {
        if (!difference.isComparable) {
            return failure(refusal(
                QStringLiteral("%1 cannot be compared with what is live").arg(difference.field),
                manifest.path()));
        }
        if (const std::optional<QByteArray> token = tokenOf(difference.live)) {
            return withScalar(manifest, endpoint, pointer, *token);
        }
        if (!difference.live.isObject() || !difference.desired.isObject()) {
            return difference.live.isNull()
                       ? withoutEntry(manifest, endpoint, pointer)
                       : Result<Manifest>(failure(
                             refusal(QStringLiteral("%1 is no single value").arg(difference.field),
                                     manifest.path())));
        }
        const QJsonObject live = difference.live.toObject();
        const QJsonObject desired = difference.desired.toObject();
        Result<Manifest> edited = manifest;
        for (auto entry = live.begin(); entry != live.end() && edited; ++entry) {
            const std::optional<QByteArray> token = tokenOf(entry.value());
            if (!token) {
                return failure(refusal(QStringLiteral("%1 is no single value").arg(entry.key()),
                                       manifest.path()));
            }
            edited = withScalar(*edited, endpoint, pointer + u'/' + escaped(entry.key()), *token);
        }
        for (auto entry = desired.begin(); entry != desired.end() && edited; ++entry) {
            if (!live.contains(entry.key())) {
                edited = withoutEntry(*edited, endpoint, pointer + u'/' + escaped(entry.key()));
            }
        }
        return edited;
    }

    /// Takes @p name out of all files of its endpoint.
    Result<void> removeFrom(const DesiredEndpoint &desired, const QString &name)
    {
        QStringList names{desired.endpoint ? desired.endpoint->origin.file() : QString()};
        for (const auto &reading : desired.deployments) {
            names.append(reading->origin.file());
        }
        names.removeAll(QString());
        names.removeDuplicates();
        QList<Manifest> files;
        for (const QString &file : names) {
            const Result<File *> opened = open(file);
            if (!opened) {
                return failure(opened.error());
            }
            if ((*opened)->now) {
                files.append(*(*opened)->now);
            }
        }
        const Result<QList<FileChange>> removed = removeDeployment(files, desired.name, name);
        if (!removed) {
            return failure(removed.error());
        }
        for (const FileChange &change : *removed) {
            File &file = m_files.at(change.path);
            if (!change.after) {
                file.now.reset();
                continue;
            }
            Result<Manifest> now = Manifest::parse(*change.after, change.path);
            if (!now) {
                return failure(now.error());
            }
            file.now = *std::move(now);
        }
        return {};
    }

    const DesiredState &m_state;
    const LiveState &m_live;
    const ManifestTexts &m_texts;
    std::map<QString, File> m_files; ///< by path
};

} // namespace

bool canTakeLive(const BoardRow &row)
{
    const std::vector<BoardAct> acts = actsFor(row.cause);
    return std::find(acts.begin(), acts.end(), BoardAct::TakeLive) != acts.end();
}

TakenLive takeLive(const DesiredState &workingTree, const LiveState &live,
                   std::vector<BoardRow> rows, const ManifestTexts &texts)
{
    // Shares before deployments that lose theirs with them.
    std::stable_sort(rows.begin(), rows.end(), [](const BoardRow &one, const BoardRow &other) {
        const auto rank = [](const BoardRow &row) { return row.field == nameField ? 1 : 0; };
        return std::pair(one.endpoint, rank(one)) < std::pair(other.endpoint, rank(other));
    });
    LiveTaking taking(workingTree, live, texts);
    TakenLive outcome;
    for (BoardRow &row : rows) {
        const Result<void> taken = taking.take(row);
        if (taken) {
            outcome.taken.push_back(std::move(row));
        } else {
            outcome.left.push_back({std::move(row), taken.error()});
        }
    }
    outcome.changes = taking.changes();
    return outcome;
}

} // namespace serin
