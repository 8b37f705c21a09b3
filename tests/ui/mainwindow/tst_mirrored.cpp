// SPDX-License-Identifier: GPL-3.0-or-later
// The window in a language that is read from right to left, and that nobody has translated into:
// what is not mirrored or not translated stands out.
#include "tests/support/pseudotranslator.h"
#include "tests/support/windowplace.h"
#include "ui/theme/elidedlabel.h"
#include "ui/traffic/trafficslider.h"

#include <QAbstractButton>
#include <QLabel>
#include <QRegularExpression>
#include <QTabWidget>

using namespace serin;

namespace {

constexpr auto mirroredEndpoint = R"(name: my-endpoint
auth_mode: key
traffic:
  blue: 90
  green: 10
)";

QByteArray mirroredDeployment(const char *name)
{
    return QByteArray("name: ") + name +
           "\nendpoint_name: my-endpoint\nmodel: azureml:m:1\ninstance_type: Standard_DS3_v2\n"
           "instance_count: 1\n";
}

/// What comes from files, programs and standards, in no language.
bool isInNoLanguage(const QString &text)
{
    static const QRegularExpression data(QStringLiteral(
        "^(my-endpoint|endpoints|blue|green|endpoint\\.yml.*|(blue|green)-deployment\\.yml.*|"
        "azureml:m:1|"
        "Standard_DS3_v2( "
        ".*)?|Ctrl\\+.*|F\\d+|DEV|PROD|STAGING|p\\d\\d|YAML|UTC|[~/].*|https?:.*|(git|sudo) .*|"
        "[^A-Za-z]*)$"));
    return data.match(text.trimmed()).hasMatch();
}

} // namespace

class TestMirrored : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void init();
    void everyActionIsTranslated();
    void partsAreMirrored();
    void sharesReadFromLeftToRight();
    void everyPageIsTranslated_data();
    void everyPageIsTranslated();

private:
    [[nodiscard]] int rightOf(const char *name) const
    {
        const auto *const widget = m_place->named<QWidget>(name);
        return widget->mapTo(&m_place->window(), QPoint(widget->width(), 0)).x();
    }
    void openFolder()
    {
        const QString folder = m_place->path(QStringLiteral("endpoints"));
        QVERIFY(QDir().mkpath(folder));
        QVERIFY(setFileBytes(folder + QStringLiteral("/endpoint.yml"), mirroredEndpoint));
        for (const char *name : {"blue", "green"}) {
            QVERIFY(setFileBytes(
                QStringLiteral("%1/%2-deployment.yml").arg(folder, QLatin1String(name)),
                mirroredDeployment(name)));
        }
        for (const char *command :
             {"init -q -b main", "config user.name Ada", "config user.email ada@example.org",
              "add .", "commit -q -m First"}) {
            WindowPlace::gitSays(folder, QString::fromLatin1(command).split(QLatin1Char(' ')));
        }
        m_place->bench().open(folder);
        QTRY_VERIFY_WITH_TIMEOUT(m_place->named<QWidget>("trafficSlider") &&
                                     m_place->named<QWidget>("trafficSlider")->isVisible() &&
                                     m_place->named<QWidget>("deploymentMenu.green"),
                                 patience);
    }

    PseudoTranslator m_language;
    std::unique_ptr<WindowPlace> m_place;
};

void TestMirrored::initTestCase()
{
    QCoreApplication::installTranslator(&m_language);
    QGuiApplication::setLayoutDirection(Qt::RightToLeft);
}

void TestMirrored::cleanupTestCase()
{
    m_place.reset();
    QGuiApplication::setLayoutDirection(Qt::LeftToRight);
    QCoreApplication::removeTranslator(&m_language);
}

void TestMirrored::init()
{
    m_place.reset();
    m_place = std::make_unique<WindowPlace>(QStringLiteral(SERINCTL));
    QVERIFY(m_place->start());
}

