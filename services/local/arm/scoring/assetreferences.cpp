// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/arm/scoring/assetreferences.h"

#include "services/local/store/workspacestore.h"

#include <QDir>
#include <QUrl>

namespace serin {

using namespace Qt::StringLiterals;

namespace {

QString nounOf(AssetId::Kind kind)
{
    switch (kind) {
    case AssetId::Kind::Model:
        return u"model"_s;
    case AssetId::Kind::Code:
        return u"code"_s;
    case AssetId::Kind::Environment:
        break;
    }
    return u"environment"_s;
}

// Whether `text` is the ARM id of something in another workspace.
bool isElsewhere(const QString &text, const WorkspaceId &workspace)
{
    const qsizetype start = text.startsWith("azureml:"_L1, Qt::CaseInsensitive) ? 8 : 0;
    const QStringView id = QStringView(text).sliced(start);
    return id.startsWith("/subscriptions/"_L1, Qt::CaseInsensitive) &&
           !id.startsWith(QString(workspace.toString() + u'/'), Qt::CaseInsensitive);
}

} // namespace

Result<AssetRecord> AssetReferences::find(const QString &text, AssetId::Kind kind) const
{
    const Result<AssetId> id = AssetId::fromString(text, kind);
    if (!id) {
        return failure(id.error());
    }
    if (isElsewhere(text, m_workspace)) {
        return failure(ErrorKind::Invalid,
                       u"the %1 \"%2\" is of another workspace"_s.arg(nounOf(kind), text));
    }
    if (!id->label.isEmpty() && id->label.compare("latest"_L1, Qt::CaseInsensitive) != 0) {
        return failure(ErrorKind::Invalid,
                       u"the %1 \"%2\" has a label other than latest"_s.arg(nounOf(kind), text));
    }
    Result<std::optional<AssetRecord>> found =
        id->label.isEmpty() ? m_store.assets().find(kind, id->name, id->version)
                            : m_store.assets().latest(kind, id->name);
    if (!found) {
        return failure(std::move(found.error()));
    }
    if (!*found) {
        return failure(
            ErrorKind::NotFound,
            u"the %1 \"%2\" is not registered in the workspace"_s.arg(nounOf(kind), text));
    }
    return std::move(**found);
}

QString AssetReferences::idOf(const AssetRecord &asset) const
{
    return AssetId{asset.kind, asset.name, asset.version, {}}.toString(m_workspace);
}

Result<QString> localPathOf(const QString &uri)
{
    const QUrl url(uri);
    const bool isHere = url.host().isEmpty() || url.host() == "localhost"_L1;
    const QString path = url.isLocalFile() && isHere ? url.path(QUrl::FullyDecoded) : QString();
    if (!QDir::isAbsolutePath(path) || url.hasQuery() || url.hasFragment()) {
        return failure(ErrorKind::Invalid,
                       u"\"%1\" is no file:// URI of this computer"_s.arg(uri.left(500)), {},
                       u"write file:// and the absolute path, percent-encoded"_s);
    }
    return QDir::cleanPath(path);
}

QString uriField(AssetId::Kind kind)
{
    return kind == AssetId::Kind::Model ? u"modelUri"_s : u"codeUri"_s;
}

} // namespace serin
