// SPDX-License-Identifier: GPL-3.0-or-later
// Which file an act on a path edits, and what it says when that is not clear.
#include "services/manifest/edit/edittargets.h"
#include "services/manifest/edit/manifestedit.h"
#include "tests/support/filebytes.h"

#include <QTemporaryDir>
#include <QTest>

using namespace serin;

namespace {

QByteArray endpointNamed(const char *name)
{
    return QByteArray("name: ") + name + "\nauth_mode: key\n";
}

QByteArray deploymentOf(const char *name, const char *endpoint)
{
    return QByteArray("name: ") + name + "\nendpoint_name: " + endpoint +
           "\nmodel: azureml:m:1\ninstance_type: F2\ninstance_count: 1\n";
}

EditTargets::Edit count(const char *deployment, int instances)
{
    return [=](const Manifest &manifest) {
        return withInstanceCount(manifest, {}, QString::fromLatin1(deployment), instances);
    };
}

} // namespace

class TestEditTargets : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void findsTheFilesOfAFolder();
    void looksBesideAFileOnlyForWhatItLacks();
    void takesAFileOfAnyName();
    void asksWhichWhenSeveralFit();
    void saysWhatIsNotThere();
    void refusesWhatItCannotRead();
    void collectsEdits();
    void showsPathsAsGiven();

private:
    void add(const char *name, const QByteArray &bytes) { QVERIFY(setFileBytes(at(name), bytes)); }
    [[nodiscard]] QString at(const char *name) const
    {
        return m_folder->filePath(QString::fromUtf8(name));
    }
    [[nodiscard]] Result<EditTargets> open(const char *name) const
    {
        return EditTargets::open(at(name));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestEditTargets::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    add("endpoint.yml", endpointNamed("price"));
    add("blue.yml", deploymentOf("blue", "price"));
    add("green.yml", deploymentOf("green", "price"));
}

void TestEditTargets::findsTheFilesOfAFolder()
{
    const auto targets = open("");
    QVERIFY(targets);
    QCOMPARE(*targets->endpointFile({}), at("endpoint.yml"));
    QCOMPARE(*targets->endpointFile(QStringLiteral("price")), at("endpoint.yml"));
    QCOMPARE(*targets->deploymentFile({}, QStringLiteral("blue")), at("blue.yml"));
    QCOMPARE(*targets->deploymentFile(QStringLiteral("price"), QStringLiteral("green")),
             at("green.yml"));
    QVERIFY(targets->knowsDeployment(QStringLiteral("blue")));
    QVERIFY(!targets->knowsDeployment(QStringLiteral("red")));
    QCOMPARE(targets->filesOf({})->size(), 3);
}

void TestEditTargets::looksBesideAFileOnlyForWhatItLacks()
{
    add("deeper/red.yml", deploymentOf("red", "price"));
    const auto targets = open("endpoint.yml");
    QVERIFY(targets);
    QCOMPARE(*targets->endpointFile({}), at("endpoint.yml"));
    QCOMPARE(*targets->deploymentFile({}, QStringLiteral("blue")), at("blue.yml"));
    QVERIFY(targets->knowsDeployment(QStringLiteral("green")));
    QVERIFY(!targets->knowsDeployment(QStringLiteral("red")));
    QCOMPARE(targets->filesOf({})->size(), 3);
    QCOMPARE(targets->catalog().files().size(), std::size_t(1));
}

void TestEditTargets::takesAFileOfAnyName()
{
    add("draft", endpointNamed("price"));
    add(".gitignore", "ignored.yml\n");
    QVERIFY(QDir(at("")).mkdir(QStringLiteral(".git")));
    add("ignored.yml", endpointNamed("price"));
    for (const char *name : {"draft", "ignored.yml"}) {
        const auto targets = open(name);
        QVERIFY(targets);
        QCOMPARE(*targets->endpointFile({}), at(name));
        QVERIFY(targets->knowsDeployment(QStringLiteral("blue")));
        const auto files = targets->filesOf({});
        QVERIFY2(files, qPrintable(files ? QString() : files.error().toLine()));
        QCOMPARE(files->first().path(), at(name));
    }
}

void TestEditTargets::asksWhichWhenSeveralFit()
{
    add("other/endpoint.yml", endpointNamed("rank"));
    add("stage/endpoint.yml", endpointNamed("price"));
    add("stage/blue.yml", deploymentOf("blue", "price"));
    const auto targets = open("");
    QVERIFY(targets);
    const auto anyEndpoint = targets->endpointFile({});
    QVERIFY(!anyEndpoint);
    QCOMPARE(anyEndpoint.error().detail,
             QStringLiteral("several endpoints are described here (price, rank)"));
    QCOMPARE(anyEndpoint.error().fix, QStringLiteral("name one with --endpoint"));
    const auto variants = targets->endpointFile(QStringLiteral("price"));
    QVERIFY(!variants);
    QCOMPARE(variants.error().detail,
             QStringLiteral("several files describe the endpoint \"price\" (%1, %2)")
                 .arg(at("endpoint.yml"), at("stage/endpoint.yml")));
    const auto blue = targets->deploymentFile(QStringLiteral("price"), QStringLiteral("blue"));
    QVERIFY(!blue);
    QCOMPARE(blue.error().kind, ErrorKind::Invalid);
    QCOMPARE(blue.error().detail,
             QStringLiteral("several files describe a deployment \"blue\" (%1, %2)")
                 .arg(at("blue.yml"), at("stage/blue.yml")));
    QVERIFY(!targets->filesOf(QStringLiteral("price")));
    QVERIFY(targets->filesOf(QStringLiteral("rank")));
}

