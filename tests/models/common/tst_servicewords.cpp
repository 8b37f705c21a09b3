// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/common/errortext.h"
#include "models/common/servicephrases.h"
#include "models/common/servicewords.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QTranslator>

using namespace serin;

namespace {

const QString sources = QStringLiteral(SERIN_SOURCE_DIR "/");

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QSet<QString> textsOf(const std::vector<const char *> &list)
{
    QSet<QString> texts;
    for (const char *phrase : list) {
        texts.insert(QString::fromUtf8(phrase));
    }
    return texts;
}

/// What a person reads of the schemas and of keys.json; single words are values.
void collect(const QJsonValue &value, QSet<QString> &texts)
{
    const QJsonArray items = value.toArray();
    for (const QJsonValue &item : items) {
        collect(item, texts);
    }
    const QJsonObject object = value.toObject();
    for (auto member = object.begin(); member != object.end(); ++member) {
        const bool isText = member.key() == QLatin1String("about") ||
                            member.key() == QLatin1String("description") ||
                            member.key() == QLatin1String("x-fix");
        if (isText && member.value().toString().contains(u' ')) {
            texts.insert(member.value().toString());
        }
        collect(member.value(), texts);
    }
}

/// The sentences among the literals of @p source.
QStringList sentencesIn(const QByteArray &source)
{
    static const QRegularExpression call(
        QStringLiteral("QStringLiteral\\(\\s*((?:\"(?:[^\"\\\\]|\\\\.)*\"\\s*)+)\\)"));
    static const QRegularExpression part(QStringLiteral("\"((?:[^\"\\\\]|\\\\.)*)\""));
    QStringList sentences;
    for (auto found = call.globalMatch(QString::fromUtf8(source)); found.hasNext();) {
        QString text;
        for (auto piece = part.globalMatch(found.next().captured(1)); piece.hasNext();) {
            text += piece.next().captured(1);
        }
        text.replace(QLatin1String("\\\""), QLatin1String("\""));
        if (text.trimmed().contains(u' ')) {
            sentences.append(text);
        }
    }
    return sentences;
}

/// Speaks in capitals.
class LoudTranslator : public QTranslator
{
public:
    using QTranslator::QTranslator;
    QString translate(const char *context, const char *source, const char *, int) const override
    {
        return qstrcmp(context, "Service") == 0 ? QString::fromUtf8(source).toUpper() : QString();
    }
    [[nodiscard]] bool isEmpty() const override { return false; }
};

} // namespace

class TestServiceWords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyKeyHasAPhrase();
    void everySentenceHasAPhrase_data();
    void everySentenceHasAPhrase();
    void everyTableHasAPhrase_data();
    void everyTableHasAPhrase();
    void phrasesStandOnce();
    void fillsIn_data();
    void fillsIn();
    void withoutALanguageNothingChanges();
    void speaks_data();
    void speaks();
    void errorsSpeak();
    void namesKeepTheirLetters_data();
    void namesKeepTheirLetters();
};

void TestServiceWords::everyKeyHasAPhrase()
{
    QSet<QString> wanted;
    const QDir folder(sources + QStringLiteral("resources/schemas"));
    for (const QString &name : folder.entryList({QStringLiteral("*.json")})) {
        const QJsonDocument document = QJsonDocument::fromJson(contentOf(folder.filePath(name)));
        QVERIFY2(document.isObject(), qPrintable(name));
        collect(document.object(), wanted);
    }
    QVERIFY(wanted.size() > 150);
    const QSet<QString> known = textsOf(keyPhrases());
    QCOMPARE(QStringList((wanted - known).values()), QStringList());
    QCOMPARE(QStringList((known - wanted).values()), QStringList());
}

