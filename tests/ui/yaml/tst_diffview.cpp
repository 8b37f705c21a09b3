// SPDX-License-Identifier: GPL-3.0-or-later
// A diff as it is seen and copied; what is copied is given to the real git.
#include "tests/support/filebytes.h"
#include "ui/theme/theme.h"
#include "ui/yaml/diffview.h"
#include "ui/yaml/textview.h"

#include <QApplication>
#include <QClipboard>
#include <QProcess>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>
#include <QTextLayout>

using namespace serin;

namespace {

struct DiffChange
{
    QString path;
    std::optional<QByteArray> before;
    std::optional<QByteArray> after;
};

const std::vector<DiffChange> diffChanges{
    {QStringLiteral("endpoint.yml"), "name: e\ntraffic:\n  blue: 100\n",
     "name: e\ntraffic:\n  blue: 90\n  green: 10\n"},
    {QStringLiteral("green.yml"), std::nullopt, "name: green\nendpoint_name: e\n"},
    {QStringLiteral("blue.yml"), "name: blue\nendpoint_name: e\n", std::nullopt},
    {QStringLiteral("emptied.yml"), "name: blue\n", QByteArray("")},
    {QStringLiteral("filled.yml"), QByteArray(""), "name: blue\n"},
    {QStringLiteral("from windows.yml"), "name: e\r\ntraffic:\r\n  blue: 100\r\n",
     "name: e\r\ntraffic:\r\n  blue: 90\r\n  green: 10\r\n"},
    {QStringLiteral("ends/unlike.yml"), "name: blue\r\ncount: 1\n", "name: blue\ncount: 1\n"},
    {QStringLiteral("sample.json"), '"' + QByteArray(5000, 'a') + "\"\r\n",
     '"' + QByteArray(5000, 'b') + "\"\r\n"},
    {QStringLiteral("a folder/ends so.yml"), "description: 10\u00a0%", "description: 20\u00a0%"},
};

QByteArray gitInFolder(const QString &folder, const QStringList &arguments)
{
    QProcess git;
    git.setWorkingDirectory(folder);
    git.setProcessChannelMode(QProcess::MergedChannels);
    git.start(QStringLiteral("git"), arguments);
    if (!git.waitForFinished() || git.exitCode() != 0) {
        qWarning("%s", git.readAll().constData());
        return "failed";
    }
    return git.readAll();
}

QString copiedText(TextView &view)
{
    QGuiApplication::clipboard()->clear();
    view.setFocus();
    QTest::keyClick(&view, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier);
    return QGuiApplication::clipboard()->text();
}

} // namespace

class TestDiffView : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void gitTakesWhatIsCopied();
    void sidesAreCopiedWithTheirLineEnds();
    void allOfALongLineHasItsColour();
    void oneLineIsCopiedAsOne();
    void aRingShowsTheFocus();
    void heightFollowsTheFont_data();
    void heightFollowsTheFont();

private:
    static std::vector<DiffLine> allLines()
    {
        std::vector<DiffLine> lines;
        for (const DiffChange &change : diffChanges) {
            const auto some = diffLines(change.before, change.after, change.path);
            lines.insert(lines.end(), some.begin(), some.end());
        }
        return lines;
    }
};

void TestDiffView::gitTakesWhatIsCopied()
{
    DiffView view;
    view.setViewNames(QStringLiteral("diff"), QStringLiteral("Diff"));
    view.setLines(allLines());
    view.show();
    const QString text = copiedText(*view.findChild<TextView *>(QStringLiteral("diff")));
    QVERIFY(text.contains(QStringLiteral("--- a/blue.yml\n+++ /dev/null\n")));
    QVERIFY(text.contains(QStringLiteral("--- /dev/null\n+++ b/green.yml\n")));
    const QTemporaryDir dir;
    for (const DiffChange &change : diffChanges) {
        QVERIFY(!change.before || setFileBytes(dir.filePath(change.path), *change.before));
    }
    const QString patch = dir.filePath(QStringLiteral("copied.patch"));
    QVERIFY(setFileBytes(patch, text.toUtf8()));
    QCOMPARE(gitInFolder(dir.path(), {QStringLiteral("init"), QStringLiteral("-q")}), QByteArray());
    QCOMPARE(gitInFolder(dir.path(), {QStringLiteral("apply"), patch}), QByteArray());
    for (const DiffChange &change : diffChanges) {
        const QString path = dir.filePath(change.path);
        QCOMPARE(QFile::exists(path), change.after.has_value());
        QVERIFY(!change.after || fileBytes(path) == *change.after);
    }
}