void TestEditTargets::saysWhatIsNotThere()
{
    const auto targets = open("");
    QVERIFY(targets);
    const auto wrong = targets->endpointFile(QStringLiteral("rank"));
    QVERIFY(!wrong);
    QCOMPARE(wrong.error().kind, ErrorKind::NotFound);
    QCOMPARE(wrong.error().detail, QStringLiteral("no endpoint \"rank\" is described here"));
    const auto red = targets->deploymentFile({}, QStringLiteral("red"));
    QVERIFY(!red);
    QCOMPARE(red.error().kind, ErrorKind::NotFound);
    const auto file = open("blue.yml");
    QVERIFY(file);
    const auto none = file->endpointFile({});
    QVERIFY(!none);
    QCOMPARE(none.error().detail, QStringLiteral("no endpoint is described here"));
    QVERIFY(!none.error().fix.isEmpty());
}

void TestEditTargets::refusesWhatItCannotRead()
{
    const auto missing = open("nothing.yml");
    QVERIFY(!missing);
    QCOMPARE(missing.error().kind, ErrorKind::NotFound);
    QCOMPARE(missing.error().where, at("nothing.yml"));
    add("broken.yml", "name: [\n");
    const auto broken = open("broken.yml");
    QVERIFY(!broken);
    QCOMPARE(broken.error().kind, ErrorKind::Invalid);
    QVERIFY(broken.error().where.startsWith(at("broken.yml") + QLatin1Char(':')));
    add("service.yml", "apiVersion: v1\nkind: Service\n");
    const auto foreign = open("service.yml");
    QVERIFY(!foreign);
    QCOMPARE(foreign.error().kind, ErrorKind::NotFound);
    QCOMPARE(foreign.error().detail, QStringLiteral("kind: Service is no online endpoint"));
}

void TestEditTargets::collectsEdits()
{
    auto targets = open("");
    QVERIFY(targets);
    QVERIFY(targets->changes().isEmpty());
    QVERIFY(targets->edit(at("blue.yml"), count("blue", 1)));
    QVERIFY(targets->changes().isEmpty());
    QVERIFY(targets->edit(at("green.yml"), count("green", 2)));
    QVERIFY(targets->edit(at("blue.yml"), count("blue", 3)));
    QVERIFY(targets->edit(at("blue.yml"), [](const Manifest &manifest) {
        return withScalar(manifest, {}, QStringLiteral("/instance_type"), "F4");
    }));
    const QList<FileChange> changes = targets->changes();
    QCOMPARE(changes.size(), 2);
    QCOMPARE(changes.first().path, at("blue.yml"));
    QCOMPARE(changes.first().before, deploymentOf("blue", "price"));
    QCOMPARE(changes.first().after, deploymentOf("blue", "price")
                                        .replace("instance_count: 1", "instance_count: 3")
                                        .replace("F2", "F4"));
    const auto refused = targets->edit(at("blue.yml"), count("blue", 0));
    QVERIFY(!refused);
    QCOMPARE(targets->changes(), changes);
    QVERIFY(!targets->edit(at("nothing.yml"), count("blue", 2)));
    QCOMPARE(fileBytes(at("blue.yml")), deploymentOf("blue", "price"));
}

void TestEditTargets::showsPathsAsGiven()
{
    const QString given = m_folder->path() + QStringLiteral("/./");
    const auto folder = EditTargets::open(given);
    QVERIFY(folder);
    QCOMPARE(folder->shownPath(at("blue.yml")), given + QStringLiteral("blue.yml"));
    QCOMPARE(folder->shownPath(QStringLiteral("/elsewhere/x.yml")),
             QStringLiteral("/elsewhere/x.yml"));
    const QString winding = at("stage/../blue.yml");
    QVERIFY(QDir(at("")).mkdir(QStringLiteral("stage")));
    const auto file = EditTargets::open(winding);
    QVERIFY(file);
    QCOMPARE(file->shownPath(at("blue.yml")), winding);
    QCOMPARE(*file->deploymentFile({}, {}), at("blue.yml"));
}

QTEST_GUILESS_MAIN(TestEditTargets)
#include "tst_edittargets.moc"
