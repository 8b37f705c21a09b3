// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/manifestlistings.h"

#include "app/cli/commandoutput.h"
#include "services/manifest/catalog.h"
#include "services/manifest/manifestfile.h"
#include "services/manifest/scan/folderscan.h"
#include "services/manifest/validation/validation.h"

#include <QDir>
#include <QFileInfo>
#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QSet>
#include <QVariantMap>

namespace serin {

namespace {

/// What a scan left out, and how its place is shown.
struct LeftOut
{
    FolderScanNote note;
    QString shown;

    [[nodiscard]] QString reason() const
    {
        return !note.detail.isEmpty()                        ? note.detail
               : note.kind == FolderScanNote::Kind::TooLarge ? QStringLiteral("it is too large")
               : note.kind == FolderScanNote::Kind::Changing ? QStringLiteral("it changes all the "
                                                                              "time")
                                                             : QString();
    }
    /// Whether it may well be, or hold, a manifest, which was not looked at.
    [[nodiscard]] bool isUnread() const
    {
        using Kind = FolderScanNote::Kind;
        return note.kind == Kind::FileUnreadable || note.kind == Kind::FolderUnreadable ||
               note.kind == Kind::TooLarge || note.kind == Kind::Changing;
    }
};

/// The files below the paths that a person named, each once, and how they are shown.
class Listing
{
public:
    Result<void> add(const QString &path)
    {
        if (!QFileInfo(path).isDir()) {
            return addFile(path);
        }
        const auto scan = scanWholeFolder(path);
        if (!scan) {
            return failure(scan.error());
        }
        const QString folder = path.endsWith(QLatin1Char('/')) ? path : path + QLatin1Char('/');
        for (const CatalogFilePointer &file : scan->files) {
            take(file, QDir::cleanPath(folder + file->relativePath().toString()));
        }
        for (const FolderScanNote &note : scan->notes) {
            m_leftOut.append(
                {note, QDir::cleanPath(folder + QDir(scan->root).relativeFilePath(note.path))});
        }
        return {};
    }

    [[nodiscard]] const std::vector<CatalogFilePointer> &files() const { return m_files; }
    [[nodiscard]] const QList<LeftOut> &leftOut() const { return m_leftOut; }
    [[nodiscard]] QString shown(const QString &path) const { return m_shown.value(path, path); }
    /// @p error of the file at @p path with the path as shown.
    [[nodiscard]] Error shown(Error error, const QString &path) const
    {
        if (error.where.startsWith(path)) {
            error.where.replace(0, path.size(), shown(path));
        }
        return error;
    }
    /// Whether the person named the very file.
    [[nodiscard]] bool isNamed(const QString &path) const { return m_named.contains(path); }
    /// The file at @p path, parsed.
    [[nodiscard]] Result<Manifest> manifest(const QString &path) const
    {
        const auto named = m_named.constFind(path);
        return named != m_named.constEnd() ? *named : readManifest(path, shown(path));
    }

private:
    Result<void> addFile(const QString &path)
    {
        const auto manifest = readManifest(path, path);
        if (!manifest && manifest.error().kind != ErrorKind::Invalid) {
            return failure(manifest.error());
        }
        const CatalogFilePointer file = catalogFileOf(manifest, path);
        take(file, path);
        m_named.insert(file->path, manifest);
        return {};
    }

    void take(const CatalogFilePointer &file, const QString &shown)
    {
        if (!m_shown.contains(file->path)) {
            m_shown.insert(file->path, shown);
            m_files.push_back(file);
        }
    }

