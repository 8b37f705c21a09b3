// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;
class QSortFilterProxyModel;
class QTableView;

namespace serin {

class OwnShortcuts;
class ShortcutTable;

/// The shortcuts of all actions, to change (objectName of its table `shortcutTable`): Enter or a
/// double click on one records the keys that are pressed next, Delete takes it off.
class ShortcutPanel : public QFrame
{
    Q_OBJECT
public:
    /// @p shortcuts must outlive it.
    explicit ShortcutPanel(OwnShortcuts &shortcuts, QWidget *parent = nullptr);

    /// Shows the actions with every word of @p filter. @return whether there are any.
    bool showMatches(const QString &filter);
    void resetAll();

Q_SIGNALS:
    /// The row at @p place of this is the current one.
    void rowReached(const QRect &place);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void showProblem(const QString &problem);
    void placeProblem();
    void fitHeight();
    void showCurrent();
    void applySpacing();

    ShortcutTable *m_model;
    QSortFilterProxyModel *m_shown;
    QTableView *m_table;
    QLabel *m_hint;
    QFrame *m_bubble; ///< over the rows beside the current one
    QLabel *m_problem;
    QPushButton *m_reset;
    int m_fittedWidth = -1; ///< that the heights of rows belong to
};

} // namespace serin
