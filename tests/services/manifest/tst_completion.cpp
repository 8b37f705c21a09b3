// SPDX-License-Identifier: GPL-3.0-or-later
// What may stand at a place of a manifest, and what its keys mean, also while it is half typed.
#include "services/manifest/assist/completion.h"
#include "services/manifest/assist/yamllinecells.h"
#include "services/manifest/manifest.h"
#include "services/manifest/validation/validationview.h"
#include "tests/support/filebytes.h"

#include <QDirIterator>
#include <QFileInfo>
#include <QTest>

#include <algorithm>
#include <random>

using namespace serin;

namespace {

struct Marked
{
    QByteArray text;
    std::uint32_t offset;
};

/// The place is marked with a bar.
Marked marked(const char *text)
{
    Marked result{QByteArray(text), 0};
    result.offset = static_cast<std::uint32_t>(result.text.indexOf('|'));
    result.text.remove(result.offset, 1);
    return result;
}

QStringList labels(const Completions &completions)
{
    QStringList all;
    for (const Completion &each : completions.list) {
        all.append(each.label);
    }
    return all;
}

QByteArray accepted(const Marked &at, const Completions &found, const QString &label)
{
    for (const Completion &each : found.list) {
        if (each.label == label) {
            QByteArray text = at.text;
            return text.replace(found.replaced.begin, found.replaced.length(), each.text);
        }
    }
    return "not offered";
}

AssistFacts facts()
{
    return {{QStringLiteral("blue"), QStringLiteral("green")},
            {QStringLiteral("my-endpoint")},
            {QStringLiteral("Standard_F2s_v2")}};
}

Completions completed(const Marked &at)
{
    return completionsAt(at.text, at.offset, facts());
}

/// The manifests of tests/data, and of SERIN_CORPUS_DIR when it is set.
QStringList manifestFiles()
{
    QStringList paths;
    for (const QString &folder :
         {QStringLiteral(SERIN_TEST_DATA "/manifests"), qEnvironmentVariable("SERIN_CORPUS_DIR")}) {
        if (folder.isEmpty()) {
            continue;
        }
        QDirIterator walk(folder, {QStringLiteral("*.yml"), QStringLiteral("*.yaml")}, QDir::Files,
                          QDirIterator::Subdirectories);
        while (walk.hasNext()) {
            paths << walk.next();
        }
    }
    paths.sort();
    return paths;
}

QString pointerOf(const std::vector<PlaceStep> &path)
{
    QString pointer;
    for (const PlaceStep &step : path) {
        QString key = step.isItem() ? QString::number(step.index) : step.key;
        key.replace(QLatin1Char('~'), QLatin1String("~0"));
        pointer += QLatin1Char('/') + key.replace(QLatin1Char('/'), QLatin1String("~1"));
    }
    return pointer;
}

const char *const header = "$schema: https://x/latest/managedOnlineEndpoint.schema.json\n";

} // namespace

class TestCompletion : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void offers_data();
    void offers();
    void writes_data();
    void writes();
    void explains_data();
    void explains();
    void explainsNothingElse();
    void everyKeyHasHelp();
    void placesAreThoseOfTheTree();
    void schemasAreThoseOfValidation();
    void takesAnyBytes();
    void takesTornManifests();
    void quotesOfTwoQuotes();
    void takesLargeFiles();
    void takesLargeBrackets_data();
    void takesLargeBrackets();
    void offersSomeOfManyNames();
};

