// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QUndoCommand>

#include <vector>

namespace serin {

/// A text of a file before and after one step.
struct TextChange
{
    QString path;
    QByteArray before;
    QByteArray after;
};

/// One undo step. Data only: EditSession makes the change before it moves the stack, because a
/// change is prepared on another thread and may be refused.
class EditStep : public QUndoCommand
{
public:
    EditStep(const QString &description, std::vector<TextChange> changes)
        : QUndoCommand(description), m_changes(std::move(changes))
    {}
    [[nodiscard]] const std::vector<TextChange> &changes() const { return m_changes; }

private:
    std::vector<TextChange> m_changes;
};

} // namespace serin
