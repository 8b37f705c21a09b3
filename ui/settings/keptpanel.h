// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace serin {

class KeptCharts;

/// How much of what charts have measured is kept, and a button that forgets it (objectNames
/// `keptChartsWords`, `clearChartsButton`).
class KeptPanel : public QWidget
{
    Q_OBJECT
public:
    /// @p kept must outlive it.
    explicit KeptPanel(KeptCharts &kept, QWidget *parent = nullptr);

    /// What it says of itself, for a search.
    [[nodiscard]] static QString title();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void showKept();
    void applySpacing();

    KeptCharts &m_kept;
    QLabel *m_title;
    QLabel *m_words;
    QPushButton *m_clear;
};

} // namespace serin
