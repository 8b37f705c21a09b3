// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/local/scoring/scoringspec.h"

#include <QByteArray>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

#include <cstdint>

namespace serin {

/// What each process of a workspace has in its environment, so that it is found again by it.
inline constexpr char stateMarkName[] = "SERIN_LOCAL_STATE";
inline constexpr char instanceMarkName[] = "SERIN_LOCAL_INSTANCE";

/// What a process of one workspace is started with, apart from its deployment.
struct LaunchSetting
{
    QString interpreter; ///< absolute path of a Python 3.9 or newer
    QString hostScript;  ///< absolute path of the scoring host
    QString stateMark;   ///< value of stateMarkName
};

/// One process to be started.
struct ScoringLaunch
{
    QString program;
    QStringList arguments;
    QString workingFolder;
    QProcessEnvironment environment;
};

/// Whether @p spec can be started at all: whether its folders and its script are there and can be
/// read. @error Invalid: which of them and why.
[[nodiscard]] Result<void> checkScoringSpec(const ScoringSpec &spec);

/// How to start one instance of @p spec, to listen on @p port. The scoring host gets the bound
/// socket
/// @p listener; a command of its own gets the number for each `{port}`. A command's program that is
/// neither absolute nor in codeDir and has no slash is looked for on PATH.
///
/// The environment is made anew: PATH, HOME, LANG and TMPDIR of this process, what the contract of
/// scoring scripts asks for (AZUREML_MODEL_DIR, AZUREML_ENTRY_SCRIPT, AML_APP_ROOT), the
/// deployment's own variables, and the two marks, which nothing overrides.
[[nodiscard]] ScoringLaunch scoringLaunch(const ScoringSpec &spec, const LaunchSetting &setting,
                                          const QString &instanceMark, std::uint16_t port,
                                          int listener);

/// What was prepared for @p spec, for people: lines of text; values of variables are not shown.
[[nodiscard]] QString describePreparation(const ScoringSpec &spec, const LaunchSetting &setting);

} // namespace serin