void TestServiceWords::everySentenceHasAPhrase_data()
{
    QTest::addColumn<QString>("folder");
    for (const char *folder :
         {"services/assets", "services/azure", "services/core", "services/domain", "services/git",
          "services/gitops", "services/http", "services/manifest", "services/process",
          "services/sample", "services/scoring", "services/storage", "services/workspace"}) {
        QTest::newRow(folder) << QString::fromLatin1(folder);
    }
}

void TestServiceWords::everySentenceHasAPhrase()
{
    QFETCH(const QString, folder);
    // For logs, for serinctl, for servers and for Git, or no sentence.
    const QSet<QString> others{QStringLiteral("%1: %2: %3 [%4]"),
                               QStringLiteral("conflict marker"),
                               QStringLiteral("%1 %"),
                               QStringLiteral("{{ }}"),
                               QStringLiteral("HTTP %1"),
                               QStringLiteral(", request "),
                               QStringLiteral("the server's threads cannot be started: "),
                               QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"),
                               QStringLiteral("Monitoring Reader"),
                               QStringLiteral("Monitoring Contributor"),
                               QStringLiteral("AzureML Data Scientist"),
                               QStringLiteral("action '([A-Za-z.]+/[A-Za-z/.*]+)'"),
                               QStringLiteral("over scope '(/[^']{1,500})'"),
                               QStringLiteral("%1 eq '%2'"),
                               QStringLiteral("%1: %2"),
                               QStringLiteral("%1 %2"),
                               QStringLiteral("%1 %2 in the manifest and live"), // as two phrases
                               QStringLiteral("-H \"Authorization: Bearer $SCORING_KEY\""),
                               QStringLiteral("az ml online-endpoint invoke -n"),
                               QStringLiteral("serinctl online-endpoint invoke -n"),
                               QStringLiteral("Start from Serin's sample"),
                               QStringLiteral("git workers"),
                               QStringLiteral("%1 (%2)"),
                               QStringLiteral("%1%2: %3 %4 %5"),
                               QStringLiteral("%1… (%2 characters more)"),
                               QStringLiteral("deployment: environment_variables.*"),
                               QStringLiteral("serinctl manifest validate "),
                               QStringLiteral("serin: commit moved to another branch"),
                               QStringLiteral("serin: undo of the last commit"),
                               QStringLiteral("cache --timeout=28800")};
    // Of databases and of pipelines.
    static const QRegularExpression statement(
        QStringLiteral("^(ALTER|BEGIN|CREATE|DELETE|INSERT|PRAGMA|SELECT|UPDATE|WHERE|commit_id) | "
                       "= \\?|^serinctl (plan|apply) |github\\.|^and\\(succeeded"));
    const QSet<QString> known = textsOf(servicePhrases());
    const QDir sourceFolder(sources + folder);
    QStringList missing;
    int seen = 0;
    QDirIterator found(sourceFolder.path(), {QStringLiteral("*.cpp")}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (found.hasNext()) {
        const QString file = found.next();
        for (const QString &sentence : sentencesIn(contentOf(file))) {
            const bool isPattern = sentence.contains(u'\\') || sentence.startsWith(u'^');
            ++seen;
            if (!known.contains(sentence) && !others.contains(sentence) && !isPattern &&
                !statement.match(sentence).hasMatch()) {
                missing.append(sourceFolder.relativeFilePath(file) + QStringLiteral(": ") +
                               sentence);
            }
        }
    }
    QVERIFY(seen > 3);
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
}

void TestServiceWords::everyTableHasAPhrase_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("begin");
    QTest::addColumn<QString>("end");
    const auto row = [](const char *file, const char *begin, const char *end) {
        QTest::newRow(file) << QString::fromLatin1(file) << QString::fromLatin1(begin)
                            << QString::fromLatin1(end);
    };
    row("services/azure/armfix.cpp", "knownFixes[] = {", "\n};");
    row("services/git/command/gitfailure.cpp", "Words wordsFor(", "\n}");
}

