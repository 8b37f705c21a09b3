// SPDX-License-Identifier: GPL-3.0-or-later
// Real manifests, as people have committed them: each is shown or refused with a reason, each edit
// changes what it must and nothing else, and another parser agrees.
#include "services/manifest/edit/manifestedit.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace serin;

namespace {

struct CorpusFile
{
    QString name;
    QByteArray text;
};

/// Lines of @p text with their line ends.
QList<QByteArray> linesOf(const QByteArray &text)
{
    QList<QByteArray> lines;
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype lineBreak = text.indexOf('\n', at);
        const qsizetype end = lineBreak < 0 ? text.size() : lineBreak + 1;
        lines.append(text.mid(at, end - at));
        at = end;
    }
    return lines;
}

/// The lines that differ: what is left of both without their common first and last lines.
struct ChangedLines
{
    QList<QByteArray> before;
    QList<QByteArray> after;
};

ChangedLines changedLines(const QByteArray &before, const QByteArray &after)
{
    ChangedLines changed{linesOf(before), linesOf(after)};
    while (!changed.before.isEmpty() && !changed.after.isEmpty() &&
           changed.before.first() == changed.after.first()) {
        changed.before.removeFirst();
        changed.after.removeFirst();
    }
    while (!changed.before.isEmpty() && !changed.after.isEmpty() &&
           changed.before.last() == changed.after.last()) {
        changed.before.removeLast();
        changed.after.removeLast();
    }
    return changed;
}

QByteArray withoutLineEnd(QByteArray line)
{
    while (line.endsWith('\n') || line.endsWith('\r')) {
        line.chop(1);
    }
    return line;
}

/// @p line with each run of digits as one 0.
QByteArray withoutNumbers(const QByteArray &line)
{
    QByteArray result;
    bool inNumber = false;
    for (const char c : line) {
        const bool digit = c >= '0' && c <= '9';
        if (!digit || !inNumber) {
            result += digit ? '0' : c;
        }
        inNumber = digit;
    }
    return result;
}

} // namespace

class TestCorpus : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void saysWhatEachFileIs();
    void editsTrafficOfEachEndpoint();
    void editsInstanceCountOfEachDeployment();
    void refusesToEditATemplate();
    void anotherParserAgrees();

private:
    void read(const QString &folder);
    void compareLater(const QString &name, const QByteArray &before, const QByteArray &after,
                      int document, const QJsonArray &changes);
    void report(const char *what);

    QList<CorpusFile> m_files;
    QTemporaryDir m_work;
    QJsonArray m_cases;
    int m_edits = 0;
    QStringList m_refusals;
};

void TestCorpus::initTestCase()
{
    read(QStringLiteral(SERIN_TEST_DATA "/manifests"));
    const qsizetype own = m_files.size();
    QVERIFY2(own >= 20, "the manifests of tests/data are missing");
    QString corpus = qEnvironmentVariable("SERIN_CORPUS_DIR");
    if (corpus.isEmpty()) {
        corpus = QStringLiteral(SERIN_SOURCE_DIR "/../shared/corpus");
    }
    read(corpus);
    const qsizetype real = m_files.size() - own;
    if (real == 0) {
        qWarning("NO REAL MANIFESTS WERE LOOKED AT: there is no folder %s. Set SERIN_CORPUS_DIR to "
                 "a folder of manifests; only the %d files of tests/data are tested.",
                 qPrintable(corpus), int(own));
    } else {
        qInfo("%d files of %s and %d of tests/data", int(real), qPrintable(corpus), int(own));
    }
}

void TestCorpus::read(const QString &folder)
{
    QDirIterator walk(folder, {QStringLiteral("*.yml"), QStringLiteral("*.yaml")}, QDir::Files,
                      QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        QFile file(walk.next());
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
        m_files.append({QDir(folder).relativeFilePath(file.fileName()), file.readAll()});
    }
}

void TestCorpus::saysWhatEachFileIs()
{
    QMap<QString, int> counts;
    for (const CorpusFile &file : std::as_const(m_files)) {
        const auto manifest = Manifest::parse(file.text, file.name);
        if (!manifest) {
            QVERIFY2(!manifest.error().detail.isEmpty() && !manifest.error().where.isEmpty(),
                     qPrintable(file.name));
            qInfo("not readable: %s", qPrintable(manifest.error().toLine()));
            ++counts[QStringLiteral("not readable")];
        } else if (manifest->documents().empty()) {
            QVERIFY2(!manifest->reason().isEmpty(), qPrintable(file.name));
            ++counts[QStringLiteral("no online manifest")];
        } else {
            for (const ManifestDocument &document : manifest->documents()) {
                ++counts[dialectName(document.dialect) + (document.endpoint
                                                              ? QStringLiteral(" endpoint")
                                                              : QStringLiteral(" deployment"))];
            }
        }
    }
    for (auto count = counts.cbegin(); count != counts.cend(); ++count) {
        qInfo("%4d %s", count.value(), qPrintable(count.key()));
    }
}

