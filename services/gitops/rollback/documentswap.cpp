// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/rollback/documentswap.h"

#include "services/manifest/catalogendpoint.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace serin {

namespace {

/// The lines of one document of a file.
struct Part
{
    QByteArray marker; ///< the line that begins it, "---\n"; empty for a first one without
    QByteArray body;
    bool isOwn = false;
    QString key; ///< which document of the endpoint it is
};

bool isMarker(QByteArrayView line)
{
    if (!line.startsWith("---")) {
        return false;
    }
    const QByteArrayView rest = line.sliced(3);
    return rest.isEmpty() || rest.front() == ' ' || rest.front() == '\t' || rest.front() == '\r' ||
           rest.front() == '\n';
}

/// Nothing but blank lines and comments.
bool isBlank(const QByteArray &text)
{
    const QList<QByteArray> lines = text.split('\n');
    return std::all_of(lines.begin(), lines.end(), [](const QByteArray &line) {
        const QByteArray trimmed = line.trimmed();
        return trimmed.isEmpty() || trimmed.startsWith('#');
    });
}

std::optional<std::vector<Part>> split(const QByteArray &text)
{
    std::vector<Part> parts{Part()};
    qsizetype begin = 0;
    while (begin < text.size()) {
        const qsizetype newline = text.indexOf('\n', begin);
        const qsizetype end = newline < 0 ? text.size() : newline + 1;
        const QByteArrayView line = QByteArrayView(text).sliced(begin, end - begin);
        if (line.startsWith("...") || line.startsWith("%")) {
            return std::nullopt;
        }
        if (isMarker(line)) {
            // What stands above the first marker is the first document's.
            if (parts.size() == 1 && parts.front().marker.isEmpty() &&
                isBlank(parts.front().body)) {
                parts.front().marker = parts.front().body + line.toByteArray();
                parts.front().body.clear();
            } else {
                parts.push_back({line.toByteArray(), {}, false, {}});
            }
        } else {
            parts.back().body += line.toByteArray();
        }
        begin = end;
    }
    return parts;
}

QString keyOf(const ManifestDocument &document)
{
    return document.endpoint ? QStringLiteral("endpoint")
                             : QStringLiteral("deployment ") + document.deployment->name;
}

Result<std::vector<Part>> partsOf(const QByteArray &text, const OwnDocuments &own,
                                  const QString &path)
{
    const Result<Manifest> manifest = Manifest::parse(text, path);
    if (!manifest) {
        return failure(manifest.error());
    }
    std::optional<std::vector<Part>> parts = split(text);
    if (parts && manifest->tree().roots().empty()) {
        return std::vector<Part>();
    }
    if (!parts || parts->size() != manifest->tree().roots().size()) {
        return failure(ErrorKind::Invalid,
                       QStringLiteral("its documents cannot be told apart by their lines"), path,
                       QStringLiteral("bring the endpoint back by hand in this file"));
    }
    for (const ManifestDocument &document : manifest->documents()) {
        Part &part = (*parts)[static_cast<std::size_t>(document.index)];
        part.isOwn = own.owns(document);
        part.key = keyOf(document);
    }
    return *std::move(parts);
}

QByteArray join(const std::vector<Part> &parts)
{
    QByteArray text;
    for (const Part &part : parts) {
        if (!text.isEmpty()) {
            if (!text.endsWith('\n')) {
                text += '\n';
            }
            // A comment above the first marker of another file stays with its document.
            text += part.marker.isEmpty() ? QByteArray("---\n") : part.marker;
        } else {
            text += part.marker;
        }
        text += part.body;
    }
    return text;
}

} // namespace

bool OwnDocuments::owns(const ManifestDocument &document) const
{
    if (document.endpoint) {
        return document.endpoint->name == endpoint;
    }
    return isPlaceholderName(document.deployment->endpointName)
               ? unnamed.contains(document.deployment->name)
               : document.deployment->endpointName == endpoint;
}

bool OwnDocuments::ownsAll(const QByteArray &text) const
{
    const Result<Manifest> manifest = Manifest::parse(text, QString());
    // What is no YAML holds nobody else's manifest either.
    return !manifest || (manifest->documents().size() == manifest->tree().roots().size() &&
                         std::all_of(manifest->documents().begin(), manifest->documents().end(),
                                     [this](const auto &document) { return owns(document); }));
}

Result<QByteArray> withDocumentsOf(const QByteArray &now, const QByteArray &then,
                                   const OwnDocuments &own, const QString &path)
{
    Result<std::vector<Part>> parts = partsOf(now, own, path);
    if (!parts) {
        return failure(parts.error());
    }
    const Result<std::vector<Part>> wanted = partsOf(then, own, path);
    if (!wanted) {
        return failure(wanted.error());
    }
    std::vector<Part> result;
    QStringList taken;
    const auto find = [&](const QString &key) {
        return std::find_if(wanted->begin(), wanted->end(),
                            [&](const Part &part) { return part.isOwn && part.key == key; });
    };
    for (const Part &part : *parts) {
        if (!part.isOwn) {
            result.push_back(part);
        } else if (const auto old = find(part.key);
                   old != wanted->end() && !taken.contains(part.key)) {
            taken.append(part.key);
            result.push_back({part.marker, old->body, true, part.key});
        }
    }
    for (const Part &part : *wanted) {
        if (part.isOwn && !taken.contains(part.key)) {
            taken.append(part.key);
            result.push_back(part);
        }
    }
    const QByteArray text = join(result);
    const Result<std::vector<Part>> proof = partsOf(text, own, path);
    if (!proof || proof->size() != result.size()) {
        return failure(ErrorKind::Invalid,
                       QStringLiteral("the endpoint's documents do not fit into the file as it is"),
                       path, QStringLiteral("bring the endpoint back by hand in this file"));
    }
    return text;
}

} // namespace serin
