// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/edit/manifestedit.h"

#include <QTest>

#include <functional>

using namespace serin;

namespace {

using Edit = std::function<Result<Manifest>(const Manifest &)>;

TrafficEntries entries(std::initializer_list<std::pair<const char *, int>> list)
{
    TrafficEntries result;
    for (const auto &[name, percent] : list) {
        result.push_back({QString::fromLatin1(name), percent});
    }
    return result;
}

Edit traffic(std::initializer_list<std::pair<const char *, int>> list)
{
    return [complete = entries(list)](const Manifest &manifest) {
        return withTraffic(manifest, {}, complete);
    };
}

Edit slide(std::initializer_list<std::pair<const char *, int>> list)
{
    std::vector<TrafficShare> shares;
    for (const auto &[name, percent] : list) {
        shares.push_back(
            {*DeploymentName::fromString(QString::fromLatin1(name)), *Percent::fromInt(percent)});
    }
    return [split = *TrafficSplit::fromShares(shares)](const Manifest &manifest) {
        return withTraffic(manifest, {}, split);
    };
}

Edit mirror(std::initializer_list<std::pair<const char *, int>> list)
{
    return [complete = entries(list)](const Manifest &manifest) {
        return withMirrorTraffic(manifest, {}, complete);
    };
}

Edit instances(const char *deployment, int count)
{
    return [=](const Manifest &manifest) {
        return withInstanceCount(manifest, {}, QString::fromLatin1(deployment), count);
    };
}

Edit set(const char *pointer, const char *token)
{
    return [=](const Manifest &manifest) {
        return withScalar(manifest, {}, QString::fromUtf8(pointer), QByteArray(token));
    };
}

Edit copy(const char *from, const char *to)
{
    return [=](const Manifest &manifest) {
        return withDeploymentCopied(manifest, {}, QString::fromLatin1(from),
                                    *DeploymentName::fromString(QString::fromLatin1(to)));
    };
}

Edit rename(const char *to)
{
    return [=](const Manifest &manifest) {
        return withDeploymentRenamed(manifest,
                                     *DeploymentName::fromString(QString::fromLatin1(to)));
    };
}

Edit removal(const char *name)
{
    return [=](const Manifest &manifest) {
        return withDeploymentRemoved(manifest, {}, QString::fromLatin1(name));
    };
}

} // namespace

Q_DECLARE_METATYPE(Edit)

class TestManifestEdit : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void changesOnlyWhatItMust_data();
    void changesOnlyWhatItMust();
    void refuses_data();
    void refuses();
};

