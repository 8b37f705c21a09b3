// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/scoring/httpprobe.h"

#include <QHostAddress>
#include <QNetworkProxy>
#include <QRegularExpression>

namespace serin {

namespace {

constexpr qsizetype longestStatusLine = 1'024;
constexpr qint64 mostIgnored = 65'536;

/// @p route as it may stand in a request line.
QByteArray targetOf(const QString &route)
{
    QByteArray target = route.startsWith(u'/') ? QByteArray() : QByteArray("/");
    const QByteArray bytes = route.toUtf8();
    for (const char byte : bytes) {
        const bool visible = byte > 0x20 && byte < 0x7f;
        target += visible ? QByteArray(1, byte) : '%' + QByteArray(1, byte).toHex().toUpper();
    }
    return target;
}

} // namespace

HttpProbe::HttpProbe(QObject *parent) : QObject(parent), m_socket(this), m_timeout(this)
{
    m_socket.setProxy(QNetworkProxy::NoProxy);
    m_timeout.setSingleShot(true);
    connect(&m_timeout, &QTimer::timeout, this,
            [this] { finish(QStringLiteral("no answer within %1 ms").arg(m_timeout.interval())); });
    connect(&m_socket, &QTcpSocket::connected, this, [this] { m_socket.write(m_request); });
    connect(&m_socket, &QTcpSocket::readyRead, this, &HttpProbe::read);
    connect(&m_socket, &QTcpSocket::errorOccurred, this,
            [this](QAbstractSocket::SocketError error) {
                if (error == QAbstractSocket::RemoteHostClosedError) {
                    read();
                    finish(QStringLiteral("the connection was closed without an answer"));
                } else if (error == QAbstractSocket::ConnectionRefusedError) {
                    finish(QStringLiteral("nothing listens on its port"));
                } else {
                    finish(m_socket.errorString());
                }
            });
}

void HttpProbe::ask(std::uint16_t port, const QString &route, std::chrono::milliseconds timeout)
{
    giveUp();
    m_asking = true;
    m_line.clear();
    m_ignored = 0;
    m_request = "GET " + targetOf(route) +
                " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(port) +
                "\r\nUser-Agent: serin-probe\r\nConnection: close\r\n\r\n";
    m_timeout.start(timeout);
    m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
}

void HttpProbe::giveUp()
{
    ++m_question;
    m_asking = false;
    m_timeout.stop();
    m_socket.abort();
}

void HttpProbe::read()
{
    if (!m_asking) {
        m_ignored += m_socket.readAll().size();
        if (m_ignored > mostIgnored) {
            m_socket.abort();
        }
        return;
    }
    m_line += m_socket.read(longestStatusLine - m_line.size());
    const qsizetype end = m_line.indexOf('\n');
    if (end < 0 && m_line.size() < longestStatusLine) {
        return;
    }
    static const QRegularExpression status(
        QStringLiteral("\\AHTTP/1\\.[01] ([1-5][0-9]{2})(?: |\\r?\\z)"));
    const auto match = status.match(QString::fromLatin1(m_line.first(std::max<qsizetype>(end, 0))));
    if (!match.hasMatch()) {
        finish(QStringLiteral("an answer that is not HTTP"));
    } else if (match.captured(1) != QLatin1String("200")) {
        finish(QStringLiteral("status %1").arg(match.captured(1)));
    } else {
        finish({});
    }
}

void HttpProbe::finish(const QString &problem)
{
    if (!m_asking) {
        return;
    }
    m_asking = false;
    m_timeout.stop();
    QMetaObject::invokeMethod(
        this,
        [this, problem, question = m_question] {
            if (question == m_question) {
                read();
                Q_EMIT answered(problem);
            }
        },
        Qt::QueuedConnection);
}

} // namespace serin
