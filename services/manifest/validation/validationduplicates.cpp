// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/validation/validationrules.h"
#include "services/manifest/validation/validationtext.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>

namespace serin {

namespace {

constexpr std::string_view decisiveKeys[] = {"name",           "endpoint_name", "traffic",
                                             "mirror_traffic", "deployments",   "instance_count"};
constexpr std::string_view decisiveMaps[] = {"traffic", "mirror_traffic", "deployments"};

template<std::size_t N>
bool isOneOf(std::string_view key, const std::string_view (&keys)[N])
{
    return std::find(std::begin(keys), std::end(keys), key) != std::end(keys);
}

/// Microsoft's client takes the last of two, others the first: where names, traffic or instances
/// depend on it, nobody can say what the file means.
Severity severityOf(std::string_view key, std::string_view map)
{
    return isOneOf(key, decisiveKeys) || isOneOf(map, decisiveMaps) ? Severity::Error
                                                                    : Severity::Warning;
}

struct Container
{
    NodeId node;
    std::string_view key; ///< under which it stands
};

void checkMap(const YamlTree &tree, const Container &map, std::vector<Container> &inside,
              ValidationFindings &findings)
{
    std::unordered_set<std::string_view> seen;
    for (NodeId key = tree.firstChild(map.node); key != noNode; key = tree.next(tree.next(key))) {
        const std::string_view name = tree.isScalar(key) ? tree.value(key) : std::string_view();
        inside.push_back({tree.next(key), name});
        if (!tree.isScalar(key) || name == "<<" || seen.insert(name).second) {
            continue;
        }
        findings.add({key, severityOf(name, map.key), QStringLiteral("duplicate-key"),
                      QStringLiteral(
                          "%1 is given twice: Microsoft's client takes the last, others the first")
                          .arg(quoted(tree.string(key).left(256))),
                      QStringLiteral("keep one of the two")});
    }
}

} // namespace

void checkDuplicateKeys(const YamlTree &tree, NodeId root, ValidationFindings &findings)
{
    std::vector<Container> open{{root, {}}};
    while (!open.empty()) {
        const Container container = open.back();
        open.pop_back();
        if (tree.isMap(container.node)) {
            checkMap(tree, container, open, findings);
        } else if (tree.isSequence(container.node)) {
            for (NodeId item = tree.firstChild(container.node); item != noNode;
                 item = tree.next(item)) {
                open.push_back({item, {}});
            }
        }
    }
}

} // namespace serin
