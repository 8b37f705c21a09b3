// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition.h"
#include "services/sample/samplefiles.h"
#include "tests/support/filebytes.h"
#include "tests/support/hands.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace serin;

/// Adding a deployment on the Overview, with mouse and keys.
class TestNewDeploymentWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void duplicates();
    void undoAndRedo();
    void escapeCancels();
    void opensAgainAfterCancel();
    void wrongNames();
    void wordsForWhatIsMissing();
    void fromTemplate();
    void anotherEndpointDropsIt();
    void fitsALargeFont();

private:
    [[nodiscard]] Workbench &bench() const { return m_composition->workbench(); }
    [[nodiscard]] MainWindow &window() const { return m_composition->window(); }
    [[nodiscard]] const EndpointState &state() const { return bench().endpoint().state(); }
    template<typename Widget>
    [[nodiscard]] Widget *named(const char *name) const
    {
        return window().findChild<Widget *>(QString::fromLatin1(name));
    }
    [[nodiscard]] QWidget *form() const { return named<QWidget>("deploymentForm"); }
    [[nodiscard]] QString path(const char *name) const
    {
        return m_project + u'/' + QString::fromLatin1(name);
    }
    [[nodiscard]] QByteArray blue() const { return fileBytes(path("blue-deployment.yml")); }
    void open(const QString &folder)
    {
        bench().open(folder);
        QTRY_COMPARE(bench().folder().state(), FolderController::State::Ready);
        QTRY_COMPARE(state().phase, EndpointState::Phase::Ready);
    }
    /// Opens the button's menu and clicks the entry called @p name.
    void choose(const char *name)
    {
        QVERIFY(m_hands->choose("addDeploymentButton", QString::fromLatin1(name)));
        QTRY_VERIFY(form()->isVisible());
    }
    /// Takes @p model from the list of the field.
    void chooseModel(const QString &model)
    {
        auto *box = named<QComboBox>("deploymentModel");
        QTRY_VERIFY(box->findText(model) >= 0);
        box->setFocus();
        const int steps = box->findText(model) - box->currentIndex();
        for (int i = 0; i < qAbs(steps); ++i) {
            QTest::keyClick(box, steps > 0 ? Qt::Key_Down : Qt::Key_Up);
        }
        QTRY_COMPARE(box->currentText(), model);
    }
    void type(const char *field, const QString &text)
    {
        auto *edit = named<QLineEdit>(field);
        edit->setFocus();
        edit->selectAll();
        QTest::keyClick(edit, Qt::Key_Delete);
        QTest::keyClicks(edit, text);
    }
    [[nodiscard]] QString words(const char *label) const
    {
        auto *found = named<QLabel>(label);
        return found->isVisible() ? found->text() : QString();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_project;
    std::unique_ptr<Composition> m_composition;
    std::unique_ptr<Hands> m_hands;
};

void TestNewDeploymentWindow::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_project = m_folder->filePath(QStringLiteral("project"));
    QVERIFY(QDir().mkpath(m_project));
    QVERIFY(writeSampleFiles(m_project).has_value());
    m_composition = std::make_unique<Composition>(
        *static_cast<QApplication *>(QCoreApplication::instance()),
        m_folder->filePath(QStringLiteral("serin.conf")), SchemePreference::Light);
    m_hands = std::make_unique<Hands>(window());
    window().resize(1100, 900);
    window().show();
    QVERIFY(QTest::qWaitForWindowActive(&window()));
    open(m_project);
}

void TestNewDeploymentWindow::cleanup()
{
    m_composition.reset();
    m_folder.reset();
}

