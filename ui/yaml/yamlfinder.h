// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/manifest/textsearch.h"

#include <QObject>

namespace serin {

class FindBar;
class YamlEditor;

/// Finds in an editor's text what a bar asks for: marks all of it, goes from one to the next, and
/// replaces it.
class YamlFinder : public QObject
{
    Q_OBJECT
public:
    /// Both must outlive it.
    YamlFinder(YamlEditor &editor, FindBar &bar, QObject *parent = nullptr);

    /// Opens the bar; what is selected in one line is what to find.
    void open();
    /// Likewise, with what to put in its place.
    void openReplace();
    /// Why the text cannot be changed, a sentence; empty: it can.
    void setReadOnlyReason(const QString &reason);
    /// The next match behind the cursor, or the one before it; opens the bar when it is closed.
    void move(bool forward);

Q_SIGNALS:
    /// What is found is about to be replaced: a step of its own begins.
    void replacing();
    /// That step is done.
    void replaced();

private:
    void search();
    void show(const SearchOutcome &outcome);
    void select(std::size_t match);
    [[nodiscard]] bool isOnMatch() const;
    void replace();
    void takeReplacement(const SearchReplacement &done);
    void put(qsizetype begin, qsizetype end, const QByteArray &text);
    void tellCount();

    YamlEditor &m_editor;
    FindBar &m_bar;
    TextSearch m_search;
    SearchOutcome m_outcome;
    int m_current = -1;     ///< of the matches
    bool m_goes = false;    ///< the next outcome is to be gone to
    bool m_isFresh = false; ///< the outcome is the text's that is shown
    int m_replaced = 0;     ///< at once, just now
    qsizetype m_origin = 0; ///< where the search began
};

} // namespace serin
