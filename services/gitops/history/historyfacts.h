// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/git/parse/gitlog.h"
#include "services/manifest/manifest.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QSet>
#include <QString>

#include <optional>

namespace serin {

/// What one content of a file says about one endpoint.
struct EndpointMarks
{
    bool concerns = false;  ///< it describes the endpoint or a deployment of it
    bool describes = false; ///< the endpoint itself
    std::optional<TrafficEntries> traffic;
};

/// What contents of manifests say about one endpoint, by path and object id; made once each. For
/// one thread at a time.
class HistoryFacts
{
public:
    /// Forgets everything when it is another one. @p top: the checkout.
    void setSubject(const QString &top, const QString &endpoint);
    [[nodiscard]] bool knows(const QByteArray &path, const QByteArray &id) const;
    /// @p text: nothing for what is not there or cannot be read.
    void add(const QByteArray &path, const QByteArray &id, const std::optional<QByteArray> &text);
    /// Of what is known; else nothing is said.
    [[nodiscard]] EndpointMarks marks(const QByteArray &path, const QByteArray &id) const;
    [[nodiscard]] EndpointMarks marksOf(const QByteArray &text, const QByteArray &path);

private:
    [[nodiscard]] QString ownerOfFolder(const QByteArray &text, const QString &path);

    QString m_top;
    QString m_endpoint;
    QHash<std::pair<QByteArray, QByteArray>, EndpointMarks> m_marks;
    QHash<QString, QString> m_owners; ///< by folder: the endpoint of deployments that name none
};

} // namespace serin
