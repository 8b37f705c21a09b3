// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QUndoCommand>

#include <chrono>
#include <optional>
#include <vector>

namespace serin {

/// A text of a file before and after one step; nothing: there is no file.
struct TextChange
{
    QString path;
    std::optional<QByteArray> before;
    std::optional<QByteArray> after;
};

/// One undo step. Data only: EditSession makes the change before it moves the stack, because a
/// change is prepared on another thread and may be refused.
class EditStep : public QUndoCommand
{
public:
    enum class Kind {
        Gesture,
        Typing, ///< joins the typing in the same file right before it
    };

    EditStep(const QString &description, std::vector<TextChange> changes, Kind kind = Kind::Gesture)
        : QUndoCommand(description), m_changes(std::move(changes)), m_kind(kind)
    {}
    [[nodiscard]] const std::vector<TextChange> &changes() const { return m_changes; }

    [[nodiscard]] int id() const override { return m_kind == Kind::Typing ? 1 : -1; }
    bool mergeWith(const QUndoCommand *other) override
    {
        const auto *next = static_cast<const EditStep *>(other);
        const bool joins = next->m_at - m_at < pause && m_changes.size() == 1 &&
                           next->m_changes.size() == 1 &&
                           m_changes[0].path == next->m_changes[0].path &&
                           m_changes[0].after == next->m_changes[0].before;
        if (joins) {
            m_changes[0].after = next->m_changes[0].after;
            m_at = next->m_at;
        }
        return joins;
    }

private:
    static constexpr std::chrono::seconds pause{2}; ///< that begins another step

    std::vector<TextChange> m_changes;
    Kind m_kind;
    std::chrono::steady_clock::time_point m_at = std::chrono::steady_clock::now();
};

} // namespace serin
