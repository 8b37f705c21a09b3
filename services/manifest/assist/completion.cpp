// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/assist/completion.h"

#include "services/manifest/assist/yamllinecells.h"
#include "services/manifest/manifestreader.h"
#include "services/manifest/yaml/yamledit.h"

#include <algorithm>
#include <string>

namespace serin {

namespace {

using Shape = KeyHelp::Shape;

/// Among more names nobody looks for one in a list.
constexpr qsizetype mostDeployments = 200;

std::string_view viewOf(const QByteArray &text)
{
    return {text.constData(), static_cast<std::size_t>(text.size())};
}

QByteArray tokenOf(const QString &text)
{
    return QByteArray::fromStdString(yamlToken(text.toStdString()));
}

bool takes(const KeyHelp &help, Shape shape)
{
    return std::find(help.shapes.begin(), help.shapes.end(), shape) != help.shapes.end();
}

/// The spots of the schemas that @p path leads to, of those that know it.
std::vector<SchemaSpot> spotsOf(const OutlineSchema &schema, const std::vector<PlaceStep> &path)
{
    std::vector<SchemaSpot> spots;
    const std::size_t first = schema.isWrapped ? 1 : 0;
    if (path.size() < first) {
        return spots; // the name of the deployment, which is free
    }
    for (const ManifestSchema each : schema.schemas) {
        SchemaSpot spot(each);
        for (std::size_t i = first; i < path.size() && spot.isKnown(); ++i) {
            spot.enter(path[i]);
        }
        if (spot.isKnown()) {
            spots.push_back(std::move(spot));
        }
    }
    return spots;
}

class CompletionFinder
{
public:
    CompletionFinder(const QByteArray &text, std::uint32_t offset, const AssistFacts &facts)
        : m_text(viewOf(text)), m_offset(std::min(offset, static_cast<std::uint32_t>(text.size()))),
          m_facts(facts), m_place(yamlPlaceAt(m_text, m_offset)),
          m_document(yamlDocumentAt(m_text, m_offset)),
          m_schema(outlineSchemaOf(m_text, m_document))
    {}

    Completions find()
    {
        m_found.replaced = m_place.word;
        const std::uint32_t end = std::max(m_place.word.begin, m_offset);
        m_found.typed = plainWord(m_text, m_place.word.begin, end);
        switch (m_place.kind) {
        case YamlPlace::Kind::None:
            return m_found;
        case YamlPlace::Kind::Modeline:
            addAddresses(false);
            break;
        case YamlPlace::Kind::Key:
            addKeys();
            break;
        case YamlPlace::Kind::Value:
            addValues();
            break;
        }
        rank();
        return m_found;
    }

private:
    [[nodiscard]] bool has(const QString &key) const
    {
        return std::find(m_place.siblings.begin(), m_place.siblings.end(), key) !=
               m_place.siblings.end();
    }

    [[nodiscard]] bool isListed(const QString &label) const
    {
        return std::any_of(m_found.list.begin(), m_found.list.end(),
                           [&label](const Completion &each) { return each.label == label; });
    }

    void addKeys()
    {
        const std::vector<SchemaSpot> spots = spotsOf(m_schema, m_place.path);
        for (const SchemaSpot &spot : spots) {
            for (const QString &key : spot.keys()) {
                addMember(spot, key);
            }
            if (m_place.isItem && !m_place.hasColon) {
                addChoices(spot.help());
            }
        }
        const QString owner = m_place.path.size() == 1 ? m_place.path.front().key : QString();
        const bool areShares =
            owner == QLatin1String("traffic") || owner == QLatin1String("mirror_traffic");
        if (areShares && !spots.empty()) {
            for (const QString &name : deployments()) {
                addMember(spots.front(), name);
            }
        }
    }

    void addMember(SchemaSpot spot, const QString &key)
    {
        if (!has(key) && !isListed(key)) {
            spot.enter({key, -1});
            addKey(key, spot.help());
        }
    }

    void addKey(const QString &key, const KeyHelp &help)
    {
        Completion completion;
        completion.label = key;
        completion.isKey = true;
        completion.help = help;
        completion.hasChoices = !help.choices.isEmpty() || takes(help, Shape::Boolean);
        completion.text = tokenOf(key) + behindKey(help);
        m_found.list.push_back(std::move(completion));
    }

