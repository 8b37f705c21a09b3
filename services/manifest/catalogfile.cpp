// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/catalogfile.h"

#include "services/manifest/validation/soundmanifest.h"

namespace serin {

namespace {

void forgetNodes(DeploymentManifest &deployment)
{
    deployment.node = noNode;
    deployment.nameNode = noNode;
}

void forgetNodes(ManifestDocument &document)
{
    document.root = noNode;
    if (document.deployment) {
        forgetNodes(*document.deployment);
    }
    if (document.endpoint) {
        document.endpoint->node = noNode;
        for (DeploymentManifest &deployment : document.endpoint->deployments) {
            forgetNodes(deployment);
        }
    }
}

} // namespace

QStringView CatalogFile::folder() const
{
    return QStringView(path).left(qMax(path.lastIndexOf(QLatin1Char('/')), qsizetype(1)));
}

bool CatalogFile::sameContent(const CatalogFile &other) const
{
    return this == &other ||
           (path == other.path && checksum == other.checksum && isLeftOut == other.isLeftOut);
}

qsizetype rootLengthOf(const QString &root)
{
    return root.endsWith(QLatin1Char('/')) ? root.size() : root.size() + 1;
}

CatalogFile catalogFile(const Result<Manifest> &parsed, const QString &path, const QString &root)
{
    CatalogFile file;
    file.path = path;
    file.rootLength = rootLengthOf(root);
    if (!parsed) {
        file.error = parsed.error();
        return file;
    }
    file.documents = parsed->documents();
    file.documents.shrink_to_fit();
    for (ManifestDocument &document : file.documents) {
        forgetNodes(document);
    }
    file.documentCount = static_cast<int>(parsed->tree().roots().size());
    file.reason = parsed->reason();
    file.isSound = isSoundByItself(*parsed);
    return file;
}

CatalogFile catalogFileWithoutManifest(const QString &path, const QString &root)
{
    CatalogFile file;
    file.path = path;
    file.rootLength = rootLengthOf(root);
    file.reason = QStringLiteral("no key of an online endpoint or deployment");
    return file;
}

} // namespace serin
