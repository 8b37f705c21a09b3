// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/common/preferences.h"
#include "models/inventory/inventorymodel.h"
#include "models/repository/variantpicks.h"
#include "ui/inventory/inventorypane.h"

#include <QApplication>
#include <QHelpEvent>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolTip>
#include <QTreeView>

using namespace serin;

namespace {

using Files = std::vector<CatalogFilePointer>;

const QString root = QStringLiteral("/folder");

CatalogFilePointer file(const QString &name, const QByteArray &text)
{
    const QString path = root + QLatin1Char('/') + name;
    auto made = std::make_shared<CatalogFile>(catalogFile(Manifest::parse(text, path), path, root));
    made->checksum = text; // stands for it
    return made;
}

CatalogFilePointer endpoint(const QString &name, const QByteArray &traffic = "{blue: 100}")
{
    return file(name + QStringLiteral("/endpoint.yml"),
                "$schema: https://azuremlschemas.azureedge.net/latest/"
                "managedOnlineEndpoint.schema.json\nname: " +
                    name.toUtf8() + "\ntraffic: " + traffic + "\n");
}

CatalogFilePointer deployment(const QString &endpointName, const QByteArray &name)
{
    return file(endpointName + QLatin1Char('/') + QString::fromUtf8(name) + QStringLiteral(".yml"),
                "$schema: https://azuremlschemas.azureedge.net/latest/"
                "managedOnlineDeployment.schema.json\nname: " +
                    name + "\ninstance_count: 2\n");
}

CatalogFilePointer broken(const QString &name)
{
    return file(name, "<<<<<<< ours\nname: x\n");
}

QString numbered(int i)
{
    return QStringLiteral("endpoint%1").arg(i, 3, 10, QLatin1Char('0'));
}

/// @p count endpoints, each with blue and green: more than are expanded from the start.
Files many(int count)
{
    Files files;
    for (int i = 0; i < count; ++i) {
        files.push_back(endpoint(numbered(i)));
        files.push_back(deployment(numbered(i), "blue"));
        files.push_back(deployment(numbered(i), "green"));
    }
    return files;
}

} // namespace

class TestInventoryPane : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void clickSelects();
    void keysFromFilterToTree();
    void escapeClearsTheFilter();
    void filterGivesTheSelectionBack();
    void filterGivesTheExpansionBack();
    void opensAShortListOnceItIsFull();
    void longListsOpenInSight();
    void expandAndCollapseAll();
    void openRowsSurviveManyChanges();
    void refreshKeepsSelectionExpansionAndScroll();
    void selectionWaitsForARowThatIsGone();
    void selectsWhatAppearsLater();
    void selectsWhatTheFilterHides();
    void forgets();
    void saysWhatIsThere();
    void groupsThatMatchAreNotNothing();
    void toolTipIsPlainText();
    void rowsGrowWithTheFont();

private:
    void set(const Files &files) { m_model->setCatalog(Catalog(root, files), {}); }
    [[nodiscard]] QModelIndex at(const QStringList &keys) const { return m_model->indexOf(keys); }
    [[nodiscard]] QString current() const { return m_tree->currentIndex().data().toString(); }
    void click(const QModelIndex &index)
    {
        m_tree->scrollTo(index);
        QTest::mouseClick(m_tree->viewport(), Qt::LeftButton, {},
                          m_tree->visualRect(index).center());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Preferences> m_preferences;
    std::unique_ptr<VariantPicks> m_picks;
    std::unique_ptr<InventoryModel> m_model;
    std::unique_ptr<InventoryPane> m_pane;
    QTreeView *m_tree = nullptr;
    QLineEdit *m_filter = nullptr;
    QLabel *m_count = nullptr;
};

void TestInventoryPane::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_preferences = std::make_unique<Preferences>(m_folder->filePath(QStringLiteral("conf")));
    m_picks = std::make_unique<VariantPicks>(*m_preferences);
    m_picks->setRoot(root);
    m_model = std::make_unique<InventoryModel>(*m_picks);
    m_pane = std::make_unique<InventoryPane>(*m_model);
    m_tree = m_pane->findChild<QTreeView *>(QStringLiteral("endpointTree"));
    m_filter = m_pane->findChild<QLineEdit *>(QStringLiteral("endpointFilter"));
    m_count = m_pane->findChild<QLabel *>(QStringLiteral("endpointCount"));
    QVERIFY(m_tree && m_filter && m_count);
    m_pane->resize(300, 400);
    m_pane->show();
    m_pane->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
}

void TestInventoryPane::cleanup()
{
    m_pane.reset();
    m_model.reset();
}

