// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/validation/validation.h"

#include "services/manifest/validation/schemafindings.h"
#include "services/manifest/validation/validationrules.h"
#include "services/manifest/validation/validationview.h"

#include <QStringList>

#include <algorithm>
#include <tuple>

namespace serin {

namespace {

void checkDocument(const Manifest &manifest, const ManifestDocument &document,
                   const ValidationScope &scope, ValidationFindings &findings)
{
    checkDuplicateKeys(manifest.tree(), document.root, findings);
    const DocumentView view(manifest, document);
    if (!view.isResolved()) {
        findings.add(view.failure());
        return;
    }
    checkSchema(view.schema(), view.value(), findings);
    checkNames(view, scope, findings);
    checkTraffic(view, scope, findings);
    checkDeployments(view, findings);
}

void appendManifest(const Manifest &manifest, const ValidationScope &scope, bool askedFor,
                    QList<Diagnostic> &diagnostics)
{
    if (manifest.documents().empty()) {
        if (askedFor) {
            diagnostics.append({manifest.path(),
                                {},
                                Severity::Warning,
                                QStringLiteral("not-a-manifest"),
                                QStringLiteral("no manifest: %1").arg(manifest.reason()),
                                QStringLiteral("nothing to do, unless it should be one")});
        }
        return;
    }
    ValidationFindings findings;
    for (const ManifestDocument &document : manifest.documents()) {
        checkDocument(manifest, document, scope, findings);
    }
    for (const ValidationFinding &finding : findings.list()) {
        diagnostics.append({manifest.path(), manifest.tree().position(finding.node),
                            finding.severity, finding.code, finding.message, finding.fix,
                            finding.suggestion, finding.node});
    }
    if (findings.areCut()) {
        diagnostics.append({manifest.path(),
                            {},
                            Severity::Warning,
                            QStringLiteral("too-many-findings"),
                            QStringLiteral("only the first %1 findings of each severity are listed")
                                .arg(ValidationFindings::maximumOfSeverity),
                            QStringLiteral("mend these and validate again")});
    }
}

bool comesBefore(const Diagnostic &a, const Diagnostic &b)
{
    const auto place = [](const Diagnostic &d) {
        return std::tie(d.file, d.position.line, d.position.column, d.severity, d.code, d.message);
    };
    return place(a) < place(b);
}

} // namespace

QString severityName(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return QStringLiteral("error");
    case Severity::Warning:
        return QStringLiteral("warning");
    case Severity::Info:
        return QStringLiteral("info");
    }
    Q_UNREACHABLE();
}

QString diagnosticLine(const Diagnostic &diagnostic)
{
    return QStringLiteral("%1: %2: %3 [%4]")
        .arg(sourceLocation(diagnostic.file, diagnostic.position),
             severityName(diagnostic.severity), diagnostic.message, diagnostic.code);
}

QList<Diagnostic> validateManifests(const QList<Manifest> &manifests, const QSet<QString> &askedFor)
{
    const ValidationScope scope(manifests);
    QList<Diagnostic> diagnostics;
    for (const Manifest &manifest : manifests) {
        appendManifest(manifest, scope, askedFor.contains(manifest.path()), diagnostics);
    }
    std::sort(diagnostics.begin(), diagnostics.end(), comesBefore);
    return diagnostics;
}

Diagnostic diagnosticOf(const Error &error, const QString &path)
{
    Diagnostic diagnostic{path,         {},       Severity::Error, QStringLiteral("unparsable"),
                          error.detail, error.fix};
    if (error.kind != ErrorKind::Invalid) {
        diagnostic.code = QStringLiteral("unreadable");
    } else if (error.detail.contains(QLatin1String("conflict marker"))) {
        diagnostic.code = QStringLiteral("conflict-markers");
    } else if (error.detail.contains(QLatin1String("$schema="))) {
        diagnostic.code = QStringLiteral("schema-line");
    }
    if (error.where.startsWith(path + QLatin1Char(':'))) {
        const QStringList place = error.where.mid(path.size() + 1).split(QLatin1Char(':'));
        if (place.size() == 2) {
            diagnostic.position = {place[0].toInt(), place[1].toInt()};
        }
    }
    if (diagnostic.fix.isEmpty()) {
        const SourcePosition &at = diagnostic.position;
        diagnostic.fix = at.line > 0 ? QStringLiteral("correct the YAML at line %1, column %2")
                                           .arg(at.line)
                                           .arg(at.column)
                                     : QStringLiteral("correct the YAML and validate it again");
    }
    return diagnostic;
}

} // namespace serin
