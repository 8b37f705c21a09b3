// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/repository/operationname.h"

#include <QCoreApplication>

namespace serin {

namespace {

struct GitOperationWords
{
    Q_DECLARE_TR_FUNCTIONS(GitOperationWords)
};

} // namespace

QString operationName(GitState::Operation operation)
{
    switch (operation) {
    case GitState::Operation::None:
        return {};
    case GitState::Operation::Merge:
        return GitOperationWords::tr("a merge");
    case GitState::Operation::Rebase:
        return GitOperationWords::tr("a rebase");
    case GitState::Operation::CherryPick:
        return GitOperationWords::tr("a cherry-pick");
    case GitState::Operation::Revert:
        return GitOperationWords::tr("a revert");
    case GitState::Operation::Bisect:
        return GitOperationWords::tr("a bisect");
    case GitState::Operation::MailPatches:
        return GitOperationWords::tr("applying patches");
    }
    return {};
}

} // namespace serin
