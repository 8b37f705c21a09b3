// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/edit/trafficshares.h"

#include "services/manifest/validation/schemascalar.h"
#include "services/manifest/yaml/yamledit.h"

#include <optional>

namespace serin {

Result<void> dropZeroShares(YamlEdit &edit, const Manifest &manifest, NodeId endpoint,
                            const QString &name)
{
    const YamlTree &tree = manifest.tree();
    for (const char *key : {"traffic", "mirror_traffic"}) {
        const NodeId share = tree.find(tree.find(endpoint, key), name.toStdString());
        if (share == noNode) {
            continue;
        }
        const std::optional<int> percent = wholeNumber(tree, share);
        if (percent != 0) {
            const QString much =
                percent ? QStringLiteral("%1 %").arg(*percent) : QStringLiteral("a share");
            return failure(
                ErrorKind::Conflict,
                QStringLiteral("\"%1\" still has %2 in `%3`").arg(name, much, QLatin1String(key)),
                sourceLocation(manifest.path(), tree.position(share)),
                QStringLiteral("set its share to 0 first"));
        }
        if (auto removed = edit.removeEntry(share); !removed) {
            return removed;
        }
    }
    return {};
}

} // namespace serin
