// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace serin {

/// Each asks in a dialog over @p asker's window, without waiting for the answer. @p chosen is not
/// called when the person cancels, or when @p asker dies before.
///
/// Files are listed by what the folder says of them: none is opened to see what it is, so that a
/// FIFO, a device or a slow disk among them does not hold up the window.

/// Which file to open; begins at @p at, a file or a folder.
void askForFile(QWidget &asker, const QString &title, const QString &at,
                std::function<void(const QString &path)> chosen);

/// Which folder; begins in @p at.
void askForFolder(QWidget &asker, const QString &title, const QString &at,
                  std::function<void(const QString &path)> chosen);

/// Where to save a file, proposed as @p name. @p chosen gets the place and which of @p filter (as
/// of QFileDialog; may be empty) was chosen.
void askWhereToSave(QWidget &asker, const QString &title, const QString &name,
                    const QString &filter,
                    std::function<void(const QString &path, const QString &filter)> chosen);

} // namespace serin
