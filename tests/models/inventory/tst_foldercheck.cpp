// SPDX-License-Identifier: GPL-3.0-or-later
// The errors of a folder's endpoints as the list gets them: real files.
#include "models/inventory/foldercheck.h"

#include "services/core/filestamp.h"
#include "services/manifest/scan/folderscan.h"
#include "tests/support/filebytes.h"
#include "tests/support/names.h"
#include "tests/support/patience.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace serin;

class TestFolderCheck : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void findsWhatIsWrong();
    void judgesTogetherWhatBelongsTogether();
    void looksAgainOnlyAtWhatChanged();
    void looksAtWhatBelongsToNoEndpoint();
    void takesTextsForFiles();
    void whatIsNotThereIsNotHeldAgainstTheRest();
    void theNewestWins();
    void longWorkIsToldInBetween();
    void diesWhileItWorks();

private:
    static QByteArray endpointText(const QString &name, const QByteArray &traffic)
    {
        return "$schema: https://azuremlschemas.azureedge.net/latest/"
               "managedOnlineEndpoint.schema.json\nname: " +
               name.toUtf8() + "\nauth_mode: key\ntraffic:\n" + traffic;
    }
    static QByteArray deploymentText(const QString &endpoint, const QByteArray &name,
                                     const QByteArray &rest = "instance_count: 1\n")
    {
        return "$schema: https://azuremlschemas.azureedge.net/latest/"
               "managedOnlineDeployment.schema.json\nname: " +
               name + "\nendpoint_name: " + endpoint.toUtf8() +
               "\nmodel: azureml:m:1\ninstance_type: Standard_DS3_v2\n" + rest;
    }
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    void write(const QString &name, const QByteArray &bytes) const
    {
        QVERIFY(setFileBytes(path(name), bytes));
    }
    /// An endpoint with a deployment called blue, which has all of the traffic.
    void writeSound(const QString &endpoint) const
    {
        write(endpoint + QStringLiteral("/endpoint.yml"), endpointText(endpoint, "  blue: 100\n"));
        write(endpoint + QStringLiteral("/blue.yml"), deploymentText(endpoint, "blue"));
    }
    [[nodiscard]] Catalog scanned() const
    {
        return Catalog(*scanWholeFolder(m_folder->path(), {}));
    }
    void look(const QHash<QString, ManifestText> &texts = {})
    {
        m_check->setFolder(scanned(), texts);
        QTRY_VERIFY_WITH_TIMEOUT(m_check->isSettled(), patience);
    }
    [[nodiscard]] EndpointErrors errors(const QString &endpoint) const
    {
        return m_check->errors()->endpoints.value(endpoint);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FolderCheck> m_check;
};

void TestFolderCheck::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_check = std::make_unique<FolderCheck>();
    writeSound(canary);
}

void TestFolderCheck::findsWhatIsWrong()
{
    write(QStringLiteral("bad/endpoint.yml"),
          endpointText(QStringLiteral("bad"), "  blue: 40\n  green: 50\n"));
    write(QStringLiteral("bad/blue.yml"), deploymentText(QStringLiteral("bad"), "blue"));
    write(QStringLiteral("bad/green.yml"),
          deploymentText(QStringLiteral("bad"), "green",
                         "instance_count: none\nscale_settings: {type: never}\n"));
    look();
    QCOMPARE(m_check->errors()->endpoints.keys(), QStringList(QStringLiteral("bad")));
    const EndpointErrors found = errors(QStringLiteral("bad"));
    QCOMPARE(found.size(), 2U);
    QCOMPARE(found[0].path, path(QStringLiteral("bad/endpoint.yml")));
    QCOMPARE(found[0].label, QStringLiteral("bad/endpoint.yml"));
    QCOMPARE(found[0].count, 1);
    QCOMPARE(found[0].position.line, 4);
    QVERIFY2(found[0].message.contains(QStringLiteral("90 %")), qPrintable(found[0].message));
    QCOMPARE(found[1].label, QStringLiteral("bad/green.yml"));
    QCOMPARE(found[1].count, 2);
    QCOMPARE(found[1].position.line, 6);
}

void TestFolderCheck::judgesTogetherWhatBelongsTogether()
{
    look();
    QVERIFY(m_check->errors()->isEmpty()); // blue is in another file than the traffic
    QVERIFY(QFile::rename(path(QStringLiteral("canary/blue.yml")),
                          path(QStringLiteral("canary/green.yml"))));
    write(QStringLiteral("canary/green.yml"), deploymentText(canary, "green"));
    look();
    QCOMPARE(errors(canary).size(), 1U);
    QVERIFY(errors(canary).front().message.contains(QStringLiteral("\"blue\"")));
}

void TestFolderCheck::looksAgainOnlyAtWhatChanged()
{
    for (int i = 0; i < 20; ++i) {
        writeSound(QStringLiteral("endpoint%1").arg(i));
    }
    look();
    QCOMPARE(m_check->judged(), 21);
    const FolderErrorsPointer none = m_check->errors();
    const QSignalSpy told(m_check.get(), &FolderCheck::errorsChanged);
    look(); // another scan of the same
    QCOMPARE(m_check->judged(), 21);
    QCOMPARE(m_check->errors(), none);
    write(QStringLiteral("endpoint7/endpoint.yml"),
          endpointText(QStringLiteral("endpoint7"), "  blue: 99\n"));
    look();
    QCOMPARE(m_check->judged(), 22);
    QCOMPARE(told.size(), 1);
    QCOMPARE(m_check->errors()->endpoints.keys(), QStringList(QStringLiteral("endpoint7")));
    QVERIFY(QFile::remove(path(QStringLiteral("endpoint7/endpoint.yml"))));
    QVERIFY(QFile::remove(path(QStringLiteral("endpoint7/blue.yml"))));
    look();
    QCOMPARE(m_check->judged(), 22);
    QVERIFY(m_check->errors()->isEmpty());
}

