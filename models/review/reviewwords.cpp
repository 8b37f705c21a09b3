// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/review/reviewwords.h"

#include "models/manifest/changesummary.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

namespace serin {

namespace {

constexpr qsizetype longestSubject = 72;

struct ReviewSentence
{
    Q_DECLARE_TR_FUNCTIONS(ReviewWords)
};

struct Described
{
    QString endpoint;
    QString name;
    DeploymentManifest manifest;
};

std::vector<Described> deploymentsOf(const ManifestText &text, const QString &fallback)
{
    std::vector<Described> found;
    if (!text.manifest) {
        return found;
    }
    for (const ManifestDocument &document : text.manifest->documents()) {
        if (document.deployment) {
            const QString &named = document.deployment->endpointName;
            found.push_back({named.isEmpty() ? fallback : named, document.deployment->name,
                             *document.deployment});
        } else if (document.endpoint) {
            for (const DeploymentManifest &each : document.endpoint->deployments) {
                found.push_back({document.endpoint->name, each.name, each});
            }
        }
    }
    return found;
}

const EndpointManifest *endpointOf(const std::optional<ManifestText> &text)
{
    if (!text || !text->manifest) {
        return nullptr;
    }
    for (const ManifestDocument &document : text->manifest->documents()) {
        if (document.endpoint) {
            return &*document.endpoint;
        }
    }
    return nullptr;
}

bool knows(const std::vector<Described> &all, const Described &one)
{
    return std::any_of(all.begin(), all.end(), [&one](const Described &each) {
        return each.name == one.name && each.endpoint == one.endpoint;
    });
}

QString newDeployment(const DeploymentManifest &manifest)
{
    QStringList facts;
    if (!manifest.model.isEmpty()) {
        facts << ReviewSentence::tr("model %1").arg(manifest.model);
    }
    if (manifest.instanceCount) {
        facts << (*manifest.instanceCount == 1
                      ? ReviewSentence::tr("1 instance")
                      : ReviewSentence::tr("%Ln instances", nullptr, *manifest.instanceCount));
    }
    const QString head = ReviewSentence::tr("new deployment %1").arg(manifest.name);
    return facts.isEmpty() ? head
                           : ReviewSentence::tr("%1 (%2)", "a new deployment, facts about it")
                                 .arg(head, facts.join(QLatin1String(", ")));
}

/// What is said first: its deployments come and go with it.
bool isOfTheWhole(const ReviewLine &line)
{
    return line.kind == ReviewLine::Kind::NewEndpoint ||
           line.kind == ReviewLine::Kind::DeletedEndpoint;
}

/// Collects lines by endpoint, in the order they came.
class Collected
{
public:
    ReviewWords &of(const QString &endpoint)
    {
        for (ReviewWords &words : m_all) {
            if (words.endpoint == endpoint) {
                return words;
            }
        }
        m_all.push_back({endpoint, {}, {}});
        return m_all.back();
    }
    void add(const QString &endpoint, const ReviewLine &line) { of(endpoint).lines.append(line); }
    [[nodiscard]] std::vector<ReviewWords> take() { return std::move(m_all); }

private:
    std::vector<ReviewWords> m_all;
};

/// Nothing when a share is no whole number: the split is not known then.
QStringList sharesOf(const EndpointManifest &endpoint)
{
    QStringList shares;
    for (const TrafficEntry &entry : endpoint.traffic) {
        if (!entry.percent) {
            return {};
        }
        shares << QStringLiteral("%1=%2").arg(entry.deployment).arg(*entry.percent);
    }
    return shares;
}

void describeOtherFile(Collected &words, bool wasThere, bool isThere, const QString &name)
{
    words.add({}, !wasThere ? ReviewSentence::tr("new file %1").arg(name)
                  : isThere ? ReviewSentence::tr("%1 changed", "a file").arg(name)
                            : ReviewSentence::tr("%1 deleted", "a file").arg(name));
}

/// Puts one line in the place of two where something left one file and came in another.
void joinMoves(QList<ReviewLine> &lines)
{
    using Kind = ReviewLine::Kind;
    for (const ReviewLine &gone : QList<ReviewLine>(lines)) {
        const bool isEndpoint = gone.kind == Kind::DeletedEndpoint;
        if (!isEndpoint && gone.kind != Kind::DeletedDeployment) {
            continue;
        }
        const Kind wanted = isEndpoint ? Kind::NewEndpoint : Kind::NewDeployment;
        const auto fresh = std::find_if(lines.begin(), lines.end(), [&](const ReviewLine &line) {
            return line.kind == wanted && line.deployment == gone.deployment;
        });
        if (fresh != lines.end()) {
            *fresh = isEndpoint
                         ? ReviewSentence::tr("endpoint in another file")
                         : ReviewSentence::tr("deployment %1 in another file").arg(gone.deployment);
            lines.removeOne(gone);
        }
    }
}

QByteArray branchFor(const std::vector<ReviewWords> &words)
{
    for (const ReviewWords &each : words) {
        if (each.endpoint.isEmpty()) {
            continue;
        }
        QString name = each.endpoint;
        for (QChar &character : name) {
            const bool fits =
                character.unicode() < 128 && (character.isLetterOrNumber() || character == u'-');
            character = fits ? character : QChar(u'-');
        }
        if (each.shares.isEmpty()) {
            return "change/" + name.toUtf8();
        }
        const QString last = each.shares.back();
        return "canary/" + name.toUtf8() + '-' + last.mid(last.lastIndexOf(u'=') + 1).toUtf8();
    }
    return "change/files";
}

/// Of one endpoint with few changes: what comes and goes first, in few words. Empty when that is
/// too long, too.
QString shortSubject(const std::vector<ReviewWords> &words, const QString &head)
{
    constexpr qsizetype mostNamed = 3;
    if (words.size() != 1 || words.front().lines.size() > mostNamed) {
        return {};
    }
    QStringList first;
    QStringList others;
    for (const ReviewLine &line : words.front().lines) {
        if (line.kind == ReviewLine::Kind::DeletedDeployment) {
            first << ReviewSentence::tr("delete %1", "a deployment").arg(line.deployment);
        } else if (line.kind == ReviewLine::Kind::NewDeployment) {
            first << ReviewSentence::tr("add %1", "a deployment").arg(line.deployment);
        } else {
            others << line.text;
        }
    }
    const QString whole = head + QStringLiteral(": ") + (first + others).join(QStringLiteral("; "));
    if (whole.size() <= longestSubject || first.isEmpty()) {
        return whole.size() <= longestSubject ? whole : QString();
    }
    const QString rest = others.size() == 1 ? ReviewSentence::tr("1 more change")
                                            : ReviewSentence::tr("%Ln more changes", nullptr,
                                                                 static_cast<int>(others.size()));
    const QString fitting =
        head + QStringLiteral(": ") + (first + QStringList(rest)).join(QStringLiteral("; "));
    return fitting.size() <= longestSubject && !others.isEmpty() ? fitting : QString();
}

} // namespace

std::vector<ReviewWords> fileInWords(const std::optional<ManifestText> &before,
                                     const std::optional<ManifestText> &after,
                                     const QString &endpoint, const QString &name)
{
    Collected words;
    const EndpointManifest *const oldEndpoint = endpointOf(before);
    const EndpointManifest *const newEndpoint = endpointOf(after);
    const auto old = before ? deploymentsOf(*before, endpoint) : std::vector<Described>();
    const auto now = after ? deploymentsOf(*after, endpoint) : std::vector<Described>();
    if (!oldEndpoint && !newEndpoint && old.empty() && now.empty()) {
        describeOtherFile(words, before.has_value(), after.has_value(), name);
        return words.take();
    }
    const QString main = newEndpoint    ? newEndpoint->name
                         : oldEndpoint  ? oldEndpoint->name
                         : !now.empty() ? now.front().endpoint
                                        : old.front().endpoint;
    if (newEndpoint && !oldEndpoint) {
        words.add(main, {ReviewSentence::tr("new endpoint"), ReviewLine::Kind::NewEndpoint});
    } else if (oldEndpoint && !newEndpoint) {
        words.add(main,
                  {ReviewSentence::tr("endpoint deleted"), ReviewLine::Kind::DeletedEndpoint});
    }
    for (const Described &each : now) {
        if (!knows(old, each)) {
            words.add(each.endpoint,
                      {newDeployment(each.manifest), ReviewLine::Kind::NewDeployment, each.name});
        }
    }
    for (const Described &each : old) {
        if (!knows(now, each)) {
            words.add(each.endpoint, {ReviewSentence::tr("deployment %1 deleted").arg(each.name),
                                      ReviewLine::Kind::DeletedDeployment, each.name});
        }
    }
    if (before && after) {
        // With what came or went, "other lines changed" would say less than is known.
        const bool isKnown = !words.of(main).lines.isEmpty();
        for (const QString &line :
             isKnown ? describeKept(*before, *after) : describeChanges(*before, *after)) {
            words.add(main, line);
        }
    }
    if (newEndpoint && newEndpoint->hasTraffic && !newEndpoint->traffic.empty() &&
        (!oldEndpoint || oldEndpoint->traffic != newEndpoint->traffic)) {
        words.of(main).shares = sharesOf(*newEndpoint);
    }
    return words.take();
}

std::vector<ReviewWords> gatheredWords(const std::vector<ReviewFile> &files)
{
    std::map<QString, ReviewWords> byEndpoint;
    for (const ReviewFile &file : files) {
        if (!file.isTicked) {
            continue;
        }
        for (const ReviewWords &words : file.words) {
            ReviewWords &all = byEndpoint[words.endpoint];
            all.endpoint = words.endpoint;
            all.lines += words.lines;
            if (!words.shares.isEmpty()) {
                all.shares = words.shares;
            }
        }
    }
    std::vector<ReviewWords> gathered;
    for (auto &[endpoint, words] : byEndpoint) {
        joinMoves(words.lines);
        std::stable_partition(words.lines.begin(), words.lines.end(), isOfTheWhole);
        if (!endpoint.isEmpty()) {
            gathered.push_back(words);
        }
    }
    if (const auto others = byEndpoint.find({}); others != byEndpoint.end()) {
        gathered.push_back(others->second);
    }
    return gathered;
}

QString proposedMessage(const std::vector<ReviewWords> &words)
{
    if (words.empty()) {
        return {};
    }
    QStringList all;
    QStringList names;
    for (const ReviewWords &each : words) {
        for (const QString &line : each.texts()) {
            all << (each.endpoint.isEmpty() || words.size() == 1
                        ? line
                        : each.endpoint + QStringLiteral(": ") + line);
        }
        if (!each.endpoint.isEmpty()) {
            names << each.endpoint;
        }
    }
    const QString head =
        names.isEmpty() ? ReviewSentence::tr("Files") : names.join(QStringLiteral(", "));
    const QString whole = head + QStringLiteral(": ") + all.join(QStringLiteral("; "));
    if (words.size() == 1 && whole.size() <= longestSubject) {
        return whole;
    }
    QString subject = shortSubject(words, head);
    if (subject.isEmpty()) {
        subject = head + QStringLiteral(": ") +
                  ReviewSentence::tr("%Ln changes", nullptr, static_cast<int>(all.size()));
    }
    if (subject.size() > longestSubject) {
        subject = ReviewSentence::tr("%Ln changes", nullptr, static_cast<int>(all.size()));
    }
    QString message = subject + QStringLiteral("\n");
    for (const QString &line : std::as_const(all)) {
        message += QStringLiteral("\n- ") + line;
    }
    return message;
}

QList<GitTrailer> trailersFor(const std::vector<ReviewWords> &words)
{
    QList<GitTrailer> trailers;
    for (const ReviewWords &each : words) {
        if (each.endpoint.isEmpty()) {
            continue;
        }
        trailers.append({QStringLiteral("Endpoint"), each.endpoint});
        if (!each.shares.isEmpty()) {
            trailers.append({QStringLiteral("Traffic"), each.shares.join(u' ')});
        }
    }
    return trailers;
}

QByteArray proposedBranch(const std::vector<ReviewWords> &words, const QList<QByteArray> &taken)
{
    const QByteArray name = branchFor(words);
    QByteArray free = name;
    for (int number = 2; taken.contains(free); ++number) {
        free = name + '-' + QByteArray::number(number);
    }
    return free;
}

} // namespace serin
