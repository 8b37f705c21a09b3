// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/logs/logfilter.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QToolButton;

namespace serin {

class LogController;

/// The log of a deployment: followed, filtered by a regular expression, wrapped, saved (objectName
/// of the view: `logView`).
class LogsPage : public QWidget
{
    Q_OBJECT
public:
    /// @p logs must outlive it.
    explicit LogsPage(LogController &logs, QWidget *parent = nullptr);

    /// Shows what @p name prints, and the keyboard is there.
    void showDeployment(const QString &name);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void buildBar(QLayout &bar);
    void showDeployments();
    void onLines(qsizetype added);
    void showLines(const QStringList &lines, bool areAll);
    void showState();
    [[nodiscard]] QString stateText(bool &isFailure) const;
    void save();
    void scrollToEnd();
    void applySpacing();

    LogController &m_logs;
    QComboBox *m_deployment;
    QComboBox *m_container;
    QLineEdit *m_filter;
    QToolButton *m_follow;
    QToolButton *m_wrap;
    QToolButton *m_save;
    QLabel *m_state;
    QPlainTextEdit *m_view;
    LogFilter m_filtered;
};

} // namespace serin
