// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/manifest/yaml/yamltree.h"

#include <QString>

namespace serin {

/// Where two trees of the same text differ, in any field that can be asked for; empty when nowhere.
inline QString differenceOf(const YamlTree &a, const YamlTree &b)
{
    if (a.roots() != b.roots()) {
        return QStringLiteral("the documents");
    }
    if (a.size() != b.size()) {
        return QStringLiteral("%1 and %2 nodes").arg(a.size()).arg(b.size());
    }
    for (NodeId id = 0; id < a.size(); ++id) {
        const YamlNode &x = a.node(id);
        const YamlNode &y = b.node(id);
        const bool sameLinks =
            x.parent == y.parent && x.firstChild == y.firstChild && x.nextSibling == y.nextSibling;
        const bool samePlace = x.span == y.span && x.spanKnown == y.spanKnown &&
                               x.propertyBegin == y.propertyBegin &&
                               a.position(id) == b.position(id);
        const bool sameKind = x.kind == y.kind && x.style == y.style && x.flow == y.flow &&
                              x.isKey == y.isKey && x.missing == y.missing;
        const bool sameValue =
            a.value(id) == b.value(id) && a.tag(id) == b.tag(id) && a.anchor(id) == b.anchor(id);
        if (!sameLinks || !samePlace || !sameKind || !sameValue) {
            return QStringLiteral("node %1 (%2): %3 %4 %5 %6; bytes %7-%8 and %9-%10")
                .arg(id)
                .arg(a.pointer(id), sameLinks ? QString() : QStringLiteral("links"),
                     samePlace ? QString() : QStringLiteral("place"),
                     sameKind ? QString() : QStringLiteral("kind"),
                     sameValue ? QString() : QStringLiteral("value"))
                .arg(x.span.begin)
                .arg(x.span.end)
                .arg(y.span.begin)
                .arg(y.span.end);
        }
    }
    return {};
}

} // namespace serin
