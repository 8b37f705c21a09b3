// SPDX-License-Identifier: GPL-3.0-or-later
// An endpoint in the private preview's form becomes files of the current form: asked, made in one
// step, reviewed and committed.
#include "tests/ui/review/reviewwindow.h"

#include <QAction>
#include <QLabel>
#include <QPushButton>
#include <QTabWidget>

using namespace serin;

namespace {

const QByteArray previewText =
    "# yaml-language-server: $schema=https://example.org/latest/onlineEndpoint.schema.json\n"
    "name: my-endpoint\n"
    "type: online\n"
    "auth_mode: key\n"
    "traffic:\n"
    "  blue: 100 # all\n"
    "deployments:\n"
    "  # the first one\n"
    "  blue:\n"
    "    model:\n"
    "      name: m\n"
    "      version: 1\n"
    "      local_path: ./model-1/model\n"
    "    code_configuration:\n"
    "      code:\n"
    "        local_path: ./model-1/onlinescoring\n"
    "      scoring_script: score.py\n"
    "    environment:\n"
    "      name: e\n"
    "      version: 1\n"
    "      path: .\n"
    "      docker:\n"
    "        image: an/image:1\n"
    "    instance_type: Standard_F2s_v2\n"
    "    scale_settings:\n"
    "      scale_type: manual\n"
    "      instance_count: 1\n";

} // namespace

class TestTranslateWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_window.reset(); }
    void translatesReviewsAndUndoes();
    void oneOfSeveralStaysPicked();
    void askedAndDropped();
    void currentFormOffersNothing();

private:
    [[nodiscard]] QPushButton *offer() const
    {
        return w->named<QPushButton>("translatePreviewButton");
    }
    [[nodiscard]] QWidget *card() const { return w->named("translateCard"); }

    std::unique_ptr<ReviewWindow> m_window;
    ReviewWindow *w = nullptr;
};

void TestTranslateWindow::init()
{
    m_window = std::make_unique<ReviewWindow>(QStringLiteral(SERINCTL));
    w = m_window.get();
    const QString wrong = w->make(false);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    if (QTest::currentTestFunction() == QByteArray("currentFormOffersNothing")) {
        QVERIFY(w->open());
        return;
    }
    for (const char *name : {"endpoint.yml", "blue-deployment.yml"}) {
        QVERIFY(QFile::remove(w->path(QString::fromLatin1(name))));
    }
    w->write(QStringLiteral("canary.yaml"), previewText);
    w->gitSays({QStringLiteral("add"), QStringLiteral("-A")});
    w->gitSays({QStringLiteral("commit"), QStringLiteral("-qm"), QStringLiteral("Preview")});
    w->gitSays({QStringLiteral("push"), QStringLiteral("-q")});
    QVERIFY(w->open());
    QTRY_VERIFY_WITH_TIMEOUT(offer()->isVisible() && offer()->isEnabled(), patience);
}

