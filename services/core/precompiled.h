// SPDX-License-Identifier: GPL-3.0-or-later
// What most sources include, read once for a whole library. Every source still names what it uses:
// the coverage preset builds without this.
#pragma once

#include <QByteArray>
#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>

#include <tl/expected.hpp>

#include <algorithm>
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>
