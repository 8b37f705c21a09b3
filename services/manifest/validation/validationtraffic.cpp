// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/names.h"
#include "services/domain/onename.h"
#include "services/manifest/validation/validationrules.h"
#include "services/manifest/validation/validationtext.h"

#include <algorithm>

namespace serin {

namespace {

QString shareText(const SchemaValue &entry)
{
    return QStringLiteral("%1 %").arg(entry.wholeNumber().value_or(0));
}

/// The map under @p key, or nothing when it is absent, a template or no map.
const SchemaValue *sharesOf(const DocumentView &view, const QString &key)
{
    const SchemaValue *shares = view.value().find(key);
    return shares != nullptr && shares->isMap() && !shares->isTemplate ? shares : nullptr;
}

/// The sum of the shares; nothing when one of them is no share.
std::optional<int> sumOf(const SchemaValue &shares)
{
    int sum = 0;
    for (const SchemaValue &entry : shares.children) {
        const std::optional<int> share = entry.wholeNumber();
        if (entry.isTemplate || !share || *share < 0 || *share > 100) {
            return std::nullopt;
        }
        sum += *share;
    }
    return sum;
}

void checkSum(const SchemaValue &traffic, ValidationFindings &findings)
{
    const std::optional<int> sum = sumOf(traffic);
    if (!sum || *sum == 0 || *sum == 100) {
        return;
    }
    const int rest = 100 - *sum;
    findings.add({traffic.place(), Severity::Error, QStringLiteral("traffic-sum"),
                  QStringLiteral("the traffic adds up to %1 %, it must be 100 % (or 0 % for none)")
                      .arg(*sum),
                  rest > 0 ? QStringLiteral("give the missing %1 % to a deployment").arg(rest)
                           : QStringLiteral("take %1 % away").arg(-rest)});
}

bool anyIsTemplate(const QSet<QString> &names)
{
    return std::any_of(names.begin(), names.end(), isTemplateText);
}

void addUnknown(const SchemaValue &entry, const QString &what, bool certain,
                const QStringList &names, ValidationFindings &findings)
{
    const bool idle = entry.wholeNumber() == 0;
    const auto spelled = std::find_if(names.cbegin(), names.cend(), [&](const QString &name) {
        return isOneName(name, entry.key);
    });
    const QString near = spelled != names.cend() ? *spelled : nearestWord(entry.key, names);
    findings.add({entry.keyNode, idle || !certain ? Severity::Warning : Severity::Error,
                  QStringLiteral("unknown-deployment"),
                  QStringLiteral("%1 names %2, which is no deployment of the endpoint")
                      .arg(what, quoted(entry.key)),
                  near.isEmpty() ? QStringLiteral("add the deployment, or remove the entry")
                                 : QStringLiteral("did you mean %1?").arg(near),
                  near});
}

/// @p what is "traffic" or "mirror_traffic".
void checkTargets(const SchemaValue &shares, const QString &what, const KnownDeployments &known,
                  ValidationFindings &findings)
{
    const QSet<QString> &all = known.names.all();
    const bool inSight = known.certain || !all.isEmpty();
    const bool decidable = inSight && !anyIsTemplate(all);
    const QStringList names = all.values();
    bool anyUnseen = false;
    for (const SchemaValue &entry : shares.children) {
        if (!entry.keyIsText) {
            findings.add({entry.keyNode, Severity::Error, QStringLiteral("deployment-name"),
                          QStringLiteral("%1 names %2, which is not text to YAML")
                              .arg(what, printable(entry.key)),
                          QStringLiteral("write the name of a deployment, in quotes")});
            continue;
        }
        if (isTemplateText(entry.key) || all.contains(entry.key)) {
            continue;
        }
        if (const auto named = checkResourceName(entry.key); !named) {
            findings.add({entry.keyNode, Severity::Error, QStringLiteral("deployment-name"),
                          QStringLiteral("%1 names %2, which can be no deployment: %3")
                              .arg(what, quoted(entry.key), named.error().detail),
                          QStringLiteral("write the name of a deployment")});
        } else if (decidable) {
            addUnknown(entry, what, known.certain, names, findings);
        } else {
            anyUnseen = anyUnseen || (!inSight && entry.wholeNumber() != 0);
        }
    }
    if (anyUnseen) {
        findings.add(
            {shares.place(), Severity::Warning, QStringLiteral("unknown-deployment"),
             QStringLiteral("%1 names deployments, but no file of one was given").arg(what),
             QStringLiteral("validate the deployments' files together with this one")});
    }
}

void checkMirrorIsNotLive(const DocumentView &view, const SchemaValue &mirror,
                          ValidationFindings &findings)
{
    const SchemaValue *traffic = sharesOf(view, QStringLiteral("traffic"));
    if (traffic == nullptr) {
        return;
    }
    for (const SchemaValue &entry : mirror.children) {
        const SchemaValue *live = traffic->find(entry.key);
        if (live != nullptr && live->wholeNumber().value_or(0) > 0 &&
            entry.wholeNumber().value_or(0) > 0) {
            findings.add(
                {entry.keyNode, Severity::Error, QStringLiteral("mirror-live"),
                 QStringLiteral("%1 gets %2 of the live traffic, so it can get no mirrored one")
                     .arg(quoted(entry.key), shareText(*live)),
                 QStringLiteral("set its share in `traffic` or in `mirror_traffic` to 0")});
        }
    }
}

void checkMirror(const DocumentView &view, const SchemaValue &mirror, const KnownDeployments &known,
                 ValidationFindings &findings)
{
    if (view.target() == ValidationTarget::Kubernetes) {
        findings.add({mirror.place(), Severity::Error, QStringLiteral("mirror-kubernetes"),
                      QStringLiteral("a Kubernetes endpoint mirrors no traffic"),
                      QStringLiteral("remove `mirror_traffic`")});
    }
    if (mirror.children.size() > 1) {
        findings.add({mirror.place(), Severity::Error, QStringLiteral("mirror-targets"),
                      QStringLiteral("traffic is mirrored to one deployment, not to %1")
                          .arg(mirror.children.size()),
                      QStringLiteral("keep one entry of `mirror_traffic`")});
    }
    checkTargets(mirror, QStringLiteral("mirror_traffic"), known, findings);
    checkMirrorIsNotLive(view, mirror, findings);
}

} // namespace

void checkTraffic(const DocumentView &view, const ValidationScope &scope,
                  ValidationFindings &findings)
{
    if (!view.isEndpoint()) {
        return;
    }
    const SchemaValue *traffic = sharesOf(view, QStringLiteral("traffic"));
    const SchemaValue *mirror = sharesOf(view, QStringLiteral("mirror_traffic"));
    if (traffic == nullptr && mirror == nullptr) {
        return;
    }
    const KnownDeployments known = scope.deploymentsOf(view);
    if (traffic != nullptr) {
        checkSum(*traffic, findings);
        checkTargets(*traffic, QStringLiteral("traffic"), known, findings);
    }
    if (mirror != nullptr) {
        checkMirror(view, *mirror, known, findings);
    }
}

} // namespace serin