void TestInventoryPane::clickSelects()
{
    set(many(3));
    const QSignalSpy changed(m_pane.get(), &InventoryPane::currentChanged);
    click(at({numbered(1)}));
    click(at({numbered(1), QStringLiteral("green")}));
    QCOMPARE(changed.size(), 2);
    QCOMPARE(changed.at(0).front().toStringList(), QStringList(numbered(1)));
    QCOMPARE(changed.at(1).front().toStringList(),
             QStringList({numbered(1), QStringLiteral("green")}));
}

void TestInventoryPane::keysFromFilterToTree()
{
    set(many(3));
    m_pane->focusFilter();
    QVERIFY(m_filter->hasFocus());
    QTest::keyClicks(m_filter, QStringLiteral("point002"));
    QCOMPARE(m_model->rowCount(), 1);
    QTest::keyClick(m_filter, Qt::Key_Down);
    QVERIFY(m_tree->hasFocus());
    QCOMPARE(current(), numbered(2));
    QTest::keyClick(m_tree, Qt::Key_Down);
    QCOMPARE(current(), QStringLiteral("blue"));
    // Ctrl+F again: what is typed takes the place of what stood there.
    m_pane->focusFilter();
    QTest::keyClicks(m_filter, QStringLiteral("001"));
    QCOMPARE(m_filter->text(), QStringLiteral("001"));
    QCOMPARE(m_model->index(0, 0).data().toString(), numbered(1));
}

void TestInventoryPane::escapeClearsTheFilter()
{
    set(many(3));
    m_pane->focusFilter();
    QTest::keyClicks(m_filter, QStringLiteral("002"));
    QTest::keyClick(m_filter, Qt::Key_Escape);
    QVERIFY(m_filter->text().isEmpty());
    QCOMPARE(m_model->rowCount(), 3);
    QVERIFY(m_filter->hasFocus());
}

void TestInventoryPane::filterGivesTheSelectionBack()
{
    set(many(3));
    click(at({numbered(1), QStringLiteral("green")}));
    const QSignalSpy changed(m_pane.get(), &InventoryPane::currentChanged);
    m_pane->focusFilter();
    QTest::keyClicks(m_filter, QStringLiteral("002"));
    QVERIFY(!at({numbered(1)}).isValid());
    QTest::keyClick(m_filter, Qt::Key_Escape);
    QCOMPARE(m_tree->currentIndex(), at({numbered(1), QStringLiteral("green")}));
    QVERIFY(m_tree->selectionModel()->isSelected(m_tree->currentIndex()));
    QCOMPARE(changed.size(), 0); // the page stays at what was chosen
}

void TestInventoryPane::filterGivesTheExpansionBack()
{
    set(many(30));
    QVERIFY(!m_tree->isExpanded(at({numbered(4)})));
    m_tree->setCurrentIndex(at({numbered(4)}));
    QTest::keyClick(m_tree, Qt::Key_Right);
    QVERIFY(m_tree->isExpanded(at({numbered(4)})));
    m_pane->focusFilter();
    QTest::keyClicks(m_filter, QStringLiteral("GREEN"));
    QCOMPARE(m_model->rowCount(), 30);
    QVERIFY(m_tree->isExpanded(at({numbered(20)}))); // what matches is seen
    QTest::keyClick(m_filter, Qt::Key_Escape);
    QVERIFY(m_tree->isExpanded(at({numbered(4)})));
    QVERIFY(!m_tree->isExpanded(at({numbered(20)})));
}

/// A folder is read bit by bit: its first endpoints are no short list.
void TestInventoryPane::opensAShortListOnceItIsFull()
{
    m_pane->setFilling(true);
    set(many(9));
    QVERIFY(!m_tree->isExpanded(at({numbered(3)})));
    set(many(30));
    m_pane->setFilling(false);
    QVERIFY(!m_tree->isExpanded(at({numbered(3)})));
    QVERIFY(!m_tree->isExpanded(at({numbered(20)})));
    m_pane->forget();
    m_pane->setFilling(true);
    set({});
    set(many(5));
    QVERIFY(!m_tree->isExpanded(at({numbered(3)})));
    m_pane->setFilling(false);
    QVERIFY(m_tree->isExpanded(at({numbered(3)})));
    m_tree->collapse(at({numbered(4)}));
    set(many(13)); // more than a short list has
    QVERIFY(m_tree->isExpanded(at({numbered(3)})));
    QVERIFY(!m_tree->isExpanded(at({numbered(4)})));
    QVERIFY(!m_tree->isExpanded(at({numbered(12)})));
}