void TestMirrored::everyActionIsTranslated()
{
    for (const ActionRegistry::Entry &entry : m_place->window().actions().entries()) {
        const QString id = entry.action->objectName();
        QVERIFY2(PseudoTranslator::speaks(entry.action->text()), qPrintable(id));
        QVERIFY2(PseudoTranslator::speaks(entry.category), qPrintable(id));
        QVERIFY2(entry.reason.isEmpty() || PseudoTranslator::speaks(entry.reason), qPrintable(id));
    }
}

void TestMirrored::partsAreMirrored()
{
    openFolder();
    QVERIFY(rightOf("endpointTree") > rightOf("trafficSlider"));
    QVERIFY(rightOf("deploymentMenu.blue") < rightOf("trafficSpin.blue"));
    // Blue comes first: it lies at the right, and its edge goes to the left as it grows.
    auto *const slider = m_place->named<TrafficSlider>("trafficSlider");
    slider->setFocus();
    QTest::keyClick(slider, Qt::Key_Left);
    QTRY_VERIFY(fileBytes(m_place->path(QStringLiteral("endpoints/endpoint.yml")))
                    .contains("blue: 91\n  green: 9\n"));
    // As far from the list as from the other edge of a page that is not mirrored.
    QVERIFY(rightOf("endpointName") <
            m_place->named<QWidget>("endpointTree")->mapTo(&m_place->window(), QPoint()).x());
}

void TestMirrored::sharesReadFromLeftToRight()
{
    openFolder();
    const QList<ElidedLabel *> labels = m_place->window().findChildren<ElidedLabel *>();
    QStringList texts;
    for (const ElidedLabel *label : labels) {
        if (label->isVisible()) {
            texts << label->text();
        }
    }
    const QString all = texts.join(QLatin1Char('\n'));
    QVERIFY2(all.contains(QStringLiteral("\u2066blue 90 %\u2069")), qPrintable(all));
}

void TestMirrored::everyPageIsTranslated_data()
{
    QTest::addColumn<int>("page");
    QTest::addColumn<QString>("action");
    QTest::newRow("start") << -1 << QString();
    QTest::newRow("clone") << -1 << QStringLiteral("git.clone");
    QTest::newRow("azure") << -1 << QStringLiteral("azure.connect");
    QTest::newRow("settings") << -1 << QStringLiteral("edit.preferences");
    QTest::newRow("new endpoint") << 0 << QStringLiteral("endpoint.new");
    QTest::newRow("review") << 0 << QStringLiteral("git.review");
    QTest::newRow("operations") << 0 << QStringLiteral("view.operations");
    for (int page = 0; page < 6; ++page) {
        QTest::addRow("page %d", page) << page << QString();
    }
}

void TestMirrored::everyPageIsTranslated()
{
    QFETCH(int, page);
    QFETCH(QString, action);
    if (page >= 0) {
        openFolder();
        m_place->named<QTabWidget>("pageTabs")->setCurrentIndex(page);
    }
    if (!action.isEmpty()) {
        QVERIFY2(m_place->window().actions().action(action), qPrintable(action));
        m_place->window().actions().action(action)->trigger();
    }
    QTest::qWait(0);
    QStringList untranslated;
    int seen = 0;
    const auto look = [&](const QWidget &widget, const QString &text) {
        if (!widget.isVisible() || text.isEmpty()) {
            return;
        }
        ++seen;
        static const QRegularExpression placeholder(QStringLiteral("%(n|L?\\d)"));
        if (text.contains(placeholder) ||
            (!PseudoTranslator::speaks(text) && !isInNoLanguage(text))) {
            untranslated << text;
        }
    };
    for (const QLabel *label : m_place->window().findChildren<QLabel *>()) {
        look(*label, label->text());
    }
    for (const ElidedLabel *label : m_place->window().findChildren<ElidedLabel *>()) {
        look(*label, label->text());
    }
    for (const QAbstractButton *button : m_place->window().findChildren<QAbstractButton *>()) {
        look(*button, button->text());
    }
    QVERIFY(seen > 3);
    QVERIFY2(untranslated.isEmpty(), qPrintable(untranslated.join(QStringLiteral(" | "))));
}

QTEST_MAIN(TestMirrored)
#include "tst_mirrored.moc"
