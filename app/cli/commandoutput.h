// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/error.h"

#include <QByteArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QString>
#include <QStringList>

namespace serin {

/// The exit code for a command line that means nothing.
inline constexpr int wrongUsageExit = 64;
inline constexpr int interruptedExit = 130;

/// @p text on one line of a terminal: control characters, which could move its cursor, as `?`.
[[nodiscard]] QString printableText(QString text);

/// @p error as results say it in JSON.
[[nodiscard]] QJsonObject errorJson(const Error &error);

/// How results are printed. `Auto`: a table on a terminal, else JSON.
enum class OutputFormat { Auto, Table, Json, Yaml };

/// What a command prints: results to stdout, everything else to stderr.
class CommandOutput
{
public:
    OutputFormat format = OutputFormat::Auto;
    bool quiet = false;   ///< no notes and no progress
    bool noColor = false; ///< `--no-color`; see usesColor()

    /// The format to print in, never Auto.
    [[nodiscard]] OutputFormat effectiveFormat() const;
    /// Whether a verb with a text form of its own prints that: no `--output` was given.
    [[nodiscard]] bool wantsText() const { return format == OutputFormat::Auto; }
    /// Whether such a verb prints a value: `--output json` or `yaml` was given.
    [[nodiscard]] bool wantsValue() const
    {
        return format == OutputFormat::Json || format == OutputFormat::Yaml;
    }

    /// Whether results may have colours: on a terminal, unless `--no-color`, NO_COLOR
    /// (no-color.org) or TERM=dumb says no.
    [[nodiscard]] bool usesColor() const;

    /// Prints @p value as JSON or YAML.
    void printValue(const QJsonValue &value) const;
    /// Prints @p item, one of those that come as time goes on: JSON on one line, or an entry of a
    /// YAML list.
    void printItem(const QJsonObject &item) const;
    /// Prints rows with the columns aligned; the first row is the heading. States of resources have
    /// their colours, see usesColor().
    void printTable(const QList<QStringList> &rows) const;
    /// Prints @p bytes as they are.
    static void printBytes(const QByteArray &bytes);
    /// One line to stderr, unless quiet.
    void note(const QString &line) const;
    static void warn(const QString &line);
    static void warn(const QStringList &lines);
    /// As note(), without the program's name before it.
    void line(const QString &line) const;
    /// Asks @p question on the terminal. False when stdin is none, or the answer is not yes. Ctrl+C
    /// at the question ends the program.
    [[nodiscard]] static bool confirms(const QString &question);
    /// Prints @p error, on stdout too when the output is JSON or YAML. @return exit code 1.
    [[nodiscard]] int fail(const Error &error) const;
    /// Prints @p error to stderr only, for a verb whose result says it too.
    static void failLine(const Error &error);
    /// What to exit with at the end of a command of exit code @p code: 1, after an error line, when
    /// something of the results could not be written.
    [[nodiscard]] static int settled(int code);
    /// As fail(), for a wrong command line. @return exit code 64.
    [[nodiscard]] int failUsage(const Error &error) const;
};

} // namespace serin
