// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/project/gitreason.h"

#include "models/project/projectcontroller.h"
#include "models/repository/operationname.h"

#include <QCoreApplication>

namespace serin {

namespace {

struct GitReasonWords
{
    Q_DECLARE_TR_FUNCTIONS(GitReasonWords)
};

} // namespace

QString gitReason(const ProjectController &project)
{
    if (!project.repository()) {
        return GitReasonWords::tr("The folder is in no Git repository");
    }
    return project.trustQuestion().concernsReading()
               ? GitReasonWords::tr("Answer the question about the repository first")
               : QString();
}

QString operationReason(GitState::Operation operation)
{
    return operation == GitState::Operation::None
               ? QString()
               : GitReasonWords::tr(
                     "The repository is in the middle of %1: finish it or give it up first")
                     .arg(operationName(operation));
}

QString operationReason(const ProjectController &project)
{
    return project.commits() ? operationReason(project.commits()->operation) : QString();
}

} // namespace serin