void TestDiffView::sidesAreCopiedWithTheirLineEnds()
{
    DiffView view;
    view.setViewNames(QStringLiteral("diff"), QStringLiteral("Diff"));
    view.setLines(diffLines("a: 1\r\n", "a: 2\r\nb: 3\r\n", QStringLiteral("e.yml")));
    view.setSideBySide(true);
    view.show();
    auto *after = view.findChild<TextView *>(QStringLiteral("diffAfter"));
    QVERIFY(!after->toPlainText().contains(QLatin1Char('\r')));
    const QString text = copiedText(*after);
    QVERIFY2(text.endsWith(QStringLiteral("\n+a: 2\r\n+b: 3\r\n")), qUtf8Printable(text));
}

void TestDiffView::allOfALongLineHasItsColour()
{
    DiffView view;
    view.setViewNames(QStringLiteral("diff"), QStringLiteral("Diff"));
    const QByteArray line(5000, '-'); // its pieces look like removed lines
    view.setLines(diffLines("", line + "\n", QStringLiteral("e.yml")));
    view.show();
    const auto *text = view.findChild<TextView *>(QStringLiteral("diff"));
    const QTextBlock first = text->document()->findBlockByNumber(3);
    const QTextBlock last = text->document()->lastBlock();
    QVERIFY(first.text().startsWith(QStringLiteral("+-")));
    QVERIFY(last.blockNumber() > first.blockNumber() && last.text().startsWith(QLatin1Char('-')));
    QCOMPARE(first.layout()->formats().size(), 1);
    QCOMPARE(last.layout()->formats().size(), 1);
    QCOMPARE(last.layout()->formats().front().format, first.layout()->formats().front().format);
    QCOMPARE(last.layout()->formats().front().length, static_cast<int>(last.text().size()));
}

void TestDiffView::oneLineIsCopiedAsOne()
{
    TextView view;
    view.setCopyEndsLines(true);
    view.showText(QStringLiteral("one"));
    view.show();
    QCOMPARE(copiedText(view), QStringLiteral("one"));
    view.showText(QStringLiteral("one\ntwo"));
    QTest::keyClick(&view, Qt::Key_Home, Qt::ControlModifier);
    QTest::keyClick(&view, Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("one\n"));
}

void TestDiffView::heightFollowsTheFont_data()
{
    QTest::addColumn<DiffView::Height>("height");
    QTest::newRow("fixed") << DiffView::Height::Fixed;
    QTest::newRow("at least") << DiffView::Height::AtLeast;
}

void TestDiffView::heightFollowsTheFont()
{
    QFETCH(const DiffView::Height, height);
    DiffView view;
    view.setHeight(height, 1, 5);
    view.setLines(allLines());
    view.show();
    const QFont before = QApplication::font();
    const int small = view.minimumHeight();
    const int smallLine = view.findChild<TextView *>()->fontMetrics().lineSpacing();
    QVERIFY(small >= 5 * smallLine && small < 8 * smallLine);
    QFont large = before;
    large.setPointSizeF(before.pointSizeF() * 2);
    QApplication::setFont(large);
    const auto line = [&view] { return view.findChild<TextView *>()->fontMetrics().lineSpacing(); };
    QTRY_VERIFY(line() > smallLine * 3 / 2);
    QTRY_VERIFY(view.minimumHeight() >= 5 * line());
    QVERIFY(height != DiffView::Height::Fixed || view.maximumHeight() == view.minimumHeight());
    QApplication::setFont(before);
    QTRY_COMPARE(view.minimumHeight(), small);
}

/// All around, also when it was scrolled.
void TestDiffView::aRingShowsTheFocus()
{
    QWidget window;
    auto *const view = new DiffView(&window);
    view->setViewNames(QStringLiteral("diff"), QStringLiteral("Diff"));
    view->resize(400, 200);
    QByteArray before;
    for (int i = 0; i < 60; ++i) {
        before += "key" + QByteArray::number(i) + ": " + QByteArray(200, 'x') + "\n";
    }
    view->setLines(diffLines(before, "", QStringLiteral("e.yml")));
    window.resize(420, 220);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    auto *const text = view->findChild<TextView *>(QStringLiteral("diff"));
    const QColor accent = Theme::fromPalette(text->palette()).accent;
    // Of the middles of the four edges, how many are of the accent's colour.
    const auto ringed = [&] {
        const QImage image = text->viewport()->grab().toImage();
        const int right = image.width() - 1;
        const int bottom = image.height() - 1;
        int count = 0;
        for (const QPoint &point : {QPoint(right / 2, 0), QPoint(right / 2, bottom),
                                    QPoint(0, bottom / 2), QPoint(right, bottom / 2)}) {
            count += image.pixelColor(point) == accent ? 1 : 0;
        }
        return count;
    };
    text->clearFocus();
    QCOMPARE(ringed(), 0);
    text->setFocus();
    QTRY_VERIFY(text->hasFocus());
    QCOMPARE(ringed(), 4);
    text->verticalScrollBar()->setValue(20);
    text->horizontalScrollBar()->setValue(100);
    QCOMPARE(ringed(), 4);
    text->clearFocus();
    QCOMPARE(ringed(), 0);
}

QTEST_MAIN(TestDiffView)
#include "tst_diffview.moc"
