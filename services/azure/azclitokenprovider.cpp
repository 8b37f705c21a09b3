// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/azure/azclitokenprovider.h"

#include "services/core/systemclock.h"
#include "services/process/processrun.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QStandardPaths>

namespace serin {

namespace {

using std::chrono::seconds;

// As azure-identity has it.
constexpr seconds renewBefore{300};
constexpr seconds leastUse{10};

Error missingError()
{
    return {ErrorKind::Unauthorized,
            QStringLiteral("the Azure CLI (az) is not installed"),
            {},
            QStringLiteral("install it (Debian: apt install azure-cli), then run: az login")};
}

QString findProgram(const QString &given)
{
    const QString found =
        given.isEmpty() ? QStandardPaths::findExecutable(QStringLiteral("az")) : given;
    return QDir::isAbsolutePath(found) ? found : QString();
}

QString shortLine(QString line)
{
    line = line.trimmed();
    const QLatin1String mark("ERROR: ");
    return (line.startsWith(mark) ? line.mid(mark.size()) : line).left(300).trimmed();
}

/// Why az failed, in one line: what Entra says, without the numbers for its support, else the last.
QString reasonIn(const QByteArray &errors)
{
    const QStringList lines = QString::fromUtf8(errors.right(64 * 1024)).trimmed().split(u'\n');
    for (const QString &line : lines) {
        if (line.contains(QLatin1String("AADSTS"))) {
            return shortLine(line.section(QLatin1String("Trace ID:"), 0, 0));
        }
    }
    return shortLine(lines.last());
}

/// The command to sign in with; to the tenant that az names, where it names one.
QString signInCommand(const QByteArray &errors)
{
    static const QRegularExpression named(
        QStringLiteral("az login\\b[^\\n]*--tenant[ =]+[\"']?([A-Za-z0-9][A-Za-z0-9.-]*)"));
    const QRegularExpressionMatch match = named.match(QString::fromUtf8(errors.right(64 * 1024)));
    return match.hasMatch() ? QLatin1String("az login --tenant ") + match.captured(1)
                            : QString(QLatin1String("az login"));
}

QDateTime expiryFrom(const QJsonObject &object)
{
    const QJsonValue epoch = object.value(QLatin1String("expires_on"));
    const qint64 since = epoch.isString() ? epoch.toString().toLongLong() : epoch.toInteger();
    if (since > 0) {
        return QDateTime::fromSecsSinceEpoch(since, Qt::UTC);
    }
    // "2026-11-24 13:00:00.000000": local time
    QString text = object.value(QLatin1String("expiresOn")).toString();
    text.replace(u' ', u'T');
    const QDateTime local = QDateTime::fromString(text, Qt::ISODateWithMs);
    return local.isValid() ? local.toUTC() : QDateTime();
}

} // namespace

class AzCliTokenProvider::Wait : public Errand<AccessToken>
{
public:
    using Errand::answer;
    using Errand::Errand;
};

AzCliTokenProvider::AzCliTokenProvider(Settings settings, QObject *parent)
    : QObject(parent), m_settings(std::move(settings))
{}

AzCliTokenProvider::~AzCliTokenProvider() = default;

const Clock &AzCliTokenProvider::clock() const
{
    return clockOrSystem(m_settings.clock);
}

bool AzCliTokenProvider::isGood(const AccessToken &token, seconds reserve) const
{
    return !token.secret.isEmpty() &&
           (token.expiresAt.isNull() || clock().now().secsTo(token.expiresAt) > reserve.count());
}

QFuture<Result<AccessToken>> AzCliTokenProvider::token(const QString &resource)
{
    Entry &entry = m_entries[resource];
    if (isGood(entry.token, renewBefore)) {
        return readyFuture<AccessToken>(entry.token);
    }
    auto *wait = new Wait(this);
    entry.waiting.append(wait);
    const QFuture<Result<AccessToken>> future = wait->future();
    if (!entry.running) {
        entry.running = true;
        start(resource);
    }
    return future;
}

void AzCliTokenProvider::refuse(const QString &resource, const Secret &refused)
{
    const auto entry = m_entries.find(resource);
    if (entry != m_entries.end() && entry->token.secret == refused) {
        entry->token = AccessToken();
    }
}

void AzCliTokenProvider::start(const QString &resource)
{
    ProcessSpec spec;
    spec.program = findProgram(m_settings.program);
    spec.arguments = {QStringLiteral("account"),    QStringLiteral("get-access-token"),
                      QStringLiteral("--output"),   QStringLiteral("json"),
                      QStringLiteral("--resource"), resource};
    if (!m_settings.tenant.isEmpty()) {
        spec.arguments += {QStringLiteral("--tenant"), m_settings.tenant};
    }
    spec.workingFolder = QDir::rootPath(); // az is Python: nothing there can be imported instead
    spec.environment = {{QStringLiteral("AZURE_CORE_NO_COLOR"), QStringLiteral("true")},
                        {QStringLiteral("AZURE_CORE_COLLECT_TELEMETRY"), QStringLiteral("false")}};
    spec.timeout = m_settings.limit;
    spec.mostOutput = 1024 * 1024;
    const QFuture<Result<ProcessOutcome>> run =
        spec.program.isEmpty() ? readyFuture<ProcessOutcome>(failure(missingError()))
                               : runProcess(spec, this);
    deliver(run, this,
            [this, resource](const Result<ProcessOutcome> &outcome) { take(resource, outcome); });
}

void AzCliTokenProvider::take(const QString &resource, const Result<ProcessOutcome> &outcome)
{
    Entry &entry = m_entries[resource];
    entry.running = false;
    Result<AccessToken> token = failure(cancelledError());
    if (!outcome) {
        token = failure(outcome.error());
    } else if (!outcome->isSuccess()) {
        token = failure(azCliError(*outcome));
    } else {
        token = azCliTokenFrom(outcome->output);
    }
    if (token) {
        entry.token = *token;
    } else if (isGood(entry.token, leastUse)) {
        token = entry.token; // renewing early failed: the old one does for some minutes yet
    }
    for (const QPointer<Wait> &wait : std::exchange(entry.waiting, {})) {
        if (wait) {
            wait->answer(token);
        }
    }
}

Result<AccessToken> azCliTokenFrom(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    const QJsonObject object = document.object();
    const QString secret = object.value(QLatin1String("accessToken")).toString();
    if (secret.isEmpty()) {
        // What is JSON may hold a token in a form that is not known, and stays unsaid.
        const QString printed =
            document.isNull() && !json.contains("accessToken")
                ? shortLine(QString::fromUtf8(json.left(2'000)).trimmed().section(u'\n', 0, 0))
                : QString();
        return failure(ErrorKind::Protocol,
                       printed.isEmpty()
                           ? QStringLiteral("az printed no token")
                           : QStringLiteral("az printed no token, but: %1").arg(printed.left(120)),
                       {}, QStringLiteral("run: az account get-access-token"));
    }
    return AccessToken{Secret(secret.toUtf8()), expiryFrom(object)};
}

Error azCliError(const ProcessOutcome &outcome)
{
    if (outcome.end == ProcessOutcome::End::DidNotStart && outcome.missing) {
        return missingError();
    }
    const QString words = reasonIn(outcome.errorOutput);
    if (outcome.end == ProcessOutcome::End::NonZeroExit &&
        outcome.errorOutput.contains("az login")) {
        return {ErrorKind::Unauthorized,
                QStringLiteral("the Azure CLI is not signed in%1")
                    .arg(words.isEmpty() ? QString() : QStringLiteral(": ") + words),
                QStringLiteral("exit code %1").arg(outcome.exitCode),
                QStringLiteral("run: ") + signInCommand(outcome.errorOutput)};
    }
    Error error = outcome.error().value_or(
        Error{ErrorKind::Io, QStringLiteral("az brought no token"), {}, {}});
    if (outcome.end == ProcessOutcome::End::NonZeroExit) {
        error.kind = ErrorKind::Unavailable;
        error.detail = QStringLiteral("the Azure CLI brought no token%1")
                           .arg(words.isEmpty() ? QString() : QStringLiteral(": ") + words);
        error.where = QStringLiteral("exit code %1").arg(outcome.exitCode);
        error.fix = QStringLiteral("run: az account get-access-token");
    }
    return error;
}

} // namespace serin