void TestManifestEdit::changesOnlyWhatItMust_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<Edit>("edit");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char *name, const char *before, const Edit &edit, const char *after) {
        QTest::newRow(name) << QByteArray(before) << edit << QByteArray(after);
    };
    const auto same = [&](const char *name, const char *text, const Edit &edit) {
        row(name, text, edit, text);
    };

    // Traffic, in each form of writing it.
    row("block", "name: my-endpoint\nauth_mode: key\ntraffic:\n  blue: 100   # all\n  green: 0\n",
        traffic({{"blue", 90}, {"green", 10}}),
        "name: my-endpoint\nauth_mode: key\ntraffic:\n  blue: 90   # all\n  green: 10\n");
    row("block, CRLF and no final line end", "name: e\r\nauth_mode: key\r\ntraffic:\r\n  blue: 100",
        traffic({{"blue", 90}, {"green", 10}}),
        "name: e\r\nauth_mode: key\r\ntraffic:\r\n  blue: 90\r\n  green: 10");
    row("byte order mark", "\xEF\xBB\xBFname: e\ntraffic: {blue: 100}\n", traffic({{"blue", 0}}),
        "\xEF\xBB\xBFname: e\ntraffic: {blue: 0}\n");
    row("quoted values", "name: e\ntraffic:\n  blue: \"100\"\n  'green': '0'\n",
        traffic({{"blue", 50}, {"green", 50}}),
        "name: e\ntraffic:\n  blue: \"50\"\n  'green': '50'\n");
    row("flow", "name: e\ntraffic: {blue: 100}  # all\n", traffic({{"blue", 90}, {"green", 10}}),
        "name: e\ntraffic: {blue: 90, green: 10}  # all\n");
    row("flow, tight", "name: e\ntraffic: { blue: 60,green: 40 }\n",
        traffic({{"blue", 50}, {"green", 40}, {"red", 10}}),
        "name: e\ntraffic: { blue: 50,green: 40,red: 10 }\n");
    row("flow over lines", "name: e\ntraffic: {\n  blue: 100\n}\n",
        traffic({{"blue", 90}, {"green", 10}}),
        "name: e\ntraffic: {\n  blue: 90,\n  green: 10\n}\n");
    row("flow, first entry goes", "name: e\ntraffic: {blue: 10, green: 90}\n",
        traffic({{"green", 100}}), "name: e\ntraffic: {green: 100}\n");
    row("flow, last entry goes", "name: e\ntraffic: {blue: 10, green: 90}\n",
        traffic({{"blue", 100}}), "name: e\ntraffic: {blue: 100}\n");
    row("flow, replaced", "name: e\ntraffic: {blue: 100}\n", traffic({{"green", 100}}),
        "name: e\ntraffic: {green: 100}\n");
    row("flow, cleared", "name: e\ntraffic: {blue: 100}\n", traffic({}), "name: e\ntraffic: {}\n");
    row("empty flow", "name: e\ntraffic: {}\n", traffic({{"blue", 100}}),
        "name: e\ntraffic: {blue: 100}\n");
    row("JSON", "{\"name\":\"e\",\"auth_mode\":\"key\",\"traffic\":{\"blue\":100}}",
        traffic({{"blue", 90}, {"green", 10}}),
        "{\"name\":\"e\",\"auth_mode\":\"key\",\"traffic\":{\"blue\":90, \"green\":10}}");
    row("JSON, absent", "{\"name\": \"e\", \"auth_mode\": \"key\"}", traffic({{"blue", 100}}),
        "{\"name\": \"e\", \"auth_mode\": \"key\", \"traffic\": {\"blue\": 100}}");
    row("absent, behind auth_mode",
        "$schema: https://x/managedOnlineEndpoint.schema.json\nname: e\nauth_mode: key # "
        "k\ntags:\n  a: b\n",
        traffic({{"blue", 90}, {"green", 10}}),
        "$schema: https://x/managedOnlineEndpoint.schema.json\nname: e\nauth_mode: key # "
        "k\ntraffic:\n  blue: 90\n  green: 10\ntags:\n  a: b\n");
    row("absent, at the end without line end", "name: e\nauth_mode: key", traffic({{"blue", 100}}),
        "name: e\nauth_mode: key\ntraffic:\n  blue: 100");
    row("absent, the file's indentation", "name: e\nauth_mode: key\ntags:\n    a: b\n",
        traffic({{"blue", 100}}),
        "name: e\nauth_mode: key\ntraffic:\n    blue: 100\ntags:\n    a: b\n");
    row("missing value", "name: e\nauth_mode: key\ntraffic: # later\n\ntags: {}\n",
        traffic({{"blue", 100}}),
        "name: e\nauth_mode: key\ntraffic: # later\n  blue: 100\n\ntags: {}\n");
    row("null value", "name: e\nauth_mode: key\ntraffic: null\n", traffic({{"blue", 100}}),
        "name: e\nauth_mode: key\ntraffic: {blue: 100}\n");
    row("missing share", "name: e\ntraffic:\n  blue:   \n  green: 0\n",
        traffic({{"blue", 100}, {"green", 0}}), "name: e\ntraffic:\n  blue: 100   \n  green: 0\n");
    row("an entry goes with its comment",
        "name: e\ntraffic:\n  # old one\n  blue: 10\n  # new one\n  green: 90\ntags: {}\n",
        traffic({{"green", 100}}), "name: e\ntraffic:\n  # new one\n  green: 100\ntags: {}\n");
    row("the last entry goes", "name: e\ntraffic:\n  blue: 100\n  green: 0\n\ntags: {}\n",
        traffic({{"blue", 100}}), "name: e\ntraffic:\n  blue: 100\n\ntags: {}\n");
    row("all entries replaced", "name: e\ntraffic:\n  blue: 100\n\ntags: {}\n",
        traffic({{"green", 100}}), "name: e\ntraffic:\n  green: 100\n\ntags: {}\n");
    row("all entries replaced at the end", "name: e\ntraffic:\n  blue: 90\n  green: 10",
        traffic({{"red", 100}}), "name: e\ntraffic:\n  red: 100");
    row("cleared", "name: e\ntraffic: # now\n  blue: 100\n\ntags: {}\n", traffic({}),
        "name: e\ntraffic: {} # now\n\ntags: {}\n");
    row("comments between key and value", "name: e\ntraffic:\n\n  # 100 or 0\n  blue: 100 # x\n",
        traffic({{"blue", 0}}), "name: e\ntraffic:\n\n  # 100 or 0\n  blue: 0 # x\n");
    row("other documents stay", "# one\n---\nname: e\ntraffic: {a: 0}\n---\nx: [1,  2]\n...\n",
        traffic({{"a", 100}}), "# one\n---\nname: e\ntraffic: {a: 100}\n---\nx: [1,  2]\n...\n");
    row("preview",
        "name: e\ntype: online\nauth_mode: aml_token\ndeployments:\n  blue:\n    sku: x\n",
        traffic({{"blue", 100}}),
        "name: e\ntype: online\nauth_mode: aml_token\ntraffic:\n  blue: 100\ndeployments:\n  "
        "blue:\n    sku: x\n");
    row("unshared anchor", "name: e\ntraffic: &t\n  blue: &b 100\n", traffic({{"blue", 0}}),
        "name: e\ntraffic: &t\n  blue: &b 0\n");
    same("same split", "name: e\ntraffic:\n  blue: '90'\n  green: 10",
         traffic({{"green", 10}, {"blue", 90}}));
    same("nothing to write", "name: e\nauth_mode: key\n", traffic({}));
    same("nothing for null", "name: e\nauth_mode: key\ntraffic:\n", traffic({}));

    // The slider keeps the file's habit with zeros.
    row("slider keeps a zero", "name: e\ntraffic:\n  blue: 90\n  green: 10\n",
        slide({{"blue", 0}, {"green", 100}}), "name: e\ntraffic:\n  blue: 0\n  green: 100\n");
    row("slider adds a share", "name: e\ntraffic:\n  blue: 100\n",
        slide({{"blue", 90}, {"green", 10}}), "name: e\ntraffic:\n  blue: 90\n  green: 10\n");
    same("slider adds no zero", "name: e\ntraffic:\n  blue: 100\n",
         slide({{"blue", 100}, {"green", 0}}));
    row("slider into nothing", "name: e\nauth_mode: key\n", slide({{"blue", 100}, {"green", 0}}),
        "name: e\nauth_mode: key\ntraffic:\n  blue: 100\n");

    // Mirror traffic.
    row("mirror, absent", "name: e\ntraffic:\n  blue: 100\ntags: {}\n", mirror({{"green", 10}}),
        "name: e\ntraffic:\n  blue: 100\nmirror_traffic:\n  green: 10\ntags: {}\n");
    row("mirror, changed", "name: e\ntraffic: {}\nmirror_traffic: {green: 10}\n",
        mirror({{"green", 20}}), "name: e\ntraffic: {}\nmirror_traffic: {green: 20}\n");
    row("mirror, cleared", "name: e\nauth_mode: key\nmirror_traffic:\n  green: 10\n", mirror({}),
        "name: e\nauth_mode: key\nmirror_traffic: {}\n");

    // Instance counts.
    row("count in v2", "name: blue\nendpoint_name: e\ninstance_type: x\ninstance_count: 1 # one\n",
        instances("blue", 3),
        "name: blue\nendpoint_name: e\ninstance_type: x\ninstance_count: 3 # one\n");
    row("count missing in v2", "name: blue\nendpoint_name: e\ninstance_type: x\nmodel: m\n",
        instances("", 2),
        "name: blue\nendpoint_name: e\ninstance_type: x\ninstance_count: 2\nmodel: m\n");
    row("count missing without type", "name: blue\nendpoint_name: e\nmodel:\n  path: .\n",
        instances("", 2), "name: blue\nendpoint_name: e\nmodel:\n  path: .\ninstance_count: 2\n");
    row("count in the preview's map",
        "name: e\nauth_mode: key\ndeployments:\n  blue:\n    scale_settings:\n      scale_type: "
        "manual\n      instance_count: 1\n      max_instances: 2\n",
        instances("blue", 2),
        "name: e\nauth_mode: key\ndeployments:\n  blue:\n    scale_settings:\n      scale_type: "
        "manual\n      instance_count: 2\n      max_instances: 2\n");
    row("count in the preview's list",
        "name: e\nauth_mode: key\ndeployments:\n- name: a\n  scale_settings: {instance_count: "
        "1}\n- name: b\n  sku: x\n  scale_settings:\n    scale_type: manual\n",
        instances("b", 4),
        "name: e\nauth_mode: key\ndeployments:\n- name: a\n  scale_settings: {instance_count: "
        "1}\n- name: b\n  sku: x\n  scale_settings:\n    scale_type: manual\n    instance_count: "
        "4\n");
    row("count without scale settings",
        "name: e\nauth_mode: key\ndeployments:\n  blue:\n    sku: x\n    tags: {}\n",
        instances("blue", 4),
        "name: e\nauth_mode: key\ndeployments:\n  blue:\n    sku: x\n    scale_settings:\n      "
        "scale_type: manual\n      instance_count: 4\n    tags: {}\n");
    row("count in both places",
        "name: blue\ninstance_type: x\ninstance_count: 1\nscale_settings:\n  instance_count: 1\n",
        instances("blue", 2),
        "name: blue\ninstance_type: x\ninstance_count: 2\nscale_settings:\n  instance_count: 2\n");
    row("count in the wrapped form",
        "blue:\n  sku: x\n  scale_settings:\n    instance_count: '1'\n", instances("blue", 2),
        "blue:\n  sku: x\n  scale_settings:\n    instance_count: '2'\n");
    row("count beside an empty name", "green:\nsku: x\nscale_settings:\n  instance_count: 1\n",
        instances("green", 2), "green:\nsku: x\nscale_settings:\n  instance_count: 2\n");
    row("merge key without a count",
        "name: e\nauth_mode: key\nx: &x {tags: {}}\ndeployments:\n  blue:\n    <<: *x\n    sku: "
        "s\n",
        instances("blue", 2),
        "name: e\nauth_mode: key\nx: &x {tags: {}}\ndeployments:\n  blue:\n    <<: *x\n    sku: "
        "s\n    scale_settings:\n      scale_type: manual\n      instance_count: 2\n");
    same("same count", "name: blue\nendpoint_name: e\ninstance_count: '2'\n", instances("blue", 2));

    // Any scalar.
    row("pointer", "name: blue\nendpoint_name: e\nmodel:\n  name: m\n  version: 1\n",
        set("/model/version", "2"),
        "name: blue\nendpoint_name: e\nmodel:\n  name: m\n  version: 2\n");
    row("pointer into a list", "name: e\nauth_mode: key\ndeployments:\n- name: a\n  sku: x\n",
        set("/deployments/0/sku", "y z"),
        "name: e\nauth_mode: key\ndeployments:\n- name: a\n  sku: y z\n");
    row("pointer, quotes stay", "name: blue\nendpoint_name: 'it''s'\n",
        set("/endpoint_name", "that's"), "name: blue\nendpoint_name: 'that''s'\n");
    row("pointer, quotes of the token", "name: blue\nendpoint_name: e\n",
        set("/endpoint_name", "\"1\""), "name: blue\nendpoint_name: \"1\"\n");
    row("pointer, double quotes stay", "name: blue\nendpoint_name: \"a\"\n",
        set("/endpoint_name", "b\\c"), "name: blue\nendpoint_name: \"b\\\\c\"\n");
    row("pointer over a block scalar",
        "name: blue\nendpoint_name: e\ndescription: |\n  a\n  b\ntags: {}\n",
        set("/description", "short"),
        "name: blue\nendpoint_name: e\ndescription: short\ntags: {}\n");
    row("pointer to a missing value", "name: blue\nendpoint_name: e\ndescription: # none\n",
        set("/description", "d"), "name: blue\nendpoint_name: e\ndescription: d # none\n");
    row("pointer to a missing key", "name: blue\nendpoint_name: e\n", set("/a~1b/c/d", "1"),
        "name: blue\nendpoint_name: e\na/b:\n  c:\n    d: 1\n");
    row("pointer to null", "name: blue\nendpoint_name: e\ndescription: d\n",
        set("/description", ""), "name: blue\nendpoint_name: e\ndescription: null\n");
    row("pointer to nothing below a null", "name: blue\nendpoint_name: e\nmodel:\n",
        set("/model/path", "./m"), "name: blue\nendpoint_name: e\nmodel:\n  path: ./m\n");
    row("pointer, non-ASCII", "name: blue\nendpoint_name: e\ndescription: ä\n",
        set("/description", "über"), "name: blue\nendpoint_name: e\ndescription: über\n");
    row("pointer, tag stays", "name: blue\nendpoint_name: e\ndescription: !!str 5\n",
        set("/description", "6"), "name: blue\nendpoint_name: e\ndescription: !!str 6\n");

    // Copies.
    row("copy in a map",
        "name: e\nauth_mode: key\ndeployments:\n  #blue deployment\n  blue:    \n    sku: x # "
        "blue\n    model: m-blue",
        copy("blue", "green"),
        "name: e\nauth_mode: key\ndeployments:\n  #blue deployment\n  blue:    \n    sku: x # "
        "blue\n    model: m-blue\n\n  #green deployment\n  green:    \n    sku: x # blue\n    "
        "model: m-blue");
    row("copy in a list",
        "name: e\nauth_mode: key\ndeployments:\n  - name: blue\n    sku: x\n  - sku: y\n    name: "
        "\"red\"\ntags: {}\n",
        copy("red", "green"),
        "name: e\nauth_mode: key\ndeployments:\n  - name: blue\n    sku: x\n  - sku: y\n    name: "
        "\"red\"\n  - sku: y\n    name: \"green\"\ntags: {}\n");
    row("copy behind the last, comment by word",
        "name: e\nauth_mode: key\ndeployments:\n  # blue, not blue-2 nor bluefin\n  blue:\n    "
        "sku: x\n    # more: 1\n\n\n  red:\n    sku: y\n\ntags: {}\n",
        copy("blue", "green"),
        "name: e\nauth_mode: key\ndeployments:\n  # blue, not blue-2 nor bluefin\n  blue:\n    "
        "sku: x\n    # more: 1\n\n\n  red:\n    sku: y\n\n  # green, not blue-2 nor bluefin\n  "
        "green:\n    sku: x\n    # more: 1\n\ntags: {}\n");
    row("copy in CRLF", "name: e\r\nauth_mode: key\r\ndeployments:\r\n  blue:\r\n    sku: x\r\n",
        copy("blue", "green"),
        "name: e\r\nauth_mode: key\r\ndeployments:\r\n  blue:\r\n    sku: x\r\n  green:\r\n    "
        "sku: x\r\n");
    row("copy in JSON",
        "{\"name\": \"e\", \"traffic\": {}, \"deployments\": {\"blue\": {\"sku\": \"x\"}}}",
        copy("blue", "green"),
        "{\"name\": \"e\", \"traffic\": {}, \"deployments\": {\"blue\": {\"sku\": \"x\"}, "
        "\"green\": {\"sku\": \"x\"}}}");
    row("rename a file of its own",
        "$schema: x/managedOnlineDeployment.schema.json\n# the blue one\nname: "
        "blue\nendpoint_name: e\nmodel: blue\n",
        rename("green"),
        "$schema: x/managedOnlineDeployment.schema.json\n# the green one\nname: "
        "green\nendpoint_name: e\nmodel: blue\n");
    row("rename the wrapped form", "# blue\nblue:\n  sku: x\n", rename("green"),
        "# green\ngreen:\n  sku: x\n");

    // Removals.
    row("remove the first",
        "name: e\ntraffic:\n  green: 100\n\ndeployments:\n  #blue deployment\n  blue:    \n    "
        "sku: x\n  \n  #green deployment\n  green:\n    sku: y",
        removal("blue"),
        "name: e\ntraffic:\n  green: 100\n\ndeployments:\n  #green deployment\n  green:\n    sku: "
        "y");
    row("remove the last",
        "name: e\ntraffic: {blue: 100, green: 0}\ndeployments:\n  blue:\n    sku: x\n\n  # green\n "
        " green:\n    sku: y\n    # own\n# tail\n",
        removal("green"),
        "name: e\ntraffic: {blue: 100}\ndeployments:\n  blue:\n    sku: x\n# tail\n");
    row("remove from a list",
        "name: e\ntraffic:\n  b: 100\ndeployments:\n# one\n- name: a\n  sku: x\n# two\n- name: b\n "
        " sku: y\n",
        removal("a"), "name: e\ntraffic:\n  b: 100\ndeployments:\n# two\n- name: b\n  sku: y\n");
    row("remove the only one",
        "name: e\nauth_mode: key\ndeployments:\n  # blue\n  blue:\n    sku: x\ntags: {}\n",
        removal("blue"), "name: e\nauth_mode: key\ndeployments: {}\ntags: {}\n");
    row("remove the only item", "name: e\nauth_mode: key\ndeployments:\n- name: a\n  sku: x",
        removal("a"), "name: e\nauth_mode: key\ndeployments: []");
    row("a comment apart stays",
        "name: e\nauth_mode: key\ndeployments:\n  a:\n    sku: x\n\n  # section\n\n  b:\n    sku: "
        "y\n",
        removal("a"), "name: e\nauth_mode: key\ndeployments:\n  # section\n\n  b:\n    sku: y\n");
    row("remove a document",
        "name: e\nauth_mode: key\n---\n# blue\nname: blue\nendpoint_name: e\n---\nname: "
        "green\nendpoint_name: e\n",
        removal("blue"), "name: e\nauth_mode: key\n---\nname: green\nendpoint_name: e\n");
    row("remove the last document", "name: e\nauth_mode: key\n---\nname: blue\nendpoint_name: e\n",
        removal("blue"), "name: e\nauth_mode: key\n");
    row("the value it has", "name: e\nauth_mode: key\n", set("/auth_mode", "key"),
        "name: e\nauth_mode: key\n");
    row("the value it has, in quotes", "name: e\nauth_mode: 'key'\n", set("/auth_mode", "key"),
        "name: e\nauth_mode: 'key'\n");
    row("a key that needs quotes", "name: e\nauth_mode: key\n", set("/tags/a\"b\\", "x"),
        "name: e\nauth_mode: key\ntags:\n  \"a\\\"b\\\\\": x\n");
}

