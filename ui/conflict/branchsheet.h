// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/actions/overlay.h"

class QLabel;
class QPushButton;

namespace serin {

class BranchActs;
class FilterList;

/// The branches that can be switched to, over the window (objectName `branchSheet`): typing
/// filters, Enter switches. It closes once another branch is checked out, and says why none is.
class BranchSheet : public Overlay
{
    Q_OBJECT
public:
    /// @p branches must outlive it.
    BranchSheet(BranchActs &branches, QWidget &window);

protected:
    void prepare() override;
    [[nodiscard]] QWidget *first() const override;
    [[nodiscard]] QRect placeOfCard() override;
    bool focusNextPrevChild(bool next) override;

private:
    void build();
    void showState();
    void take(const QString &key);

    BranchActs &m_branches;
    QLabel *m_title;
    FilterList *m_list;
    QLabel *m_state;
    QPushButton *m_switch;
    QPushButton *m_close;
};

} // namespace serin
