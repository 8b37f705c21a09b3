// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conflict/conflictregioncard.h"

#include "models/manifest/displaytext.h"
#include "ui/theme/follow.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/stylesheet.h"
#include "ui/theme/wordlabel.h"
#include "ui/yaml/textview.h"

#include <QGridLayout>
#include <QLabel>
#include <QRadioButton>
#include <QSignalBlocker>

#include <algorithm>

namespace serin {

namespace {

constexpr int mostShownLines = 12;

/// As high as its lines.
void fitText(TextView &text)
{
    const int lines = std::clamp(text.document()->blockCount(), 1, mostShownLines);
    text.setFixedHeight(QFontMetrics(text.font()).lineSpacing() * (lines + 1) +
                        2 * Spacing::forFont(text.font()).s);
}

} // namespace

ConflictRegionCard::ConflictRegionCard(int number, QWidget *parent)
    : QFrame(parent), m_number(number), m_title(makeWordLabel(this, WidgetRole::Section)),
      m_mine(makeSide(QStringLiteral("mine"))), m_theirs(makeSide(QStringLiteral("theirs")))
{
    setObjectName(QStringLiteral("conflictRegion.%1").arg(number));
    setWidgetRole(*this, WidgetRole::Card);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto *grid = new QGridLayout(this);
    grid->addWidget(m_title, 0, 0, 1, 2);
    const Side sides[] = {m_theirs, m_mine};
    for (int place = 0; place < 2; ++place) {
        grid->addWidget(sides[place].button, 1, place,
                        Qt::AlignLeft); // no wider than it can be hit
        grid->addWidget(sides[place].words, 2, place, Qt::AlignTop);
        grid->addWidget(sides[place].text, 3, place);
        grid->setColumnStretch(place, 1);
    }
    connect(m_mine.button, &QRadioButton::clicked, this,
            [this] { Q_EMIT chosen(ConflictChoice::Mine); });
    connect(m_theirs.button, &QRadioButton::clicked, this,
            [this] { Q_EMIT chosen(ConflictChoice::Theirs); });
    followFont(*this, [this] { applySpacing(); });
}

ConflictRegionCard::Side ConflictRegionCard::makeSide(const QString &name)
{
    const auto called = [&](const char *part) {
        return QStringLiteral("%1%2.%3").arg(name, QLatin1String(part)).arg(m_number);
    };
    Side side{new QRadioButton(this), makeWordLabel(this), new TextView(this)};
    side.button->setObjectName(called("Button"));
    side.words->setObjectName(called("Words"));
    side.text->setObjectName(called("Text"));
    side.text->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    followFont(*side.text, [text = side.text] { fitText(*text); });
    return side;
}

void ConflictRegionCard::setTitles(const QString &mine, const QString &theirs)
{
    const auto set = [](const Side &side, const QString &title) {
        side.button->setText(QString(title).replace(u'&', QLatin1String("&&")));
        side.text->setAccessibleName(title);
    };
    set(m_mine, mine);
    set(m_theirs, theirs);
}

void ConflictRegionCard::showSide(const Side &side, const QStringList &words,
                                  const QByteArray &text, const QString &whenEmpty)
{
    showWords(side.words, breakable(words.join(u'\n')));
    side.text->showText(text.isEmpty() ? whenEmpty : displayText(text).text);
    fitText(*side.text);
}

void ConflictRegionCard::show(const ConflictRegion &region, const ConflictSides &sides,
                              bool isWholeFile, ConflictChoice choice)
{
    m_title->setText(isWholeFile ? tr("One side changed the file, the other deleted it")
                                 : tr("Place %1: both changed it").arg(m_number + 1));
    const QString none = tr("(no such lines)");
    const QString deleted = tr("(the file is deleted)");
    showSide(m_mine, region.mineWords, region.mine, isWholeFile && !sides.mine ? deleted : none);
    showSide(m_theirs, region.theirsWords, region.theirs,
             isWholeFile && !sides.theirs ? deleted : none);
    for (const auto &[side, stands] : {std::pair(&m_mine, choice == ConflictChoice::Mine),
                                       std::pair(&m_theirs, choice == ConflictChoice::Theirs)}) {
        const QSignalBlocker blocker(side->button);
        side->button->setAutoExclusive(false); // none may be chosen yet
        side->button->setChecked(stands);
        side->button->setAutoExclusive(true);
    }
}

void ConflictRegionCard::focusFirst()
{
    m_theirs.button->setFocus(Qt::OtherFocusReason);
}

void ConflictRegionCard::applySpacing()
{
    const Spacing space = Spacing::forFont(font());
    layout()->setContentsMargins(space.m, space.m, space.m, space.m);
    layout()->setSpacing(space.s);
}

} // namespace serin
