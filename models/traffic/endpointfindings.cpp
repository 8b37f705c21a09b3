// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/traffic/endpointfindings.h"

#include "models/common/servicewords.h"
#include "models/manifest/displaytext.h"
#include "models/manifest/editsession.h"
#include "models/traffic/endpointassembly.h"
#include "services/core/jsonpointer.h"
#include "services/core/readfile.h"
#include "services/manifest/validation/validation.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>

#include <algorithm>
#include <tuple>

namespace serin {

namespace {

/// Files that are read only to know which deployments there are.
constexpr qsizetype mostRead = 32;
constexpr qint64 largestRead = 1 << 20;
constexpr qsizetype longestMessage = 400;

FindingSeverity severityOf(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return FindingSeverity::Error;
    case Severity::Warning:
        return FindingSeverity::Warning;
    case Severity::Info:
        break;
    }
    return FindingSeverity::Info;
}

/// A larger file takes too long to be mended in passing.
constexpr qsizetype largestMended = 128 * 1024;

struct FixWords
{
    Q_DECLARE_TR_FUNCTIONS(Fix)
};

/// The keys on the way to a place: "traffic.blue".
QString dotted(const QString &pointer)
{
    return shownText(pointerName(pointer.mid(1).replace(QLatin1Char('/'), QLatin1Char('.'))), 80);
}

QString fixWords(const QuickFix &fix)
{
    switch (fix.kind) {
    case QuickFix::Kind::SetValue:
        return fix.after == fix.before
                   ? FixWords::tr("Put %1 in quotes", "a value").arg(shownText(fix.after, 60))
                   : FixWords::tr("Write %1: %2", "a key, its value")
                         .arg(dotted(fix.pointer), shownText(fix.after, 60));
    case QuickFix::Kind::RenameKey:
        return FixWords::tr("Rename %1 to %2", "a key, another key")
            .arg(shownText(fix.before, 60), shownText(fix.after, 60));
    case QuickFix::Kind::AddKey:
        return FixWords::tr("Add %1: %2", "a key, its value")
            .arg(shownText(fix.key, 60), shownText(fix.after, 60));
    case QuickFix::Kind::RemoveKey:
        return FixWords::tr("Remove %1", "a key").arg(shownText(fix.key, 60));
    case QuickFix::Kind::SchemaComment:
        return FixWords::tr("Make the line a comment that editors read");
    case QuickFix::Kind::SchemaKey:
        return FixWords::tr("Make the line the key $schema");
    case QuickFix::Kind::Spaces:
        return FixWords::tr("Indent with spaces instead of tabs");
    }
    return {};
}

std::vector<FindingFix> fixesFor(const EndpointSource &source, const Diagnostic &diagnostic)
{
    const auto file = source.files.constFind(diagnostic.file);
    if (file == source.files.constEnd() || file->isLeftOut ||
        file->current.bytes.size() > largestMended) {
        return {};
    }
    std::vector<FindingFix> fixes;
    for (const QuickFix &fix :
         quickFixes(diagnostic, file->current.bytes, file->current.manifest)) {
        fixes.push_back({fixWords(fix), fix});
    }
    return fixes;
}

/// Validates the open files together with the other variants of deployments.
class EndpointValidation
{
public:
    explicit EndpointValidation(const EndpointSource &source) : m_source(source) {}

    QList<Diagnostic> run()
    {
        const QStringList broken = m_source.unreadableOfIt();
        for (const QString &path : m_source.paths()) {
            const auto file = m_source.files.constFind(path);
            const bool isIts = !m_source.unreadable.contains(path) || broken.contains(path);
            if (file != m_source.files.constEnd() && isIts) {
                m_shown.insert(path);
                add(path, file->current.manifest);
            }
        }
        addOtherVariants();
        for (const Diagnostic &diagnostic : validateManifests(m_manifests)) {
            const bool isKnown =
                m_knowsAll || diagnostic.code != QLatin1String("unknown-deployment");
            if (m_shown.contains(diagnostic.file) && isKnown) {
                m_diagnostics.append(diagnostic);
            }
        }
        return m_diagnostics;
    }

private:
    void add(const QString &path, const Result<Manifest> &manifest)
    {
        if (manifest) {
            m_manifests.append(*manifest);
        } else {
            m_diagnostics.append(diagnosticOf(manifest.error(), path));
        }
    }

    void addOtherVariants()
    {
        QSet<QString> others;
        for (const DeploymentSource &source : m_source.deployments) {
            for (const CatalogDeploymentVariant &variant : source.deployment.variants) {
                if (!m_shown.contains(variant.file->path)) {
                    others.insert(variant.file->path);
                }
            }
        }
        m_knowsAll = others.size() <= mostRead;
        for (const QString &path : std::as_const(others)) {
            if (!m_knowsAll) {
                return;
            }
            const Result<FileContent> content = readFile(path, largestRead);
            const auto manifest =
                content ? Manifest::parse(content->bytes, path) : failure(content.error());
            if (manifest) {
                m_manifests.append(*manifest);
            } else {
                m_knowsAll = false;
            }
        }
    }

    const EndpointSource &m_source;
    QSet<QString> m_shown;
    QList<Manifest> m_manifests;
    QList<Diagnostic> m_diagnostics;
    bool m_knowsAll = true; ///< which deployments there are
};

} // namespace

EndpointFindings findingsOf(const EndpointSource &source)
{
    QHash<QString, int> order;
    for (const QString &path : source.paths()) {
        order.insert(path, static_cast<int>(order.size()));
    }
    QList<Diagnostic> diagnostics = EndpointValidation(source).run();
    std::stable_sort(diagnostics.begin(), diagnostics.end(),
                     [&order](const Diagnostic &a, const Diagnostic &b) {
                         const auto place = [&order](const Diagnostic &d) {
                             return std::tuple(d.severity, order.value(d.file), d.position.line);
                         };
                         return place(a) < place(b);
                     });
    EndpointFindings findings;
    for (const Diagnostic &diagnostic : std::as_const(diagnostics)) {
        const FindingSeverity severity = severityOf(diagnostic.severity);
        int &count = severity == FindingSeverity::Error     ? findings.errors
                     : severity == FindingSeverity::Warning ? findings.warnings
                                                            : findings.infos;
        ++count;
        if (findings.list.size() < EndpointFindings::most) {
            findings.list.push_back({severity, diagnostic.code,
                                     shownText(serviceSentence(diagnostic.message), longestMessage),
                                     shownText(serviceSentence(diagnostic.fix), longestMessage),
                                     diagnostic.file,
                                     shownText(relativePath(source.root, diagnostic.file)),
                                     diagnostic.position.line, fixesFor(source, diagnostic)});
        }
    }
    return findings;
}

void mendFinding(EditSession &session, const QString &path, const FindingFix &fix)
{
    session.editText(path, fix.text, [path, change = fix.fix](const QByteArray &text) {
        return applyQuickFix(text, path, change);
    });
}

} // namespace serin