void TestManifestEdit::changesOnlyWhatItMust()
{
    QFETCH(QByteArray, before);
    QFETCH(Edit, edit);
    QFETCH(QByteArray, after);
    const auto manifest = Manifest::parse(before, QStringLiteral("t.yml"));
    QVERIFY2(manifest, qPrintable(manifest ? QString() : manifest.error().toLine()));
    const auto result = edit(*manifest);
    QVERIFY2(result, qPrintable(result ? QString() : result.error().toLine()));
    QCOMPARE(result->text(), after);
    // The manifest that is handed out is the one of the new text, to each node's place.
    const auto again = Manifest::parse(after, QStringLiteral("t.yml"));
    QCOMPARE(result->documents().size(), again->documents().size());
    const YamlTree &tree = result->tree();
    QCOMPARE(tree.size(), again->tree().size());
    for (NodeId id = 0; id < tree.size(); ++id) {
        QCOMPARE(tree.node(id).span, again->tree().node(id).span);
        QCOMPARE(tree.node(id).parent, again->tree().node(id).parent);
        QCOMPARE(tree.node(id).nextSibling, again->tree().node(id).nextSibling);
        QCOMPARE(tree.node(id).spanKnown, again->tree().node(id).spanKnown);
        QCOMPARE(tree.value(id), again->tree().value(id));
        QCOMPARE(tree.position(id), again->tree().position(id));
    }
}

