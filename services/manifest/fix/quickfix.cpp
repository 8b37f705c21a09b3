// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/fix/quickfix.h"

#include "services/manifest/fix/brokenlines.h"
#include "services/manifest/manifestreader.h"
#include "services/manifest/manifestselect.h"
#include "services/manifest/validation/schemascalar.h"
#include "services/manifest/yaml/yamledit.h"

#include <algorithm>
#include <iterator>

namespace serin {

namespace {

using Kind = QuickFix::Kind;

/// A choice among more is none.
constexpr std::size_t mostFixes = 6;

std::string tokenFor(const QString &text, bool isNumberWanted)
{
    const std::string bare = text.toStdString();
    return isNumberWanted ? bare : yamlToken(bare);
}

/// Whether @p text is a whole number, which is written without quotes.
bool isPlainValue(const QString &text)
{
    return wholeNumber(text.toStdString()).has_value();
}

class FixFinder
{
public:
    FixFinder(const Diagnostic &diagnostic, const Manifest &manifest)
        : m_diagnostic(diagnostic), m_tree(manifest.tree())
    {}

    std::vector<QuickFix> find()
    {
        const NodeId node = m_diagnostic.node;
        const QString &suggestion = m_diagnostic.suggestion;
        if (node == noNode || node >= m_tree.size() || !findRoot(node)) {
            return {};
        }
        if (is({"unknown-key", "unknown-deployment"})) {
            renameTo(node, suggestion);
        } else if (is({"traffic-sum"})) {
            mendSum(valueAt(node));
        } else if (is({"endpoint-from-folder"})) {
            addKey(node, QStringLiteral("endpoint_name"), suggestion);
        } else if (is({"missing-instance-count"})) {
            const bool inScale = m_tree.node(node).isKey; // the preview's scale_type
            addKey(inScale ? m_tree.node(node).parent : node, QStringLiteral("instance_count"),
                   suggestion);
        } else if (is({"missing-key"})) {
            addMissing(valueAt(node), suggestion);
        } else if (is({"mirror-kubernetes", "empty-value"})) {
            removeKey(valueAt(node));
        } else if (is({"mirror-live"})) {
            setValue(valueAt(node), QStringLiteral("0"));
        } else if (!suggestion.isEmpty()) {
            setValue(valueAt(node), suggestion);
        }
        return m_fixes;
    }

private:
    [[nodiscard]] bool is(std::initializer_list<const char *> codes) const
    {
        return std::any_of(codes.begin(), codes.end(), [this](const char *code) {
            return m_diagnostic.code == QLatin1String(code);
        });
    }

    [[nodiscard]] bool findRoot(NodeId node)
    {
        while (m_tree.node(node).parent != noNode) {
            node = m_tree.node(node).parent;
        }
        const auto &roots = m_tree.roots();
        const auto own = std::find(roots.begin(), roots.end(), node);
        m_document = static_cast<int>(own - roots.begin());
        return own != roots.end();
    }

    /// The value that @p node, a key, has; else itself.
    [[nodiscard]] NodeId valueAt(NodeId node) const
    {
        return m_tree.node(node).isKey ? m_tree.next(node) : node;
    }

    void add(Kind kind, NodeId value, const QString &key, const QString &before,
             const QString &after)
    {
        m_fixes.push_back({kind, m_document, m_tree.pointer(value), key, before, after});
    }

    [[nodiscard]] QString keyText(NodeId value) const
    {
        const NodeId key = m_tree.keyOf(value);
        return key == noNode ? QString() : m_tree.string(key);
    }

    void renameTo(NodeId key, const QString &to)
    {
        if (to.isEmpty() || !m_tree.node(key).isKey ||
            m_tree.find(m_tree.node(key).parent, to.toStdString()) != noNode) {
            return;
        }
        add(Kind::RenameKey, m_tree.next(key), m_tree.string(key), m_tree.string(key), to);
    }

    void setValue(NodeId value, const QString &to)
    {
        if (m_tree.isScalar(value)) {
            add(Kind::SetValue, value, keyText(value), m_tree.string(value), to);
        }
    }

    void addKey(NodeId map, const QString &key, const QString &value)
    {
        if (m_tree.isMap(map) && !value.isEmpty() &&
            m_tree.find(map, key.toStdString()) == noNode) {
            add(Kind::AddKey, map, key, {}, value);
        }
    }

    /// The message begins with the missing key and the keys above it: "scale_settings.type is …".
    void addMissing(NodeId map, const QString &value)
    {
        const QString path = m_diagnostic.message.section(QLatin1Char(' '), 0, 0);
        addKey(map, path.section(QLatin1Char('.'), -1), value);
    }

    void removeKey(NodeId value)
    {
        const QString key = keyText(value);
        const bool isNeeded = key == QLatin1String("name");
        if (!key.isEmpty() && !isNeeded && !m_tree.node(value).isKey) {
            add(Kind::RemoveKey, value, key,
                m_tree.isScalar(value) ? m_tree.string(value) : QString(), {});
        }
    }

