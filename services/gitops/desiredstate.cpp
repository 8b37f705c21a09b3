// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/desiredstate.h"

#include "services/core/filestamp.h"
#include "services/core/readfile.h"
#include "services/gitops/specdigest.h"
#include "services/manifest/yaml/yamlreader.h"

#include <algorithm>
#include <utility>

namespace serin {

namespace {

/// How many names of variants a sentence lists.
constexpr std::size_t mostListed = 6;

template<typename Variant>
QString placeOf(const Variant &variant)
{
    return variant.file->relativePath().toString();
}

/// "a.yml, b.yml and c.yml"
template<typename Variant>
QString listed(const std::vector<Variant> &variants)
{
    QStringList names;
    for (const Variant &variant : variants) {
        names.append(placeOf(variant));
    }
    names.removeDuplicates();
    const qsizetype shown = std::min(names.size(), qsizetype(mostListed));
    const QString text = QStringList(names.mid(0, shown)).join(QStringLiteral(", "));
    return shown == names.size()
               ? text
               : QStringLiteral("%1 and %2 more").arg(text).arg(names.size() - shown);
}

/// The position of the variant that is picked among @p variants, or that is the only one; else -1
/// and the reason in @p undecided.
template<typename Variant>
int choose(const std::vector<Variant> &variants, const QString &picked, const QString &what,
           QString &undecided)
{
    for (std::size_t i = 0; i < variants.size(); ++i) {
        if (!picked.isEmpty() && variants[i].key() == picked) {
            return static_cast<int>(i);
        }
    }
    if (variants.size() == 1) {
        return 0;
    }
    const QString count = QString::number(variants.size());
    undecided = picked.isEmpty()
                    ? QStringLiteral("%1 is described %2 times, in %3: pick one")
                          .arg(what, count, listed(variants))
                    : QStringLiteral("%1 is described %2 times, in %3 (the picked %4 is gone): "
                                     "pick one")
                          .arg(what, count, listed(variants), picked);
    return -1;
}

void addDigest(SpecDigest &digest, const CatalogFile &file, int document,
               const QByteArray &checksum)
{
    digest.add(file.relativePath().toString());
    digest.add(qint64(document));
    digest.add(checksum);
}

QString picksFor(const CatalogEndpoint &endpoint, const DesiredPicks &picks)
{
    if (picks.endpoints.isEmpty() && picks.deployments.isEmpty()) {
        return {};
    }
    const QString key = endpoint.key();
    QString text = picks.endpoints.value(key);
    if (!picks.deployments.isEmpty()) {
        for (const CatalogDeployment &deployment : endpoint.deployments) {
            text += u'\n' + picks.deployments.value({key, deployment.name});
        }
    }
    return text;
}

/// Takes over what @p notes say of @p name.
void takeNotes(DesiredEndpoint &endpoint, const ReadingNotes &notes, const SpecOrigin &origin,
               const QString &name)
{
    endpoint.problems.insert(endpoint.problems.end(), notes.problems.begin(), notes.problems.end());
    if (endpoint.undecided.isEmpty() && !notes.open.isEmpty()) {
        endpoint.undecided = name.isEmpty() || notes.open.startsWith(QLatin1String("the "))
                                 ? notes.open
                                 : QStringLiteral("%1: %2").arg(name, notes.open);
        endpoint.file = origin.file();
        endpoint.line = origin.line();
    }
}

} // namespace

DesiredEndpointPointer DesiredState::endpoint(const QString &name) const
{
    // Those whose name is a placeholder come last, in an order of their own.
    const auto named =
        std::partition_point(endpoints.begin(), endpoints.end(),
                             [](const auto &each) { return !isPlaceholderName(each->name); });
    const auto found = std::lower_bound(
        endpoints.begin(), named, name,
        [](const auto &each, const QString &wanted) { return each->name < wanted; });
    if (found != named && (*found)->name == name) {
        return *found;
    }
    const auto open =
        std::find_if(named, endpoints.end(), [&](const auto &each) { return each->name == name; });
    return open == endpoints.end() ? nullptr : *open;
}

DesiredStateReader::FilePointer DesiredStateReader::fileReading(const CatalogFilePointer &file,
                                                                const TextSource &texts)
{
    const FilePointer known = m_files.value(file->path);
    if (known && !file->checksum.isEmpty() && known->checksum == file->checksum) {
        return known;
    }
    auto reading = std::make_shared<FileReading>();
    reading->checksum = file->checksum;
    const QString path = file->relativePath().toString();
    const Result<QByteArray> text = texts(*file);
    if (!text) {
        reading->error = text.error();
        return reading;
    }
    const QByteArray checksum = FileStamp::of(*text).checksum;
    if (!file->checksum.isEmpty() && file->checksum != checksum) {
        reading->error =
            Error{ErrorKind::Conflict, QStringLiteral("the file changed while it was read"), path,
                  QStringLiteral("try again")};
        return reading;
    }
    reading->checksum = checksum;
    const Result<Manifest> manifest = Manifest::parse(*text, path);
    if (!manifest) {
        reading->error = manifest.error();
        return reading;
    }
    for (const ManifestDocument &document : manifest->documents()) {
        reading->documents.push_back(readSpecs(*manifest, document));
    }
    m_files.insert(file->path, reading);
    return reading;
}

void DesiredStateReader::addDeployments(DesiredEndpoint &endpoint, const CatalogEndpoint &from,
                                        int variant, const TextSource &texts,
                                        const DesiredPicks &picks)
{
    for (const CatalogDeployment &deployment : from.deploymentsFor(variant)) {
        const int chosen =
            choose(deployment.variants, picks.deployments.value({endpoint.key, deployment.name}),
                   deployment.name, endpoint.undecided);
        if (chosen < 0) {
            endpoint.file = placeOf(deployment.variants.front());
            endpoint.line = deployment.variants.front().manifest().position.line;
            return;
        }
        const CatalogDeploymentVariant &place =
            deployment.variants[static_cast<std::size_t>(chosen)];
        const FilePointer file = fileReading(place.file, texts);
        if (file->error) {
            endpoint.problems.push_back(*file->error);
            return;
        }
        const DocumentReading &document = file->documents[static_cast<std::size_t>(place.document)];
        const DeploymentReading &reading =
            document.deployments[static_cast<std::size_t>(std::max(place.inside, 0))];
        takeNotes(endpoint, reading.notes, reading.origin, deployment.name);
        endpoint.deployments.emplace_back(file, &reading);
        if (endpoint.file.isEmpty()) {
            endpoint.file = reading.origin.file();
            endpoint.line = reading.origin.line();
        }
    }
}

DesiredEndpointPointer DesiredStateReader::make(const CatalogEndpoint &from,
                                                const TextSource &texts, const DesiredPicks &picks)
{
    auto made = std::make_shared<DesiredEndpoint>();
    made->key = from.key();
    made->name = from.name;
    SpecDigest digest;
    for (const CatalogEndpointVariant &variant : from.variants) {
        addDigest(digest, *variant.file, variant.document, variant.file->checksum);
    }
    for (const CatalogDeployment &deployment : from.deployments) {
        for (const CatalogDeploymentVariant &place : deployment.variants) {
            addDigest(digest, *place.file, place.document, place.file->checksum);
        }
    }
    digest.add(picksFor(from, picks));
    made->digest = digest.result();

    int variant = -1;
    if (!from.variants.empty()) {
        made->file = placeOf(from.variants.front());
        made->line = from.variants.front().manifest().position.line;
        variant =
            choose(from.variants, picks.endpoints.value(made->key),
                   from.name.isEmpty() ? QStringLiteral("an endpoint without a name") : from.name,
                   made->undecided);
        if (variant < 0) {
            return made;
        }
        const CatalogEndpointVariant &chosen = from.variants[static_cast<std::size_t>(variant)];
        made->file = placeOf(chosen);
        made->line = chosen.manifest().position.line;
        made->isWhole = chosen.holdsItsDeployments();
        const FilePointer file = fileReading(chosen.file, texts);
        if (file->error) {
            made->problems.push_back(*file->error);
            return made;
        }
        const EndpointReading &reading =
            *file->documents[static_cast<std::size_t>(chosen.document)].endpoint;
        made->endpoint = std::shared_ptr<const EndpointReading>(file, &reading);
        takeNotes(*made, reading.notes, reading.origin, QString());
    }
    addDeployments(*made, from, variant, texts, picks);
    return made;
}

DesiredState DesiredStateReader::read(const Catalog &catalog, const TextSource &texts,
                                      const DesiredPicks &picks, const QString &commit,
                                      const Wanted &wanted)
{
    DesiredState state;
    state.commit = commit;
    state.root = catalog.root();
    const std::vector<CatalogEndpoint> &before = m_catalog.endpoints();
    std::vector<Known> known(catalog.endpoints().size());
    state.endpoints.reserve(catalog.endpoints().size());
    SpecDigest digest;
    std::size_t next = 0; // most come in the order that they had before
    for (std::size_t i = 0; i < known.size(); ++i) {
        const CatalogEndpoint &endpoint = catalog.endpoints()[i];
        if (wanted && !wanted(endpoint)) {
            continue;
        }
        bool isSame = next < before.size() && before[next] == endpoint;
        if (!isSame) {
            if (const CatalogEndpoint *const found = m_catalog.endpoint(endpoint.key())) {
                next = static_cast<std::size_t>(found - before.data());
                isSame = *found == endpoint;
            }
        }
        Known entry{picksFor(endpoint, picks), nullptr};
        if (isSame && m_known[next].picked == entry.picked) {
            entry.made = m_known[next].made;
        }
        if (!entry.made) {
            entry.made = make(endpoint, texts, picks);
        }
        next += isSame ? 1 : 0;
        digest.add(entry.made->digest);
        state.endpoints.push_back(entry.made);
        // What could not be read now may be readable the next time without another checksum.
        if (entry.made->problems.empty()) {
            known[i] = std::move(entry);
        }
    }
    m_known = std::move(known);
    m_catalog = catalog;
    if (m_files.size() > 2 * static_cast<qsizetype>(catalog.files().size()) + 64) {
        m_files.clear();
    }
    for (const CatalogDeployment &deployment : catalog.unassigned()) {
        const CatalogDeploymentVariant &place = deployment.variants.front();
        digest.add(placeOf(place));
        digest.add(place.file->checksum);
        state.notes.push_back(
            {PlanNote::Kind::Unassigned, QString(), deployment.name,
             QStringLiteral(
                 "%1 names no endpoint and lies beside none: say which one it belongs to")
                 .arg(deployment.name.isEmpty() ? QStringLiteral("a deployment without a name")
                                                : deployment.name),
             placeOf(place), place.manifest().position.line});
    }
    for (const CatalogFilePointer &file : catalog.files()) {
        if (file->error) {
            const QString path = file->relativePath().toString();
            state.unreadableFiles.insert(path);
            digest.add(path);
            digest.add(file->checksum);
            Error error = *file->error;
            if (error.where.startsWith(file->path)) {
                error.where = path + error.where.mid(file->path.size());
            }
            state.notes.push_back(
                {PlanNote::Kind::Unreadable, QString(), QString(), error.toLine(), path, 0});
        }
    }
    state.contentDigest = digest.result();
    return state;
}

Result<QByteArray> textOnDisk(const CatalogFile &file)
{
    const Result<FileContent> content = readFile(file.path, maximumYamlBytes);
    if (!content) {
        return failure(content.error());
    }
    return content->bytes;
}

} // namespace serin
