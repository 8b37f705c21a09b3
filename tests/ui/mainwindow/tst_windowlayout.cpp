// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition.h"
#include "models/common/timecursor.h"
#include "tests/support/filebytes.h"
#include "tests/support/windowfit.h"
#include "ui/inventory/inventorypane.h"
#include "ui/theme/elidedlabel.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QSpinBox>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace serin;

/// The window with a large font: everything stays within reach, and nothing is cut that could give
/// way.
class TestWindowLayout : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void listGrowsWithTheFont();
    void listKeepsAWidthSetByHand();
    void longListNamesGiveWay();
    void overviewFits_data();
    void overviewFits();
    void overviewFitsBesideTheReview_data();
    void overviewFitsBesideTheReview();
    void tabsFollowTheZoomBesideTheReview();
    void textGrows();
    void everyPageFits_data();
    void everyPageFits();
    void narrowWindowKeepsItsWidth();
    void menusWithoutRoomAreOffered();
    void titleStaysWhole();
    void shortNamesStayWhole();

private:
    void zoom(int percent) const { m_fit->zoom(percent); }
    [[nodiscard]] QStringList cut() const { return m_fit->cut(); }
    void trigger(const QString &action) const { window().actions().action(action)->trigger(); }
    void open(const QByteArray &green, const QByteArray &model)
    {
        const QByteArray schema = "$schema: https://azuremlschemas.azureedge.net/latest/";
        QVERIFY(setFileBytes(m_folder->filePath(QStringLiteral("p/endpoint.yml")),
                             schema +
                                 "managedOnlineEndpoint.schema.json\nname: my-endpoint\n"
                                 "traffic:\n  blue: 90\n  " +
                                 green + ": 10\n"));
        for (const QByteArray &name : {QByteArray("blue"), green}) {
            QVERIFY(setFileBytes(
                m_folder->filePath(QStringLiteral("p/%1.yml").arg(QString::fromUtf8(name))),
                schema + "managedOnlineDeployment.schema.json\nname: " + name +
                    "\nendpoint_name: my-endpoint\ninstance_type: Standard_F2s_v2\nmodel: " +
                    model + "\ninstance_count: 12\n"));
        }
        m_composition->workbench().open(m_folder->filePath(QStringLiteral("p")));
        QTRY_COMPARE(m_composition->workbench().endpoint().state().phase,
                     EndpointState::Phase::Ready);
        QTRY_VERIFY(named<QSpinBox>(QStringLiteral("trafficSpin.blue")));
    }
    [[nodiscard]] MainWindow &window() const { return m_composition->window(); }
    template<typename Widget>
    [[nodiscard]] Widget *named(const QString &name) const
    {
        return window().findChild<Widget *>(name);
    }
    [[nodiscard]] int listWidth() const { return window().findChild<InventoryPane *>()->width(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Composition> m_composition;
    std::unique_ptr<WindowFit> m_fit;
};

void TestWindowLayout::init()
{
    m_fit.reset();
    m_composition.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_composition = std::make_unique<Composition>(
        *static_cast<QApplication *>(QCoreApplication::instance()),
        m_folder->filePath(QStringLiteral("serin.conf")), SchemePreference::Light);
    m_fit = std::make_unique<WindowFit>(window());
    window().resize(1280, 800);
    window().show();
    QVERIFY(QTest::qWaitForWindowActive(&window()));
}

void TestWindowLayout::listGrowsWithTheFont()
{
    open("green", "azureml:m:1");
    const int before = listWidth();
    zoom(200);
    QTRY_VERIFY(listWidth() > before * 3 / 2);
    QVERIFY2(listWidth() < 1280 / 2, "the page keeps the larger part");
    zoom(100);
    QTRY_VERIFY_WITH_TIMEOUT(std::abs(listWidth() - before) < 10, 20'000);
}

void TestWindowLayout::listKeepsAWidthSetByHand()
{
    open("green", "azureml:m:1");
    auto *splitter = window().findChild<QSplitter *>();
    splitter->setSizes({300, 980});
    Q_EMIT splitter->splitterMoved(300, 1);
    zoom(150);
    QTRY_VERIFY(std::abs(listWidth() - 450) < 30);
}

/// What the list shows is painted: the share and the count must leave ink at the end of the row.
void TestWindowLayout::longListNamesGiveWay()
{
    open("green-with-a-name-of-32-letters1", "azureml:m:1");
    zoom(200);
    auto *tree = named<QTreeView>(QStringLiteral("endpointTree"));
    const QModelIndex endpoint = tree->model()->index(0, 0);
    tree->expand(endpoint);
    tree->setCurrentIndex(endpoint);
    QTRY_VERIFY(!tree->visualRect(tree->model()->index(1, 0, endpoint)).isEmpty());
    const QRect row = tree->visualRect(tree->model()->index(1, 0, endpoint));
    const QImage image = tree->viewport()->grab(row).toImage();
    const int column = tree->fontMetrics().horizontalAdvance(QStringLiteral("× 00"));
    bool hasInk = false;
    for (int x = image.width() - column; x < image.width(); ++x) {
        for (int y = 0; y < image.height(); ++y) {
            hasInk = hasInk || image.pixelColor(x, y).lightness() < 150;
        }
    }
    QVERIFY2(hasInk, "the number of instances is not shown");
}

void TestWindowLayout::overviewFits_data()
{
    QTest::addColumn<QByteArray>("green");
    QTest::addColumn<QByteArray>("model");
    QTest::newRow("short") << QByteArray("green") << QByteArray("azureml:m:1");
    QTest::newRow("long") << QByteArray("green-with-a-name-of-32-letters1")
                          << "azureml:" + QByteArray(200, 'm') + ":1";
}

void TestWindowLayout::overviewFits()
{
    QFETCH(QByteArray, green);
    QFETCH(QByteArray, model);
    open(green, model);
    const auto *area = named<QScrollArea>(QStringLiteral("overviewPage"));
    for (const int percent : {100, 150, 200}) {
        zoom(percent);
        QTRY_COMPARE(area->horizontalScrollBar()->maximum(), 0);
        auto *spin = named<QSpinBox>(QStringLiteral("instanceSpin.") + QString::fromUtf8(green));
        const QPoint right = spin->mapTo(area->viewport(), QPoint(spin->width(), 0));
        QVERIFY2(right.x() <= area->viewport()->width(), qPrintable(QString::number(percent)));
        QCOMPARE(window().width(), 1280);
    }
}

void TestWindowLayout::overviewFitsBesideTheReview_data()
{
    QTest::addColumn<QString>("green");
    QTest::addColumn<QSize>("lines");
    QTest::newRow("as it opens first") << QStringLiteral("green") << QSize(72, 46);
    QTest::newRow("narrower") << QStringLiteral("green") << QSize(50, 46);
    QTest::newRow("wider") << QStringLiteral("green") << QSize(100, 46);
    QTest::newRow("long name") << QStringLiteral("green-with-a-name-of-32-letters1")
                               << QSize(72, 46);
}

/// Nothing of a deployment is cut, and the page does not scroll sideways.
void TestWindowLayout::overviewFitsBesideTheReview()
{
    QFETCH(QString, green);
    QFETCH(QSize, lines);
    open(green.toUtf8(), "azureml:m:1");
    const int line = Spacing::forFont(window().font()).l;
    window().resize(lines * line);
    QTRY_COMPARE(window().size(), lines * line);
    named<QSpinBox>(QStringLiteral("trafficSpin.") + green)->setValue(100);
    trigger(QStringLiteral("git.review"));
    QTRY_VERIFY(named<QWidget>(QStringLiteral("reviewSheet"))->isVisible());
    const auto *area = named<QScrollArea>(QStringLiteral("overviewPage"));
    QTRY_VERIFY(area->isVisible() && area->horizontalScrollBar()->maximum() == 0);
    for (const char *kind : {"trafficSpin.", "instanceSpin.", "lockButton.", "testButton.",
                             "logsButton.", "deploymentMenu."}) {
        const auto *part = named<QWidget>(QLatin1String(kind) + green);
        QTRY_VERIFY2(part->width() >= part->sizeHint().width(), kind);
        const QRect seen(part->mapTo(area->widget(), QPoint()), part->size());
        QVERIFY2(area->widget()->rect().contains(seen), kind);
    }
    QCOMPARE(window().size(), lines * line);
    QTRY_VERIFY2(cut().isEmpty(), qPrintable(cut().join(QStringLiteral(", "))));
}

/// With large letters the review takes the room of the page, whose tabs are out of sight meanwhile.
void TestWindowLayout::tabsFollowTheZoomBesideTheReview()
{
    open("green", "azureml:m:1");
    window().resize(1000, 650);
    named<QSpinBox>(QStringLiteral("trafficSpin.green"))->setValue(100);
    trigger(QStringLiteral("git.review"));
    QTRY_VERIFY(named<QWidget>(QStringLiteral("reviewSheet"))->isVisible());
    const QTabBar *const tabs = named<QTabWidget>(QStringLiteral("pageTabs"))->tabBar();
    const int usual = tabs->sizeHint().height();
    for (int step = 0; step < 30 && tabs->isVisible(); ++step) {
        trigger(QStringLiteral("view.zoomIn"));
        QCoreApplication::processEvents();
    }
    QVERIFY(!tabs->isVisible());
    trigger(QStringLiteral("view.zoomReset"));
    QTRY_VERIFY(tabs->isVisible());
    QTRY_COMPARE(tabs->font().pointSizeF(), window().font().pointSizeF());
    QTRY_COMPARE(tabs->sizeHint().height(), usual);
}

/// On a page that is opened afterwards, too: out of sight it waits.
void TestWindowLayout::textGrows()
{
    open("green", "azureml:m:1");
    auto *text = named<QWidget>(QStringLiteral("yamlEditor"));
    const int before = text->fontMetrics().height();
    zoom(200);
    named<QTabWidget>(QStringLiteral("pageTabs"))->setCurrentIndex(1);
    QTRY_VERIFY(text->isVisible());
    QVERIFY(text->fontMetrics().height() > before * 3 / 2);
}

void TestWindowLayout::everyPageFits_data()
{
    QTest::addColumn<QString>("action");
    QTest::addColumn<int>("page");
    QTest::newRow("start") << QString() << -1;
    QTest::newRow("clone") << QStringLiteral("git.clone") << -1;
    QTest::newRow("azure") << QStringLiteral("azure.connect") << -1;
    QTest::newRow("overview") << QString() << 0;
    QTest::newRow("yaml") << QString() << 1;
    QTest::newRow("test") << QString() << 2;
    QTest::newRow("charts") << QString() << 3;
    QTest::newRow("logs") << QString() << 4;
    QTest::newRow("diff") << QString() << 5;
    QTest::newRow("delete") << QStringLiteral("endpoint.delete") << 0;
    QTest::newRow("new endpoint") << QStringLiteral("endpoint.new") << 0;
    QTest::newRow("settings") << QStringLiteral("edit.preferences") << 0;
    QTest::newRow("operations") << QStringLiteral("view.operations") << 0;
    QTest::newRow("commands") << QStringLiteral("view.commands") << 0;
    QTest::newRow("shortcuts") << QStringLiteral("help.shortcuts") << 0;
}

/// Those of git in trouble and of the board are in tst_gitpageslayout.
void TestWindowLayout::everyPageFits()
{
    QFETCH(QString, action);
    QFETCH(int, page);
    if (page >= 0) {
        open("green", "azureml:m:1");
        named<QTabWidget>(QStringLiteral("pageTabs"))->setCurrentIndex(page);
    }
    if (!action.isEmpty()) {
        trigger(action);
    }
    const QString wrong = m_fit->wrong();
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
}

void TestWindowLayout::narrowWindowKeepsItsWidth()
{
    open("green", "azureml:m:1");
    const QSize narrow(900, 650);
    window().resize(narrow);
    QTRY_COMPARE(window().size(), narrow);
    for (int page = 0; page < named<QTabWidget>(QStringLiteral("pageTabs"))->count(); ++page) {
        named<QTabWidget>(QStringLiteral("pageTabs"))->setCurrentIndex(page);
        for (const int percent : {300, 250, 200, 100}) {
            zoom(percent);
            QTRY_COMPARE(window().size(), narrow);
            if (page == 0 && percent <= 200) { // with larger letters the page scrolls
                const auto *area = named<QScrollArea>(QStringLiteral("overviewPage"));
                QTRY_COMPARE(area->horizontalScrollBar()->maximum(), 0);
            }
        }
    }
}

void TestWindowLayout::menusWithoutRoomAreOffered()
{
    window().resize(800, 600);
    zoom(200);
    auto *more = named<QToolButton>(QStringLiteral("qt_menubar_ext_button"));
    QTRY_VERIFY(more->isVisible());
    const QImage image = more->grab().toImage();
    int ink = 0;
    for (int x = 0; x < image.width(); ++x) {
        ink += image.pixelColor(x, image.height() / 2).lightness() < 150 ? 1 : 0;
    }
    QVERIFY2(ink > image.width() / 8, "nothing says that there are more menus");
}

/// What stands beside the name on all pages says less before the name is cut.
void TestWindowLayout::titleStaysWhole()
{
    open("green", "azureml:m:1");
    const auto *name = named<ElidedLabel>(QStringLiteral("endpointName"));
    const auto *moment = named<QToolButton>(QStringLiteral("momentButton"));
    const auto *steady = named<QToolButton>(QStringLiteral("stopSteadyButton"));
    m_composition->workbench().cursor().hold(1'700'000'000);
    for (const int percent : {100, 150, 200}) {
        zoom(percent);
        for (const int width : {1280, 1100, 1280}) {
            window().resize(width, 800);
            QTRY_VERIFY(moment->isVisible());
            QTRY_VERIFY2(!name->isElided(), qPrintable(QString::number(percent)));
            QVERIFY2(moment->text().startsWith(QChar(0x25c6)) && steady->text().contains(u'/'),
                     "both can be told");
            QTRY_VERIFY(moment->width() >= moment->sizeHint().width());
        }
    }
    zoom(100);
    QTRY_COMPARE(steady->text(), steady->accessibleName());
}

/// However narrow the list gets: the figures of a row give way before the end of a short name does.
void TestWindowLayout::shortNamesStayWhole()
{
    open("green", "azureml:m:1");
    zoom(200);
    auto *tree = named<QTreeView>(QStringLiteral("endpointTree"));
    const QModelIndex endpoint = tree->model()->index(0, 0);
    tree->expand(endpoint);
    tree->setCurrentIndex(endpoint);
    const auto nameOf = [&] {
        const QRect row = tree->visualRect(tree->model()->index(1, 0, endpoint));
        const int width = tree->fontMetrics().horizontalAdvance(QStringLiteral("    green"));
        return tree->viewport()->grab(QRect(row.topLeft(), QSize(width, row.height()))).toImage();
    };
    auto *splitter = window().findChild<QSplitter *>();
    splitter->setSizes({600, 680});
    QTRY_VERIFY(listWidth() > 500);
    const QImage whole = nameOf();
    for (const int width : {500, 400, 350, 300, 250, 1}) {
        splitter->setSizes({width, 1280 - width});
        QCoreApplication::processEvents();
        QVERIFY2(nameOf() == whole, qPrintable(QString::number(listWidth())));
    }
}

QTEST_MAIN(TestWindowLayout)
#include "tst_windowlayout.moc"
