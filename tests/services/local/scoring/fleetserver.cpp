// SPDX-License-Identifier: GPL-3.0-or-later
// A server reduced to its fleet, to be killed by a test.
// usage: fleetserver STATE_FOLDER CODE_FOLDER COUNT
// Prints "left N" for the processes of an earlier one, then "ready" when COUNT instances are.
#include "services/local/scoring/processfleet.h"

#include <QCoreApplication>

#include <cstdio>

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 4) {
        return 2;
    }
    serin::ProcessFleetOptions options;
    options.folder = arguments[1];
    serin::ProcessFleet fleet(options);
    const serin::Result<int> opened = fleet.open();
    if (!opened) {
        std::fprintf(stderr, "%s\n", qPrintable(opened.error().toLine()));
        return 1;
    }
    std::printf("left %d\n", *opened);
    std::fflush(stdout);
    QObject::connect(&fleet, &serin::ScoringFleet::settled, &fleet,
                     [](quint64, const serin::Result<void> &result) {
                         std::printf("%s\n",
                                     result ? "ready" : qPrintable(result.error().toLine()));
                         std::fflush(stdout);
                     });
    serin::ScoringSpec spec;
    spec.key = {QStringLiteral("canary"), QStringLiteral("blue")};
    spec.codeDir = arguments[2];
    spec.scoringScript = QStringLiteral("score.py");
    spec.instanceCount = arguments[3].toInt();
    spec.liveness.route = QStringLiteral("/");
    spec.readiness.route = QStringLiteral("/");
    fleet.run(spec, 1);
    return QCoreApplication::exec();
}
