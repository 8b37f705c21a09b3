// SPDX-License-Identifier: GPL-3.0-or-later
// A program that changes a list of projects, to be run beside others, to be killed in the middle of
// it, or to be run where the disk is full.
//   projectwriter add PATH NAME N  adds the projects NAME-0 … NAME-(N-1)
//   projectwriter loop PATH        adds and removes one project until it is killed
#include "services/workspace/projectregistry.h"

#include <cstdio>
#include <unistd.h>

using namespace serin;

namespace {

Project projectCalled(const QString &name)
{
    Project project;
    project.name = name;
    project.repository = QStringLiteral("/repository");
    project.workspace = QStringLiteral("local");
    return project;
}

bool isGood(const Result<QStringList> &changed)
{
    if (!changed) {
        std::fprintf(stderr, "%s\n", qPrintable(changed.error().toLine()));
    }
    return changed.has_value();
}

} // namespace

int main(int argc, char **argv)
{
    const QByteArray verb = argc > 2 ? QByteArray(argv[1]) : QByteArray();
    if (argc < 3) {
        return 2;
    }
    ProjectRegistry registry(QString::fromLocal8Bit(argv[2]));
    if (verb == "add" && argc > 4) {
        for (int i = 0; i < QByteArray(argv[4]).toInt(); ++i) {
            const QString name =
                QStringLiteral("%1-%2").arg(QString::fromLocal8Bit(argv[3])).arg(i);
            if (!isGood(registry.add(projectCalled(name)))) {
                return 1;
            }
        }
        return 0;
    }
    const Project project = projectCalled(QStringLiteral("turn"));
    for (bool first = true; verb == "loop"; first = false) {
        if (!first && !isGood(registry.remove(project.repository, project.name))) {
            return 1;
        }
        if (!isGood(registry.add(project))) {
            return 1;
        }
        if (first && ::write(STDOUT_FILENO, "saved\n", 6) != 6) {
            return 1;
        }
    }
    return 2;
}
