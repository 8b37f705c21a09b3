// SPDX-License-Identifier: GPL-3.0-or-later
// Serin's side of the benchmark: read, parse, edit with proof, save, as the programs do it.
// Mode `edit` saves with fsync, `edit-unsynced` leaves that out, as the peers do.
#include "services/core/atomicfile.h"
#include "services/core/filecalls.h"
#include "services/core/readfile.h"
#include "services/manifest/edit/manifestedit.h"
#include "services/manifest/manifest.h"
#include "services/manifest/yaml/yamledit.h"
#include "services/manifest/yaml/yamlreader.h"
#include "tests/bench/yaml/driver.h"

#include <array>

using namespace serin;

namespace {

class UnsyncedCalls final : public FileCalls
{
public:
    int sync(int) override { return 0; }
};

/// Where the time goes, in milliseconds over all edits.
struct Stages
{
    double read = 0;
    double parse = 0;
    double edit = 0;
    double write = 0;
};

[[noreturn]] void fail(const Error &error)
{
    throw std::runtime_error(error.toLine().toStdString());
}

template<typename T>
T valueOf(Result<T> result)
{
    if (!result) {
        fail(result.error());
    }
    return std::move(*result);
}

/// The complete traffic when the edit sets nothing else; nothing for any other edit.
std::optional<TrafficEntries> asTraffic(const bench::Edit &edit)
{
    static const std::string prefix = "traffic/";
    TrafficEntries entries;
    for (const auto &[path, value] : edit) {
        if (path.rfind(prefix, 0) != 0) {
            return std::nullopt;
        }
        entries.push_back({QString::fromStdString(path.substr(prefix.size())), std::stoi(value)});
    }
    return entries;
}

QByteArray withTrafficSet(const QByteArray &text, const QString &path,
                          const TrafficEntries &traffic, double &parsed,
                          const bench::Stopwatch &watch)
{
    const Manifest manifest = valueOf(Manifest::parse(text, path));
    parsed = watch.milliseconds();
    return valueOf(withTraffic(manifest, QString(), traffic)).text();
}

/// For YAML that is no manifest, such as the large file: the engine below withTraffic().
QByteArray withScalarsSet(const QByteArray &text, const QString &path, const bench::Edit &edit,
                          double &parsed, const bench::Stopwatch &watch)
{
    const YamlTree tree = valueOf(readYaml(text, path));
    parsed = watch.milliseconds();
    YamlEdit yamlEdit(tree, path);
    for (const auto &[pointer, value] : edit) {
        const NodeId node =
            tree.resolve(tree.roots().front(), QString::fromStdString('/' + pointer));
        if (node == noNode) {
            throw std::runtime_error("nothing at " + pointer);
        }
        if (const auto set = yamlEdit.setScalar(node, value); !set) {
            fail(set.error());
        }
    }
    return valueOf(yamlEdit.prove()).text();
}

void editFile(const std::string &file, const bench::Edit &edit, FileCalls &calls, Stages &stages)
{
    const QString path = QString::fromStdString(file);
    const bench::Stopwatch watch;
    const FileContent content = valueOf(readFile(path, maximumYamlBytes));
    const double read = watch.milliseconds();
    double parsed = 0;
    const auto traffic = asTraffic(edit);
    const QByteArray result = traffic ? withTrafficSet(content.bytes, path, *traffic, parsed, watch)
                                      : withScalarsSet(content.bytes, path, edit, parsed, watch);
    const double changed = watch.milliseconds();
    const auto written = writeFileAtomically(path, result, {content.stamp, &calls});
    if (!written) {
        fail(written.error());
    }
    stages.read += read;
    stages.parse += parsed - read;
    stages.edit += changed - parsed;
    stages.write += watch.milliseconds() - changed;
}

std::string toJson(const Stages &stages)
{
    std::array<char, 160> text{};
    std::snprintf(text.data(), text.size(),
                  ", \"stagesMs\": {\"read\": %.3f, \"parse\": %.3f, \"edit and prove\": %.3f, "
                  "\"write\": %.3f}",
                  stages.read, stages.parse, stages.edit, stages.write);
    return text.data();
}

void run(const bench::Options &options)
{
    UnsyncedCalls unsynced;
    if (options.mode != "edit" && options.mode != "edit-unsynced") {
        throw std::invalid_argument("the mode is edit or edit-unsynced");
    }
    FileCalls &calls = options.mode == "edit" ? FileCalls::system() : unsynced;
    Stages stages;
    bench::runEdits(
        options,
        [&](const std::string &file, const bench::Edit &edit) {
            editFile(file, edit, calls, stages);
        },
        [&] { return toJson(stages); });
}

} // namespace

int main(int argc, char **argv)
{
    try {
        run(bench::parseOptions(argc, argv));
    } catch (const std::exception &error) {
        std::fprintf(stderr, "bench_manifest: %s\n", error.what());
        return 1;
    }
    return 0;
}
