// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTranslator>

#include <algorithm>

namespace serin {

/// A language that nobody speaks, to see a mirrored window and to find what is not translated: the
/// letters of each text become Hebrew ones, one for one. Placeholders and mnemonics stay.
class PseudoTranslator : public QTranslator
{
public:
    using QTranslator::QTranslator;

    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *, const char *source, const char *,
                                    int) const override
    {
        QString text = QString::fromUtf8(source);
        for (qsizetype i = 0; i < text.size(); ++i) {
            const QChar letter = text.at(i).toLower();
            const bool isPlaceholder = i > 0 && text.at(i - 1) == QLatin1Char('%');
            if (letter >= QLatin1Char('a') && letter <= QLatin1Char('z') && !isPlaceholder) {
                text[i] = QChar(alef + (letter.unicode() - 'a') % letters);
            }
        }
        return text;
    }

    /// Whether something in @p text was translated.
    [[nodiscard]] static bool speaks(const QString &text)
    {
        return std::any_of(text.begin(), text.end(), [](QChar each) {
            return each.unicode() >= alef && each.unicode() < alef + letters;
        });
    }

private:
    static constexpr int alef = 0x05d0;
    static constexpr int letters = 27;
};

} // namespace serin
