// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/project/projectpicks.h"

#include <QDir>

namespace serin {

namespace {

/// A variant's key begins with its file's path relative to the catalog's folder. Empty: outside.
QString variantSeenFrom(const QString &key, const QString &from, const QString &to)
{
    const QString path = QDir(to).relativeFilePath(from + QLatin1Char('/') + key);
    return path.startsWith(QLatin1String("../")) ? QString() : path;
}

/// An endpoint's key is its name; of one without a name it is a slash and its variant's key.
QString endpointSeenFrom(const QString &key, const QString &from, const QString &to)
{
    if (!key.startsWith(QLatin1Char('/')) || key.startsWith(QLatin1String("//"))) {
        return key;
    }
    const QString variant = variantSeenFrom(key.mid(1), from, to);
    return variant.isEmpty() ? QString() : QLatin1Char('/') + variant;
}

} // namespace

ProjectPicks picksSeenFrom(const ProjectPicks &picks, const QString &from, const QString &to)
{
    if (from == to) {
        return picks;
    }
    ProjectPicks seen;
    for (auto it = picks.endpoints.begin(); it != picks.endpoints.end(); ++it) {
        const QString endpoint = endpointSeenFrom(it.key(), from, to);
        const QString variant = variantSeenFrom(it.value(), from, to);
        if (!endpoint.isEmpty() && !variant.isEmpty()) {
            seen.endpoints.insert(endpoint, variant);
        }
    }
    for (auto it = picks.deployments.begin(); it != picks.deployments.end(); ++it) {
        const QString endpoint = endpointSeenFrom(it.key().first, from, to);
        const QString variant = variantSeenFrom(it.value(), from, to);
        if (!endpoint.isEmpty() && !variant.isEmpty()) {
            seen.deployments.insert({endpoint, it.key().second}, variant);
        }
    }
    return seen;
}

ProjectPicks picksOver(const ProjectPicks &others, const ProjectPicks &picks)
{
    ProjectPicks both = others;
    both.endpoints.insert(picks.endpoints);
    both.deployments.insert(picks.deployments);
    return both;
}

} // namespace serin
