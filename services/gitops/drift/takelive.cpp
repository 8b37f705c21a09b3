// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/drift/takelive.h"

#include "services/gitops/drift/livemanifest.h"
#include "services/gitops/drift/livevalueedit.h"
#include "services/gitops/specdifference.h"
#include "services/manifest/edit/changesetedit.h"
#include "services/manifest/edit/manifestedit.h"
#include "services/manifest/edit/newdeployment.h"
#include "services/manifest/manifestselect.h"
#include "services/manifest/yaml/yamledit.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonObject>

#include <algorithm>
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
    LiveTaking(const DesiredState &workingTree, const LiveState &live, const ManifestTexts &texts,
               const QString &newFolder)
        : m_state(workingTree), m_live(live), m_texts(texts), m_newFolder(newFolder)
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
            return writeEndpoint(row, *live);
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

    [[nodiscard]] const std::vector<TakenNote> &notes() const { return m_notes; }
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
        std::optional<QByteArray> before; ///< nothing: it is new
        std::optional<Manifest> now;      ///< nothing: it is deleted
    };
    using Edit = std::function<Result<Manifest>(const Manifest &)>;
    using Proof = std::function<bool(const Manifest &)>;

    [[nodiscard]] QString absolute(const QString &file) const
    {
        return QDir::cleanPath(QDir(m_state.root).absoluteFilePath(file));
    }
    Result<File *> open(const QString &file)
    {
        const QString path = absolute(file);
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
                return withLiveValue(manifest, row.endpoint, *difference);
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
            return writeDeployment(desired, *live);
        }
        if (const QString secret = newSecret(row); !secret.isEmpty()) {
            return failure(refusal(QStringLiteral("%1 may be secret").arg(secret), file,
                                   QStringLiteral("keep it out of Git, or write it by hand")));
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
                return withLiveValue(manifest, row.endpoint, *live, *difference);
            },
            [&](const Manifest &manifest) { return !differs(manifest); });
    }

    /// Puts @p written at the new @p path.
    Result<void> create(const QString &path, Result<LiveManifest> written)
    {
        if (!written) {
            return failure(written.error());
        }
        const QFileInfo info(path);
        if (m_files.find(path) != m_files.end() || info.exists() || info.isSymbolicLink()) {
            return failure(ErrorKind::Conflict,
                           QStringLiteral("a file of this name exists already"), path,
                           QStringLiteral("move it away, or choose another folder"));
        }
        m_files.emplace(path, File{std::nullopt, std::move(written->manifest)});
        return {};
    }

    void note(const QString &endpoint, const QString &deployment, const QStringList &texts)
    {
        for (const QString &text : texts) {
            m_notes.push_back({endpoint, deployment, text});
        }
    }

    Result<void> writeDeployment(const DesiredEndpoint &desired, const LiveDeployment &live)
    {
        const QString name = live.spec.name.toString();
        if (desired.isWhole && desired.endpoint) {
            QStringList notes;
            return edit(
                       desired.endpoint->origin.file(),
                       [&](const Manifest &manifest) {
                           return withLiveDeployment(manifest, desired.name, live)
                               .map([&notes](LiveManifest written) {
                                   notes = written.notes;
                                   return std::move(written.manifest);
                               });
                       },
                       [](const Manifest &) { return true; })
                .map([&] { note(desired.name, name, notes); });
        }
        QList<Manifest> files;
        const Result<void> opened = openAll(desired, files);
        if (!opened) {
            return opened;
        }
        if (files.isEmpty()) {
            return failure(refusal(QStringLiteral("the files of %1 are removed").arg(desired.name),
                                   desired.file, QStringLiteral("write one for it")));
        }
        const QString path = newDeploymentPath(files, live.spec.name);
        Result<LiveManifest> written = deploymentManifest(live, desired.name, path);
        const QStringList notes = written ? written->notes : QStringList();
        return create(path, std::move(written)).map([&] { note(desired.name, name, notes); });
    }

    /// All or nothing of @p live, in files of its own.
    Result<void> writeEndpoint(const BoardRow &row, const LiveEndpointState &live)
    {
        const QString &name = row.endpoint;
        if (!row.deployment.isEmpty() || row.field != nameField) {
            return failure(refusal(QStringLiteral("no manifest describes %1").arg(name), {},
                                   QStringLiteral("take the endpoint over as a whole")));
        }
        const QString folder = QDir::cleanPath(m_newFolder.isEmpty() ? name : m_newFolder);
        if (m_state.root.isEmpty()) {
            return failure(refusal(QStringLiteral("the project's folder is not there"), {},
                                   QStringLiteral("make it")));
        }
        if (QDir::isAbsolutePath(folder) || folder == QLatin1String("..") ||
            folder.startsWith(QLatin1String("../"))) {
            return failure(refusal(QStringLiteral("the folder is outside of the project's"), folder,
                                   QStringLiteral("name one below it")));
        }
        const auto before = m_files;
        const auto path = [&](const QString &file) { return absolute(folder + u'/' + file); };
        std::vector<std::pair<QString, QStringList>> notes;
        Result<void> made;
        const auto add = [&](const QString &deployment, const QString &file,
                             Result<LiveManifest> written) {
            notes.emplace_back(deployment, written ? written->notes : QStringList());
            made = create(file, std::move(written));
            return made.has_value();
        };
        const QString own = path(QStringLiteral("endpoint.yml"));
        bool isGood = add(QString(), own, endpointManifest(live.endpoint(), own));
        for (const LiveDeployment &each : live.deployments()) {
            const QString deployment = each.spec.name.toString();
            const QString file = path(deployment + QStringLiteral("-deployment.yml"));
            isGood = isGood && add(deployment, file, deploymentManifest(each, name, file));
        }
        if (!isGood) {
            m_files = before;
            return made;
        }
        for (const auto &[deployment, texts] : notes) {
            note(name, deployment, texts);
        }
        return {};
    }

    /// The files of @p desired that are there, the endpoint's first.
    Result<void> openAll(const DesiredEndpoint &desired, QList<Manifest> &files)
    {
        QStringList names{desired.endpoint ? desired.endpoint->origin.file() : QString()};
        for (const auto &reading : desired.deployments) {
            names.append(reading->origin.file());
        }
        names.removeAll(QString());
        names.removeDuplicates();
        for (const QString &file : names) {
            const Result<File *> opened = open(file);
            if (!opened) {
                return failure(opened.error());
            }
            if ((*opened)->now) {
                files.append(*(*opened)->now);
            }
        }
        return {};
    }

    /// Takes @p name out of all files of its endpoint.
    Result<void> removeFrom(const DesiredEndpoint &desired, const QString &name)
    {
        QList<Manifest> files;
        const Result<void> opened = openAll(desired, files);
        if (!opened) {
            return opened;
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
    const QString m_newFolder;
    std::map<QString, File> m_files; ///< by path
    std::vector<TakenNote> m_notes;
};

} // namespace

TakenLive takeLive(const DesiredState &workingTree, const LiveState &live,
                   std::vector<BoardRow> rows, const ManifestTexts &texts, const QString &newFolder)
{
    // Shares before deployments that lose theirs with them.
    std::stable_sort(rows.begin(), rows.end(), [](const BoardRow &one, const BoardRow &other) {
        const auto rank = [](const BoardRow &row) { return row.field == nameField ? 1 : 0; };
        return std::pair(one.endpoint, rank(one)) < std::pair(other.endpoint, rank(other));
    });
    LiveTaking taking(workingTree, live, texts, newFolder);
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
    outcome.notes = taking.notes();
    return outcome;
}

} // namespace serin
