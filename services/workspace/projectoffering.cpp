// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/workspace/projectoffering.h"

#include "services/manifest/yaml/yamledit.h"
#include "services/manifest/yaml/yamlreader.h"
#include "services/workspace/projectoffers.h"

#include <QRegularExpression>

#include <algorithm>

namespace serin {

namespace {

std::string token(const QString &text)
{
    return yamlToken(text.toStdString());
}

/// The keys of @p project that say something, in the order that people write them.
std::vector<NewEntry> entriesOf(const Project &project)
{
    std::vector<NewEntry> entries;
    const auto add = [&entries](const char *key, const QString &value) {
        if (!value.isEmpty()) {
            entries.push_back({key, NewYaml::token(token(value))});
        }
    };
    add("name", project.name);
    add("folder", project.folder);
    add("workspace", project.workspace);
    add("tier", tierName(project.tier));
    add("applies", projectAppliesName(project.applies));
    add("branch", project.branch);
    return entries;
}

/// The item of a list of projects whose dash stands behind @p indent blanks.
QByteArray itemText(const Project &project, int indent)
{
    QByteArray lines = QByteArray::fromStdString(yamlBlock(entriesOf(project), indent + 2));
    lines[indent] = '-';
    return lines.endsWith('\n') ? lines : lines + '\n';
}

bool isSame(const Project &one, const Project &other)
{
    return one.name == other.name && one.folder == other.folder && one.branch == other.branch &&
           one.workspace == other.workspace && one.tier == other.tier &&
           one.applies == other.applies;
}

/// Whether @p after offers all of @p before, and @p project, and nothing else.
bool isAdded(const ProjectOffers &before, const ProjectOffers &after, const Project &project)
{
    return after.findings.size() == before.findings.size() &&
           after.projects.size() == before.projects.size() + 1 &&
           std::equal(before.projects.begin(), before.projects.end(), after.projects.begin(),
                      isSame) &&
           isSame(after.projects.last(), project);
}

tl::unexpected<Error> refusal(const Project &project, const QString &path)
{
    return failure(ErrorKind::Invalid,
                   QStringLiteral("the project cannot be added without a doubt"), path,
                   QStringLiteral("write below `projects:` yourself: %1")
                       .arg(QString::fromUtf8(itemText(project, 0)).simplified()));
}

Result<QByteArray> withApplier(const QByteArray &text, const Project &project, const QString &path)
{
    const Result<YamlTree> tree = readYaml(text, path);
    if (!tree) {
        return failure(tree.error());
    }
    const NodeId projects =
        tree->roots().empty() ? noNode : tree->find(tree->roots().front(), "projects");
    YamlEdit edit(*tree, path);
    for (NodeId item = projects == noNode ? noNode : tree->firstChild(projects); item != noNode;
         item = tree->next(item)) {
        const NodeId name = tree->find(item, "name");
        if (name == noNode || tree->string(name) != project.name) {
            continue;
        }
        const NodeId applies = tree->find(item, "applies");
        const std::string word = token(projectAppliesName(project.applies));
        const Result<void> done = applies == noNode
                                      ? edit.addEntry(item, noNode, "applies", NewYaml::token(word))
                                      : edit.setScalar(applies, word);
        if (!done) {
            return failure(done.error());
        }
        const Result<YamlTree> proven = edit.prove();
        return proven ? Result<QByteArray>(proven->text()) : failure(proven.error());
    }
    return refusal(project, path);
}

} // namespace

Result<QByteArray> withProjectOffered(const std::optional<QByteArray> &text, const Project &project,
                                      const QString &path)
{
    if (!text || text->trimmed().isEmpty()) {
        return QByteArray("# The projects of this repository, for everybody who works in it.\n"
                          "projects:\n") +
               itemText(project, 2);
    }
    const ProjectOffers before = parseProjectOffers(*text, path, project.repository);
    const auto same =
        std::find_if(before.projects.begin(), before.projects.end(),
                     [&project](const Project &each) { return each.name == project.name; });
    if (same != before.projects.end()) {
        if (same->folder != project.folder || same->workspace != project.workspace) {
            return failure(ErrorKind::Invalid,
                           QStringLiteral("it has a project \"%1\" of another folder or workspace")
                               .arg(project.name),
                           path, QStringLiteral("rename one of the two"));
        }
        return same->applies == project.applies ? *text : withApplier(*text, project, path);
    }
    // Behind the last item, where it stands at the end of the file: whether that is so is seen by
    // reading the outcome.
    static const QRegularExpression dash(QStringLiteral("^( *)- "),
                                         QRegularExpression::MultilineOption);
    int indent = 2;
    if (const auto first = dash.match(QString::fromUtf8(*text)); first.hasMatch()) {
        indent = static_cast<int>(first.capturedLength(1));
    }
    const QByteArray lineEnd = text->contains("\r\n") ? QByteArray("\r\n") : QByteArray("\n");
    const QByteArray whole = *text + (text->endsWith('\n') ? QByteArray() : lineEnd) +
                             itemText(project, indent).replace("\n", lineEnd);
    return isAdded(before, parseProjectOffers(whole, path, project.repository), project)
               ? Result<QByteArray>(whole)
               : refusal(project, path);
}

} // namespace serin
