// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition.h"
#include "models/common/errortext.h"
#include "models/common/servicewords.h"
#include "models/manifest/displaytext.h"
#include "models/traffic/manifestassist.h"
#include "ui/traffic/trafficwords.h"

#include <QApplication>
#include <QDirIterator>
#include <QFile>
#include <QMenuBar>
#include <QPushButton>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace serin;

namespace {

struct Message
{
    QString context;
    QString source;
    QString comment;
    QString state; ///< "unfinished" and the like; empty when it is done
    QStringList translations;
    bool hasPlural = false;
};

Message readMessage(QXmlStreamReader &xml, const QString &context)
{
    Message message;
    message.context = context;
    message.hasPlural = xml.attributes().value(QLatin1String("numerus")) == QLatin1String("yes");
    while (xml.readNextStartElement()) {
        const QString element = xml.name().toString();
        if (element == QLatin1String("source")) {
            message.source = xml.readElementText();
        } else if (element == QLatin1String("comment")) {
            message.comment = xml.readElementText();
        } else if (element == QLatin1String("translation")) {
            message.state = xml.attributes().value(QLatin1String("type")).toString();
            if (!message.hasPlural) {
                message.translations.append(xml.readElementText());
                continue;
            }
            while (xml.readNextStartElement()) {
                message.translations.append(xml.readElementText());
            }
        } else {
            xml.skipCurrentElement();
        }
    }
    return message;
}

std::vector<Message> readMessages(const QString &path)
{
    std::vector<Message> messages;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return messages;
    }
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) {
            continue;
        }
        if (xml.name() == QLatin1String("name")) {
            context = xml.readElementText();
        } else if (xml.name() == QLatin1String("message")) {
            messages.push_back(readMessage(xml, context));
        }
    }
    return xml.hasError() ? std::vector<Message>() : messages;
}

/// %1, %Ln and the like, sorted.
QStringList placeholders(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("%(?:L?[0-9]{1,2}|L?n)"));
    QStringList found;
    for (auto match = pattern.globalMatch(text); match.hasNext();) {
        found.append(match.next().captured());
    }
    found.sort();
    return found;
}

/// Spaces at either end, which join a text to its neighbours.
std::pair<bool, bool> spaces(const QString &text)
{
    return {text.startsWith(QLatin1Char(' ')), text.endsWith(QLatin1Char(' '))};
}

/// Letters that two entries of one menu claim, with their menus; none is as it should be.
QStringList sharedMnemonics(const QList<QAction *> &actions, const QString &menu)
{
    QStringList shared;
    QString letters;
    for (const QAction *action : actions) {
        if (action->menu()) {
            shared += sharedMnemonics(action->menu()->actions(), action->text());
        }
        const QString key = QKeySequence::mnemonic(action->text()).toString();
        if (!key.isEmpty() && letters.contains(key.back())) {
            shared.append(menu + QStringLiteral(": ") + action->text());
        }
        letters += key.isEmpty() ? QString() : key.right(1);
    }
    return shared;
}

} // namespace

class TestTranslation : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyTextIsTranslated();
    void contextsAreAskedFor();
    void compiledTextsAreFound();
    void choosesTheLanguage_data();
    void choosesTheLanguage();
    void window_data();
    void window();
    void textsOutsideOfObjects();

private:
    const QString m_german = QStringLiteral(SERIN_SOURCE_DIR "/translations/serin_de.ts");
};

void TestTranslation::everyTextIsTranslated()
{
    const std::vector<Message> messages = readMessages(m_german);
    QVERIFY(messages.size() > 200);
    for (const Message &message : messages) {
        const QByteArray what = (message.context + QStringLiteral(": ") + message.source).toUtf8();
        QVERIFY2(message.state.isEmpty(), what);
        QCOMPARE(message.translations.size(), message.hasPlural ? 2 : 1);
        const bool hasMnemonic = !QKeySequence::mnemonic(message.source).isEmpty();
        for (const QString &translation : message.translations) {
            QVERIFY2(!translation.trimmed().isEmpty(), what);
            QVERIFY2(placeholders(translation) == placeholders(message.source), what);
            QVERIFY2(spaces(translation) == spaces(message.source), what);
            QVERIFY2(!QKeySequence::mnemonic(translation).isEmpty() == hasMnemonic, what);
        }
    }
}

