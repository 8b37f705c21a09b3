// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/plan.h"
#include "services/gitops/specreader.h"
#include "services/manifest/catalog.h"

#include <QByteArray>
#include <QHash>
#include <QSet>
#include <QString>

#include <functional>
#include <memory>
#include <vector>

namespace serin {

/// What the manifests want of one endpoint. Immutable once made.
struct DesiredEndpoint
{
    QString key;  ///< CatalogEndpoint::key()
    QString name; ///< as written
    /// Nothing when only deployments name the endpoint.
    std::shared_ptr<const EndpointReading> endpoint;
    /// In the order of the files.
    std::vector<std::shared_ptr<const DeploymentReading>> deployments;
    /// The file holds the deployments (the private preview), so that it is the whole endpoint: a
    /// deployment that it lacks is to go.
    bool isWhole = false;
    /// Why nothing can be planned yet, as one sentence: variants to pick from, names or values that
    /// are filled in later. Empty: decided.
    QString undecided;
    /// What cannot be read: then nothing is planned for the endpoint.
    std::vector<Error> problems;
    QString file; ///< of the endpoint, or of its first deployment
    int line = 0;
    QByteArray digest; ///< of the places and bytes that it was read from
};

using DesiredEndpointPointer = std::shared_ptr<const DesiredEndpoint>;

/// Which variant a person has picked where several files describe one endpoint or deployment.
struct DesiredPicks
{
    /// CatalogEndpoint::key() to CatalogEndpointVariant::key().
    QHash<QString, QString> endpoints;
    /// CatalogEndpoint::key() and a deployment's name to CatalogDeploymentVariant::key().
    QHash<std::pair<QString, QString>, QString> deployments;
};

/// What the manifests of a folder want: of the working tree, or of a commit.
struct DesiredState
{
    std::vector<DesiredEndpointPointer> endpoints; ///< sorted by name
    /// Deployments that belong to no endpoint, files that are no YAML.
    std::vector<PlanNote> notes;
    QSet<QString> unreadableFiles; ///< relative to `root`
    QString root;                  ///< the folder that the manifests' paths begin at
    QString commit;                ///< empty: the working tree
    QByteArray contentDigest;      ///< of all manifests that were found, and the picks
    /// Whether these are all manifests of the project, so that one that is missing was deleted. Not
    /// so for some files named by hand.
    bool isComplete = true;

    /// The endpoint called @p name, or nullptr.
    [[nodiscard]] DesiredEndpointPointer endpoint(const QString &name) const;
};

/// Makes a DesiredState of a catalog. Keeps what it has read, so that after a change only the files
/// that changed are read again. For one thread at a time.
class DesiredStateReader
{
public:
    /// Hands over the bytes of a file of the catalog, from the disk or from a commit.
    using TextSource = std::function<Result<QByteArray>(const CatalogFile &file)>;
    using Wanted = std::function<bool(const CatalogEndpoint &endpoint)>;

    /// Total: what cannot be read is said in the endpoint it concerns, or in the notes. Files are
    /// named relative to the catalog's root. With @p wanted only those endpoints are read, as if
    /// the manifests had no others.
    [[nodiscard]] DesiredState read(const Catalog &catalog, const TextSource &texts,
                                    const DesiredPicks &picks = {}, const QString &commit = {},
                                    const Wanted &wanted = {});

private:
    struct FileReading
    {
        QByteArray checksum; ///< FileStamp::checksum
        std::vector<DocumentReading> documents;
        std::optional<Error> error;
    };
    using FilePointer = std::shared_ptr<const FileReading>;
    struct Known
    {
        QString picked;              ///< the picks that concern it
        DesiredEndpointPointer made; ///< nullptr: not wanted then, or not to be relied on
    };

    FilePointer fileReading(const CatalogFilePointer &file, const TextSource &texts);
    DesiredEndpointPointer make(const CatalogEndpoint &from, const TextSource &texts,
                                const DesiredPicks &picks);
    void addDeployments(DesiredEndpoint &endpoint, const CatalogEndpoint &from, int variant,
                        const TextSource &texts, const DesiredPicks &picks);

    QHash<QString, FilePointer> m_files; ///< by absolute path
    Catalog m_catalog;                   ///< what was read last
    std::vector<Known> m_known;          ///< of each of its endpoints
};

/// Reads from the disk.
[[nodiscard]] Result<QByteArray> textOnDisk(const CatalogFile &file);

} // namespace serin