void TestNewDeploymentWindow::duplicates()
{
    choose("duplicate.blue");
    QTRY_VERIFY(named<QLineEdit>("deploymentName")->hasFocus());
    QCOMPARE(named<QLineEdit>("deploymentName")->text(), QStringLiteral("green"));
    QCOMPARE(named<QComboBox>("deploymentModel")->currentText(), QStringLiteral("model-1/model"));
    chooseModel(QStringLiteral("model-2/model"));
    QCOMPARE(named<QComboBox>("deploymentModel")->itemText(1), QStringLiteral("model-2/model"));
    QTRY_COMPARE(named<QLineEdit>("deploymentCode")->text(),
                 QStringLiteral("model-2/onlinescoring"));
    QVERIFY(words("deploymentHint").contains(QStringLiteral("green-deployment.yml")));
    QVERIFY(!QFile::exists(path("green-deployment.yml")));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(fileBytes(path("green-deployment.yml")),
                 blue().replace("name: blue", "name: green").replace("model-1/", "model-2/"));
    QVERIFY(!named<QWidget>("reviewSheet")->isVisible()); // the form had the key
    QTRY_VERIFY(!form()->isVisible());
    QTRY_VERIFY(named<QSpinBox>("instanceSpin.green"));
    QTRY_COMPARE(named<QWidget>("changesBar")->accessibleName(),
                 QStringLiteral("1 change in green-deployment.yml: new deployment green"));
    QCOMPARE(named<QComboBox>("candidatePicker")->currentText(), QStringLiteral("green"));
    QCOMPARE(bench().inventory().rowCount(), 1);
    QTRY_COMPARE(bench().inventory().rowCount(bench().inventory().index(0, 0)), 2);
    // It can be worked on at once.
    QTRY_VERIFY(!bench().session().isBusy());
    QTest::mouseClick(named<QPushButton>("presetButton.10"), Qt::LeftButton);
    QTRY_VERIFY(fileBytes(path("endpoint.yml")).contains("  blue: 90\n  green: 10\n"));
    // A scan finds what is known already.
    bench().folder().refresh();
    QTRY_VERIFY(!bench().folder().isScanning());
    QCOMPARE(bench().inventory().rowCount(bench().inventory().index(0, 0)), 2);
}

