// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/icons.h"

#include <QString>
#include <QWidget>

#include <optional>
#include <vector>

class QLabel;
class QGridLayout;
class QPushButton;

namespace serin {

/// One line of a LineList: a glyph, a text, and a paler text below. Plain text.
struct ListLine
{
    enum class Tone { Plain, Ok, Warning, Failure, Muted };
    std::optional<IconName> icon;
    Tone tone = Tone::Plain;
    QString word; ///< what the glyph says, for those who do not see it: "passed"
    QString text;
    QString detail;
    QString act;     ///< text of a button below; empty: none
    QString actName; ///< its objectName
    bool operator==(const ListLine &) const = default;
};

/// Lines that are read, some with a button, wrapped where the room ends; at most a hundred, the
/// rest is counted. Changes only what is another line than before.
class LineList : public QWidget
{
    Q_OBJECT
public:
    explicit LineList(QWidget *parent = nullptr);
    void setLines(const std::vector<ListLine> &lines);

Q_SIGNALS:
    /// The button of the line at @p index was pressed.
    void acted(int index);

private:
    struct Row
    {
        QLabel *icon = nullptr;
        QLabel *text = nullptr;
        QLabel *detail = nullptr;
        QPushButton *act = nullptr; ///< made when it is needed first
    };
    void showRow(std::size_t index);
    void showAct(std::size_t index);
    void showAll();

    QGridLayout *m_grid;
    std::vector<ListLine> m_lines;
    std::vector<Row> m_rows;
};

} // namespace serin
