// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/armid.h"

#include <QDateTime>
#include <QJsonObject>
#include <QString>

namespace serin {

/// A registered version of a model, code or environment.
struct AssetRecord
{
    AssetId::Kind kind = AssetId::Kind::Model;
    QString name;           ///< unique in its kind without regard to case
    QString version;        ///< likewise in its name
    QJsonObject properties; ///< as registered
    QDateTime createdAt;
    QDateTime modifiedAt;
    qint64 sequence = 0; ///< in the order of creation; the highest of a name is its latest
};

} // namespace serin
