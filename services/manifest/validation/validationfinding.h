// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/manifest/yaml/yamltree.h"

#include <QString>

#include <array>
#include <cstddef>
#include <set>
#include <tuple>
#include <vector>

namespace serin {

/// How bad a diagnostic is. Only an error makes validation fail.
enum class Severity { Error, Warning, Info };

/// What a check found in one file, before its node becomes a position. The texts are as in
/// Diagnostic.
struct ValidationFinding
{
    NodeId node = noNode;
    Severity severity = Severity::Error;
    QString code;
    QString message;
    QString fix;
    /// What is certain to be meant: the key or the value in the place of the one that is there, or
    /// the value of a key that is missing. Empty: nothing is.
    QString suggestion = {};
};

/// The findings of one file, in the order they were made; of each severity at most
/// maximumOfSeverity. Of several with one code at one node only the first is kept (an anchored node
/// is met at each of its aliases), but each missing key.
class ValidationFindings
{
public:
    static constexpr std::size_t maximumOfSeverity = 1000;

    void add(ValidationFinding finding);
    /// Whether add() would drop a finding of @p severity.
    [[nodiscard]] bool isFull(Severity severity) const
    {
        return m_counts[static_cast<std::size_t>(severity)] >= maximumOfSeverity;
    }
    /// Notes that a finding was not even made because its severity is full.
    void drop() { m_cut = true; }
    /// Whether some were dropped.
    [[nodiscard]] bool areCut() const { return m_cut; }
    [[nodiscard]] const std::vector<ValidationFinding> &list() const { return m_list; }

private:
    std::vector<ValidationFinding> m_list;
    std::set<std::tuple<NodeId, QString, QString>> m_seen;
    std::array<std::size_t, 3> m_counts{};
    bool m_cut = false;
};

} // namespace serin