void TestCompletion::offers_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("first");
    QTest::addColumn<QStringList>("never");
    const auto row = [](const char *name, const QByteArray &text, const QStringList &first,
                        const QStringList &never = {}) {
        QTest::newRow(name) << text << first << never;
    };
    const auto s = [](const char *words) {
        return QString::fromLatin1(words).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    };
    row("keys of an endpoint", QByteArray(header) + "name: my-endpoint\n|\n",
        s("auth_mode description"), s("name id scoring_uri instance_count $schema"));
    row("those that must be there first", QByteArray(header) + "|\ntraffic:\n  blue: 100\n",
        s("name auth_mode"), s("traffic"));
    row("half a key", QByteArray(header) + "name: e\nau|\n", s("auth_mode"));
    row("half a key in the middle of a text", QByteArray(header) + "name: e\nmi|\ntraffic:\n",
        s("mirror_traffic"));
    row("a value", QByteArray(header) + "auth_mode: |\n", s("key aml_token aad_token"),
        s("AMLToken Key"));
    row("right behind the colon", QByteArray(header) + "auth_mode:|\n", s("key aml_token"));
    row("half a value", QByteArray(header) + "auth_mode: aml|\n", s("aml_token"), s("key"));
    row("in quotes", QByteArray(header) + "auth_mode: \"aa|\n", s("aad_token"));
    row("deployments under traffic", QByteArray(header) + "name: e\ntraffic:\n  |\n",
        s("blue green"));
    row("that are not there yet", QByteArray(header) + "name: e\ntraffic:\n  blue: 90\n  |\n",
        s("green"), s("blue"));
    row("below that, too", QByteArray(header) + "name: e\ntraffic:\n  |\n  green: 90\n", s("blue"),
        s("green"));
    row("in braces", QByteArray(header) + "name: e\ntraffic: {blue: 90, gr|}\n", s("green"),
        s("blue"));
    row("in open braces", QByteArray(header) + "name: e\ntraffic: {|\n", s("blue green"));
    row("in braces over lines", QByteArray(header) + "traffic: {\n  blue: 90,\n  |\n}\n",
        s("green"), s("blue"));
    row("nothing is left of 100",
        QByteArray(header) +
            "traffic:\n  blue: 2147483647\n  red: 2147483647\n  grey: 2\n  green: |\n",
        {}, s("100"));
    row("what is left of 100", QByteArray(header) + "traffic:\n  blue: 90\n  green: |\n", s("10"));
    row("of a deployment", "name: blue\nendpoint_name: e\nmodel: m\n|\n",
        s("instance_type app_insights_enabled"), s("model sku scale_type"));
    row("the endpoint of a deployment", "instance_type: x\nendpoint_name: |\n", s("my-endpoint"));
    row("machines of others", "name: green\nendpoint_name: e\ninstance_type: |\n",
        s("Standard_F2s_v2"));
    row("settings", "name: blue\nendpoint_name: e\nrequest_settings:\n  |\n",
        s("max_concurrent_requests_per_instance max_queue_wait_ms request_timeout_ms"));
    row("a default", "name: blue\nendpoint_name: e\nrequest_settings:\n  request_timeout_ms: |\n",
        s("5000"));
    row("a boolean", "name: b\nendpoint_name: e\napp_insights_enabled: |\n", s("true false"));
    row("an inline asset", "name: b\nendpoint_name: e\nmodel:\n  na|\n", s("name"));
    row("an asset", "name: b\nendpoint_name: e\nmodel: |\n", s("azureml:"));
    row("the preview's map", "name: e\ntype: online\ndeployments:\n  blue:\n    sc|\n",
        s("scale_settings"), s("instance_count"));
    row("the preview's list", "name: e\ntype: online\ndeployments:\n  - name: blue\n    sk|\n",
        s("sku"));
    row("a new item", "name: e\ntype: online\ndeployments:\n  - |\n",
        s("app_insights_enabled code_configuration"));
    row("dashes at the column of the key",
        "name: e\ntype: online\ndeployments:\n- name: b\n  sk|\n", s("sku"));
    row("names of the preview's deployments",
        "name: e\ntype: online\ntraffic:\n  |\ndeployments:\n  red:\n    sku: x\n",
        s("red blue green"));
    row("of the preview's list",
        "name: e\ntype: online\ntraffic:\n  |\ndeployments:\n  - name: red\n    sku: x\n",
        s("red blue green"));
    row("the wrapped form", "blue:\n  sku: x\n  scale_settings:\n    scale_type: |\n",
        s("manual auto automatic"));
    row("Kubernetes", "name: e\nauth_mode: key\ncompute: azureml:c\n|\n", s("description identity"),
        s("public_network_access"));
    row("items that are words", QByteArray(header) + "identity:\n  type: |\n",
        s("system_assigned user_assigned none"));
    row("a list's map", QByteArray(header) + "identity:\n  user_assigned_identities:\n  - |\n",
        s("client_id object_id principal_id resource_id"));
    row("addresses of schemas", "$schema: |\nname: b\nendpoint_name: e\n",
        {QStringLiteral("https://azuremlschemas.azureedge.net/latest/"
                        "managedOnlineDeployment.schema.json")});
    row("in the comment of an editor",
        "# yaml-language-server: $schema=|\nname: e\nauth_mode: key\n",
        {QStringLiteral("https://azuremlschemas.azureedge.net/latest/"
                        "managedOnlineEndpoint.schema.json")});
    row("an empty file", "|", s("name auth_mode"));
    row("beside what does not parse", QByteArray(header) + "name: [\nauth_mode: |\n  x: {{y\n",
        s("key aml_token"));
    row("behind a broken line", "name: b\nendpoint_name: e\n$schema=x\napp_insights_enabled: |\n",
        s("true false"));
    row("the second document", "name: e\nauth_mode: key\n---\nname: b\nendpoint_name: e\nliv|\n",
        s("liveness_probe"));
    row("Windows line ends", "name: e\r\nauth_mode: |\r\ntraffic:\r\n", s("key"));
    row("behind a byte order mark", "\xEF\xBB\xBFname: e\nauth_mode: |\n", s("key"));
    for (const char *nothing :
         {"name: e\nauth_mode: key\ndescription: |-\n  a\n  #\n", "name: e # a|\nauth_mode: key\n",
          "name: e\nauth_mode: key\ndescription: >\n  first\n  |\n", "apiVersion: v1\nkind: X\n|\n",
          "name: e\nauth_mode: key\ntraffic: {blue: 9}|\n",
          "name: e\nauth_mode: key\ndescription: a\n  b|\n"}) {
        QTest::newRow(nothing) << QByteArray(nothing).replace("|-\n", "|-\n") << QStringList()
                               << QStringList{QStringLiteral("*")};
    }
}

