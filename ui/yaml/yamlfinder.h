// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/manifest/textsearch.h"

#include <QObject>

namespace serin {

class FindBar;
class YamlEditor;

/// Finds in an editor's text what a bar asks for: marks all of it, and goes from one to the next.
class YamlFinder : public QObject
{
    Q_OBJECT
public:
    /// Both must outlive it.
    YamlFinder(YamlEditor &editor, FindBar &bar, QObject *parent = nullptr);

    /// Opens the bar; what is selected in one line is what to find.
    void open();
    /// The next match behind the cursor, or the one before it; opens the bar when it is closed.
    void move(bool forward);

private:
    void search();
    void show(const SearchOutcome &outcome);
    void select(std::size_t match);
    void tellCount();

    YamlEditor &m_editor;
    FindBar &m_bar;
    TextSearch m_search;
    SearchOutcome m_outcome;
    int m_current = -1;     ///< of the matches
    bool m_goes = false;    ///< the next outcome is to be gone to
    qsizetype m_origin = 0; ///< where the search began
};

} // namespace serin
