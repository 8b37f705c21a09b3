// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/yaml/yamltree.h"

#include "services/core/jsonpointer.h"

#include <QStringList>

#include <algorithm>

namespace serin {

QString YamlTree::string(NodeId id) const
{
    if (id == noNode) {
        return {};
    }
    const std::string_view bytes = value(id);
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

std::string_view YamlTree::anchor(NodeId id) const
{
    const auto found =
        std::lower_bound(m_anchors.begin(), m_anchors.end(), id,
                         [](const auto &entry, NodeId wanted) { return entry.first < wanted; });
    return found != m_anchors.end() && found->first == id ? std::string_view(found->second)
                                                          : std::string_view();
}

NodeId YamlTree::find(NodeId map, std::string_view key) const
{
    if (!isMap(map)) {
        return noNode;
    }
    for (NodeId id = firstChild(map); id != noNode; id = next(next(id))) {
        if (isScalar(id) && value(id) == key) {
            return next(id);
        }
    }
    return noNode;
}

int YamlTree::countKey(NodeId map, std::string_view key) const
{
    int found = 0;
    if (isMap(map)) {
        for (NodeId id = firstChild(map); id != noNode; id = next(next(id))) {
            found += isScalar(id) && value(id) == key ? 1 : 0;
        }
    }
    return found;
}

NodeId YamlTree::keyOf(NodeId value) const
{
    const YamlNode &self = m_nodes[value];
    if (self.isKey || !isMap(self.parent)) {
        return noNode;
    }
    return previous(value);
}

int YamlTree::count(NodeId container) const
{
    int children = 0;
    for (NodeId id = firstChild(container); id != noNode; id = next(id)) {
        ++children;
    }
    return isMap(container) ? children / 2 : children;
}

NodeId YamlTree::lastChild(NodeId container) const
{
    NodeId last = noNode;
    for (NodeId id = firstChild(container); id != noNode; id = next(id)) {
        last = id;
    }
    return last;
}

NodeId YamlTree::previous(NodeId id) const
{
    const NodeId parent = m_nodes[id].parent;
    if (parent == noNode) {
        return noNode;
    }
    if (m_nodes[id - 1].nextSibling == id) { // as it is behind a scalar
        return id - 1;
    }
    NodeId before = noNode;
    for (NodeId child = firstChild(parent); child != id; child = next(child)) {
        before = child;
    }
    return before;
}

SourcePosition YamlTree::position(NodeId id) const
{
    return id == noNode ? SourcePosition{} : positionAt(m_nodes[id].span.begin);
}

QString YamlTree::pointer(NodeId id) const
{
    QStringList steps;
    while (id != noNode && m_nodes[id].parent != noNode) {
        const NodeId parent = m_nodes[id].parent;
        if (isMap(parent)) {
            const NodeId key = m_nodes[id].isKey ? id : keyOf(id);
            steps.prepend(pointerStep(string(key)));
        } else {
            int index = 0;
            for (NodeId child = firstChild(parent); child != id; child = next(child)) {
                ++index;
            }
            steps.prepend(QString::number(index));
        }
        id = parent;
    }
    return steps.isEmpty() ? QString() : QLatin1Char('/') + steps.join(QLatin1Char('/'));
}

NodeId YamlTree::resolve(NodeId from, const QString &pointer) const
{
    NodeId at = from;
    const QStringList steps = pointer.split(QLatin1Char('/'));
    for (qsizetype i = 1; i < steps.size() && at != noNode; ++i) {
        const QString step = pointerName(steps.at(i));
        if (isSequence(at)) {
            bool isNumber = false;
            uint index = step.toUInt(&isNumber);
            at = isNumber ? firstChild(at) : noNode;
            for (; index > 0 && at != noNode; --index) {
                at = next(at);
            }
        } else {
            at = find(at, step.toStdString());
        }
    }
    return at;
}

} // namespace serin
