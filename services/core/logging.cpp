// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/logging.h"

#include "services/core/logbuffer.h"
#include "services/core/rotatingfile.h"
#include "services/core/statefolder.h"

#include <mutex>
#include <optional>

namespace serin {

Q_LOGGING_CATEGORY(lcCore, "serin.core", QtInfoMsg)
Q_LOGGING_CATEGORY(lcManifest, "serin.manifest", QtInfoMsg)
Q_LOGGING_CATEGORY(lcHttp, "serin.http", QtInfoMsg)
Q_LOGGING_CATEGORY(lcAzure, "serin.azure", QtInfoMsg)
Q_LOGGING_CATEGORY(lcLocal, "serin.local", QtInfoMsg)
Q_LOGGING_CATEGORY(lcModels, "serin.models", QtInfoMsg)
Q_LOGGING_CATEGORY(lcUi, "serin.ui", QtInfoMsg)
Q_LOGGING_CATEGORY(lcApp, "serin.app", QtInfoMsg)

/// Where the messages go; kept alive by a message that is just being handled.
class Logging::Sink
{
public:
    explicit Sink(const LogOptions &options) : m_buffer(options.bufferCapacity)
    {
        if (!options.filePath.isEmpty()) {
            m_file.emplace(options.filePath, options.maxFileBytes, options.keptFiles);
        }
    }

    void take(LogEntry entry)
    {
        const std::lock_guard lock(m_mutex); // so that file and buffer have the same order
        entry.time = QDateTime::currentDateTimeUtc();
        entry = m_buffer.add(std::move(entry));
        if (m_file) {
            m_file->append(entry.toLine().toUtf8() + '\n');
        }
    }
    [[nodiscard]] const LogBuffer &buffer() const { return m_buffer; }

private:
    std::mutex m_mutex;
    LogBuffer m_buffer;
    std::optional<RotatingFile> m_file;
};

namespace {

struct Installed
{
    std::mutex mutex;
    std::shared_ptr<void> sink;
    QtMessageHandler previous = nullptr;
    bool echo = false;
};

/// Never destroyed: messages may still come while the program ends.
Installed &installed()
{
    static auto *const instance = new Installed;
    return *instance;
}

QString shortened(const QString &message)
{
    const qsizetype more = message.size() - LogEntry::longestMessage;
    return more <= 0 ? message
                     : QStringLiteral("%1… (%2 characters more)")
                           .arg(message.left(LogEntry::longestMessage))
                           .arg(more);
}

} // namespace

Logging::Logging(const LogOptions &options) : m_sink(std::make_shared<Sink>(options))
{
    Installed &state = installed();
    const std::lock_guard lock(state.mutex);
    Q_ASSERT_X(!state.sink, "Logging", "there is one already");
    state.sink = m_sink;
    state.echo = options.echo;
    state.previous = qInstallMessageHandler(&Logging::handle);
}

Logging::~Logging()
{
    Installed &state = installed();
    const std::lock_guard lock(state.mutex);
    qInstallMessageHandler(state.previous);
    state.sink.reset();
    state.previous = nullptr;
}

const LogBuffer &Logging::buffer() const
{
    return m_sink->buffer();
}

QString Logging::defaultFilePath(const QString &program)
{
    return stateFolder() + u'/' + program + QStringLiteral(".log");
}

void Logging::handle(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    // A message that is made while one is handled would wait for itself.
    static thread_local bool handling = false;
    if (handling) {
        return;
    }
    handling = true;
    std::shared_ptr<Sink> sink;
    QtMessageHandler next = nullptr;
    {
        Installed &state = installed();
        const std::lock_guard lock(state.mutex);
        sink = std::static_pointer_cast<Sink>(state.sink);
        next = state.echo ? state.previous : nullptr;
    }
    if (sink) {
        LogEntry entry;
        entry.type = type;
        entry.category = QString::fromUtf8(context.category);
        entry.message = shortened(message);
        sink->take(std::move(entry));
    }
    if (next != nullptr) {
        next(type, context, message);
    }
    handling = false;
}

} // namespace serin