void TestManifestEdit::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Edit>("edit");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const char *text, const Edit &edit, const char *reason) {
        QTest::newRow(name) << QByteArray(text) << edit << QString::fromUtf8(reason);
    };
    row("sum", "name: e\nauth_mode: key\n", traffic({{"blue", 90}}),
        "the traffic sums to 90; make it 100, or 0 for no traffic");
    row("range", "name: e\nauth_mode: key\n", traffic({{"blue", 110}, {"green", -10}}),
        "the traffic of \"blue\" is no whole number from 0 to 100");
    row("twice", "name: e\nauth_mode: key\n", traffic({{"blue", 50}, {"blue", 50}}),
        "\"blue\" is named twice");
    row("new name against the rule", "name: e\nauth_mode: key\n", traffic({{"1", 100}}), "");
    row("no endpoint", "name: blue\nendpoint_name: e\n", traffic({{"blue", 100}}),
        "t.yml: the file describes no endpoint");
    row("not ours", "apiVersion: v1\nkind: Service\n", traffic({{"blue", 100}}),
        "t.yml: kind: Service is no online endpoint");
    row("template value", "name: e\ntraffic:\n  blue: \"{{ n }}\"\n", traffic({{"blue", 100}}),
        "t.yml:3:9: the value is a {{ }} template; edit the template's source or its variables");
    row("template map", "name: e\nauth_mode: key\ntraffic: {{ t }}\n", traffic({{"blue", 100}}),
        "t.yml:3:10: the value is a {{ }} template; edit the template's source or its variables");
    row("alias", "name: e\nx: &n 1\ntraffic:\n  blue: *n\n", traffic({{"blue", 100}}),
        "t.yml:4:9: the value comes from an anchor (*n); write the value itself here, then edit "
        "it");
    row("shares of a merge key", "name: e\nx: &t {blue: 90}\ntraffic: {<<: *t, green: 10}\n",
        traffic({{"blue", 80}, {"green", 20}}),
        "t.yml:3:15: shares come from a merge key (<<); write them all here, then edit them");
    row("shared anchor", "name: e\ntraffic: &t\n  blue: 0\nx: *t\n", traffic({{"blue", 100}}),
        "t.yml:3:3: the value is shared through the anchor &t; edit the file by hand, or write the "
        "value twice");
    row("merge key", "x: &x\n  traffic: {}\nname: e\nauth_mode: key\n<<: *x\n",
        traffic({{"blue", 100}}),
        "t.yml:5:5: the value comes from a merge key (<<); write the value itself here, then edit "
        "it");
    row("merge in the map",
        "name: e\nauth_mode: key\nx: &x {blue: 10}\ntraffic:\n  <<: *x\n  green: 90\n",
        traffic({{"blue", 0}, {"green", 100}}), "");
    row("duplicate key", "name: e\ntraffic: {blue: 1}\ntraffic: {blue: 2}\n",
        traffic({{"blue", 100}}),
        "t.yml:2:1: the key \"traffic\" stands twice; remove one of the two");
    row("duplicate entry", "name: e\ntraffic:\n  blue: 1\n  blue: 2\n", traffic({{"blue", 100}}),
        "t.yml:3:3: the key \"blue\" stands twice; remove one of the two");
    row("scalar for a map", "name: e\nauth_mode: key\ntraffic: 100\n", traffic({{"blue", 100}}),
        "t.yml:3:10: `traffic` is no mapping");
    row("map for a scalar", "name: e\ntraffic: {blue: {a: 1}}\n", traffic({{"blue", 100}}), "");
    row("tab", "name: e\ntraffic:\n  blue:\n\t 100\n", traffic({{"blue", 0}}), "");
    row("comments between brackets", "name: e\ntraffic: {blue: 10, # b\n  green: 90}\n",
        traffic({{"green", 100}}),
        "t.yml:2:10: there are comments between the brackets; edit the file by hand");
    row("several endpoints", "name: a\nauth_mode: key\n---\nname: b\nauth_mode: key\n",
        traffic({{"blue", 100}}),
        "t.yml: the file holds several endpoints; name one with --endpoint");
    row("mirror above 50", "name: e\nauth_mode: key\n", mirror({{"green", 51}}),
        "at most 50 % of the traffic can be mirrored");
    row("mirror to two", "name: e\nauth_mode: key\n", mirror({{"green", 5}, {"red", 5}}),
        "traffic can be mirrored to one deployment only");
    row("mirror to a live one", "name: e\ntraffic: {green: 100}\n", mirror({{"green", 5}}),
        "\"green\" has live traffic and cannot be mirrored to");
    row("count 0", "name: blue\nendpoint_name: e\n", instances("blue", 0),
        "an instance count is 1 or more, not 0");
    row("count of a template", "name: blue\nendpoint_name: e\ninstance_count: {{COUNT}}\n",
        instances("blue", 2),
        "t.yml:3:17: the value is a {{ }} template; edit the template's source or its variables");
    row("unknown deployment", "name: blue\nendpoint_name: e\n", instances("green", 2),
        "t.yml: no deployment \"green\" in the file");
    row("empty deployment", "name: e\nauth_mode: key\ndeployments:\n  blue:\n  green: {sku: x}\n",
        instances("blue", 2), "");
    row("no pointer", "name: blue\nendpoint_name: e\n", set("model", "x"),
        "\"model\" is no JSON pointer; write it as /key/key");
    row("pointer through a scalar", "name: blue\nendpoint_name: e\n", set("/name/x", "y"),
        "t.yml:1:7: /name/x names nothing: /name is no mapping");
    row("pointer to a map", "name: blue\nendpoint_name: e\nmodel: {a: b}\n", set("/model", "x"),
        "t.yml:3:8: /model is no single value");
    row("token that is a map", "name: blue\nendpoint_name: e\n", set("/endpoint_name", "a: b"),
        "t.yml:2:16: \"a: b\" is no YAML scalar; put it in quotes");
    row("token with a comment", "name: blue\nendpoint_name: e\n", set("/endpoint_name", "a # b"),
        "");
    row("token of two lines", "name: blue\nendpoint_name: e\n", set("/endpoint_name", "a\nb"), "");
    row("token that breaks a flow", "{name: blue, endpoint_name: e}\n",
        set("/endpoint_name", "a, b"), "");
    row("copy to a taken name",
        "name: e\nauth_mode: key\ndeployments: {blue: {sku: x}, green: {sku: y}}\n",
        copy("blue", "green"), "t.yml:3:31: there is a deployment \"green\" already");
    row("copy with an anchor", "name: e\nauth_mode: key\ndeployments:\n  blue:\n    sku: &s x\n",
        copy("blue", "green"),
        "t.yml:5:13: it defines an anchor, which a copy would define twice; copy it by hand");
    row("remove with traffic", "name: e\ntraffic:\n  blue: 10\ndeployments:\n  blue: {sku: x}\n",
        removal("blue"),
        "t.yml:3:9: \"blue\" still has 10 % in `traffic`; set its share to 0 first");
    row("remove with mirror",
        "name: e\nmirror_traffic:\n  blue: 10\ndeployments:\n  blue: {sku: x}\n", removal("blue"),
        "t.yml:3:9: \"blue\" still has 10 % in `mirror_traffic`; set its share to 0 first");
    row("remove the whole file", "name: blue\nendpoint_name: e\n", removal("blue"),
        "t.yml: the deployment is the whole file; delete the file");
    row("explicit keys", "? name\n: e\n? auth_mode\n: key\n", traffic({{"blue", 100}}),
        "t.yml:1:1: the indentation here is unusual; edit the file by hand");
    row("comments between the entries", "name: e\ntraffic: {blue: 10, # b\n  green: 90}\n",
        traffic({{"blue", 10}, {"green", 80}, {"red", 10}}),
        "t.yml:2:10: there are comments between the entries; edit the file by hand");
    row("comment in empty braces", "name: e\ntraffic: { # none\n  }\n", traffic({{"blue", 100}}),
        "t.yml:2:10: there is more than blanks between the brackets; edit the file by hand");
    row("behind a missing value in braces", "name: e\ntraffic: {blue: }\n",
        traffic({{"blue", 10}, {"green", 90}}),
        "t.yml:2:16: the place behind this entry is unclear; edit the file by hand");
    row("shared null", "name: e\nauth_mode: key\ntraffic: &t\nx: *t\n", traffic({{"blue", 100}}),
        "");
    row("insertion into a shared map",
        "name: e\nauth_mode: key\ndeployments:\n  blue: &b\n    sku: x\n  green: *b\n",
        instances("blue", 2),
        "t.yml:5:5: the value is shared through the anchor &b; edit the file by hand, or write the "
        "value twice");
    row("merge of a list", "x: &x\n  traffic: {}\nname: e\nauth_mode: key\n<<: [*x]\n",
        traffic({{"blue", 100}}),
        "t.yml:5:5: the value comes from a merge key (<<); write the value itself here, then edit "
        "it");
    row("duplicate entry that would go", "name: e\ntraffic:\n  red: 0\n  red: 0\n  blue: 100\n",
        traffic({{"blue", 100}}), "t.yml:3:3: the key \"red\" stands twice; remove one of the two");
    row("remove an item behind its dash",
        "name: e\nauth_mode: key\ndeployments:\n  -\n    name: blue\n    sku: x\n  - name: green\n"
        "    sku: x\n",
        removal("blue"), "t.yml:5:5: this layout of a list is not edited; edit the file by hand");
    row("remove the last of an anchored map",
        "name: e\nauth_mode: key\ndeployments: &d\n  blue:\n    sku: x\n", removal("blue"),
        "t.yml:4:3: the last entry cannot be taken out here; edit the file by hand");
    row("copy beside comments in braces",
        "name: e\nauth_mode: key\ndeployments: {blue: {sku: x}, # c\n  green: {sku: y}}\n",
        copy("blue", "red"),
        "t.yml:3:14: this layout of YAML is not edited; edit the file by hand");
    row("remove a used anchor",
        "name: e\nauth_mode: key\ndeployments:\n  a:\n    sku: &s x\n  b:\n    sku: *s\n",
        removal("a"), "");
}

void TestManifestEdit::refuses()
{
    QFETCH(QByteArray, text);
    QFETCH(Edit, edit);
    QFETCH(QString, reason);
    const auto manifest = Manifest::parse(text, QStringLiteral("t.yml"));
    QVERIFY2(manifest, qPrintable(manifest ? QString() : manifest.error().toLine()));
    const auto result = edit(*manifest);
    QVERIFY2(!result, result ? result->text().constData() : "");
    QVERIFY(!result.error().detail.isEmpty());
    if (!reason.isEmpty()) {
        QCOMPARE(result.error().toLine(), reason);
    }
}

QTEST_GUILESS_MAIN(TestManifestEdit)
#include "tst_manifestedit.moc"
