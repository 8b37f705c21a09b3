// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/logs/logfilter.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTextBlock;
class QTextCursor;
class QToolButton;

namespace serin {

class LogController;
class LogView;
class TimeCursor;

/// The log of a deployment: followed, filtered by a regular expression, wrapped, saved (objectName
/// of the view: `logView`).
class LogsPage : public QWidget
{
    Q_OBJECT
public:
    /// Both must outlive it.
    LogsPage(LogController &logs, TimeCursor &cursor, QWidget *parent = nullptr);

    /// Shows what @p name prints, and the keyboard is there.
    void showDeployment(const QString &name);
    /// When the line was written that the text cursor is in, or the last one before it that tells.
    [[nodiscard]] std::optional<double> moment() const;

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void buildBar(QLayout &bar);
    void buildOlder();
    void showDeployments();
    void onLines(qsizetype added);
    void showLines(const QStringList &lines, bool areAll);
    void showState();
    void showOlder();
    void showMoment();
    void markLine(const QTextCursor &line);
    [[nodiscard]] QTextBlock lineAt(double time, std::optional<double> &first) const;
    [[nodiscard]] QString stateText(bool &isFailure) const;
    void save();
    void scrollToEnd();
    void applySpacing();

    LogController &m_logs;
    TimeCursor &m_cursor;
    QComboBox *m_deployment;
    QComboBox *m_container;
    QLineEdit *m_filter;
    QToolButton *m_follow;
    QToolButton *m_wrap;
    QToolButton *m_save;
    QLabel *m_state;
    QWidget *m_older; ///< that the log begins earlier, and a way there
    QPushButton *m_showOlder;
    QLabel *m_moment; ///< which line is marked
    LogView *m_view;
    LogFilter m_filtered;
    std::optional<double> m_shownHeld; ///< the moment that was scrolled to
};

} // namespace serin