    /// The missing percents for each deployment that can take them, or the surplus from each that
    /// has so much.
    void mendSum(NodeId traffic)
    {
        qint64 sum = 0; // the shares may be any numbers
        std::vector<NodeId> shares;
        for (NodeId key = m_tree.isMap(traffic) ? m_tree.firstChild(traffic) : noNode;
             key != noNode; key = m_tree.next(m_tree.next(key))) {
            const std::optional<int> share = wholeNumber(m_tree, m_tree.next(key));
            if (!share) {
                return; // an alias or a merge key
            }
            sum += *share;
            shares.push_back(m_tree.next(key));
        }
        const qint64 rest = 100 - sum;
        std::vector<std::pair<qint64, NodeId>> changed;
        for (const NodeId share : shares) {
            const qint64 after = *wholeNumber(m_tree, share) + rest;
            if (after >= 0 && after <= 100) {
                changed.emplace_back(after, share);
            }
        }
        std::stable_sort(changed.begin(), changed.end(),
                         [](const auto &a, const auto &b) { return a.first > b.first; });
        for (const auto &[after, share] : changed) {
            setValue(share, QString::number(after));
        }
    }

    const Diagnostic &m_diagnostic;
    const YamlTree &m_tree;
    int m_document = 0;
    std::vector<QuickFix> m_fixes;
};

tl::unexpected<Error> changedMeanwhile(const QString &path)
{
    return failure(ErrorKind::Conflict, QStringLiteral("something else stands there now"), path,
                   QStringLiteral("look again"));
}

Result<void> makeFix(YamlEdit &edit, const Manifest &manifest, NodeId node, const QuickFix &fix)
{
    const YamlTree &tree = manifest.tree();
    const auto isAsBefore = [&](NodeId at) { return tree.string(at) == fix.before; };
    switch (fix.kind) {
    case Kind::SetValue:
        if (!tree.isScalar(node) || !isAsBefore(node)) {
            return changedMeanwhile(manifest.path());
        }
        // The same text again is meant to be text, and gets quotes.
        return edit.setScalar(
            node, tokenFor(fix.after, isPlainValue(fix.after) && fix.after != fix.before));
    case Kind::RenameKey: {
        const NodeId key = tree.keyOf(node);
        if (key == noNode || !isAsBefore(key)) {
            return changedMeanwhile(manifest.path());
        }
        return edit.checkEditable(node).and_then(
            [&] { return edit.rename(key, fix.after.toStdString()); });
    }
    case Kind::AddKey: {
        if (!tree.isMap(node) || tree.find(node, fix.key.toStdString()) != noNode) {
            return changedMeanwhile(manifest.path());
        }
        const std::string token = tokenFor(fix.after, isPlainValue(fix.after));
        // An endpoint's name stands behind the deployment's own.
        const NodeId name =
            fix.key == QLatin1String("endpoint_name") ? tree.find(node, "name") : noNode;
        return edit.addEntry(node, name, fix.key.toStdString(), NewYaml::token(token));
    }
    case Kind::RemoveKey:
        return edit.removeEntry(node);
    default:
        return changedMeanwhile(manifest.path());
    }
}

Result<QByteArray> mended(const std::optional<QByteArray> &text, const QString &path)
{
    if (!text) {
        return changedMeanwhile(path);
    }
    return Manifest::parse(*text, path).map([](const Manifest &whole) { return whole.text(); });
}

} // namespace

std::vector<QuickFix> quickFixes(const Diagnostic &diagnostic, const QByteArray &text,
                                 const Result<Manifest> &manifest)
{
    std::vector<QuickFix> fixes;
    if (manifest) {
        fixes = FixFinder(diagnostic, *manifest).find();
    } else if (diagnostic.code == QLatin1String("schema-line")) {
        fixes.push_back({Kind::SchemaComment, 0, {}, {}, {}, {}});
        fixes.push_back({Kind::SchemaKey, 0, {}, {}, {}, {}});
    } else if (diagnostic.code == QLatin1String("unparsable")) {
        fixes.push_back({Kind::Spaces, 0, {}, {}, {}, {}});
    }
    const auto fails = [&](const QuickFix &fix) {
        return !applyQuickFix(text, diagnostic.file, fix);
    };
    fixes.resize(std::min(fixes.size(), mostFixes));
    fixes.erase(std::remove_if(fixes.begin(), fixes.end(), fails), fixes.end());
    return fixes;
}

Result<QByteArray> applyQuickFix(const QByteArray &text, const QString &path, const QuickFix &fix)
{
    switch (fix.kind) {
    case Kind::SchemaComment:
        return mended(withSchemaComment(text), path);
    case Kind::SchemaKey:
        return mended(withSchemaKey(text), path);
    case Kind::Spaces:
        return mended(withoutTabs(text), path);
    default:
        break;
    }
    const Result<Manifest> manifest = Manifest::parse(text, path);
    if (!manifest) {
        return failure(manifest.error());
    }
    const auto &roots = manifest->tree().roots();
    const auto document = static_cast<std::size_t>(fix.document);
    const NodeId node =
        document < roots.size() ? manifest->tree().resolve(roots[document], fix.pointer) : noNode;
    if (node == noNode) {
        return changedMeanwhile(path);
    }
    YamlEdit edit(manifest->tree(), path);
    const Result<void> made = makeFix(edit, *manifest, node, fix);
    return finishEdit(*manifest, edit, made).map([](const Manifest &whole) {
        return whole.text();
    });
}

} // namespace serin
