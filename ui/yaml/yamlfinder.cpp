// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/yaml/yamlfinder.h"

#include "ui/yaml/findbar.h"
#include "ui/yaml/yamleditor.h"

#include <QLocale>

#include <algorithm>

namespace serin {

YamlFinder::YamlFinder(YamlEditor &editor, FindBar &bar, QObject *parent)
    : QObject(parent), m_editor(editor), m_bar(bar)
{
    connect(&bar, &FindBar::queryChanged, this, [this] {
        m_goes = true;
        search();
    });
    connect(&bar, &FindBar::nextRequested, this, [this] { move(true); });
    connect(&bar, &FindBar::previousRequested, this, [this] { move(false); });
    connect(&bar, &FindBar::replaceRequested, this, &YamlFinder::replace);
    connect(&bar, &FindBar::replaceAllRequested, this,
            [this] { m_search.replaceAll(m_editor.bytes(), m_bar.query(), m_bar.replacement()); });
    connect(&m_search, &TextSearch::replaced, this, &YamlFinder::takeReplacement);
    connect(&bar, &FindBar::closed, this, [this] {
        m_outcome = {};
        m_editor.setMatches({});
        m_editor.setFocus(Qt::OtherFocusReason);
    });
    connect(&editor, &YamlEditor::changed, this, &YamlFinder::search);
    connect(&m_search, &TextSearch::found, this, &YamlFinder::show);
}

void YamlFinder::open()
{
    m_origin = m_editor.selectionBegin();
    const QString selected = m_editor.selectedText();
    m_bar.open(selected.contains(QLatin1Char('\n')) ? QString() : selected);
}

void YamlFinder::openReplace()
{
    m_origin = m_editor.selectionBegin();
    const QString selected = m_editor.selectedText();
    m_bar.openReplace(selected.contains(QLatin1Char('\n')) ? QString() : selected);
}

void YamlFinder::setReadOnlyReason(const QString &reason)
{
    m_bar.setReplaceReason(reason);
}

void YamlFinder::search()
{
    m_isFresh = false;
    m_replaced = 0;
    if (m_bar.isVisible()) {
        m_search.search(m_editor.bytes(), m_bar.query());
    }
}

void YamlFinder::show(const SearchOutcome &outcome)
{
    m_outcome = outcome;
    m_isFresh = true;
    m_current = -1;
    m_editor.setMatches(m_outcome.matches);
    if (std::exchange(m_goes, false) && !m_outcome.matches.empty()) {
        const auto at =
            std::find_if(m_outcome.matches.begin(), m_outcome.matches.end(),
                         [this](const SearchMatch &each) { return each.begin >= m_origin; });
        select(at == m_outcome.matches.end()
                   ? 0
                   : static_cast<std::size_t>(at - m_outcome.matches.begin()));
    }
    tellCount();
}

void YamlFinder::move(bool forward)
{
    if (!m_bar.isVisible()) {
        open();
        return;
    }
    const auto &matches = m_outcome.matches;
    if (matches.empty()) {
        return;
    }
    const qsizetype from = m_editor.selectionBegin();
    const auto count = static_cast<int>(matches.size());
    int next = 0;
    if (isOnMatch()) {
        next = (m_current + (forward ? 1 : count - 1)) % count;
    } else {
        const auto behind = std::lower_bound(
            matches.begin(), matches.end(), from,
            [](const SearchMatch &each, qsizetype place) { return each.begin < place; });
        const auto index = static_cast<int>(behind - matches.begin());
        next = (forward ? index : index - 1 + count) % count;
    }
    select(static_cast<std::size_t>(next));
    m_replaced = 0;
    tellCount();
}

bool YamlFinder::isOnMatch() const
{
    return m_current >= 0 && m_editor.selectionBegin() ==
                                 m_outcome.matches[static_cast<std::size_t>(m_current)].begin;
}

/// Goes to the first one before anything is replaced: people see what they are about to lose.
void YamlFinder::replace()
{
    if (!m_isFresh || m_editor.isReadOnly()) {
        return;
    }
    if (!isOnMatch() || m_editor.selectedText().isEmpty()) {
        move(true);
        return;
    }
    const SearchMatch match = m_outcome.matches[static_cast<std::size_t>(m_current)];
    const QByteArray before = m_editor.bytes();
    const QByteArray after = replacedText(before, {match}, m_bar.query(), m_bar.replacement());
    const qsizetype length = match.end - match.begin + after.size() - before.size();
    m_origin = match.begin + length; // behind it, so that it is not found in itself
    m_goes = true;
    put(match.begin, match.end, after.mid(match.begin, length));
}

/// Only what lies between the first and the last, so that the rest of the text stays as it is.
void YamlFinder::takeReplacement(const SearchReplacement &done)
{
    if (done.matches.empty() || m_editor.isReadOnly() || m_editor.bytes() != done.before) {
        search();
        return;
    }
    const qsizetype begin = done.matches.front().begin;
    const qsizetype end = done.matches.back().end;
    const qsizetype length = end - begin + done.text.size() - done.before.size();
    put(begin, end, done.text.mid(begin, length));
    m_editor.select(begin, begin);
    m_replaced = static_cast<int>(done.matches.size());
}

void YamlFinder::put(qsizetype begin, qsizetype end, const QByteArray &text)
{
    Q_EMIT replacing();
    m_editor.replace(begin, end, text);
    Q_EMIT replaced();
}

void YamlFinder::select(std::size_t match)
{
    m_current = static_cast<int>(match);
    m_editor.select(m_outcome.matches[match].begin, m_outcome.matches[match].end);
    m_origin = m_outcome.matches[match].begin;
}

void YamlFinder::tellCount()
{
    const SearchQuery query = m_bar.query();
    const QString error = TextSearch::error(query);
    const auto count = static_cast<int>(m_outcome.matches.size());
    m_bar.setCanMove(count > 0);
    QString problem = error.isEmpty() ? QString() : tr("No regular expression: %1").arg(error);
    if (m_outcome.givenUp > 0) {
        problem = tr("The expression takes too long for some lines");
    }
    m_bar.setProblem(problem);
    if (!error.isEmpty() || query.words.isEmpty()) {
        m_bar.setCount({});
    } else if (m_replaced > 0) {
        m_bar.setCount(tr("%Ln replaced", nullptr, m_replaced));
    } else if (count == 0) {
        m_bar.setCount(tr("Nothing found"));
    } else {
        const QString all =
            m_outcome.isCut ? tr("more than %L1").arg(count) : QLocale().toString(count);
        m_bar.setCount(m_current < 0 ? tr("%1 found", "a number of places").arg(all)
                                     : tr("%1 of %2", "the number of a match, and of all")
                                           .arg(QLocale().toString(m_current + 1), all));
    }
}

} // namespace serin
