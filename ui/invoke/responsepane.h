// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QTabWidget;
class QTableView;
class QToolButton;

namespace serin {

class InvokeController;
struct InvokeOutcome;
class StateLabel;
class TextView;

/// What came back (objectNames `responseStatus`, `responseView`): pretty, raw, headers, timing, and
/// of a comparison the differences.
class ResponsePane : public QWidget
{
    Q_OBJECT
public:
    enum Page { Pretty, Raw, Headers, Timing, Difference };

    explicit ResponsePane(InvokeController &invoke, QWidget *parent = nullptr);

private:
    void showOutcome();
    void showBody(TextView &view, const QString &text);
    void showStatus(const InvokeOutcome &outcome);
    [[nodiscard]] static QString timingText(const InvokeOutcome &outcome);
    void showNote();
    void save();
    void applySpacing();

    InvokeController &m_invoke;
    quint64 m_shown = 0; ///< outcomes so far
    StateLabel *m_status;
    QLabel *m_facts;
    QLabel *m_problem;
    QLabel *m_note;
    QToolButton *m_save;
    QTabWidget *m_tabs;
    TextView *m_pretty;
    TextView *m_raw;
    TextView *m_headers;
    TextView *m_timing;
    QTableView *m_differences;
};

} // namespace serin
