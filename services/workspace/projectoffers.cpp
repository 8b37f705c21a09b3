// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/workspace/projectoffers.h"

#include "services/core/readfile.h"
#include "services/manifest/yaml/yamlreader.h"
#include "services/workspace/workspaceentry.h"

#include <QSet>
#include <QStringList>

namespace serin {

namespace {

constexpr qint64 largestManifest = 1024 * 1024;
constexpr int mostFindings = 100;

/// Reads one serin.yaml.
class OffersReader
{
public:
    OffersReader(const YamlTree &tree, QString path, QString repository)
        : m_tree(tree), m_path(std::move(path)), m_repository(std::move(repository))
    {}

    ProjectOffers read()
    {
        if (m_tree.roots().empty()) {
            return {};
        }
        const NodeId root = m_tree.roots().front();
        if (m_tree.roots().size() > 1) {
            report(m_tree.roots().at(1), QStringLiteral("only the first document is read"));
        }
        if (m_tree.kind(root) == NodeKind::Null) {
            return {};
        }
        if (!m_tree.isMap(root)) {
            report(root, QStringLiteral("there is no list `projects`"));
            return m_offers;
        }
        checkKeys(root, {QStringLiteral("projects")});
        const NodeId projects = m_tree.find(root, "projects");
        if (projects == noNode || m_tree.kind(projects) == NodeKind::Null) {
            return m_offers;
        }
        if (!m_tree.isSequence(projects)) {
            report(projects, QStringLiteral("`projects` is no list"));
            return m_offers;
        }
        for (NodeId id = m_tree.firstChild(projects); id != noNode; id = m_tree.next(id)) {
            readProject(id);
        }
        return m_offers;
    }

private:
    void report(NodeId at, const QString &detail, const QString &fix = {})
    {
        if (m_offers.findings.size() < mostFindings) {
            m_offers.findings.append(Error{ErrorKind::Invalid, detail,
                                           sourceLocation(m_path, m_tree.position(at)), fix});
        }
    }

    void checkKeys(NodeId map, const QStringList &known)
    {
        QSet<QString> seen;
        for (NodeId key = m_tree.firstChild(map); key != noNode;
             key = m_tree.next(m_tree.next(key))) {
            const QString name = m_tree.string(key);
            if (!known.contains(name)) {
                report(key, QStringLiteral("`%1` means nothing here").arg(name),
                       QStringLiteral("known are %1").arg(known.join(QStringLiteral(", "))));
            } else if (seen.contains(name)) {
                report(key, QStringLiteral("`%1` stands here twice").arg(name));
            }
            seen.insert(name);
        }
    }

    /// The scalar under @p key; nothing, said, when it is not text. An absent one is empty.
    std::optional<QString> text(NodeId map, const char *key)
    {
        const NodeId id = m_tree.find(map, key);
        if (id == noNode || m_tree.kind(id) == NodeKind::Null) {
            return QString();
        }
        if (!m_tree.isScalar(id)) {
            report(id, QStringLiteral("`%1` is no text").arg(QLatin1String(key)));
            return std::nullopt;
        }
        return m_tree.string(id);
    }

    void readProject(NodeId map)
    {
        if (!m_tree.isMap(map)) {
            report(map, QStringLiteral("this is no project"));
            return;
        }
        checkKeys(map,
                  {QStringLiteral("name"), QStringLiteral("folder"), QStringLiteral("workspace"),
                   QStringLiteral("tier"), QStringLiteral("applies"), QStringLiteral("branch")});
        const auto name = text(map, "name");
        const auto folder = text(map, "folder");
        const auto workspace = text(map, "workspace");
        const auto tierWord = text(map, "tier");
        const auto appliesWord = text(map, "applies");
        const auto branch = text(map, "branch");
        if (!name || !folder || !workspace || !tierWord || !appliesWord || !branch) {
            return;
        }
        // Who says nothing gets the careful reading, but nothing of this computer is production.
        const Tier unsaid = *workspace == localWorkspaceName ? Tier::Dev : Tier::Prod;
        const auto tier = tierWord->isEmpty() ? unsaid : tierFromName(*tierWord);
        if (!tier) {
            report(m_tree.find(map, "tier"), QStringLiteral("`%1` is no tier").arg(*tierWord),
                   QStringLiteral("write dev, staging or prod"));
            return;
        }
        const auto applies =
            appliesWord->isEmpty() ? ProjectApplies::Serin : projectAppliesFromName(*appliesWord);
        if (!applies) {
            report(m_tree.find(map, "applies"),
                   QStringLiteral("`%1` cannot apply").arg(*appliesWord),
                   QStringLiteral("write serin or pipeline"));
            return;
        }
        const Result<QString> inside = projectFolder(*folder);
        if (!inside) {
            report(m_tree.find(map, "folder"), inside.error().detail, inside.error().fix);
            return;
        }
        take(map, {*name,
                   m_repository,
                   *inside,
                   *branch,
                   *workspace,
                   *tier,
                   *applies,
                   {},
                   Project::Origin::Offered});
    }

    void take(NodeId map, const Project &project)
    {
        if (const Result<void> good = checkProject(project); !good) {
            report(map, good.error().detail, good.error().fix);
        } else if (m_names.contains(project.name)) {
            report(map, QStringLiteral("there are two projects \"%1\"").arg(project.name));
        } else {
            m_names.insert(project.name);
            m_offers.projects.append(project);
        }
    }

    const YamlTree &m_tree;
    const QString m_path;
    const QString m_repository;
    QSet<QString> m_names;
    ProjectOffers m_offers;
};

} // namespace

ProjectOffers parseProjectOffers(const QByteArray &text, const QString &path,
                                 const QString &repository)
{
    const Result<YamlTree> tree = readYaml(text, path);
    if (!tree) {
        return {{}, {tree.error()}};
    }
    return OffersReader(*tree, path, repository).read();
}

ProjectOffers readProjectOffers(const QString &repository)
{
    const QString path = repository + u'/' + projectOffersFileName();
    const Result<FileContent> file = readFile(path, largestManifest);
    if (!file) {
        return file.error().kind == ErrorKind::NotFound ? ProjectOffers()
                                                        : ProjectOffers{{}, {file.error()}};
    }
    return parseProjectOffers(file->bytes, path, repository);
}

QString projectOffersFileName()
{
    return QStringLiteral("serin.yaml");
}

} // namespace serin