void TestCorpus::compareLater(const QString &name, const QByteArray &before,
                              const QByteArray &after, int document, const QJsonArray &changes)
{
    const QString stem = m_work.filePath(QString::number(m_cases.size()));
    for (const auto &[suffix, text] : {std::pair("-before.yml", before), {"-after.yml", after}}) {
        QFile file(stem + QLatin1String(suffix));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    }
    m_cases.append(QJsonObject{{QStringLiteral("name"), name},
                               {QStringLiteral("before"), stem + QLatin1String("-before.yml")},
                               {QStringLiteral("after"), stem + QLatin1String("-after.yml")},
                               {QStringLiteral("document"), document},
                               {QStringLiteral("changes"), changes}});
}

void TestCorpus::report(const char *what)
{
    for (const QString &refusal : std::as_const(m_refusals)) {
        qInfo("refused: %s", qPrintable(refusal));
    }
    qInfo("%d %s edits, %d refused", m_edits, what, int(m_refusals.size()));
    QVERIFY(m_edits > 0);
    QVERIFY2(m_refusals.size() * 100 <= m_edits * 2, "more than 2 % of the edits were refused");
    m_edits = 0;
    m_refusals.clear();
}

void TestCorpus::editsTrafficOfEachEndpoint()
{
    for (const CorpusFile &file : std::as_const(m_files)) {
        const auto manifest = Manifest::parse(file.text, file.name);
        if (!manifest) {
            continue;
        }
        for (const ManifestDocument &document : manifest->documents()) {
            if (!document.endpoint) {
                continue;
            }
            const EndpointManifest &endpoint = *document.endpoint;
            ++m_edits;
            const QString first = !endpoint.traffic.empty() ? endpoint.traffic.front().deployment
                                  : !endpoint.deployments.empty()
                                      ? endpoint.deployments.front().name
                                      : QStringLiteral("blue");
            const QString second = endpoint.traffic.size() > 1 ? endpoint.traffic.at(1).deployment
                                                               : QStringLiteral("candidate");
            TrafficEntries wanted{{first, 63}, {second, 37}};
            for (std::size_t i = 2; i < endpoint.traffic.size(); ++i) {
                wanted.push_back({endpoint.traffic[i].deployment, 0});
            }
            const auto edited = withTraffic(*manifest, endpoint.name, wanted);
            if (!edited) {
                m_refusals << file.name + QStringLiteral(": ") + edited.error().toLine();
                continue;
            }
            // At most the entries' lines and that of an added key.
            const ChangedLines changed = changedLines(file.text, edited->text());
            const auto present = static_cast<qsizetype>(endpoint.traffic.size());
            QVERIFY2(changed.before.size() <= qMax<qsizetype>(present, 1) + 1,
                     qPrintable(file.name));
            for (const QByteArray &line : changed.after) {
                const QByteArray text = withoutLineEnd(line);
                const bool isEntry =
                    text.contains(first.toUtf8()) || text.contains(second.toUtf8());
                QVERIFY2(isEntry || text.contains("traffic") || changed.before.contains(text) ||
                             text.trimmed().startsWith('#') || file.text.contains(text),
                         qPrintable(file.name + QStringLiteral(": ") + QString::fromUtf8(text)));
            }
            QJsonArray changes;
            QJsonObject map;
            for (const TrafficEntry &entry : wanted) {
                map.insert(entry.deployment, *entry.percent);
            }
            changes.append(
                QJsonObject{{QStringLiteral("path"), QJsonArray{QStringLiteral("traffic")}},
                            {QStringLiteral("value"), map}});
            compareLater(file.name, file.text, edited->text(), document.index, changes);

            const auto again = withTraffic(*edited, endpoint.name, wanted);
            QVERIFY(again);
            QCOMPARE(again->text(), edited->text());
            if (endpoint.hasTraffic && !endpoint.traffic.empty()) {
                const auto back = withTraffic(*edited, endpoint.name, endpoint.traffic);
                int sum = 0;
                for (const TrafficEntry &entry : endpoint.traffic) {
                    sum += entry.percent.value_or(-1000);
                }
                if (sum == 100 || sum == 0) {
                    QVERIFY2(back, qPrintable(file.name));
                    QCOMPARE(back->text(), file.text);
                }
            }
        }
    }
    report("traffic");
}

