// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/endpointhistorymodel.h"
#include "models/history/historyfilter.h"
#include "ui/history/historymodels.h"

#include <QPersistentModelIndex>
#include <QWidget>

#include <array>
#include <optional>

class QLabel;
class QLineEdit;
class QPushButton;
class QScrollArea;
class QSplitter;
class QTreeView;

namespace serin {

class FittingArea;
class HistoryDetails;
class RollbackCard;

/// The history of the selected endpoint (objectName of the list: `historyTable`): a line for each
/// commit that changed its manifests, with the split of the traffic then, and the applies beside
/// them. More is read as somebody gets to the end of the list.
class HistoryPage : public QWidget
{
    Q_OBJECT
public:
    explicit HistoryPage(const HistoryModels &models, QWidget *parent = nullptr);

    [[nodiscard]] HistoryDetails &details() { return *m_details; }
    /// When the current line was committed or applied.
    [[nodiscard]] std::optional<double> moment() const;

Q_SIGNALS:
    /// The question whether the repository is trusted is answered there.
    void trustRequested();
    /// What the remote has that is not here is to be shown.
    void theirsRequested();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildTable();
    void buildState();
    void showState();
    void showNotice();
    void showRollback();
    [[nodiscard]] QString stateText(bool &isFailure) const;
    [[nodiscard]] QString emptyText() const;
    void showChosen();
    void shareRoom(bool isChosen);
    void showMoment();
    void loadWhenNeeded();
    void holdPlace();
    void keepPlace();
    void arrangeColumns();
    void applySpacing();

    HistoryModels m_models;
    HistoryFilter m_shown;
    QLineEdit *m_filter;
    QWidget *m_stateRow;
    QLabel *m_state;
    QPushButton *m_retry;
    QPushButton *m_trust;
    QWidget *m_noticeRow;
    QLabel *m_notice;
    QPushButton *m_dismiss;
    FittingArea *m_rollbackArea;
    RollbackCard *m_rollback;
    QSplitter *m_splitter;
    QList<int> m_sizes{400, 600}; ///< of its parts, while a line is chosen
    QTreeView *m_table;
    std::array<int, EndpointHistoryModel::ColumnCount> m_fitted{}; ///< widths, 0: not yet
    QScrollArea *m_area;
    HistoryDetails *m_details;
    QPersistentModelIndex m_top; ///< the first line that is seen, while rows change
    int m_topAt = 0;
    std::optional<double> m_shownHeld; ///< the moment that was scrolled to
};

} // namespace serin