void TestInventoryPane::longListsOpenInSight()
{
    set(many(900));
    m_tree->expand(at({numbered(850)}));
    m_tree->expand(at({numbered(3)}));
    QTest::keyClicks(m_filter, QStringLiteral("green"));
    QCOMPARE(m_model->rowCount(), 900);
    QTRY_VERIFY(m_tree->isExpanded(at({numbered(1)})));
    QVERIFY(!m_tree->isExpanded(at({numbered(500)})));
    m_tree->collapse(at({numbered(1)}));
    m_tree->setCurrentIndex(at({numbered(500)}));
    QTRY_VERIFY(m_tree->isExpanded(at({numbered(500)})));
    QVERIFY2(m_tree->viewport()->rect().contains(m_tree->visualRect(at({numbered(500)}))),
             "what opens above it does not push the current row out of sight");
    m_tree->setCurrentIndex(at({numbered(1)}));
    QCoreApplication::processEvents();
    QVERIFY2(!m_tree->isExpanded(at({numbered(1)})), "what was closed by hand stays closed");
    QTest::keyClick(m_filter, Qt::Key_Escape);
    QVERIFY(m_tree->isExpanded(at({numbered(3)})));
    QVERIFY(m_tree->isExpanded(at({numbered(850)})));
    QVERIFY(!m_tree->isExpanded(at({numbered(500)})));
    // With all open a filter gives them back as they come into sight, and those that do not are
    // remembered.
    m_tree->expandAll();
    for (int i = 0; i < 2; ++i) {
        QTest::keyClicks(m_filter, QStringLiteral("no such name"));
        QTest::keyClick(m_filter, Qt::Key_Escape);
        QTRY_VERIFY(m_tree->isExpanded(at({numbered(1)})));
        QVERIFY(!m_tree->isExpanded(at({numbered(500)})));
    }
    m_tree->setCurrentIndex(at({numbered(500)}));
    QTRY_VERIFY(m_tree->isExpanded(at({numbered(500)})));
}

void TestInventoryPane::expandAndCollapseAll()
{
    set(many(20));
    m_pane->expandAll();
    QVERIFY(m_tree->isExpanded(at({numbered(19)})));
    m_pane->collapseAll();
    QVERIFY(!m_tree->isExpanded(at({numbered(19)})));
    set(many(900));
    m_pane->expandAll();
    QTRY_VERIFY(m_tree->isExpanded(at({numbered(1)})));
    m_tree->setCurrentIndex(at({numbered(700)}));
    QTRY_VERIFY(m_tree->isExpanded(at({numbered(700)})));
    QTest::keyClicks(m_filter, QStringLiteral("no such name"));
    QTest::keyClick(m_filter, Qt::Key_Escape);
    QTRY_VERIFY2(m_tree->isExpanded(at({numbered(700)})), "a filter does not close them");
    m_pane->collapseAll();
    m_tree->setCurrentIndex(at({numbered(300)}));
    QCoreApplication::processEvents();
    QVERIFY(!m_tree->isExpanded(at({numbered(300)})));
    QVERIFY(!m_tree->isExpanded(at({numbered(700)})));
}

void TestInventoryPane::openRowsSurviveManyChanges()
{
    const Files files = many(300);
    set(files);
    m_tree->setCurrentIndex(at({numbered(6)}));
    QTest::keyClick(m_tree, Qt::Key_Right);
    m_tree->expand(at({numbered(7)}));
    Files even; // 150 separate rows go
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (i / 3 % 2 == 0) {
            even.push_back(files[i]);
        }
    }
    set(even);
    QCOMPARE(m_model->rowCount(), 150);
    QCOMPARE(current(), numbered(6));
    QVERIFY(m_tree->isExpanded(at({numbered(6)})));
    set(files);
    QCOMPARE(current(), numbered(6));
    QVERIFY(m_tree->isExpanded(at({numbered(6)})));
    QVERIFY(!m_tree->isExpanded(at({numbered(8)})));
}

void TestInventoryPane::refreshKeepsSelectionExpansionAndScroll()
{
    Files files = many(60);
    set(files);
    m_tree->setCurrentIndex(at({numbered(40)}));
    QTest::keyClick(m_tree, Qt::Key_Right);
    click(at({numbered(40), QStringLiteral("blue")}));
    m_tree->scrollTo(at({numbered(40)}), QAbstractItemView::PositionAtTop);
    const int scroll = m_tree->verticalScrollBar()->value();
    QVERIFY(scroll > 0);
    const QSignalSpy changed(m_pane.get(), &InventoryPane::currentChanged);
    // Traffic changes, one deployment comes, an endpoint below comes and another goes.
    files[40 * 3] = endpoint(numbered(40), "{blue: 90, green: 10}");
    files.push_back(deployment(numbered(40), "teal"));
    files.push_back(endpoint(QStringLiteral("zulu")));
    files.erase(files.begin() + 55 * 3, files.begin() + 56 * 3);
    set(files);
    QCOMPARE(m_model->rowCount(), 60);
    QCOMPARE(m_model->rowCount(at({numbered(40)})), 3);
    QCOMPARE(m_tree->currentIndex(), at({numbered(40), QStringLiteral("blue")}));
    QVERIFY(m_tree->isExpanded(at({numbered(40)})));
    QVERIFY(!m_tree->isExpanded(at({numbered(41)})));
    QCOMPARE(m_tree->verticalScrollBar()->value(), scroll);
    QCOMPARE(changed.size(), 0);
}

