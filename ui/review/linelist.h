// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/icons.h"

#include <QString>
#include <QWidget>

#include <optional>
#include <vector>

class QLabel;
class QGridLayout;

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
    bool operator==(const ListLine &) const = default;
};

/// Lines that are read and not acted on, wrapped where the room ends; at most a hundred, the rest
/// is counted. Changes only what is another line than before.
class LineList : public QWidget
{
    Q_OBJECT
public:
    explicit LineList(QWidget *parent = nullptr);
    void setLines(const std::vector<ListLine> &lines);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Row
    {
        QLabel *icon;
        QLabel *text;
        QLabel *detail;
    };
    void showRow(std::size_t index);
    void showAll();

    QGridLayout *m_grid;
    std::vector<ListLine> m_lines;
    std::vector<Row> m_rows;
};

} // namespace serin
