// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/error.h"
#include "services/manifest/edit/newdeployment.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace serin {

/// What is asked about a deployment that is being made up.
struct DraftQuestion
{
    QList<Manifest> files;
    QString endpoint;
    NewDeployment wanted;
    QString folder;      ///< its file is, or will be, in
    QString copiedModel; ///< of the deployment that is copied; may be empty
    /// Models that are known of: registered ones as a manifest names them, or absolute paths.
    QStringList knownModels;
};

/// The answer.
struct DraftLook
{
    std::optional<Error> refusal; ///< why it could not be added like that
    QString file;                 ///< that is written, without folder
    bool isNewFile = false;
    QString code;       ///< where its code will be, as the manifest names it
    QStringList models; ///< to choose from, as the manifest would name them
    bool isModelMissing = false;
    bool isCodeMissing = false;
};

/// Tries the deployment out, in memory, and looks what lies beside its model. Blocks.
[[nodiscard]] DraftLook lookAtDraft(const DraftQuestion &question);

} // namespace serin
