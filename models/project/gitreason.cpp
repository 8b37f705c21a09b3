// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/project/gitreason.h"

#include "models/project/projectcontroller.h"

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

} // namespace serin