void TestCompletion::offers()
{
    QFETCH(QByteArray, text);
    QFETCH(QStringList, first);
    QFETCH(QStringList, never);
    if (!text.contains('|')) {
        text.append('|');
    }
    const auto bar = static_cast<std::uint32_t>(text.lastIndexOf('|'));
    text.remove(bar, 1);
    const QStringList found = labels(completionsAt(text, bar, facts()));
    if (never == QStringList{QStringLiteral("*")}) {
        QCOMPARE(found, QStringList());
        return;
    }
    QCOMPARE(found.mid(0, first.size()), first);
    for (const QString &label : never) {
        QVERIFY2(!found.contains(label), qPrintable(label));
    }
}

void TestCompletion::writes_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QString>("label");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char *name, const QByteArray &before, const char *label,
                        const QByteArray &after) {
        QTest::newRow(name) << before << QString::fromLatin1(label) << after;
    };
    const QByteArray head(header);
    row("a key", head + "na|\n", "name", head + "name: \n");
    row("a map", head + "tra|\n", "traffic", head + "traffic:\n  \n");
    row("a map, Windows", "name: e\r\nauth_mode: key\r\ntra|\r\n", "traffic",
        "name: e\r\nauth_mode: key\r\ntraffic:\r\n  \r\n");
    row("a list", head + "identity:\n  us|\n", "user_assigned_identities",
        head + "identity:\n  user_assigned_identities:\n    - \n");
    row("another key in the place of one", head + "aut|: key\n", "auth_mode",
        head + "auth_mode: key\n");
    row("a value right behind the colon", head + "auth_mode:|\n", "key", head + "auth_mode: key\n");
    row("another value", head + "auth_mode: k|ey # c\n", "key", head + "auth_mode: key # c\n");
    row("in braces", head + "traffic: {bl|}\n", "blue", head + "traffic: {blue: }\n");
    row("a number that is a name", "name: b\nendpoint_name: e\napp_insights_enabled: |\n", "true",
        "name: b\nendpoint_name: e\napp_insights_enabled: true\n");
}