    std::vector<CatalogFilePointer> m_files;
    QHash<QString, QString> m_shown;
    QHash<QString, Result<Manifest>> m_named;
    QList<LeftOut> m_leftOut;
};

QJsonValue countValue(std::optional<int> count)
{
    return count ? QJsonValue(*count) : QJsonValue(QJsonValue::Null);
}

QJsonObject trafficObject(const TrafficEntries &entries)
{
    // Sorted first: an object of very many entries takes them quickly in this order only.
    QVariantMap sorted;
    for (const TrafficEntry &entry : entries) {
        sorted.insert(entry.deployment, countValue(entry.percent));
    }
    return QJsonObject::fromVariantMap(sorted);
}

QJsonArray deploymentArray(const std::vector<CatalogDeployment> &deployments,
                           const Listing &listing)
{
    QJsonArray array;
    for (const CatalogDeployment &deployment : deployments) {
        for (const CatalogDeploymentVariant &variant : deployment.variants) {
            const DeploymentManifest &manifest = variant.manifest();
            array.append(
                QJsonObject{{QStringLiteral("name"), manifest.name},
                            {QStringLiteral("file"), listing.shown(variant.file->path)},
                            {QStringLiteral("line"), manifest.position.line},
                            {QStringLiteral("instanceCount"), countValue(manifest.instanceCount)},
                            {QStringLiteral("instanceType"), manifest.instanceType},
                            {QStringLiteral("model"), manifest.model},
                            {QStringLiteral("codePath"), manifest.codePath},
                            {QStringLiteral("scoringScript"), manifest.scoringScript}});
        }
    }
    return array;
}

QJsonObject endpointObject(const CatalogEndpoint &endpoint, int variant, const Listing &listing)
{
    const CatalogEndpointVariant &place = endpoint.variants.at(static_cast<std::size_t>(variant));
    const EndpointManifest &manifest = place.manifest();
    return {{QStringLiteral("endpoint"), manifest.name},
            {QStringLiteral("file"), listing.shown(place.file->path)},
            {QStringLiteral("line"), manifest.position.line},
            {QStringLiteral("dialect"), dialectName(place.manifestDocument().dialect)},
            {QStringLiteral("authMode"), manifest.authMode},
            {QStringLiteral("traffic"), trafficObject(manifest.traffic)},
            {QStringLiteral("mirrorTraffic"), trafficObject(manifest.mirrorTraffic)},
            {QStringLiteral("deployments"),
             deploymentArray(endpoint.deploymentsFor(variant), listing)}};
}

/// Deployments whose endpoint has no file, or cannot be told (@p name null).
QJsonObject fileless(const QJsonValue &name, const std::vector<CatalogDeployment> &deployments,
                     const Listing &listing)
{
    return {{QStringLiteral("endpoint"), name},
            {QStringLiteral("file"), QJsonValue::Null},
            {QStringLiteral("line"), QJsonValue::Null},
            {QStringLiteral("dialect"),
             dialectName(deployments.front().variants.front().manifestDocument().dialect)},
            {QStringLiteral("authMode"), QJsonValue::Null},
            {QStringLiteral("traffic"), QJsonObject()},
            {QStringLiteral("mirrorTraffic"), QJsonObject()},
            {QStringLiteral("deployments"), deploymentArray(deployments, listing)}};
}

QJsonArray showArray(const Catalog &catalog, const Listing &listing)
{
    QJsonArray array;
    for (const CatalogEndpoint &endpoint : catalog.endpoints()) {
        for (int variant = 0; variant < static_cast<int>(endpoint.variants.size()); ++variant) {
            array.append(endpointObject(endpoint, variant, listing));
        }
        if (endpoint.variants.empty()) {
            array.append(fileless(endpoint.name, endpoint.deployments, listing));
        }
    }
    if (!catalog.unassigned().empty()) {
        array.append(fileless(QJsonValue::Null, catalog.unassigned(), listing));
    }
    return array;
}

QString textOf(const QJsonValue &value)
{
    return value.isDouble() ? QString::number(value.toInt())
           : value.isNull() ? QStringLiteral("–")
                            : value.toString();
}

/// An asset's id in a table: its end tells it from others, its beginning seldom does.
QString shortId(const QString &id)
{
    constexpr qsizetype longest = 48;
    return id.size() <= longest ? id : QChar(0x2026) + id.right(longest - 1);
}

QString placeOf(const QJsonObject &object)
{
    return object.value(QStringLiteral("file")).isNull()
               ? QStringLiteral("–")
               : textOf(object.value(QStringLiteral("file"))) + QLatin1Char(':') +
                     textOf(object.value(QStringLiteral("line")));
}

QList<QStringList> showRows(const QJsonArray &array)
{
    QList<QStringList> rows{{QStringLiteral("ENDPOINT"), QStringLiteral("DEPLOYMENT"),
                             QStringLiteral("TRAFFIC"), QStringLiteral("INSTANCES"),
                             QStringLiteral("TYPE"), QStringLiteral("MODEL"),
                             QStringLiteral("DIALECT"), QStringLiteral("FILE")}};
    for (const QJsonValue &value : array) {
        const QJsonObject endpoint = value.toObject();
        const QJsonValue name = endpoint.value(QStringLiteral("endpoint"));
        rows.append({name.isNull() ? QStringLiteral("(unassigned)") : textOf(name), QString(),
                     QString(), QString(), QString(), QString(),
                     textOf(endpoint.value(QStringLiteral("dialect"))), placeOf(endpoint)});
        const QJsonObject traffic = endpoint.value(QStringLiteral("traffic")).toObject();
        const QJsonArray deployments = endpoint.value(QStringLiteral("deployments")).toArray();
        for (const QJsonValue &item : deployments) {
            const QJsonObject deployment = item.toObject();
            const QString deploymentName = deployment.value(QStringLiteral("name")).toString();
            rows.append({QString(),
                         deploymentName.isEmpty() ? QStringLiteral("(no name)") : deploymentName,
                         traffic.contains(deploymentName)
                             ? textOf(traffic.value(deploymentName)) + QStringLiteral(" %")
                             : QStringLiteral("–"),
                         textOf(deployment.value(QStringLiteral("instanceCount"))),
                         textOf(deployment.value(QStringLiteral("instanceType"))),
                         shortId(textOf(deployment.value(QStringLiteral("model")))), QString(),
                         placeOf(deployment)});
        }
    }
    return rows;
}

/// Reads @p paths into @p listing. @return an exit code when one cannot be read.
std::optional<int> addAll(Listing &listing, const QStringList &paths, const CommandOutput &output)
{
    for (const QString &path : paths) {
        if (const auto added = listing.add(path); !added) {
            return output.fail(added.error());
        }
    }
    return std::nullopt;
}

void sayLeftOut(const LeftOut &each, const CommandOutput &output)
{
    const QString reason = each.reason();
    output.note(reason.isEmpty() ? QStringLiteral("%1 was left out").arg(each.shown)
                                 : QStringLiteral("%1 was left out: %2").arg(each.shown, reason));
}

QString counted(qsizetype number, const QString &what)
{
    return QStringLiteral("%1 %2%3").arg(number).arg(what,
                                                     number == 1 ? QString() : QStringLiteral("s"));
}

QJsonObject diagnosticObject(const Diagnostic &diagnostic)
{
    return {{QStringLiteral("file"), diagnostic.file},
            {QStringLiteral("line"), diagnostic.position.line},
            {QStringLiteral("column"), diagnostic.position.column},
            {QStringLiteral("severity"), severityName(diagnostic.severity)},
            {QStringLiteral("code"), diagnostic.code},
            {QStringLiteral("message"), diagnostic.message},
            {QStringLiteral("fix"), diagnostic.fix}};
}

void printDiagnosticArray(const QList<Diagnostic> &diagnostics, const CommandOutput &output)
{
    QJsonArray array;
    for (const Diagnostic &diagnostic : diagnostics) {
        array.append(diagnosticObject(diagnostic));
    }
    output.printValue(array);
}

/// Errors and warnings are the result; what is only to be known is a note.
void printDiagnosticLines(const QList<Diagnostic> &diagnostics, const CommandOutput &output)
{
    QByteArray text;
    for (const Diagnostic &diagnostic : diagnostics) {
        if (diagnostic.severity == Severity::Info) {
            output.note(diagnosticLine(diagnostic));
        } else {
            text += diagnosticLine(diagnostic).toUtf8() + '\n';
        }
    }
    output.printBytes(text);
}

} // namespace

int runManifestShow(const QStringList &paths, const CommandOutput &output)
{
    Listing listing;
    if (const auto exitCode = addAll(listing, paths, output)) {
        return *exitCode;
    }
    for (const LeftOut &each : listing.leftOut()) {
        sayLeftOut(each, output);
    }
    for (const CatalogFilePointer &file : listing.files()) {
        const bool named = listing.isNamed(file->path);
        if (file->error && named) {
            return output.fail(*file->error);
        }
        if (file->error) {
            output.note(listing.shown(*file->error, file->path).toLine());
        } else if (file->documents.empty() && named) {
            output.note(QStringLiteral("%1: %2").arg(listing.shown(file->path), file->reason));
        }
    }
    const QJsonArray array = showArray(Catalog(QString(), listing.files()), listing);
    if (output.effectiveFormat() == OutputFormat::Table) {
        output.printTable(showRows(array));
    } else {
        output.printValue(array);
    }
    return 0;
}

int runManifestValidate(const QStringList &paths, const CommandOutput &output)
{
    Listing listing;
    if (const auto exitCode = addAll(listing, paths, output)) {
        return *exitCode;
    }
    QList<Manifest> manifests;
    QList<Diagnostic> diagnostics;
    QSet<QString> named;
    for (const LeftOut &each : listing.leftOut()) {
        if (each.isUnread()) {
            diagnostics << diagnosticOf(
                {ErrorKind::Io,
                 QStringLiteral("it cannot be read: ") + each.reason(),
                 {},
                 QStringLiteral("make it readable, or name the other paths")},
                each.shown);
        } else {
            sayLeftOut(each, output);
        }
    }
    for (const CatalogFilePointer &file : listing.files()) {
        const QString shown = listing.shown(file->path);
        if (listing.isNamed(file->path)) {
            named.insert(shown);
        } else if (!file->error && file->documents.empty()) {
            continue;
        }
        const auto manifest = listing.manifest(file->path);
        if (manifest) {
            manifests << *manifest;
        } else {
            diagnostics << diagnosticOf(manifest.error(), shown);
        }
    }
    diagnostics += validateManifests(manifests, named);
    for (Diagnostic &diagnostic : diagnostics) {
        if (diagnostic.position.line == 0) { // about the file as a whole
            diagnostic.position = {1, 1};
        }
    }
    std::stable_sort(diagnostics.begin(), diagnostics.end(),
                     [](const Diagnostic &a, const Diagnostic &b) { return a.file < b.file; });
    if (output.wantsValue()) {
        printDiagnosticArray(diagnostics, output);
    } else {
        printDiagnosticLines(diagnostics, output);
    }
    const auto errors =
        std::count_if(diagnostics.begin(), diagnostics.end(),
                      [](const Diagnostic &each) { return each.severity == Severity::Error; });
    const auto real =
        std::count_if(manifests.begin(), manifests.end(),
                      [](const Manifest &manifest) { return !manifest.documents().empty(); });
    output.note(counted(real, QStringLiteral("manifest")) + QStringLiteral(", ") +
                counted(errors, QStringLiteral("error")));
    return errors > 0 ? 1 : 0;
}

} // namespace serin