void TestServiceWords::everyTableHasAPhrase()
{
    QFETCH(const QString, file);
    QFETCH(const QString, begin);
    QFETCH(const QString, end);
    const QString source = QString::fromUtf8(contentOf(sources + file));
    const qsizetype from = source.indexOf(begin);
    QVERIFY(from >= 0);
    const QString table = source.mid(from, source.indexOf(end, from) - from);
    const QSet<QString> known = textsOf(servicePhrases());
    static const QRegularExpression literal(QStringLiteral("(?:\"[^\"]*\"\\s*)+"));
    int seen = 0;
    for (auto found = literal.globalMatch(table); found.hasNext();) {
        static const QRegularExpression between(QStringLiteral("\"\\s*\""));
        const QString text = found.next().captured().trimmed().remove(between);
        const QString sentence = text.mid(1, text.size() - 2);
        if (sentence.contains(u' ')) {
            ++seen;
            QVERIFY2(known.contains(sentence), qPrintable(sentence));
        }
    }
    QVERIFY(seen > 20);
}

void TestServiceWords::phrasesStandOnce()
{
    QSet<QString> seen;
    for (const char *phrase : servicePhrases()) {
        QVERIFY2(!seen.contains(QString::fromUtf8(phrase)), phrase);
        seen.insert(QString::fromUtf8(phrase));
    }
}

void TestServiceWords::fillsIn_data()
{
    QTest::addColumn<QString>("phrase");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("values");
    const auto row = [](const char *name, const char *phrase, const char *text,
                        const QStringList &values) {
        QTest::newRow(name) << QString::fromUtf8(phrase) << QString::fromUtf8(text) << values;
    };
    const auto q = [](const char *text) { return QString::fromUtf8(text); };
    row("in front", "%1 is missing", "traffic.blue is missing", {q("traffic.blue")});
    row("several", "%1 must be %2, not %3", "a must be b, not c", {q("a"), q("b"), q("c")});
    row("another order", "%2 of %1", "one of two", {q("two"), q("one")});
    row("per cent", "%1 %, it must be 100 %", "90 %, it must be 100 %", {q("90")});
    row("the frame comes twice", "%1 is missing", "what is missing is missing",
        {q("what is missing")});
    row("as little as it can", "%1: %2", "a: b: c", {q("a"), q("b: c")});
    row("nothing to take", "%1 is missing", " is missing", {});
    row("nothing at the end", "%1 is gone%2", "x is gone", {q("x"), QString()});
    row("something at the end", "%1 is gone%2", "x is gone; why", {q("x"), q("; why")});
    row("another text", "%1 is missing", "all is well", {});
    row("more behind", "%1 is missing", "x is missing here", {});
    row("placeholders in the text", "write %1", "write %1 and %2", {q("%1 and %2")});
}

void TestServiceWords::fillsIn()
{
    QFETCH(const QString, phrase);
    QFETCH(const QString, text);
    QFETCH(const QStringList, values);
    const auto found = filledIn(phrase, text);
    QCOMPARE(found.has_value(), !values.isEmpty());
    QCOMPARE(found.value_or(QStringList()), values);
}

