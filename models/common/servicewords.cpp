// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/common/servicewords.h"

#include "models/common/servicephrases.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace serin {

namespace {

constexpr int deepest = 2;              ///< phrases in phrases
constexpr qsizetype longestText = 2000; ///< services say less; the rest is somebody else's
/// With fewer letters of its own a phrase fits too much: then what fills it in has to be words with
/// commas between them. A list, "%1 and %2 more", is such a phrase, too, and what only puts others
/// behind a colon.
constexpr qsizetype fewestLetters = 8;
constexpr qsizetype mostListLetters = 10;

bool isPlaceholder(QStringView phrase, qsizetype at)
{
    return phrase[at] == u'%' && at + 1 < phrase.size() && phrase[at + 1] >= u'1' &&
           phrase[at + 1] <= u'9';
}

struct Phrase
{
    QString text;
    qsizetype letters = 0; ///< of its own

    [[nodiscard]] bool isShort() const
    {
        return letters < fewestLetters ||
               (letters <= mostListLetters &&
                (text.contains(QLatin1String(" and ")) || text.contains(QLatin1String(": %"))));
    }
};

bool isWords(const QString &value)
{
    return !QString(value).remove(QStringLiteral(", ")).contains(u' ');
}

qsizetype ownLetters(const QString &phrase)
{
    qsizetype letters = phrase.size();
    for (qsizetype i = 0; i < phrase.size(); ++i) {
        letters -= isPlaceholder(phrase, i) ? 2 : 0;
    }
    return letters;
}

/// All phrases: those that say it whole by their text, the others with most letters first.
class Phrasebook
{
public:
    static const Phrasebook &instance()
    {
        static const Phrasebook book;
        return book;
    }

    [[nodiscard]] bool isWhole(const QString &text) const { return m_whole.contains(text); }
    [[nodiscard]] const std::vector<Phrase> &open() const { return m_open; }

private:
    Phrasebook()
    {
        for (const char *phrase : servicePhrases()) {
            const QString text = QString::fromUtf8(phrase);
            const qsizetype letters = ownLetters(text);
            if (letters == text.size()) {
                m_whole.insert(text);
            } else {
                m_open.push_back({text, letters});
            }
        }
        std::stable_sort(m_open.begin(), m_open.end(),
                         [](const Phrase &a, const Phrase &b) { return a.letters > b.letters; });
    }

    QSet<QString> m_whole;
    std::vector<Phrase> m_open;
};

QString translated(const QString &phrase)
{
    return QCoreApplication::translate("Service", phrase.toUtf8().constData());
}

/// @p phrase with @p values in the places of %1, %2 …, each looked at once.
QString filled(const QString &phrase, const QStringList &values)
{
    QString text;
    for (qsizetype i = 0; i < phrase.size(); ++i) {
        if (isPlaceholder(phrase, i)) {
            text += values.value(phrase[i + 1].digitValue() - 1);
            ++i;
        } else {
            text += phrase[i];
        }
    }
    return text;
}

struct Spoken
{
    QString text;
    bool isPhrase = false;
    bool beginsWithValue = false; ///< that is no phrase and one word: a name, mostly
};

Spoken words(const QString &text, int depth)
{
    const Phrasebook &book = Phrasebook::instance();
    if (book.isWhole(text)) {
        return {translated(text), true};
    }
    if (depth == 0 || text.size() > longestText) {
        return {text};
    }
    for (const Phrase &phrase : book.open()) {
        const auto values = filledIn(phrase.text, text);
        const bool fits =
            values && (!phrase.isShort() ||
                       std::all_of(values->begin(), values->end(), [&book](const QString &value) {
                           return isWords(value) || book.isWhole(value);
                       }));
        if (fits) {
            QStringList texts;
            std::vector<Spoken> spoken;
            for (const QString &value : *values) {
                spoken.push_back(words(value, depth - 1));
                texts.append(spoken.back().text);
            }
            const QString pattern = translated(phrase.text);
            Spoken said{filled(pattern, texts), true};
            if (!pattern.isEmpty() && isPlaceholder(pattern, 0)) {
                const auto first = static_cast<std::size_t>(pattern[1].digitValue() - 1);
                if (first < spoken.size()) {
                    const Spoken &value = spoken[first];
                    said.beginsWithValue =
                        value.isPhrase ? value.beginsWithValue : !value.text.contains(u' ');
                }
            }
            return said;
        }
    }
    return {text};
}

/// The first word has letters alone; within one of our phrases a hyphen, too.
bool beginsWithWord(const QString &text, bool isPhrase)
{
    for (const QChar c : text) {
        if (c == u' ') {
            return true;
        }
        const bool isWithin = c == u'\'' || c == QChar(0x2019) || c == u',' ||
                              (isPhrase && (c == u'-' || c == u':' || c == u';' || c == u'.'));
        if (!c.isLetter() && !isWithin) {
            return false;
        }
    }
    return true;
}

/// As filledIn(), for what is left of both.
bool fillIn(QStringView phrase, QStringView text, QStringList &values)
{
    qsizetype open = 0;
    while (open < phrase.size() && !isPlaceholder(phrase, open)) {
        ++open;
    }
    if (!text.startsWith(phrase.left(open))) {
        return false;
    }
    text = text.mid(open);
    if (open == phrase.size()) {
        return text.isEmpty();
    }
    const int number = phrase[open + 1].digitValue();
    const bool isBehindWord = open > 0 && phrase[open - 1].isLetter();
    phrase = phrase.mid(open + 2);
    if (isBehindWord && phrase.isEmpty() && text.isEmpty()) {
        values.resize(std::max(values.size(), qsizetype(number)));
        return true;
    }
    const qsizetype next = std::max<qsizetype>(phrase.indexOf(u'%'), 0);
    const QStringView behind = phrase.contains(u'%') ? phrase.left(next) : phrase;
    for (qsizetype end = 1; end <= text.size(); ++end) {
        if (!behind.isEmpty()) {
            end = text.indexOf(behind, end);
        } else if (phrase.isEmpty()) {
            end = text.size();
        }
        if (end < 0) {
            return false;
        }
        if (fillIn(phrase, text.mid(end), values)) {
            while (values.size() < number) {
                values.append(QString());
            }
            values[number - 1] = text.left(end).toString();
            return true;
        }
    }
    return false;
}

} // namespace

std::vector<const char *> servicePhrases()
{
    std::vector<const char *> all;
    for (const auto &list :
         {keyPhrases(), findingPhrases(), errorPhrases(), azurePhrases(), planPhrases(),
          statePhrases(), editPhrases(), placePhrases(), gitPhrases()}) {
        all.insert(all.end(), list.begin(), list.end());
    }
    return all;
}

std::optional<QStringList> filledIn(const QString &phrase, const QString &text)
{
    QStringList values;
    return fillIn(phrase, text, values) ? std::optional(values) : std::nullopt;
}

QString serviceWords(const QString &text)
{
    return words(text, deepest).text;
}

QString serviceSentence(const QString &text)
{
    Spoken said = words(text, deepest);
    if (!said.text.isEmpty() && !said.beginsWithValue && beginsWithWord(said.text, said.isPhrase)) {
        said.text[0] = said.text[0].toUpper();
    }
    return said.text;
}

} // namespace serin