void TestTranslateWindow::translatesReviewsAndUndoes()
{
    w->named<QTabWidget>("pageTabs")->setCurrentIndex(1);
    QVERIFY(offer()->isVisible()); // on the page YAML, too
    QVERIFY(w->click("translatePreviewButton"));
    QTRY_VERIFY_WITH_TIMEOUT(card()->isVisible(), patience);
    auto *const files = w->named<QLabel>("translateFiles");
    QTRY_VERIFY_WITH_TIMEOUT(files->text().contains(QStringLiteral("endpoint.yml is made")),
                             patience);
    QVERIFY(files->text().contains(QStringLiteral("blue-deployment.yml is made")));
    QVERIFY(files->text().contains(QStringLiteral("canary.yaml is removed")));
    QVERIFY(
        w->named<QLabel>("translateNotes")->text().contains(QStringLiteral("environment.path")));
    QCOMPARE(w->read(QStringLiteral("canary.yaml")), previewText); // only asked
    QVERIFY(w->click("translateButton"));
    QVERIFY(w->isReady()); // the review opens by itself
    QTRY_VERIFY_WITH_TIMEOUT(!w->workbench().session().isBusy(), patience);
    const QByteArray blue = w->read(QStringLiteral("blue-deployment.yml"));
    QVERIFY2(blue.contains("# the first one\nname: blue\nendpoint_name: my-endpoint\n"), blue);
    QVERIFY(w->read(QStringLiteral("endpoint.yml")).contains("  blue: 100 # all\n"));
    QVERIFY(!QFile::exists(w->path(QStringLiteral("canary.yaml"))));
    QCOMPARE(w->review().content().files.size(), std::size_t(3));
    for (const ReviewWords &words : w->review().content().words) {
        QCOMPARE(words.endpoint, QStringLiteral("my-endpoint"));
        QCOMPARE(words.texts(), (QStringList{QStringLiteral("deployment blue in another file"),
                                             QStringLiteral("endpoint in another file")}));
    }
    const QString changes = w->named("changesBar")->accessibleName();
    QVERIFY2(!changes.contains(QStringLiteral("removed")), qPrintable(changes));
    w->review().close();

    w->key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(w->read(QStringLiteral("canary.yaml")), previewText, patience);
    QTRY_VERIFY_WITH_TIMEOUT(!QFile::exists(w->path(QStringLiteral("endpoint.yml"))), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!QFile::exists(w->path(QStringLiteral("blue-deployment.yml"))),
                             patience);
    w->key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE_WITH_TIMEOUT(w->read(QStringLiteral("blue-deployment.yml")), blue, patience);
    QTRY_VERIFY_WITH_TIMEOUT(!w->workbench().session().isBusy(), patience);
    QVERIFY(w->openReview());
    QVERIFY(w->confirm());
    const QByteArray tree = w->gitSays(
        {QStringLiteral("ls-tree"), QStringLiteral("--name-only"), QStringLiteral("HEAD")});
    QVERIFY2(tree.contains("endpoint.yml") && tree.contains("blue-deployment.yml") &&
                 !tree.contains("canary.yaml"),
             tree);
    w->review().close();
    QTRY_VERIFY_WITH_TIMEOUT(!offer()->isVisible(), patience);
    QTRY_COMPARE_WITH_TIMEOUT(w->workbench().endpoint().state().deployments.size(), std::size_t(1),
                              patience);
}

void TestTranslateWindow::oneOfSeveralStaysPicked()
{
    const auto &state = w->workbench().endpoint().state();
    w->write(QStringLiteral("staging/canary.yaml"), previewText);
    w->workbench().folder().refresh();
    QTRY_COMPARE_WITH_TIMEOUT(state.choices.size(), std::size_t(2), patience);
    w->workbench().endpoint().pick(QStringLiteral("staging/canary.yaml#0"));
    QVERIFY(w->click("translatePreviewButton"));
    QVERIFY(w->click("translateButton"));
    QVERIFY(w->isReady());
    w->review().close();
    QTRY_VERIFY_WITH_TIMEOUT(!QFile::exists(w->path(QStringLiteral("staging/canary.yaml"))),
                             patience);
    QTRY_COMPARE_WITH_TIMEOUT(state.trafficPath, w->path(QStringLiteral("staging/endpoint.yml")),
                              patience);
    QCOMPARE(state.deployments.size(), std::size_t(1));
    QCOMPARE(w->read(QStringLiteral("canary.yaml")), previewText);
}

void TestTranslateWindow::askedAndDropped()
{
    w->window().actions().action(QStringLiteral("endpoint.translate"))->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(card()->isVisible(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(w->named("translateButton")->isEnabled(), patience);
    QVERIFY(!offer()->isEnabled());
    QTRY_VERIFY(w->named("translateButton")->hasFocus());
    w->key(Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(!card()->isVisible(), patience);
    QVERIFY(offer()->isEnabled());
    QCOMPARE(w->read(QStringLiteral("canary.yaml")), previewText);
    // In the way: said, and nothing is written over.
    w->write(QStringLiteral("endpoint.yml"), "other: 1\n");
    w->write(QStringLiteral("my-endpoint-endpoint.yml"), "other: 2\n");
    QVERIFY(w->click("translatePreviewButton"));
    auto *const files = w->named<QLabel>("translateFiles");
    QTRY_VERIFY_WITH_TIMEOUT(files->text().contains(QStringLiteral("exists already")), patience);
    QVERIFY(!w->named("translateButton")->isEnabled());
    QCOMPARE(w->read(QStringLiteral("endpoint.yml")), QByteArray("other: 1\n"));
}

void TestTranslateWindow::currentFormOffersNothing()
{
    QVERIFY(!offer()->isVisible());
    const auto *const action = w->window().actions().action(QStringLiteral("endpoint.translate"));
    QVERIFY(!action->isEnabled());
    QVERIFY(!w->window().actions().unavailableReason(action->objectName()).isEmpty());
}

QTEST_MAIN(TestTranslateWindow)
#include "tst_translatewindow.moc"
