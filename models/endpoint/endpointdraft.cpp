// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/endpoint/endpointdraft.h"

#include "models/common/errortext.h"
#include "models/live/livecontroller.h"
#include "models/repository/foldercontroller.h"
#include "services/core/makepath.h"
#include "services/domain/names.h"
#include "services/domain/onename.h"
#include "services/manifest/yaml/yamledit.h"

#include <QFileInfo>

#include <algorithm>

namespace serin {

namespace {

QByteArray token(const QString &text)
{
    return QByteArray::fromStdString(yamlToken(text.toStdString()));
}

} // namespace

EndpointDraft::EndpointDraft(FolderController &folder, EditSession &session, LiveController &live,
                             QObject *parent)
    : EditDraft(session, parent), m_folder(folder), m_live(live)
{
    connect(&folder, &FolderController::opened, this, &EndpointDraft::cancel);
    connect(&folder, &FolderController::stateChanged, this, [this] {
        if (m_folder.path().isEmpty()) {
            cancel();
        }
        Q_EMIT changed();
    });
}

QString EndpointDraft::unavailableReason() const
{
    if (m_folder.path().isEmpty()) {
        return tr("Open a folder first");
    }
    return m_folder.state() == FolderController::State::Ready
               ? QString()
               : tr("The folder is still being looked through");
}

void EndpointDraft::begin()
{
    if (isOpen() || !unavailableReason().isEmpty()) {
        return;
    }
    open();
    m_fields = {};
    Q_EMIT changed();
}

void EndpointDraft::setName(const QString &name)
{
    if (set(m_fields.name, name.trimmed())) {
        Q_EMIT changed();
    }
}

void EndpointDraft::setAuthMode(AuthMode mode)
{
    if (set(m_fields.authMode, mode)) {
        Q_EMIT changed();
    }
}

void EndpointDraft::setDescription(const QString &text)
{
    if (set(m_fields.description, text)) {
        Q_EMIT changed();
    }
}

QString EndpointDraft::nameProblem() const
{
    if (m_fields.name.isEmpty()) {
        return tr("An endpoint needs a name.");
    }
    if (const auto name = EndpointName::fromString(m_fields.name); !name) {
        return errorText(name.error()).sentence;
    }
    if (isWorking()) {
        return {};
    }
    if (m_folder.catalog().endpoint(m_fields.name)) {
        return tr("There is an endpoint %1 already.").arg(m_fields.name);
    }
    const QString other = otherSpelling();
    return other.isEmpty()
               ? QString()
               : tr("There is an endpoint %1 already, which is the same name.").arg(other);
}

QString EndpointDraft::otherSpelling() const
{
    for (const CatalogEndpoint &endpoint : m_folder.catalog().endpoints()) {
        if (endpoint.name != m_fields.name && isOneName(endpoint.name, m_fields.name)) {
            return endpoint.name;
        }
    }
    for (const auto &[name, live] : m_live.snapshot()->endpoints) {
        if (name != m_fields.name && isOneName(name, m_fields.name)) {
            return name;
        }
    }
    return {};
}

QString EndpointDraft::problem() const
{
    if (!failure().isEmpty()) {
        return failure();
    }
    if (nameProblem().isEmpty() && m_live.snapshot()->endpoint(m_fields.name)) {
        return tr("%1 is live already, and in no file: the next apply makes it as written here.")
            .arg(m_fields.name);
    }
    return {};
}

QString EndpointDraft::fileName() const
{
    const auto &endpoints = m_folder.catalog().endpoints();
    // Deployments beside two endpoints would not know any more which of them they belong to.
    const bool isFirst = endpoints.empty() && m_folder.catalog().unassigned().empty();
    return isFirst ? QStringLiteral("endpoint.yml")
                   : m_fields.name + QStringLiteral("/endpoint.yml");
}

bool EndpointDraft::canConfirm() const
{
    return isEditable() && nameProblem().isEmpty() && unavailableReason().isEmpty();
}

void EndpointDraft::confirm()
{
    if (!canConfirm()) {
        return;
    }
    const QString name = m_fields.name;
    const QString path = m_folder.catalog().root() + u'/' + fileName();
    write(
        {}, tr("New endpoint %1").arg(name),
        [fields = m_fields, path](const QList<Manifest> &) {
            return newEndpointFile(fields, path);
        },
        [this, name] { Q_EMIT added(name); });
}

Result<QList<FileChange>> newEndpointFile(const EndpointDraft::Fields &fields, const QString &path)
{
    const QFileInfo file(path);
    if (file.exists() || file.isSymbolicLink()) {
        return failure(ErrorKind::Conflict, QStringLiteral("a file of this name exists already"),
                       path, QStringLiteral("move it away, or choose another name"));
    }
    if (const Result<void> made = makePath(file.path()); !made) {
        return failure(made.error());
    }
    QByteArray text = "$schema: https://azuremlschemas.azureedge.net/latest/"
                      "managedOnlineEndpoint.schema.json\nname: " +
                      token(fields.name) + '\n';
    if (!fields.description.trimmed().isEmpty()) {
        text += "description: " + token(fields.description.trimmed()) + '\n';
    }
    text += "auth_mode: " + manifestName(fields.authMode).toUtf8() + '\n';
    return QList<FileChange>{{path, std::nullopt, text}};
}

} // namespace serin
