// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/linelist.h"

#include "models/manifest/displaytext.h"
#include "ui/theme/follow.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/stylesheet.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

namespace serin {

namespace {

constexpr std::size_t mostLines = 100;
constexpr qsizetype longestLine = 600;
constexpr int rowsOfLine = 3; // text, detail, button

QColor colorOf(ListLine::Tone tone, const Theme &theme)
{
    switch (tone) {
    case ListLine::Tone::Plain:
        return theme.text;
    case ListLine::Tone::Ok:
        return theme.ok;
    case ListLine::Tone::Warning:
        return theme.warn;
    case ListLine::Tone::Failure:
        return theme.error;
    case ListLine::Tone::Muted:
        return theme.mutedText;
    }
    return theme.text;
}

QString shown(const QString &text)
{
    QStringList lines;
    for (const QString &line : text.split(QLatin1Char('\n'))) {
        lines << breakable(shownText(line, longestLine));
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace

LineList::LineList(QWidget *parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    m_grid->setColumnStretch(1, 1);
    followLook(*this, [this] { showAll(); });
}

void LineList::setLines(const std::vector<ListLine> &lines)
{
    if (lines == m_lines) {
        return;
    }
    std::vector<ListLine> now = lines;
    if (now.size() > mostLines) {
        const std::size_t rest = now.size() - mostLines;
        now.resize(mostLines);
        ListLine more;
        more.tone = ListLine::Tone::Muted;
        more.text = tr("and %Ln more", nullptr, static_cast<int>(rest));
        now.push_back(more);
    }
    const std::vector<ListLine> before = std::exchange(m_lines, std::move(now));
    while (m_rows.size() < m_lines.size()) {
        Row row{new QLabel(this), new QLabel(this), new QLabel(this)};
        for (QLabel *label : {row.text, row.detail}) {
            label->setTextFormat(Qt::PlainText);
            label->setWordWrap(true);
            label->setAlignment(Qt::AlignLeading | Qt::AlignTop); // beside its icon
            label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        }
        setWidgetRole(*row.detail, WidgetRole::Caption);
        const int place = static_cast<int>(m_rows.size()) * rowsOfLine;
        m_grid->addWidget(row.icon, place, 0, Qt::AlignTop);
        m_grid->addWidget(row.text, place, 1);
        m_grid->addWidget(row.detail, place + 1, 1);
        m_rows.push_back(row);
    }
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (i >= m_lines.size()) {
            for (QLabel *label : {m_rows[i].icon, m_rows[i].text, m_rows[i].detail}) {
                label->hide();
            }
            if (m_rows[i].act) {
                m_rows[i].act->hide();
            }
        } else if (i >= before.size() || before[i] != m_lines[i]) {
            showRow(i);
        }
    }
}

void LineList::showRow(std::size_t index)
{
    const ListLine &line = m_lines[index];
    const Row &row = m_rows[index];
    const Theme &theme = Theme::fromPalette(palette());
    const int size = Spacing::forFont(font()).icon;
    row.icon->setVisible(line.icon.has_value());
    if (line.icon) {
        row.icon->setPixmap(
            iconPixmap(*line.icon, colorOf(line.tone, theme), size, devicePixelRatioF()));
        row.icon->setToolTip(line.word);
    }
    switch (line.tone) {
    case ListLine::Tone::Failure:
        setWidgetRole(*row.text, WidgetRole::Failure);
        break;
    case ListLine::Tone::Warning:
        setWidgetRole(*row.text, WidgetRole::Warning);
        break;
    case ListLine::Tone::Muted:
        setWidgetRole(*row.text, WidgetRole::Muted);
        break;
    case ListLine::Tone::Plain:
    case ListLine::Tone::Ok:
        clearWidgetRole(*row.text);
        break;
    }
    row.text->setText(shown(line.text));
    row.text->setAccessibleName(
        line.word.isEmpty() ? line.text
                            : tr("%1: %2", "a state, what it is about").arg(line.word, line.text));
    row.text->show();
    row.detail->setText(shown(line.detail));
    row.detail->setVisible(!line.detail.isEmpty());
    showAct(index);
}

void LineList::showAct(std::size_t index)
{
    const ListLine &line = m_lines[index];
    Row &row = m_rows[index];
    if (!row.act && !line.act.isEmpty()) {
        row.act = new QPushButton(this);
        row.act->setAutoDefault(false);
        m_grid->addWidget(row.act, static_cast<int>(index) * rowsOfLine + 2, 1, Qt::AlignLeft);
        connect(row.act, &QPushButton::clicked, this,
                [this, index] { Q_EMIT acted(static_cast<int>(index)); });
    }
    if (row.act) {
        row.act->setText(line.act);
        row.act->setObjectName(line.actName);
        row.act->setVisible(!line.act.isEmpty());
    }
}

void LineList::showAll()
{
    const Spacing space = Spacing::forFont(font());
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(space.s);
    m_grid->setVerticalSpacing(space.xs);
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        showRow(i);
    }
}

} // namespace serin
