// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"

#include <QByteArray>
#include <QString>

#include <functional>

class QWidget;

namespace serin {

/// Something that a person may keep as a file.
struct FileToSave
{
    QString title;  ///< of the question where
    QString name;   ///< proposed
    QString filter; ///< see askWhereToSave(); may be empty
    /// Runs in another thread.
    std::function<QByteArray()> content;
};

/// Asks where to save @p file and writes it there, both without waiting. @p tell gets one sentence
/// about how that went, unless @p asker dies before; it is not called when the person cancels.
void saveFile(QWidget &asker, const FileToSave &file,
              std::function<void(const QString &sentence, bool isSaved)> tell);

/// "Saved: …", or why not.
[[nodiscard]] QString savedSentence(const Result<void> &saved, const QString &path);

} // namespace serin