    /// What is written behind a key: a colon, and the beginning of what stands below it.
    [[nodiscard]] QByteArray behindKey(const KeyHelp &help) const
    {
        if (m_place.hasColon) {
            return {};
        }
        const bool isBelow = !help.shapes.empty() && !m_place.inFlow &&
                             std::all_of(help.shapes.begin(), help.shapes.end(), [](Shape shape) {
                                 return shape == Shape::Map || shape == Shape::List;
                             });
        if (!isBelow) {
            return QByteArrayLiteral(": ");
        }
        const QByteArray lineEnd =
            m_text.find("\r\n") != std::string_view::npos ? QByteArray("\r\n") : QByteArray("\n");
        const QByteArray below = ':' + lineEnd + QByteArray(m_place.column + 2, ' ');
        return takes(help, Shape::Map) ? below : below + "- ";
    }

    [[nodiscard]] QStringList deployments() const
    {
        QStringList names;
        for (const OutlineKey &key : outlineKeys(m_text, m_document)) {
            if (key.key != QLatin1String("deployments")) {
                continue;
            }
            const auto below = outlineKeysBelow(m_text, m_document, key);
            const std::uint32_t next = nextLineAt(m_text, key.span.begin);
            const LineCells first = lineCells(m_text, firstContent(next));
            const bool isList = !first.cells.empty() && first.cells.front().isItem;
            for (const OutlineKey &each : below) {
                if (!isList) {
                    names.append(each.key);
                } else if (each.key == QLatin1String("name")) {
                    names.append(each.value);
                }
            }
        }
        names += m_facts.deployments;
        names.removeAll(QString());
        names.removeDuplicates();
        return names.mid(0, mostDeployments);
    }

    [[nodiscard]] std::uint32_t firstContent(std::uint32_t from) const
    {
        while (from < m_document.end && lineCells(m_text, from, 0).isTrivia) {
            from = nextLineAt(m_text, from);
        }
        return from;
    }

    void addValues()
    {
        const QString &key = m_place.path.back().key;
        if (key == QLatin1String("$schema")) {
            addAddresses(true);
            return;
        }
        for (const SchemaSpot &spot : spotsOf(m_schema, m_place.path)) {
            const KeyHelp help = spot.help();
            addChoices(help);
            addNames(spot, help);
            addAsset(spot, help);
            if (!help.byDefault.isEmpty() && help.choices.isEmpty() &&
                !takes(help, Shape::Boolean)) {
                addValue(help.byDefault, help.byDefault.toUtf8(), help);
            }
            addRest(spot, help);
        }
    }

    void addValue(const QString &label, const QByteArray &token, const KeyHelp &help)
    {
        if (label.isEmpty() || isListed(label)) {
            return;
        }
        Completion completion;
        completion.label = label;
        completion.help = help;
        completion.isDefault = label == help.byDefault;
        // A value needs a blank between itself and the colon.
        const bool isClose =
            m_place.word.length() == 0 && m_offset > 0 && (m_text[m_offset - 1] == ':');
        completion.text = isClose ? ' ' + token : token;
        m_found.list.push_back(std::move(completion));
    }

    void addChoices(const KeyHelp &help)
    {
        for (const QString &choice : help.choices) {
            addValue(choice, tokenOf(choice), help);
        }
        if (takes(help, Shape::Boolean)) {
            addValue(QStringLiteral("true"), "true", help);
            addValue(QStringLiteral("false"), "false", help);
        }
    }

    void addNames(const SchemaSpot &spot, const KeyHelp &help)
    {
        const QString name = help.name;
        const bool ofDeployment = spot.isDeployment();
        const QStringList &words =
            ofDeployment && name == QLatin1String("endpoint_name") ? m_facts.endpoints
            : ofDeployment &&
                    (name == QLatin1String("instance_type") || name == QLatin1String("sku"))
                ? m_facts.instanceTypes
                : none;
        for (const QString &word : words) {
            addValue(word, tokenOf(word), help);
        }
    }

