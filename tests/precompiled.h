// SPDX-License-Identifier: GPL-3.0-or-later
// What nearly every test includes, read once for all of them.
#pragma once

#include "services/core/precompiled.h"
#include "services/core/result.h"
#include "tests/support/testprogram.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
