// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/history/historyfacts.h"

#include "services/gitops/changes/manifestendpoints.h"
#include "services/manifest/catalogendpoint.h"

#include <QFile>
#include <QFileInfo>

namespace serin {

void HistoryFacts::setSubject(const QString &top, const QString &endpoint)
{
    if (top != m_top || endpoint != m_endpoint) {
        m_marks.clear();
    }
    m_top = top;
    m_endpoint = endpoint;
    m_owners.clear(); // that may have become others on the disk
}

bool HistoryFacts::knows(const QByteArray &path, const QByteArray &id) const
{
    return m_marks.contains({path, id});
}

void HistoryFacts::add(const QByteArray &path, const QByteArray &id,
                       const std::optional<QByteArray> &text)
{
    m_marks.insert({path, id}, text ? marksOf(*text, path) : EndpointMarks());
}

EndpointMarks HistoryFacts::marks(const QByteArray &path, const QByteArray &id) const
{
    return m_marks.value({path, id});
}

EndpointMarks HistoryFacts::marksOf(const QByteArray &text, const QByteArray &path)
{
    EndpointMarks marks;
    const QString absolute = m_top + u'/' + QFile::decodeName(path);
    const Result<Manifest> manifest = Manifest::parse(text, absolute);
    if (!manifest) {
        return marks;
    }
    for (const ManifestDocument &document : manifest->documents()) {
        if (document.endpoint) {
            if (document.endpoint->name != m_endpoint) {
                continue;
            }
            marks.concerns = true;
            marks.describes = true;
            if (document.endpoint->hasTraffic) {
                marks.traffic = document.endpoint->traffic;
            }
        } else if (!marks.concerns) {
            const QString &named = document.deployment->endpointName;
            marks.concerns =
                (isPlaceholderName(named) ? ownerOfFolder(text, absolute) : named) == m_endpoint;
        }
    }
    return marks;
}

QString HistoryFacts::ownerOfFolder(const QByteArray &text, const QString &path)
{
    const QString folder = QFileInfo(path).path();
    if (const auto known = m_owners.constFind(folder); known != m_owners.constEnd()) {
        return *known;
    }
    const std::vector<EndpointMention> mentions = endpointsIn(text, path);
    const QString owner = mentions.size() == 1 ? mentions.front().endpoint : QString();
    m_owners.insert(folder, owner);
    return owner;
}

} // namespace serin