void TestCompletion::writes()
{
    QFETCH(QByteArray, before);
    QFETCH(QString, label);
    QFETCH(QByteArray, after);
    const Marked at = marked(before.constData());
    QCOMPARE(accepted(at, completed(at), label), after);
}

void TestCompletion::explains_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("byDefault");
    QTest::addColumn<double>("most");
    const auto row = [](const char *name, const char *text, const char *key,
                        const char *byDefault = "", double most = -1) {
        QTest::newRow(name) << QByteArray(text) << QString::fromLatin1(key)
                            << QString::fromLatin1(byDefault) << most;
    };
    row("a key", "name: e\nauth|_mode: key\n", "auth_mode", "key");
    row("a value", "name: e\nauth_mode: k|ey\n", "auth_mode", "key");
    row("a share", "name: e\ntraffic:\n  bl|ue: 9\n", "traffic.blue", "", 100);
    row("a mirrored share", "name: e\nauth_mode: key\nmirror_traffic: {bl|ue: 9}\n",
        "mirror_traffic.blue", "", 50);
    row("limits", "name: b\nendpoint_name: e\nrequest_settings:\n  request_|timeout_ms: 1\n",
        "request_settings.request_timeout_ms", "5000", 300000);
    row("a deployment inside", "name: e\ntype: online\ndeployments:\n  b:\n    s|ku: x\n", "sku");
    row("a deployment's name", "name: e\ntype: online\ndeployments:\n  b|:\n    sku: x\n", "");
    row("a probe", "name: b\nendpoint_name: e\nliveness_probe:\n  per|iod: 1\n",
        "liveness_probe.period", "10");
    row("a scalar or a map", "name: b\nendpoint_name: e\nmo|del: azureml:m:1\n", "model");
    row("among what does not parse", "name: e\nauth|_mode: [\n\t{{\n", "auth_mode", "key");
}

void TestCompletion::explains()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, name);
    QFETCH(QString, byDefault);
    QFETCH(double, most);
    const Marked at = marked(text.constData());
    ByteSpan span;
    const std::optional<KeyHelp> help = keyHelpAt(at.text, at.offset, &span);
    QVERIFY(help);
    QCOMPARE(help->name, name);
    QVERIFY(help->about.endsWith(QLatin1Char('.')));
    QCOMPARE(help->byDefault, byDefault);
    QCOMPARE(help->most.value_or(-1), most);
    QVERIFY(span.length() > 0 && span.begin <= at.offset);
}

void TestCompletion::explainsNothingElse()
{
    for (const char *text : {"name: e\nauth_mode: key\nnot_known|: 1\n", "# na|me: e\n",
                             "name: e\nauth_mode: key\n|", "tags:\n  te|am: a\nauth_mode: key\n"}) {
        const Marked at = marked(text);
        ByteSpan span;
        const std::optional<KeyHelp> help = keyHelpAt(at.text, at.offset, &span);
        QVERIFY2(!help, qPrintable(help ? help->name : QString()));
    }
}

void TestCompletion::everyKeyHasHelp()
{
    QCOMPARE(keysWithoutHelp(), QStringList());
}

