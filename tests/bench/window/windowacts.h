// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QLineEdit;
class QTreeView;
class QWidget;

namespace serin {

class Probe;

/// What people do with the list, each act measured.
class WindowActs
{
public:
    WindowActs(Probe &probe, QWidget &window);

    /// Turns until the folder with @p endpoints is open and shown, and notes when what was seen.
    void awaitStart(int endpoints);
    void scroll(const char *name);
    void expandAll();
    void filter(const QStringList &words);
    void walk(int rows);
    void refresh();
    void edit(int gestures);
    /// Waits, and prints what memory is in use then, in MB.
    void rest(int seconds);

private:
    void note(const char *name);
    void trigger(const char *name);

    Probe &m_probe;
    QWidget &m_window;
    QTreeView &m_tree;
    QLineEdit &m_filter;
};

} // namespace serin
