// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/manifest/displaytext.h"
#include "services/gitops/drift/board.h"

#include <QMap>
#include <QString>
#include <QStringList>

#include <vector>

namespace serin {

/// "blue instances: Git 1, live 2", translated: what Git and live say of the field of @p row.
[[nodiscard]] QString driftWords(const BoardRow &row);

/// "blue instances: committed 1, in the file 4": @p row, which is not committed or not pushed.
[[nodiscard]] QString waitingWords(const BoardRow &row);

/// @p value of the manifest's @p field in words, shortened: "blue 90 · green 10", "not set", "not
/// known".
[[nodiscard]] QString valueWords(const BoardValue &value, const QString &field);
/// "traffic", "instances"; the manifest's name where there is no better word.
[[nodiscard]] QString fieldWords(const QString &field);

/// "blue 90 · green 10": @p traffic in percent, translated.
[[nodiscard]] QString splitWords(const QMap<QString, int> &traffic);
/// The live split of @p values, a field `traffic`, with a 0 for who gets something in Git only.
[[nodiscard]] QString liveSplitWords(const BoardValues &values);

/// A line for each file of @p diff: "endpoint.yml (+2 −1)".
[[nodiscard]] QStringList changedFileWords(const std::vector<DiffLine> &diff);

/// Whether @p row is about live: not about what stands between the working tree and upstream.
[[nodiscard]] bool isAboutLive(const BoardRow &row);

} // namespace serin
