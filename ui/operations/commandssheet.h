// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/actions/overlay.h"

#include <QSortFilterProxyModel>

class QCheckBox;
class QLabel;
class QLineEdit;
class QListView;
class QPushButton;

namespace serin {

class GitCommandsModel;
class TextView;

/// The git commands that were run, over the window (objectName `commandsSheet`): how each ended and
/// what it said, to be copied.
class CommandsSheet : public Overlay
{
    Q_OBJECT
public:
    /// @p commands must outlive it.
    CommandsSheet(GitCommandsModel &commands, QWidget &window);

protected:
    void prepare() override;
    [[nodiscard]] QWidget *first() const override;
    [[nodiscard]] QRect placeOfCard() override;
    bool focusNextPrevChild(bool next) override;

private:
    /// By words, and by whether only what changes something is wanted.
    class Filter : public QSortFilterProxyModel
    {
    public:
        QString words;
        bool changesOnly = false;
        void again() { invalidateFilter(); }

    protected:
        [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    };

    void build();
    void showCurrent();

    Filter m_shown;
    QLabel *m_title;
    QPushButton *m_close;
    QLineEdit *m_words;
    QCheckBox *m_changes;
    QListView *m_list;
    QLabel *m_empty;
    TextView *m_details;
    QPushButton *m_copy;
};

} // namespace serin