void TestNewDeploymentWindow::undoAndRedo()
{
    choose("duplicate.blue");
    type("deploymentName", QStringLiteral("blue"));
    named<QLineEdit>("deploymentCode")->setFocus();
    QTest::keyClick(named<QLineEdit>("deploymentCode"), Qt::Key_Return);
    QVERIFY(named<QLineEdit>("deploymentName")->hasFocus()); // where it is wrong
    type("deploymentName", QStringLiteral("green"));
    QTest::keyClick(named<QLineEdit>("deploymentName"), Qt::Key_Return);
    QTRY_VERIFY(QFile::exists(path("green-deployment.yml")));
    QTRY_VERIFY(named<QSpinBox>("instanceSpin.green"));
    QTRY_VERIFY(!bench().session().isBusy());
    QTest::keyClick(&window(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(!QFile::exists(path("green-deployment.yml")));
    QTRY_VERIFY(!named<QSpinBox>("instanceSpin.green"));
    QTRY_VERIFY(!named<QWidget>("changesBar")->isVisible());
    QTRY_VERIFY(!bench().session().isBusy());
    QTest::keyClick(&window(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(QFile::exists(path("green-deployment.yml")));
    QTRY_VERIFY(named<QSpinBox>("instanceSpin.green"));
}

void TestNewDeploymentWindow::escapeCancels()
{
    choose("duplicate.blue");
    type("deploymentName", QStringLiteral("red"));
    QTest::keyClick(named<QLineEdit>("deploymentName"), Qt::Key_Escape);
    QTRY_VERIFY(!form()->isVisible());
    QTRY_VERIFY(named<QWidget>("addDeploymentButton")->hasFocus());
    QVERIFY(bench().session().history().count() == 0);
}

void TestNewDeploymentWindow::opensAgainAfterCancel()
{
    choose("duplicate.blue");
    type("deploymentName", QStringLiteral("red"));
    QVERIFY(m_hands->click("deploymentCancelButton"));
    QTRY_VERIFY(!form()->isVisible());
    choose("fromTemplate");
    QCOMPARE(named<QLineEdit>("deploymentName")->text(), QStringLiteral("green"));
    QTRY_VERIFY(named<QLineEdit>("deploymentName")->hasFocus());
    QVERIFY(m_hands->click("deploymentCancelButton"));
    QTRY_VERIFY(!form()->isVisible());
    QVERIFY(!QFile::exists(path("green-deployment.yml")));
    choose("duplicate.blue");
    m_hands->press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(QFile::exists(path("green-deployment.yml")));
    QTRY_VERIFY(!form()->isVisible());
    QVERIFY(!named<QWidget>("reviewSheet")->isVisible()); // the form had the key
    QTRY_VERIFY(named<QSpinBox>("instanceSpin.green"));
    QTRY_VERIFY(!bench().session().isBusy());
    m_hands->press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(named<QWidget>("reviewSheet")->isVisible());
}

void TestNewDeploymentWindow::wrongNames()
{
    choose("duplicate.blue");
    auto *add = named<QPushButton>("deploymentAddButton");
    type("deploymentName", QStringLiteral("blue"));
    QCOMPARE(words("deploymentNameProblem"), QStringLiteral("There is a deployment blue already."));
    QVERIFY(!add->isEnabled());
    QVERIFY(add->toolTip().contains(QStringLiteral("already")));
    type("deploymentName", QStringLiteral("1st"));
    QVERIFY(!words("deploymentNameProblem").isEmpty());
    type("deploymentName", QString());
    QVERIFY(!words("deploymentNameProblem").isEmpty());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(form()->isVisible());
    QVERIFY(!named<QWidget>("reviewSheet")->isVisible());
    type("deploymentName", QStringLiteral("teal"));
    QTRY_VERIFY(add->isEnabled());
    QVERIFY(words("deploymentNameProblem").isEmpty());
    // A file that is in the way.
    QVERIFY(setFileBytes(path("red-deployment.yml"), "not mine\n"));
    type("deploymentName", QStringLiteral("red"));
    QTRY_VERIFY(words("deploymentProblem").contains(QStringLiteral("exists already")));
    QVERIFY(!add->isEnabled());
    QCOMPARE(fileBytes(path("red-deployment.yml")), QByteArray("not mine\n"));
}

void TestNewDeploymentWindow::wordsForWhatIsMissing()
{
    choose("duplicate.blue");
    auto *box = named<QComboBox>("deploymentModel");
    box->lineEdit()->setFocus();
    box->lineEdit()->selectAll();
    QTest::keyClicks(box->lineEdit(), QStringLiteral("model-9/model"));
    QTRY_VERIFY(!words("deploymentModelProblem").isEmpty());
    QCOMPARE(named<QLineEdit>("deploymentCode")->text(), QStringLiteral("model-1/onlinescoring"));
    QVERIFY(named<QPushButton>("deploymentAddButton")->isEnabled()); // it may be made later
    box->lineEdit()->selectAll();
    QTest::keyClicks(box->lineEdit(), QStringLiteral("azureml:scores:2"));
    QTRY_VERIFY(words("deploymentProblem").contains(QStringLiteral("registered version")));
    type("deploymentCode", QStringLiteral("nowhere"));
    box->lineEdit()->selectAll();
    QTest::keyClicks(box->lineEdit(), QStringLiteral("model-2/model"));
    QTRY_VERIFY(words("deploymentModelProblem").isEmpty());
    QTRY_VERIFY(!words("deploymentCodeProblem").isEmpty());
    QCOMPARE(named<QLineEdit>("deploymentCode")->text(), QStringLiteral("nowhere")); // as typed
}

void TestNewDeploymentWindow::fromTemplate()
{
    choose("fromTemplate");
    QCOMPARE(named<QLineEdit>("deploymentName")->text(), QStringLiteral("green"));
    chooseModel(QStringLiteral("model-2/model"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(fileBytes(path("green-deployment.yml")).contains("request_settings:"));
    QTRY_VERIFY(named<QSpinBox>("instanceSpin.green"));
}

void TestNewDeploymentWindow::anotherEndpointDropsIt()
{
    QVERIFY(setFileBytes(path("other/endpoint.yml"), "name: other-endpoint\nauth_mode: key\n"));
    bench().folder().refresh();
    QTRY_COMPARE(bench().inventory().rowCount(), 2);
    choose("duplicate.blue");
    bench().endpoint().selectEndpoint(QStringLiteral("other-endpoint"));
    QTRY_VERIFY(!form()->isVisible());
}

void TestNewDeploymentWindow::fitsALargeFont()
{
    choose("duplicate.blue");
    for (int i = 0; i < 20; ++i) {
        window().actions().action(QStringLiteral("view.zoomIn"))->trigger();
    }
    QTRY_VERIFY(form()->width() <= window().width());
    for (const char *name : {"deploymentName", "deploymentModel", "deploymentCode"}) {
        auto *field = named<QWidget>(name);
        QVERIFY2(field->height() >= field->fontMetrics().height(), name);
        QVERIFY2(field->width() > field->fontMetrics().averageCharWidth() * 8, name);
    }
}

QTEST_MAIN(TestNewDeploymentWindow)
#include "tst_newdeployment_window.moc"