/// Of every key in the block style of a whole text the place is what the parsed tree says.
void TestCompletion::placesAreThoseOfTheTree()
{
    int keys = 0;
    for (const QString &path : manifestFiles()) {
        const auto manifest = Manifest::parse(fileBytes(path), path);
        if (!manifest) {
            continue;
        }
        const YamlTree &tree = manifest->tree();
        const std::string_view text(tree.text().constData(),
                                    static_cast<std::size_t>(tree.text().size()));
        const bool isTabbed = text.find('\t') != std::string_view::npos;
        for (NodeId id = 0; id < tree.size() && !isTabbed; ++id) {
            const YamlNode &node = tree.node(id);
            if (!node.isKey || !node.spanKnown || node.kind != NodeKind::Scalar ||
                node.style == ScalarStyle::Block || node.anchored) {
                continue;
            }
            const NodeId value = tree.next(id);
            if (tree.node(value).missing && tree.node(node.parent).flow) {
                continue; // a template: braces without a colon
            }
            const YamlPlace place = yamlPlaceAt(text, node.span.end);
            const QString where = sourceLocation(path, tree.position(id));
            QVERIFY2(place.kind == YamlPlace::Kind::Key, qPrintable(where));
            QVERIFY2(place.word == node.span, qPrintable(where));
            QVERIFY2(place.hasColon, qPrintable(where));
            std::vector<PlaceStep> whole = place.path;
            whole.push_back({tree.string(id), -1});
            QVERIFY2(pointerOf(whole) == tree.pointer(value),
                     qPrintable(where + QLatin1Char(' ') + pointerOf(whole) + QLatin1Char(' ') +
                                tree.pointer(value)));
            QVERIFY2(static_cast<int>(place.siblings.size()) + 1 == tree.count(node.parent),
                     qPrintable(where));
            ++keys;
        }
    }
    qInfo("%d keys", keys);
    QVERIFY(keys > 200);
}

/// Manifests that can be parsed are helped with by the schema that they are validated with.
void TestCompletion::schemasAreThoseOfValidation()
{
    int documents = 0;
    for (const QString &path : manifestFiles()) {
        const auto manifest = Manifest::parse(fileBytes(path), path);
        if (!manifest) {
            continue;
        }
        const YamlTree &tree = manifest->tree();
        const std::string_view text(tree.text().constData(),
                                    static_cast<std::size_t>(tree.text().size()));
        for (const ManifestDocument &document : manifest->documents()) {
            if (tree.node(document.root).flow) {
                continue; // all of it in braces, as JSON
            }
            const DocumentView view(*manifest, document);
            const auto at = tree.node(document.root).span.begin;
            const OutlineSchema found = outlineSchemaOf(text, yamlDocumentAt(text, at));
            QVERIFY2(std::find(found.schemas.begin(), found.schemas.end(), view.schema()) !=
                         found.schemas.end(),
                     qPrintable(path));
            ++documents;
        }
    }
    QVERIFY(documents > 20);
}

void TestCompletion::takesAnyBytes()
{
    const QByteArrayList texts{"",
                               ":",
                               "-",
                               "- -",
                               "{",
                               "[",
                               "}",
                               "a: {",
                               "a: [{",
                               "\"",
                               "'",
                               "a: \"",
                               "a: {\"",
                               "---",
                               "...",
                               "#",
                               "\xEF\xBB\xBF",
                               "\xFF\xFE",
                               "a:\n\t- b",
                               "- - - a: {b: [c, {d",
                               "a: {b: c}}}]",
                               ": : :",
                               "? a\n: b",
                               "a: &x {b: *x, <<: *x",
                               "\r\n\r\n:\r\n"};
    for (const QByteArray &text : texts) {
        for (qsizetype at = 0; at <= text.size(); ++at) {
            ByteSpan span;
            const auto offset = static_cast<std::uint32_t>(at);
            const Completions found = completionsAt(text, offset, facts());
            QVERIFY(found.replaced.end <= static_cast<std::uint32_t>(text.size()));
            static_cast<void>(keyHelpAt(text, offset, &span));
            QVERIFY(span.end <= static_cast<std::uint32_t>(text.size()));
        }
    }
}

