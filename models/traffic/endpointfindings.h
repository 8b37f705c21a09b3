// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/manifest/fix/quickfix.h"

#include <QString>

#include <vector>

namespace serin {

class EditSession;
struct EndpointSource;

enum class FindingSeverity { Error, Warning, Info };

/// A change that mends a finding, and what it does in a few words.
struct FindingFix
{
    QString text; ///< "Write traffic.blue: 60"
    QuickFix fix;
    bool operator==(const FindingFix &) const = default;
};

/// One thing that is wrong or doubtful in a file of the endpoint. Texts are plain text, bounded, on
/// one line and without characters that would fool the eye.
struct EndpointFinding
{
    FindingSeverity severity = FindingSeverity::Error;
    QString code;                       ///< as in services/manifest/validation/validation.h
    QString message;                    ///< a sentence without a full stop
    QString fix;                        ///< what to do, likewise; may be empty
    QString path;                       ///< absolute
    QString label;                      ///< relative to the folder that is open
    int line = 0;                       ///< 0: the file as a whole
    std::vector<FindingFix> fixes = {}; ///< to pick from; none: nothing is certain
    bool operator==(const EndpointFinding &) const = default;
};

/// What validation says about the endpoint's files: errors first, then in the order of the files.
struct EndpointFindings
{
    static constexpr std::size_t most = 100;

    std::vector<EndpointFinding> list; ///< at most `most`
    int errors = 0;                    ///< of all, also those that are not listed
    int warnings = 0;
    int infos = 0;
    [[nodiscard]] int count() const { return errors + warnings + infos; }
    bool operator==(const EndpointFindings &) const = default;
};

/// Validates the files of @p source, those being edited as they are now. Reads a file that
/// describes one of its deployments and is not open, so that traffic may name it. Takes some
/// milliseconds, more for large files: meant for another thread.
[[nodiscard]] EndpointFindings findingsOf(const EndpointSource &source);

/// Makes @p fix in the file at @p path: one gesture.
void mendFinding(EditSession &session, const QString &path, const FindingFix &fix);

} // namespace serin