/// lupdate guesses the class of a text by reading, and guesses wrong at times: then nobody ever
/// asks for the translation.
void TestTranslation::contextsAreAskedFor()
{
    QByteArray sources;
    for (const char *folder : {"/ui", "/models", "/app"}) {
        QDirIterator files(QStringLiteral(SERIN_SOURCE_DIR) + QLatin1String(folder),
                           {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            sources += file.readAll();
        }
    }
    QSet<QString> seen;
    for (const Message &message : readMessages(m_german)) {
        if (seen.contains(message.context)) {
            continue;
        }
        seen.insert(message.context);
        const QByteArray name = message.context.toUtf8();
        const bool isAskedFor = name.startsWith("serin::")
                                    ? sources.contains("class " + name.mid(7) + ' ')
                                    : sources.contains("TR_FUNCTIONS(" + name + ')') ||
                                          sources.contains("translate(\"" + name + '"');
        QVERIFY2(isAskedFor, name);
    }
    QVERIFY(seen.size() > 50);
}

void TestTranslation::compiledTextsAreFound()
{
    const Translation translation(*QCoreApplication::instance(), {QStringLiteral("de")});
    for (const Message &message : readMessages(m_german)) {
        const QByteArray context = message.context.toUtf8();
        const QByteArray source = message.source.toUtf8();
        const QByteArray comment = message.comment.toUtf8();
        for (int form = 0; form < message.translations.size(); ++form) {
            const int n = message.hasPlural ? form + 1 : -1;
            QString expected = message.translations[form];
            QCOMPARE(QCoreApplication::translate(context, source, comment, n),
                     n < 0 ? expected
                           : expected.replace(QStringLiteral("%Ln"), QString::number(n)));
        }
    }
}

void TestTranslation::choosesTheLanguage_data()
{
    QTest::addColumn<QStringList>("wanted");
    QTest::addColumn<QString>("language");
    const QString de = QStringLiteral("de");
    const QString en = QStringLiteral("en");
    QTest::newRow("nothing") << QStringList() << en;
    QTest::newRow("German") << QStringList{QStringLiteral("de-DE"), de} << de;
    QTest::newRow("Austrian, old spelling") << QStringList{QStringLiteral("de_AT")} << de;
    QTest::newRow("English before German") << QStringList{QStringLiteral("en-GB"), de} << en;
    QTest::newRow("French before German") << QStringList{QStringLiteral("fr-FR"), de} << de;
    QTest::newRow("unknown") << QStringList{QStringLiteral("tlh")} << en;
    QTest::newRow("C before German") << QStringList{QStringLiteral("C"), de} << en;
    QTest::newRow("odd") << QStringList{QString(), QStringLiteral("../de")} << en;
}

void TestTranslation::choosesTheLanguage()
{
    QFETCH(const QStringList, wanted);
    QFETCH(const QString, language);
    QCOMPARE(Translation(*QCoreApplication::instance(), wanted).language(), language);
    QCOMPARE(Translation::available(), QStringList({QStringLiteral("en"), QStringLiteral("de")}));
}

void TestTranslation::window_data()
{
    QTest::addColumn<QStringList>("languages");
    QTest::addColumn<QString>("button");
    QTest::addColumn<QString>("menu");
    // English last: what the first installed must have gone with its window.
    QTest::newRow("German") << QStringList{QStringLiteral("de-DE")}
                            << QStringLiteral("Git-Ordner öffnen") << QStringLiteral("&Datei");
    QTest::newRow("English") << QStringList() << QStringLiteral("Open a Git folder")
                             << QStringLiteral("&File");
}

void TestTranslation::window()
{
    QFETCH(const QStringList, languages);
    QFETCH(const QString, button);
    QFETCH(const QString, menu);
    const QTemporaryDir folder;
    Composition composition(*qobject_cast<QApplication *>(QCoreApplication::instance()),
                            folder.filePath(QStringLiteral("serin.conf")), SchemePreference::Light,
                            languages);
    MainWindow &window = composition.window();
    window.show();
    const auto *open = window.findChild<QPushButton *>(QStringLiteral("openRepositoryButton"));
    QVERIFY(open);
    QCOMPARE(open->text(), button);
    const QList<QAction *> menus = window.menuBar()->actions();
    QVERIFY(menus.size() >= 4);
    QCOMPARE(menus.front()->text(), menu);
    QCOMPARE(sharedMnemonics(menus, QStringLiteral("menu bar")), QStringList());
}

void TestTranslation::textsOutsideOfObjects()
{
    const Error error{ErrorKind::Unavailable, QStringLiteral("x"), {}, {}};
    const QByteArray large(300 * 1024, 'a');
    QCOMPARE(errorText(error).advice, QStringLiteral("Try again in a moment."));
    const Translation translation(*QCoreApplication::instance(), {QStringLiteral("de")});
    QCOMPARE(errorText(error).advice, QStringLiteral("Gleich noch einmal versuchen."));
    QCOMPARE(displayText(large).note, QStringLiteral("Nur die ersten 256 KiB werden gezeigt"));
    // What services say in English.
    QCOMPARE(serviceWords(QStringLiteral("the proxy asks for a name and a password")),
             QStringLiteral("der Proxy verlangt Namen und Passwort"));
    QCOMPARE(
        serviceWords(QStringLiteral("traffic must be a whole number from 0 to 100, not a map")),
        QStringLiteral("traffic muss eine ganze Zahl von 0 bis 100 sein, nicht eine Map"));
    QCOMPARE(serviceWords(QStringLiteral("instance_count is 2 in the manifest and 1 live")),
             QStringLiteral("instance_count ist im Manifest 2 und live 1"));
    const auto help = assistHelpAt("name: blue\nendpoint_name: x\ninstance_count: 1\n", 30);
    QVERIFY(help);
    QVERIFY2(help->text.contains(QStringLiteral("Wie viele Maschinen")), qPrintable(help->text));
    QCOMPARE(spokenSplit(*TrafficSplit::fromShares({})), QStringLiteral("kein Traffic"));
}

QTEST_MAIN(TestTranslation)
#include "tst_translation.moc"