/// Every manifest, cut and with a piece of another in it, at any place.
void TestCompletion::takesTornManifests()
{
    std::mt19937 random(6); // NOLINT: the same each time
    const auto below = [&random](qsizetype most) {
        return static_cast<qsizetype>(random() % static_cast<std::uint32_t>(most + 1));
    };
    QByteArrayList texts;
    for (const QString &path : manifestFiles()) {
        texts.append(fileBytes(path));
    }
    for (const QByteArray &whole : std::as_const(texts)) {
        for (int i = 0; i < 40; ++i) {
            const QByteArray &other = texts[below(texts.size() - 1)];
            QByteArray text = whole;
            text.replace(below(text.size()), below(20), other.mid(below(other.size()), below(30)));
            text.truncate(below(text.size()));
            const auto offset = static_cast<std::uint32_t>(below(text.size()));
            const Completions found = completionsAt(text, offset, facts());
            QVERIFY(found.replaced.begin <= found.replaced.end);
            QVERIFY(found.replaced.end <= static_cast<std::uint32_t>(text.size()));
            ByteSpan span;
            static_cast<void>(keyHelpAt(text, offset, &span));
            QVERIFY(span.end <= static_cast<std::uint32_t>(text.size()));
        }
    }
}

void TestCompletion::quotesOfTwoQuotes()
{
    const Marked value = marked("tags:\n  owner: 'it''s # no comment|'\n");
    QCOMPARE(yamlPlaceAt(value.text.toStdString(), value.offset).kind, YamlPlace::Kind::Value);
    const Marked below = marked("tags:\n  'it''s': {a: |}\n");
    const YamlPlace place = yamlPlaceAt(below.text.toStdString(), below.offset);
    QCOMPARE(place.kind, YamlPlace::Kind::Value);
    QCOMPARE(place.path.size(), std::size_t(3));
}

/// Ten megabytes above the place: found, and without a time that grows with more than the size.
void TestCompletion::takesLargeFiles()
{
    QByteArray text(header);
    text += "name: e\ntags:\n";
    while (text.size() < 10 * 1024 * 1024) {
        text += "  some-key-of-mine-" + QByteArray::number(text.size()) + ": some value\n";
    }
    text += "auth_mode: ";
    const Completions found = completionsAt(text, static_cast<std::uint32_t>(text.size()), facts());
    QCOMPARE(labels(found).value(0), QStringLiteral("key"));
}

void TestCompletion::takesLargeBrackets_data()
{
    constexpr qsizetype size = 256 * 1024;
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qsizetype>("offset");
    const QByteArray begin = QByteArray(header) + "tags: ";
    QTest::newRow("lists") << begin + QByteArray(size, '[') << begin.size() + size;
    const QByteArray maps = QByteArray("{a: ").repeated(size / 4);
    QTest::newRow("maps") << begin + maps << begin.size() + size;
    QByteArray keys = "{";
    while (keys.size() < size) {
        keys += 'k' + QByteArray::number(keys.size()) + ": v, ";
    }
    QTest::newRow("keys") << begin + keys + '}' << begin.size() + 1;
    QTest::newRow("keys before it") << begin + keys + '}' << begin.size() + size - 32 * 1024;
    QTest::newRow("items") << begin + "[" + QByteArray("a,").repeated(size / 2) + "]"
                           << begin.size() + 2;
}

/// As large as the editor shows, and hostile: no time that grows with more than the size.
void TestCompletion::takesLargeBrackets()
{
    QFETCH(QByteArray, text);
    QFETCH(qsizetype, offset);
    const auto at = static_cast<std::uint32_t>(offset);
    const Completions found = completionsAt(text, at, facts());
    QVERIFY(found.replaced.end <= static_cast<std::uint32_t>(text.size()));
    QVERIFY(!labels(found).contains(QStringLiteral("auth_mode")));
    ByteSpan span;
    static_cast<void>(keyHelpAt(text, at, &span));
    QVERIFY(span.end <= static_cast<std::uint32_t>(text.size()));
}

void TestCompletion::offersSomeOfManyNames()
{
    Marked at = marked("name: e\ntraffic:\n  |\ndeployments:\n");
    for (int i = 0; i < 10'000; ++i) {
        at.text += "  d" + QByteArray::number(i) + ":\n    sku: x\n";
    }
    const QStringList found = labels(completionsAt(at.text, at.offset, facts()));
    QCOMPARE(found.size(), 200);
    QCOMPARE(found.front(), QStringLiteral("d0"));
}

QTEST_GUILESS_MAIN(TestCompletion)
#include "tst_completion.moc"
