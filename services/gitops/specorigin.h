// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <utility>
#include <vector>

namespace serin {

/// Where in a manifest a spec and each of its said fields stand.
class SpecOrigin
{
public:
    SpecOrigin() = default;
    /// @p line is that of the name.
    SpecOrigin(QString file, int line) : m_file(std::move(file)), m_line(line) {}

    /// As the reader was given it; empty when there is none.
    [[nodiscard]] const QString &file() const { return m_file; }
    [[nodiscard]] int line() const { return m_line; }
    /// The line of the key of @p field ("traffic", "request_settings.request_timeout_ms"), or of
    /// the nearest thing around it that is known.
    [[nodiscard]] int lineOf(const QString &field) const
    {
        for (const auto &[name, line] : m_lines) {
            if (name == field) {
                return line;
            }
        }
        const qsizetype dot = field.lastIndexOf(u'.');
        return dot < 0 ? m_line : lineOf(field.left(dot));
    }
    [[nodiscard]] bool says(const QString &field) const
    {
        for (const auto &[name, line] : m_lines) {
            if (name == field) {
                return true;
            }
        }
        return false;
    }
    void add(const QString &field, int line) { m_lines.emplace_back(field, line); }

private:
    QString m_file;
    int m_line = 0;
    std::vector<std::pair<QString, int>> m_lines;
};

} // namespace serin
