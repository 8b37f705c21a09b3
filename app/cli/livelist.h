// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commandoutput.h"
#include "app/cli/livejson.h"

#include <QJsonArray>
#include <QList>
#include <QStringList>

#include <algorithm>

namespace serin {

/// @p all by name.
template<typename Live>
[[nodiscard]] QList<Live> byName(QList<Live> all)
{
    std::sort(all.begin(), all.end(),
              [](const Live &one, const Live &other) { return one.spec.name < other.spec.name; });
    return all;
}

/// Prints @p all as the table that @p table makes of them, or as the array of what they are in
/// JSON.
template<typename Live, typename Table>
void printList(const CommandOutput &output, const QList<Live> &all, Table table)
{
    if (output.effectiveFormat() == OutputFormat::Table) {
        output.printTable(table(all));
        return;
    }
    QJsonArray json;
    for (const Live &each : all) {
        json.append(toJson(each));
    }
    output.printValue(json);
}

} // namespace serin