void TestInventoryPane::selectionWaitsForARowThatIsGone()
{
    const Files files = many(30);
    set(files);
    m_tree->setCurrentIndex(at({numbered(5)}));
    QTest::keyClick(m_tree, Qt::Key_Right);
    const QSignalSpy changed(m_pane.get(), &InventoryPane::currentChanged);
    Files without = files;
    without.erase(without.begin() + 5 * 3, without.begin() + 6 * 3);
    set(without);
    QVERIFY(!m_tree->currentIndex().isValid()); // and not the neighbour
    set(files);
    QCOMPARE(current(), numbered(5));
    QVERIFY(m_tree->isExpanded(at({numbered(5)})));
    QCOMPARE(changed.size(), 0);
}

void TestInventoryPane::selectsWhatAppearsLater()
{
    set(many(2));
    m_pane->select({numbered(2)});
    QVERIFY(!m_tree->currentIndex().isValid());
    set(many(3));
    QCOMPARE(current(), numbered(2));
}

void TestInventoryPane::selectsWhatTheFilterHides()
{
    set(many(3));
    m_filter->setText(QStringLiteral("002"));
    m_pane->select({numbered(2)});
    QCOMPARE(m_filter->text(), QStringLiteral("002")); // hides nothing of it
    m_pane->select({numbered(1)});
    QVERIFY(m_filter->text().isEmpty());
    QCOMPARE(current(), numbered(1));
}

void TestInventoryPane::forgets()
{
    set(many(3));
    click(at({numbered(1)}));
    m_pane->focusFilter();
    QTest::keyClicks(m_filter, QStringLiteral("001"));
    m_pane->forget();
    QVERIFY(m_filter->text().isEmpty());
    QVERIFY(!m_tree->currentIndex().isValid());
    set({});
    set(many(3));
    QVERIFY(!m_tree->currentIndex().isValid());
}

void TestInventoryPane::saysWhatIsThere()
{
    QCOMPARE(m_count->text(), QStringLiteral("No endpoints"));
    set(many(1));
    QCOMPARE(m_count->text(), QStringLiteral("1 endpoint"));
    set(many(2));
    QVERIFY(m_count->text().endsWith(QStringLiteral("endpoints")));
    QTest::keyClicks(m_filter, QStringLiteral("no such name"));
    QCOMPARE(m_count->text(), QStringLiteral("Nothing matches the filter"));
    QCOMPARE(m_count->textFormat(), Qt::PlainText);
}

void TestInventoryPane::groupsThatMatchAreNotNothing()
{
    Files files = many(2);
    files.push_back(broken(QStringLiteral("broken.yml")));
    set(files);
    QTest::keyClicks(m_filter, QStringLiteral("broken"));
    QCOMPARE(m_model->rowCount(), 1);
    QCOMPARE(m_count->text(), QStringLiteral("No endpoints"));
}

void TestInventoryPane::toolTipIsPlainText()
{
    set({broken(QStringLiteral("<b>bold<img src=x>.yml"))});
    m_tree->expandAll();
    const QModelIndex row = m_model->index(0, 0, m_model->index(0, 0));
    QVERIFY(row.isValid());
    const QPoint place = m_tree->visualRect(row).center();
    QHelpEvent event(QEvent::ToolTip, place, m_tree->viewport()->mapToGlobal(place));
    QVERIFY(QApplication::sendEvent(m_tree->viewport(), &event));
    const QString text = QToolTip::text();
    QVERIFY(text.contains(QStringLiteral("&lt;b&gt;bold&lt;img")));
    QVERIFY(!text.contains(QStringLiteral("<img")));
    QToolTip::hideText();
}

void TestInventoryPane::rowsGrowWithTheFont()
{
    set(many(2));
    const int before = m_tree->visualRect(m_model->index(0, 0)).height();
    QFont font = m_pane->font();
    font.setPointSizeF(font.pointSizeF() * 2);
    m_pane->setFont(font);
    QTRY_VERIFY(m_tree->visualRect(m_model->index(0, 0)).height() > before * 3 / 2);
}

QTEST_MAIN(TestInventoryPane)
#include "tst_inventorypane.moc"
