// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>
#include <QString>

#include <memory>

namespace serin {

class LogBuffer;

// One category a layer or folder. Debug messages are off until QT_LOGGING_RULES turns them on
// (`serin.*.debug=true`).
Q_DECLARE_LOGGING_CATEGORY(lcCore)     // serin.core
Q_DECLARE_LOGGING_CATEGORY(lcManifest) // serin.manifest
Q_DECLARE_LOGGING_CATEGORY(lcHttp)     // serin.http
Q_DECLARE_LOGGING_CATEGORY(lcAzure)    // serin.azure
Q_DECLARE_LOGGING_CATEGORY(lcLocal)    // serin.local
Q_DECLARE_LOGGING_CATEGORY(lcModels)   // serin.models
Q_DECLARE_LOGGING_CATEGORY(lcUi)       // serin.ui
Q_DECLARE_LOGGING_CATEGORY(lcApp)      // serin.app

struct LogOptions
{
    int bufferCapacity = 2'000;    ///< entries
    QString filePath;              ///< empty: no file
    qint64 maxFileBytes = 1 << 20; ///< of each file
    int keptFiles = 3;             ///< old ones beside the current one
    bool echo = true;              ///< also to the handler from before, which is stderr
};

/// Takes all of Qt's messages while it lives: into a buffer, into a rotating file, and on to the
/// handler from before. One at a time in a process; made and ended by the main thread, messages may
/// come from any. A file that cannot be written is no error: the messages are in the buffer, and
/// each message tries again.
class Logging
{
public:
    explicit Logging(const LogOptions &options);
    Logging(const Logging &) = delete;
    Logging &operator=(const Logging &) = delete;
    ~Logging();

    [[nodiscard]] const LogBuffer &buffer() const;

    /// `serin/PROGRAM.log` in the person's state folder.
    [[nodiscard]] static QString defaultFilePath(const QString &program);

private:
    class Sink;
    static void handle(QtMsgType type, const QMessageLogContext &context, const QString &message);

    std::shared_ptr<Sink> m_sink;
};

} // namespace serin