    void addAsset(const SchemaSpot &spot, const KeyHelp &help)
    {
        const bool isAsset = spot.isDeployment() && (help.name == QLatin1String("model") ||
                                                     help.name == QLatin1String("environment"));
        if (isAsset || help.name == QLatin1String("compute")) {
            addValue(QStringLiteral("azureml:"), "azureml:", help);
        }
    }

    /// What the other deployments leave of 100.
    void addRest(const SchemaSpot &spot, const KeyHelp &help)
    {
        const QStringList &steps = spot.steps();
        if (spot.isDeployment() || steps.size() != 2 || steps.front() != QLatin1String("traffic") ||
            m_place.inFlow) {
            return;
        }
        qint64 rest = 100; // the shares may be any numbers
        for (const OutlineKey &key : outlineKeys(m_text, m_document)) {
            if (key.key != steps.front()) {
                continue;
            }
            for (const OutlineKey &share : outlineKeysBelow(m_text, m_document, key)) {
                if (share.span != m_place.key) {
                    rest -= wholeNumber(share.value.toStdString()).value_or(0);
                }
            }
        }
        if (rest >= 0 && rest <= 100) {
            addValue(QString::number(rest), QByteArray::number(rest), help);
        }
    }

    void addAddresses(bool isKey)
    {
        SchemaSpot spot(m_schema.schemas.empty() ? ManifestSchema::ManagedEndpoint
                                                 : m_schema.schemas.front());
        spot.enter({QStringLiteral("$schema"), -1});
        const KeyHelp help = spot.help();
        const bool isDeployment = spot.isDeployment();
        QStringList names{QStringLiteral("managedOnlineEndpoint"),
                          QStringLiteral("kubernetesOnlineEndpoint"),
                          QStringLiteral("managedOnlineDeployment"),
                          QStringLiteral("kubernetesOnlineDeployment")};
        std::stable_partition(names.begin(), names.end(), [isDeployment](const QString &name) {
            return name.endsWith(QLatin1String("Deployment")) == isDeployment;
        });
        for (const QString &name : std::as_const(names)) {
            const QString address =
                QStringLiteral("https://azuremlschemas.azureedge.net/latest/%1.schema.json")
                    .arg(name);
            addValue(address, address.toUtf8(), help);
            if (!isKey) {
                m_found.list.back().text = address.toUtf8();
            }
        }
    }

    /// Those that begin with what was typed, then those that hold it.
    void rank()
    {
        const QString &typed = m_found.typed;
        auto &list = m_found.list;
        const auto fits = [&typed](const Completion &each) {
            return each.label.contains(typed, Qt::CaseInsensitive);
        };
        list.erase(std::stable_partition(list.begin(), list.end(), fits), list.end());
        std::stable_partition(list.begin(), list.end(), [&typed](const Completion &each) {
            return each.label.startsWith(typed, Qt::CaseInsensitive);
        });
    }

    const QStringList none;
    std::string_view m_text;
    std::uint32_t m_offset;
    const AssistFacts &m_facts;
    YamlPlace m_place;
    ByteSpan m_document;
    OutlineSchema m_schema;
    Completions m_found;
};

} // namespace

Completions completionsAt(const QByteArray &text, std::uint32_t offset, const AssistFacts &facts)
{
    return CompletionFinder(text, offset, facts).find();
}

std::optional<KeyHelp> keyHelpAt(const QByteArray &text, std::uint32_t offset, ByteSpan *span)
{
    const std::string_view view = viewOf(text);
    const YamlPlace place = yamlPlaceAt(view, offset);
    const bool isKey = place.kind == YamlPlace::Kind::Key && place.word.length() > 0;
    if (!isKey && place.kind != YamlPlace::Kind::Value) {
        return std::nullopt;
    }
    std::vector<PlaceStep> path = place.path;
    if (isKey) {
        path.push_back({plainWord(view, place.word.begin, place.word.end), -1});
    }
    const OutlineSchema schema = outlineSchemaOf(view, yamlDocumentAt(view, offset));
    for (const SchemaSpot &spot : spotsOf(schema, path)) {
        KeyHelp help = spot.help();
        if (!help.about.isEmpty() || !help.shapes.empty()) {
            *span = isKey ? place.word : place.key;
            return help;
        }
    }
    return std::nullopt;
}

} // namespace serin
