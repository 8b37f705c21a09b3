// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/httptransfer.h"

#include "services/http/httpconnections.h"
#include "services/http/retrypolicy.h"

#include <QSslError>
#include <QSslSocket>

#include <algorithm>

namespace serin {

namespace {

// More is not reserved on a server's word.
constexpr qint64 mostReserved = 1024 * 1024;

QByteArray hostField(const QUrl &url)
{
    QByteArray host = url.host(QUrl::FullyEncoded).toLatin1();
    if (host.contains(':')) {
        host = '[' + host + ']';
    }
    return url.port() < 0 ? host : host + ':' + QByteArray::number(url.port());
}

QByteArray requestHead(const HttpCall &call)
{
    QByteArray target = call.url.path(QUrl::FullyEncoded).toLatin1();
    if (target.isEmpty()) {
        target = "/";
    }
    if (call.url.hasQuery()) {
        target += '?' + call.url.query(QUrl::FullyEncoded).toLatin1();
    }
    QByteArray head = call.method + ' ' + target + " HTTP/1.1\r\n";
    const auto add = [&head](const QByteArray &name, QByteArrayView value) {
        head += name + ": ";
        head += value;
        head += "\r\n";
    };
    add("Host", hostField(call.url));
    if (!call.headers.contains("User-Agent")) {
        add("User-Agent", "serin/" SERIN_VERSION);
    }
    add("Accept-Encoding", "identity");
    if (!call.bearer.isEmpty()) {
        head += "Authorization: Bearer ";
        head += call.bearer.reveal();
        head += "\r\n";
    }
    if (!call.body.isEmpty() || (call.method != "GET" && call.method != "DELETE")) {
        add("Content-Length", QByteArray::number(call.body.size()));
    }
    for (const auto &[name, value] : call.headers.fields()) {
        add(name, value);
    }
    return head + "\r\n";
}

bool isEncoded(const QByteArray &encoding)
{
    return !encoding.isEmpty() && encoding.compare("identity", Qt::CaseInsensitive) != 0;
}

} // namespace

HttpTransfer::HttpTransfer(HttpConnections *connections, const HttpCall &call, QObject *parent)
    : Errand(parent), m_connections(connections), m_call(call), m_begun(Clock::now())
{
    for (QTimer *timer : {&m_connectLimit, &m_idleLimit, &m_totalLimit}) {
        timer->setSingleShot(true);
    }
    startTimer(m_totalLimit, m_call.limits.total, QStringLiteral("no whole answer"));
    std::unique_ptr<QTcpSocket> kept;
    if (RetryPolicy::isRepeatable(m_call.method)) {
        kept = m_connections->take(m_call.url);
    }
    if (kept) {
        m_reused = true;
        use(std::move(kept));
        writeRequest();
    } else {
        connectAnew();
    }
}

HttpTransfer::~HttpTransfer()
{
    release();
}

void HttpTransfer::use(std::unique_ptr<QTcpSocket> socket)
{
    m_socket = std::move(socket);
    connect(m_socket.get(), &QTcpSocket::readyRead, this, &HttpTransfer::read);
    connect(m_socket.get(), &QTcpSocket::disconnected, this, &HttpTransfer::atDisconnect);
    connect(m_socket.get(), &QTcpSocket::errorOccurred, this, &HttpTransfer::atError);
    connect(m_socket.get(), &QTcpSocket::bytesWritten, this, [this] {
        if (!m_headSeen) {
            startTimer(m_idleLimit, m_call.limits.idle, QStringLiteral("no answer"));
        }
    });
}

void HttpTransfer::connectAnew()
{
    m_reused = false;
    use(m_connections->make(m_call.url));
    const Clock::time_point begun = Clock::now();
    const auto connected = [this, begun] {
        m_connectLimit.stop();
        m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        m_answer.timing.connect =
            std::chrono::duration_cast<HttpTiming::Microseconds>(Clock::now() - begun);
        writeRequest();
    };
    if (const auto *secure = qobject_cast<QSslSocket *>(m_socket.get())) {
        connect(secure, &QSslSocket::encrypted, this, connected);
    } else {
        connect(m_socket.get(), &QTcpSocket::connected, this, connected);
    }
    startTimer(m_connectLimit, m_call.limits.connect, QStringLiteral("no connection"));
    HttpConnections::connectTo(*m_socket, m_call.url);
}

void HttpTransfer::writeRequest()
{
    startTimer(m_idleLimit, m_call.limits.idle, QStringLiteral("no answer"));
    m_socket->write(requestHead(m_call));
    if (!m_call.body.isEmpty()) {
        m_socket->write(m_call.body);
    }
}

void HttpTransfer::read()
{
    using State = MessageReader::State;
    while (m_socket && !hasAnswered() && m_reader.state() != State::Complete) {
        const MessageReader::Space space = m_reader.space();
        if (space.size > 0) {
            const qint64 count = m_socket->read(space.data, static_cast<qint64>(space.size));
            if (count <= 0) {
                return;
            }
            m_reader.filled(static_cast<std::size_t>(count));
        }
        if (m_reader.state() == State::Broken) {
            giveUp(fault());
            return;
        }
        if (m_reader.state() != State::Head) {
            takeHead();
            takeBody();
        }
    }
    if (!hasAnswered() && m_reader.state() == State::Complete) {
        complete();
    }
}

void HttpTransfer::takeHead()
{
    if (m_headSeen || hasAnswered()) {
        return;
    }
    m_headSeen = true;
    const MessageHead &head = m_reader.head();
    m_answer.timing.firstByte = sinceBegin();
    m_answer.response.status = head.status;
    m_answer.response.headers = HttpHeaders();
    for (const HttpFieldView &field : head.fields) {
        m_answer.response.headers.add(bytesOf(field.name), bytesOf(field.value));
    }
    m_answer.url = m_call.url;
    startTimer(m_idleLimit, m_call.limits.idle, QStringLiteral("no more of the answer"));
    const QByteArray encoding = m_answer.response.headers.value("Content-Encoding").trimmed();
    if (!m_call.keepEncoded && isEncoded(encoding)) {
        giveUp({ErrorKind::Protocol,
                QStringLiteral("the answer is encoded as \"%1\", which was not asked for")
                    .arg(QString::fromLatin1(encoding.left(40))),
                m_answer.where(),
                {}});
        return;
    }
    if (head.contentLength) {
        m_answer.response.body.reserve(
            static_cast<qsizetype>(std::min<std::uint64_t>(*head.contentLength, mostReserved)));
    }
}

void HttpTransfer::takeBody()
{
    if (hasAnswered()) {
        return;
    }
    const std::string_view more = m_reader.body();
    if (!more.empty()) {
        startTimer(m_idleLimit, m_call.limits.idle, QStringLiteral("no more of the answer"));
        m_answer.response.body.append(more.data(), static_cast<qsizetype>(more.size()));
        m_reader.dropBody();
    }
    const qint64 limit = m_call.limits.bodyBytes;
    if (limit > 0 && m_answer.response.body.size() > limit) {
        m_answer.response.body.clear();
        giveUp({ErrorKind::Protocol,
                QStringLiteral("the answer is larger than %1 bytes").arg(limit),
                m_answer.where(),
                {}});
    }
}

void HttpTransfer::complete()
{
    m_answer.timing.total = sinceBegin();
    const MessageHead &head = m_reader.head();
    const bool ends = !head.keepAlive || m_reader.hasMore() || m_socket->bytesToWrite() > 0 ||
                      m_socket->bytesAvailable() > 0;
    if (!ends) {
        m_socket->disconnect(this);
        m_connections->keep(m_call.url, std::move(m_socket));
    }
    release();
    answer(std::move(m_answer));
}

void HttpTransfer::atDisconnect()
{
    read();
    if (hasAnswered()) {
        return;
    }
    if (m_reused && !m_reader.hasBegun() && !m_headSeen) {
        release();
        connectAnew();
        return;
    }
    m_reader.ended();
    if (m_reader.state() == MessageReader::State::Complete) {
        takeHead();
        takeBody();
        if (!hasAnswered()) {
            complete();
        }
    } else {
        giveUp(fault());
    }
}

void HttpTransfer::atError(QAbstractSocket::SocketError error)
{
    const bool wasConnected = m_reused || m_answer.timing.connect.has_value();
    if (hasAnswered() || (wasConnected && m_socket->state() != QAbstractSocket::UnconnectedState &&
                          error == QAbstractSocket::RemoteHostClosedError)) {
        return; // disconnected() comes
    }
    if (wasConnected) {
        atDisconnect();
    } else {
        giveUp(socketError(error));
    }
}

Error HttpTransfer::fault() const
{
    const QString server = m_call.url.authority();
    switch (m_reader.fault()) {
    case MessageReader::Fault::HeadTooLarge:
        return {ErrorKind::Protocol,
                QStringLiteral("the head of %1's answer is too large").arg(server),
                {},
                {}};
    case MessageReader::Fault::Malformed:
    case MessageReader::Fault::Version:
        return {ErrorKind::Protocol,
                QStringLiteral("%1 does not answer in HTTP/1.1").arg(server),
                {},
                {}};
    case MessageReader::Fault::CutOff:
        return {
            ErrorKind::Unavailable,
            QStringLiteral("the connection to %1 ended in the middle of the answer").arg(server),
            m_headSeen ? m_answer.where() : QString(),
            {}};
    case MessageReader::Fault::None:
        break;
    }
    return {ErrorKind::Unavailable,
            QStringLiteral("%1 closed the connection without an answer").arg(server),
            {},
            {}};
}

Error HttpTransfer::socketError(QAbstractSocket::SocketError error) const
{
    const QString server = m_call.url.authority();
    switch (error) {
    case QAbstractSocket::HostNotFoundError:
        return {ErrorKind::Unavailable,
                QStringLiteral("there is no host called %1").arg(m_call.url.host()),
                {},
                QStringLiteral("check the address and the network")};
    case QAbstractSocket::ConnectionRefusedError:
        return {ErrorKind::Unavailable,
                QStringLiteral("%1 refused the connection").arg(server),
                {},
                {}};
    case QAbstractSocket::SslHandshakeFailedError:
    case QAbstractSocket::SslInternalError:
    case QAbstractSocket::SslInvalidUserDataError: {
        QStringList reasons;
        if (const auto *secure = qobject_cast<QSslSocket *>(m_socket.get())) {
            for (const QSslError &reason : secure->sslHandshakeErrors()) {
                reasons.append(reason.errorString());
            }
        }
        return {ErrorKind::Protocol,
                QStringLiteral("no trusted connection to %1: %2")
                    .arg(server, reasons.isEmpty() ? m_socket->errorString()
                                                   : reasons.join(QLatin1String(", "))),
                {},
                QStringLiteral("check the address and the system's certificates")};
    }
    case QAbstractSocket::ProxyAuthenticationRequiredError:
        return {ErrorKind::Unauthorized,
                QStringLiteral("the proxy asks for a name and a password"),
                {},
                QStringLiteral("put them into the system's proxy settings")};
    case QAbstractSocket::SocketTimeoutError:
    case QAbstractSocket::ProxyConnectionTimeoutError:
        return {
            ErrorKind::Timeout, QStringLiteral("%1 did not answer in time").arg(server), {}, {}};
    default:
        return {ErrorKind::Unavailable,
                QStringLiteral("no connection to %1: %2").arg(server, m_socket->errorString()),
                {},
                {}};
    }
}

void HttpTransfer::giveUp(Error error)
{
    release();
    answer(failure(std::move(error)));
}

void HttpTransfer::release()
{
    for (QTimer *timer : {&m_connectLimit, &m_idleLimit}) {
        timer->stop();
    }
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket->abort();
        m_socket.release()->deleteLater(); // it may be in the middle of a signal
    }
}

HttpTiming::Microseconds HttpTransfer::sinceBegin() const
{
    return std::chrono::duration_cast<HttpTiming::Microseconds>(Clock::now() - m_begun);
}

void HttpTransfer::startTimer(QTimer &timer, std::chrono::milliseconds limit, const QString &what)
{
    if (limit.count() <= 0 || hasAnswered()) {
        return;
    }
    timer.disconnect(this);
    connect(&timer, &QTimer::timeout, this, [this, limit, what] {
        giveUp({ErrorKind::Timeout,
                QStringLiteral("%1 within %2 s")
                    .arg(what)
                    .arg(static_cast<double>(limit.count()) / 1'000),
                {},
                {}});
    });
    timer.start(limit);
}

} // namespace serin
