// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QRandomGenerator>

namespace serin {

// What git's answers are made of.
inline const QByteArray id1(40, '1');
inline const QByteArray id2(40, '2');
inline const QByteArray zero(1, '\0');

/// Calls @p parse with every beginning of @p golden and with thousands of random changes of it:
/// what counts is that it comes back.
template<typename Parse>
void cutAndChange(const QByteArray &golden, Parse parse)
{
    for (qsizetype length = 0; length < golden.size(); ++length) {
        parse(QByteArray(golden.constData(), length));
    }
    QRandomGenerator random(20261125);
    for (int round = 0; round < 5000; ++round) {
        QByteArray bytes = golden;
        for (int change = 0; change <= round % 4; ++change) {
            const auto at = qsizetype(random.bounded(quint32(bytes.size() + 1)));
            switch (random.bounded(3)) {
            case 0:
                bytes.remove(at, qsizetype(random.bounded(9)));
                break;
            case 1:
                bytes.insert(at, qsizetype(random.bounded(3)), char(random.bounded(256)));
                break;
            default:
                if (at < bytes.size()) {
                    bytes[at] = char(random.bounded(256));
                }
            }
        }
        parse(bytes);
    }
}

} // namespace serin
