// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBasicTimer>
#include <QPlainTextEdit>
#include <QStringList>

namespace serin {

/// The lines of a log. The newest are there at once and those before them come a part in each turn
/// of the event loop, so that a hundred thousand keep nobody waiting. What is looked at and
/// selected stays where it is meanwhile.
class LogView : public QPlainTextEdit
{
    Q_OBJECT
public:
    /// When lines are appended the oldest give way that are more than @p most and than setLines()
    /// brought.
    explicit LogView(qsizetype most, QWidget *parent = nullptr);

    void setLines(const QStringList &lines);
    void appendLines(const QStringList &lines);
    /// All, also those that are still to come.
    [[nodiscard]] const QStringList &lines() const { return m_lines; }
    /// The number (from 1) of the line that @p block shows.
    [[nodiscard]] int numberOf(const QTextBlock &block) const;
    /// No line is still to come.
    [[nodiscard]] bool isWhole() const { return m_before == 0; }

Q_SIGNALS:
    /// The last of the lines that were to come is there.
    void becameWhole();

protected:
    void timerEvent(QTimerEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void addBefore();
    void addAll();

    const qsizetype m_most;
    QStringList m_lines;
    qsizetype m_before = 0; ///< as many of them, the oldest, the document does not have yet
    QBasicTimer m_more;
};

} // namespace serin
