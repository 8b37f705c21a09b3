// SPDX-License-Identifier: GPL-3.0-or-later
// A plan over 1,000 endpoints of 5 deployments: cold, and after one change. Prints the best of some
// rounds beside the goals.
#include "services/gitops/planner.h"
#include "tests/support/manifestfolder.h"
#include "tests/support/modelplane.h"

#include <algorithm>
#include <cstdio>
#include <ctime>

using namespace serin;

namespace {

constexpr int endpoints = 1000;
const char *const colours[] = {"blue", "green", "grey", "red", "white"};

QByteArray fields(const QByteArray &indent, int count)
{
    return indent + "model:\n" + indent + "  name: model-1\n" + indent + "  version: 1\n" + indent +
           "  path: ../../model-1/model/model.pkl\n" + indent + "code_configuration:\n" + indent +
           "  code: ../../model-1/onlinescoring/\n" + indent + "  scoring_script: score.py\n" +
           indent + "environment: azureml:env:3\n" + indent + "environment_variables:\n" + indent +
           "  A: 1\n" + indent + "  B: two\n" + indent + "instance_type: Standard_F2s_v2\n" +
           indent + "instance_count: " + QByteArray::number(count) + '\n' + indent +
           "request_settings:\n" + indent + "  request_timeout_ms: 3000\n" + indent +
           "  max_concurrent_requests_per_instance: 1\n" + indent + "liveness_probe:\n" + indent +
           "  period: 10\n";
}

QByteArray nameOf(int index)
{
    return "endpoint-" + QByteArray::number(index);
}

QByteArray endpointText(int index)
{
    return "name: " + nameOf(index) + "\nauth_mode: key\ntags:\n  team: a\ntraffic:\n  blue: 90\n" +
           "  green: 10\n";
}

void writeEndpoint(ManifestFolder &folder, int index, bool preview, int count)
{
    const QString place = QString::fromLatin1(nameOf(index));
    QByteArray text = endpointText(index);
    if (preview) {
        text += "deployments:\n";
    }
    for (const char *colour : colours) {
        if (preview) {
            text += QByteArray("  ") + colour + ":\n" + fields("    ", count);
        } else {
            folder.write(place + u'/' + QString::fromLatin1(colour) + QStringLiteral(".yml"),
                         QByteArray("name: ") + colour + "\nendpoint_name: " + nameOf(index) +
                             '\n' + fields("", count));
        }
    }
    folder.write(place + QStringLiteral("/endpoint.yml"), text);
}

/// Counts the time on the processor: all is one thread and in memory, and other programs that run
/// meanwhile shall not count.
class Stopwatch
{
public:
    double milliseconds() const
    {
        return 1000.0 * static_cast<double>(std::clock() - m_start) / CLOCKS_PER_SEC;
    }

private:
    std::clock_t m_start = std::clock();
};

struct Times
{
    double catalog = 1e9;
    double catalogAgain = 1e9;
    double cold = 1e9;
    double same = 1e9;
    double desired = 1e9;
    double planned = 1e9;
};

void measure(const char *what, bool preview, bool live)
{
    ManifestFolder folder;
    for (int i = 0; i < endpoints; ++i) {
        writeEndpoint(folder, i, preview, 2);
    }
    ModelPlane plane;
    if (live) {
        PlanInput first;
        first.desired = folder.desired();
        const QString refused = plane.apply(plan(first));
        if (!refused.isEmpty()) {
            std::printf("%s\n", qPrintable(refused));
        }
    }
    const LiveState state = plane.state();
    const auto texts = folder.texts();
    Times best;
    std::size_t operations = 0;
    for (int round = 0; round < 3; ++round) {
        Stopwatch catalogWatch;
        const Catalog catalog = folder.catalog();
        best.catalog = std::min(best.catalog, catalogWatch.milliseconds());
        DesiredStateReader reader;
        Planner planner;
        PlanInput input;
        input.live = state;
        Stopwatch cold;
        input.desired = reader.read(catalog, texts);
        operations = planner.plan(input).operations.size();
        best.cold = std::min(best.cold, cold.milliseconds());
        for (int change = 0; change < 3; ++change) {
            // As a rescan does: the files that did not change are the very same objects.
            ManifestFolder changed;
            writeEndpoint(changed, 500, preview, 3 + change);
            const Catalog written = changed.catalog();
            std::vector<CatalogFilePointer> files = catalog.files();
            for (const CatalogFilePointer &file : written.files()) {
                for (CatalogFilePointer &known : files) {
                    known = known->path == file->path ? file : known;
                }
            }
            Stopwatch regroup;
            const Catalog after(catalog.root(), std::move(files));
            best.catalogAgain = std::min(best.catalogAgain, regroup.milliseconds());
            const auto newTexts = changed.texts();
            Stopwatch all;
            input.desired = reader.read(after, newTexts);
            const double read = all.milliseconds();
            const Plan made = planner.plan(input);
            best.same = std::min(best.same, all.milliseconds());
            best.desired = std::min(best.desired, read);
            best.planned = std::min(best.planned, all.milliseconds() - read);
        }
    }
    std::printf("%-28s %6zu operations  cold %7.1f ms (goal 700)  after one change %6.2f ms (goal "
                "5; reading %.2f, planning %.2f)  catalog before that %.0f and %.2f ms\n",
                what, operations, best.cold, best.same, best.desired, best.planned, best.catalog,
                best.catalogAgain);
    std::fflush(stdout);
}

} // namespace

int main()
{
    std::printf("plan, 1,000 endpoints of 5 deployments, best of 3, processor time\n");
    measure("preview, all live", true, true);
    measure("preview, nothing live", true, false);
    measure("v2 (6,000 files), all live", false, true);
    measure("v2, nothing live", false, false);
    return 0;
}