void TestServiceWords::withoutALanguageNothingChanges()
{
    QStringList texts{QString(),
                      QStringLiteral("write %1 and %2 to %3"),
                      QStringLiteral("%"),
                      QStringLiteral("write "),
                      QStringLiteral("fatal: unable to access 'https://x/': Could not resolve"),
                      QString(100'000, u'%'),
                      QStringLiteral("%1 is missing").repeated(1000),
                      QStringLiteral("a must be b, not ").repeated(100)};
    for (const char *phrase : servicePhrases()) {
        QString text = QString::fromUtf8(phrase);
        texts.append(text);
        texts.append(text.replace(QLatin1String("%1"), QLatin1String("a list"))
                         .replace(QLatin1String("%2"), QLatin1String("50 %1")));
    }
    for (const QString &text : std::as_const(texts)) {
        QCOMPARE(serviceWords(text), text);
    }
}

void TestServiceWords::speaks_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("spoken");
    const auto row = [](const char *text, const char *spoken) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(spoken);
    };
    row("the proxy asks for a name and a password", "THE PROXY ASKS FOR A NAME AND A PASSWORD");
    row("traffic.blue is missing", "traffic.blue IS MISSING");
    row("traffic must be a whole number from 0 to 100, not \"x\"",
        "traffic MUST BE A WHOLE NUMBER FROM 0 TO 100, NOT \"x\"");
    row("traffic names \"a\", which can be no deployment: a name has 3 to 32 characters, this one "
        "has 1",
        "traffic NAMES \"a\", WHICH CAN BE NO DEPLOYMENT: A NAME HAS 3 TO 32 CHARACTERS, THIS ONE "
        "HAS 1");
    row("write a map", "WRITE A MAP");
    row("model and code differ in the manifest and live",
        "model AND code DIFFER IN THE MANIFEST AND LIVE");
    row("the deployment blue is described 2 times, in a.yml and b.yml: pick one",
        "THE DEPLOYMENT blue IS DESCRIBED 2 TIMES, IN a.yml AND b.yml: PICK ONE");
    row("switch to main, then run the rollback again",
        "SWITCH TO main, THEN RUN THE ROLLBACK AGAIN");
    row("canary cannot go back to commit 1a2b3c4d, which has no manifest of it",
        "canary CANNOT GO BACK TO COMMIT 1a2b3c4d, WHICH HAS NO MANIFEST OF IT");
    row("model of green: the commit has no such file or folder (1a2b3c4d:mg/model)",
        "model OF green: THE COMMIT HAS NO SUCH FILE OR FOLDER (1a2b3c4d:mg/model)");
    // Somebody else's words, though they begin like ours.
    row("write permission denied to everybody", "write permission denied to everybody");
    row("fatal: not a git repository", "fatal: not a git repository");
    row("it was here and is not any more", "it was here and is not any more");
    row("my-endpoint was last applied from e.yml and is in no manifest any more",
        "my-endpoint WAS LAST APPLIED FROM e.yml AND IS IN NO MANIFEST ANY MORE");
}

void TestServiceWords::speaks()
{
    QFETCH(const QString, text);
    LoudTranslator loud;
    QVERIFY(QCoreApplication::installTranslator(&loud));
    QTEST(serviceWords(text), "spoken");
    QCoreApplication::removeTranslator(&loud);
}

void TestServiceWords::namesKeepTheirLetters_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("sentence");
    const auto add = [](const char *text, const char *sentence) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(sentence);
    };
    add("git is not installed", "Git is not installed");
    add("there is no host called x.example", "There is no host called x.example");
    add("my-endpoint is not there live", "my-endpoint is not there live");
    add("endpoint is not there live", "endpoint is not there live");
    add("endpoint.yml:3:11: not valid YAML: x", "endpoint.yml:3:11: not valid YAML: x");
    add("instance_count is wrong", "instance_count is wrong");
    add("somebody's words, unknown here", "Somebody's words, unknown here");
    add("", "");
}

void TestServiceWords::namesKeepTheirLetters()
{
    QFETCH(const QString, text);
    QTEST(serviceSentence(text), "sentence");
}

void TestServiceWords::errorsSpeak()
{
    LoudTranslator loud;
    QVERIFY(QCoreApplication::installTranslator(&loud));
    const ErrorText words = errorText({ErrorKind::Unavailable,
                                       QStringLiteral("there is no host called x.example"),
                                       {},
                                       QStringLiteral("check the address and the network")});
    QCOMPARE(words.sentence, QStringLiteral("THERE IS NO HOST CALLED x.example."));
    QCOMPARE(words.advice, QStringLiteral("CHECK THE ADDRESS AND THE NETWORK."));
    QCoreApplication::removeTranslator(&loud);
}

QTEST_GUILESS_MAIN(TestServiceWords)
#include "tst_servicewords.moc"
