// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/makepath.h"

#include "services/core/systemerror.h"

#include <QFile>

#include <filesystem>

namespace serin {

Result<void> makePath(const QString &path)
{
    std::error_code code; // unlike QDir::mkpath(), which keeps the reason to itself
    std::filesystem::create_directories(QFile::encodeName(path).toStdString(), code);
    if (!code) {
        return {};
    }
    Error error = systemError(QStringLiteral("making the folder"), code.value(), path);
    error.kind = ErrorKind::Io;
    return failure(error);
}

} // namespace serin
