// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;
class QVBoxLayout;

namespace serin {

class DiffView;
class RemoteController;

/// What the remote has that is not here, as when a push was rejected, and what leads out of it
/// (objectName `remotePage`).
class RemotePage : public QWidget
{
    Q_OBJECT
public:
    /// @p remote must outlive it.
    explicit RemotePage(RemoteController &remote, QWidget *parent = nullptr);

    void focusFirst();

Q_SIGNALS:
    void closeRequested();
    /// Push again, or to a new branch.
    void reviewRequested();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QPushButton *addButton(const char *name, const QString &text, QLayout &row);
    void build();
    void showState();
    [[nodiscard]] QPushButton *nextAct() const;
    [[nodiscard]] QString stateText() const;
    void applySpacing();

    RemoteController &m_remote;
    QLabel *m_title;
    QLabel *m_state;
    QLabel *m_theirsTitle;
    QListWidget *m_theirs;
    QLabel *m_mineTitle;
    QListWidget *m_mine;
    QLabel *m_diffTitle;
    DiffView *m_diff;
    QVBoxLayout *m_body = nullptr;
    QPushButton *m_fetch = nullptr;
    QPushButton *m_pull = nullptr;
    QPushButton *m_review = nullptr;
    QPushButton *m_close = nullptr;
};

} // namespace serin
