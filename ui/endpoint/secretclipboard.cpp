// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/endpoint/secretclipboard.h"

#include <QClipboard>
#include <QCryptographicHash>
#include <QGuiApplication>
#include <QMimeData>

namespace serin {

namespace {

QByteArray digestOf(const QString &text)
{
    return QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256);
}

} // namespace

SecretClipboard::SecretClipboard(Delays &delays, QObject *parent)
    : QObject(parent), m_end(delays, [this] { clear(); })
{}

SecretClipboard::~SecretClipboard()
{
    if (!m_digest.isEmpty() && QGuiApplication::clipboard()) {
        clear();
    }
}

void SecretClipboard::copy(const Secret &secret)
{
    const QString text = QString::fromUtf8(secret.reveal());
    auto *data = new QMimeData;
    data->setText(text);
    data->setData(QStringLiteral("x-kde-passwordManagerHint"), QByteArrayLiteral("secret"));
    QGuiApplication::clipboard()->setMimeData(data);
    m_digest = digestOf(text);
    m_end.set(stay);
}

void SecretClipboard::clear()
{
    m_end.stop();
    const QByteArray digest = std::exchange(m_digest, {});
    QClipboard *const clipboard = QGuiApplication::clipboard();
    if (!digest.isEmpty() && digestOf(clipboard->text()) == digest) {
        clipboard->clear();
        Q_EMIT cleared();
    }
}

} // namespace serin