void TestFolderCheck::looksAtWhatBelongsToNoEndpoint()
{
    const auto unassigned = [this] { return m_check->errors()->unassigned; };
    const QString nobodys = QStringLiteral("${ENDPOINT}");
    write(QStringLiteral("t/good.yml"), deploymentText(nobodys, "good"));
    write(QStringLiteral("t/lost.yml"), deploymentText(nobodys, "lost", "instance_count: none\n"));
    look();
    QCOMPARE(m_check->judged(), 3); // with the endpoint
    QVERIFY(m_check->errors()->endpoints.isEmpty());
    const QString key = QStringLiteral("t/lost.yml#0");
    QCOMPARE(unassigned().keys(), QStringList(key));
    QCOMPARE(unassigned().value(key).size(), 1U);
    QCOMPARE(unassigned().value(key).front().label, QStringLiteral("t/lost.yml"));
    QCOMPARE(unassigned().value(key).front().position.line, 6);
    // One before it moves it, and is looked at alone.
    write(QStringLiteral("a.yml"), deploymentText(nobodys, "first", "instance_count: none\n"));
    look();
    QCOMPARE(m_check->judged(), 4);
    QCOMPARE(unassigned().size(), 2);
    write(QStringLiteral("t/lost.yml"), deploymentText(nobodys, "lost"));
    look();
    QCOMPARE(m_check->judged(), 5);
    QCOMPARE(unassigned().keys(), QStringList(QStringLiteral("a.yml#0")));
    QVERIFY(QFile::remove(path(QStringLiteral("a.yml"))));
    look();
    QCOMPARE(m_check->judged(), 5);
    QVERIFY(m_check->errors()->isEmpty());
}

void TestFolderCheck::takesTextsForFiles()
{
    const QString file = path(QStringLiteral("canary/endpoint.yml"));
    const ManifestText draft =
        ManifestText::parse(endpointText(canary, "  blue: 50\n"), file); // not on disk
    FolderScanBatch scan = *scanWholeFolder(m_folder->path(), {});
    for (CatalogFilePointer &each : scan.files) {
        if (each->path == file) {
            CatalogFile edited = catalogFile(draft.manifest, file, scan.root);
            edited.checksum = FileStamp::of(draft.bytes).checksum;
            each = std::make_shared<CatalogFile>(std::move(edited));
        }
    }
    m_check->setFolder(Catalog(scan), {{file, draft}});
    QTRY_VERIFY_WITH_TIMEOUT(m_check->isSettled(), patience);
    QCOMPARE(errors(canary).size(), 1U);
    QVERIFY(errors(canary).front().message.contains(QStringLiteral("50 %")));
    look();
    QVERIFY(m_check->errors()->isEmpty());
}

void TestFolderCheck::whatIsNotThereIsNotHeldAgainstTheRest()
{
    const Catalog catalog = scanned();
    QVERIFY(QFile::remove(path(QStringLiteral("canary/blue.yml")))); // no scan has seen it yet
    m_check->setFolder(catalog, {});
    QTRY_VERIFY_WITH_TIMEOUT(m_check->isSettled(), patience);
    QVERIFY(m_check->errors()->isEmpty());
}

void TestFolderCheck::theNewestWins()
{
    write(QStringLiteral("canary/endpoint.yml"), endpointText(canary, "  blue: 1\n"));
    m_check->setFolder(scanned(), {});
    write(QStringLiteral("canary/endpoint.yml"), endpointText(canary, "  blue: 2\n"));
    m_check->setFolder(scanned(), {});
    write(QStringLiteral("canary/endpoint.yml"), endpointText(canary, "  blue: 3\n"));
    look();
    QVERIFY(errors(canary).front().message.contains(QStringLiteral(" 3 %")));
    m_check->setFolder({}, {});
    QTRY_VERIFY_WITH_TIMEOUT(m_check->isSettled(), patience);
    QVERIFY(m_check->errors()->isEmpty());
}

/// Enough endpoints for several stretches, each with an error.
void TestFolderCheck::longWorkIsToldInBetween()
{
    QByteArray tags = "tags:\n";
    for (int i = 0; i < 2'000; ++i) {
        tags += "  tag" + QByteArray::number(i) + ": x\n";
    }
    constexpr int count = 150;
    for (int i = 0; i < count; ++i) {
        const QString name = QStringLiteral("endpoint%1").arg(i, 3, 10, QLatin1Char('0'));
        write(name + QStringLiteral("/endpoint.yml"), endpointText(name, "  blue: 1\n") + tags);
    }
    const QSignalSpy told(m_check.get(), &FolderCheck::errorsChanged);
    qsizetype first = -1;
    const QObject scope;
    connect(m_check.get(), &FolderCheck::errorsChanged, &scope, [&] {
        if (first < 0) { // clazy:exclude=lambda-in-connect
            first = m_check->errors()->endpoints.size();
            QVERIFY(m_check->errors()->endpoints.contains(QStringLiteral("endpoint000")));
        }
    });
    look();
    QCOMPARE(m_check->errors()->endpoints.size(), count);
    QVERIFY2(told.size() > 1 && first < count, qPrintable(QString::number(first)));
}

void TestFolderCheck::diesWhileItWorks()
{
    const Catalog catalog = scanned();
    for (int i = 0; i < 20; ++i) {
        FolderCheck check;
        check.setFolder(catalog, {});
        if (i % 2 == 0) {
            QCoreApplication::processEvents();
        }
    }
}

QTEST_GUILESS_MAIN(TestFolderCheck)
#include "tst_foldercheck.moc"