void TestCorpus::editsInstanceCountOfEachDeployment()
{
    const auto edit = [&](const CorpusFile &file, const Manifest &manifest,
                          const ManifestDocument &document, const DeploymentManifest &deployment) {
        ++m_edits;
        const auto edited =
            withInstanceCount(manifest, deployment.endpointName, deployment.name, 47);
        if (!edited) {
            m_refusals << file.name + QStringLiteral(": ") + edited.error().toLine();
            return;
        }
        const ChangedLines changed = changedLines(file.text, edited->text());
        const bool present = deployment.instanceCount.has_value();
        if (present) {
            QCOMPARE(changed.before.size(), changed.after.size());
            for (qsizetype i = 0; i < changed.before.size(); ++i) {
                QCOMPARE(withoutNumbers(changed.after.at(i)), withoutNumbers(changed.before.at(i)));
            }
            const auto back = withInstanceCount(*edited, deployment.endpointName, deployment.name,
                                                *deployment.instanceCount);
            QVERIFY2(back, qPrintable(file.name));
            QCOMPARE(back->text(), file.text);
        } else {
            QVERIFY2(changed.after.size() - changed.before.size() <= 3, qPrintable(file.name));
        }
        const YamlTree &tree = edited->tree();
        QJsonArray changes;
        for (const ManifestDocument &other : edited->documents()) {
            if (other.index != document.index) {
                continue;
            }
            std::vector<DeploymentManifest> all;
            if (other.endpoint) {
                all = other.endpoint->deployments;
            } else {
                all.push_back(*other.deployment);
            }
            for (const DeploymentManifest &now : all) {
                if (now.name != deployment.name) {
                    continue;
                }
                QCOMPARE(now.instanceCount, std::optional<int>(47));
                for (const NodeId place :
                     {tree.find(now.node, "instance_count"),
                      tree.find(tree.find(now.node, "scale_settings"), "instance_count")}) {
                    if (place != noNode) {
                        QJsonArray path;
                        for (const QString &step :
                             tree.pointer(place).mid(1).split(QLatin1Char('/'))) {
                            path.append(step);
                        }
                        changes.append(QJsonObject{{QStringLiteral("path"), path},
                                                   {QStringLiteral("value"), 47}});
                    }
                }
                if (!present && document.dialect != Dialect::V2) {
                    QJsonArray path;
                    for (const QString &step : tree.pointer(now.node).mid(1).split(
                             QLatin1Char('/'), Qt::SkipEmptyParts)) {
                        path.append(step);
                    }
                    path.append(QStringLiteral("scale_settings"));
                    path.append(QStringLiteral("scale_type"));
                    const NodeId type =
                        tree.resolve(now.node, QStringLiteral("/scale_settings/scale_type"));
                    if (type != noNode) {
                        changes.append(QJsonObject{{QStringLiteral("path"), path},
                                                   {QStringLiteral("value"), tree.string(type)}});
                    }
                }
            }
        }
        compareLater(file.name + QLatin1Char('#') + deployment.name, file.text, edited->text(),
                     document.index, changes);
    };
    for (const CorpusFile &file : std::as_const(m_files)) {
        const auto manifest = Manifest::parse(file.text, file.name);
        if (!manifest) {
            continue;
        }
        for (const ManifestDocument &document : manifest->documents()) {
            if (document.deployment) {
                edit(file, *manifest, document, *document.deployment);
            } else {
                for (const DeploymentManifest &deployment : document.endpoint->deployments) {
                    edit(file, *manifest, document, deployment);
                }
            }
        }
    }
    report("instance count");
}

void TestCorpus::refusesToEditATemplate()
{
    int refused = 0;
    for (const CorpusFile &file : std::as_const(m_files)) {
        const auto manifest = Manifest::parse(file.text, file.name);
        if (!manifest || manifest->documents().size() != 1) {
            continue;
        }
        const YamlTree &tree = manifest->tree();
        for (NodeId id = 0; id < tree.size(); ++id) {
            const YamlNode &node = tree.node(id);
            const bool isWritten = node.kind == NodeKind::Scalar || node.flow;
            const qsizetype begin = node.span.begin;
            if (!isWritten || node.isKey || !tree.isMap(node.parent) ||
                !file.text.mid(begin, node.span.length()).contains("{{")) {
                continue;
            }
            const auto edited = withScalar(*manifest, {}, tree.pointer(id), "x");
            QVERIFY2(!edited && edited.error().detail.contains(QLatin1String("template")),
                     qPrintable(file.name + tree.pointer(id)));
            if (++refused <= 3) {
                qInfo("for example: %s", qPrintable(edited.error().toLine()));
            }
        }
    }
    qInfo("%d values that are templates, each refused with the reason; the other values of their "
          "files were edited above",
          refused);
}

void TestCorpus::anotherParserAgrees()
{
    const QString node = QStringLiteral(SERIN_NODE);
    if (node.isEmpty() || !QFile::exists(QStringLiteral("/usr/share/nodejs/yaml/package.json"))) {
        QSKIP("node and its yaml package are not installed; tests/run.sh installs them");
    }
    QFile cases(m_work.filePath(QStringLiteral("cases.json")));
    QVERIFY(cases.open(QIODevice::WriteOnly));
    cases.write(QJsonDocument(m_cases).toJson());
    cases.close();
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("NODE_PATH"), QStringLiteral("/usr/share/nodejs"));
    process.setProcessEnvironment(environment);
    // Without warnings: a template such as {{NAME}} is a map as the key of a map to YAML, which
    // node tells of on each reading; the comparison takes its text.
    process.start(node, {QStringLiteral("--no-warnings"),
                         QStringLiteral(SERIN_SOURCE_DIR "/tests/integration/compare_yaml.js"),
                         cases.fileName()});
    QVERIFY(process.waitForFinished(100000));
    const QByteArray output = process.readAllStandardOutput() + process.readAllStandardError();
    qInfo("%s", output.constData());
    QCOMPARE(process.exitCode(), 0);
}

QTEST_GUILESS_MAIN(TestCorpus)
#include "tst_corpus.moc"
