#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Times load, edit, write of YAML manifests by Serin, libfyaml and ruamel.yaml in one run.

usage: bench_yaml.py --programs DIR --disk DIR [--memory DIR] [--rounds N] [--slow-rounds N]
                     [--megabytes N]

The tools take turns in each round, each on a fresh copy of the data, so that a busy moment hits
all of them; ratios are medians of the ratios within a round. Times are taken inside the tools:
starting a process and importing modules is left out. Exit code: 0, unless a tool failed to run or
Serin changed a byte that it must not.
"""
import argparse
import dataclasses
import difflib
import json
import pathlib
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile

import generate

HERE = pathlib.Path(__file__).resolve().parent


@dataclasses.dataclass
class Tool:
    command: list  # the first word is found among the programs
    on_disk: bool
    description: str


SERIN = "serin"
LIBFYAML = "libfyaml"
RUAMEL = "ruamel.yaml"
DISK_SERIN = "disk: serin"
DISK_LIBFYAML = "disk: libfyaml"
TOOLS = {
    SERIN: Tool(["bench_manifest", "edit-unsynced"], False,
                "parses, edits, proves the edit by another parser, writes beside and renames; no fsync"),
    LIBFYAML: Tool(["peer_libfyaml", "splice"], False,
                   "one pass, replaces the bytes of the values; unverified, in place, no fsync"),
    "libfyaml emit": Tool(["peer_libfyaml", "emit"], False,
                          "prints the changed document; unverified, in place, no fsync"),
    RUAMEL: Tool(["/usr/bin/python3", HERE / "peer_ruamel.py"], False,
                 "round trip with preserved quotes; unverified, in place, no fsync"),
    DISK_SERIN: Tool(["bench_manifest", "edit-unsynced"], True, "as above"),
    "disk: with fsync": Tool(["bench_manifest", "edit"], True,
                             "serin as the programs save: file and folder synced"),
    DISK_LIBFYAML: Tool(["peer_libfyaml", "splice-renamed"], True,
                        "one pass as above, but written beside and renamed as serin does"),
    "disk: in place": Tool(["peer_libfyaml", "splice"], True, "libfyaml as above"),
}
SMALL_EDITS = ["traffic/blue=42 traffic/green=58", "traffic/blue=43 traffic/green=57"]


@dataclasses.dataclass
class Case:
    """What all tools do, and Serin's goals as multiples of the peers' times."""

    name: str
    prepare: object  # writes the data into a folder
    edits: list
    repeat: int
    metric: str
    libfyaml_goal: float
    ruamel_goal: float
    slow: bool  # ruamel needs many seconds
    expected: object  # makes the text that the first file has then


@dataclasses.dataclass
class Run:
    milliseconds: float
    cpu_ms: float
    peak_mb: float
    stages: dict
    text: str


def cases(arguments):
    size = arguments.megabytes * 1024 * 1024
    return [
        Case("one file of 60 lines (median of an edit)", generate.write_one, SMALL_EDITS, 40,
             "medianMs", 1.5, 0.1, False, lambda: generate.endpoint(0, 43, 57)),
        Case("1,000 such files (all of them)", lambda folder: generate.write_many(folder, 1000),
             SMALL_EDITS[:1], 1, "totalMs", 1.5, 0.1, True, lambda: generate.endpoint(0, 42, 58)),
        Case(f"one file of {arguments.megabytes} MB (one edit)",
             lambda folder: generate.write_large(folder, size),
             ["endpoints/ep00000/traffic/blue=42 endpoints/ep00000/traffic/green=58"], 1,
             "totalMs", 2.5, 0.1, True, lambda: generate.large(size, 42, 58)),
    ]


def run(name, case, original, arguments):
    """One tool, once, on its own copy of the data."""
    tool = TOOLS[name]
    folder = arguments.disk if tool.on_disk else arguments.memory
    copy = folder / "copy"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(original, copy)
    files = sorted(copy.iterdir())
    peak = folder / "peak"
    words = ["/usr/bin/time", "-f", "%M", "-o", peak, arguments.programs / tool.command[0],
             *tool.command[1:], *files, "--repeat", str(case.repeat)]
    for edit in case.edits:
        words += ["--edit", edit]
    done = subprocess.run(words, capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(f"{name} failed to run: {done.stderr.strip()}")
    answer = json.loads(done.stdout)
    per = answer["edits"] if case.metric == "medianMs" else 1
    return Run(answer[case.metric], answer["cpuMs"] / per, int(peak.read_text().split()[-1]) / 1024,
               answer.get("stagesMs", {}), files[0].read_bytes().decode())


def measure(case, arguments):
    """{tool: [Run of each round]}"""
    original = arguments.memory / "original"
    shutil.rmtree(original, ignore_errors=True)
    original.mkdir()
    case.prepare(original)
    runs = {tool: [] for tool in TOOLS}
    for turn in range(arguments.rounds):
        order = list(TOOLS)
        order = order[turn % len(order):] + order[:turn % len(order)]
        for tool in order:
            if tool == RUAMEL and case.slow and turn >= arguments.slow_rounds:
                continue
            progress(f"{case.name}: round {turn + 1}, {tool}")
            runs[tool].append(run(tool, case, original, arguments))
    progress("")
    return runs


def progress(text):
    if sys.stderr.isatty():
        print(f"\r{text:<78}", end="" if text else "\r", file=sys.stderr, flush=True)


def ratio(runs, tool, peer, value="milliseconds"):
    """Median of the ratios of those rounds that both took part in."""
    pairs = zip(runs[tool], runs[peer])
    return statistics.median(getattr(a, value) / getattr(b, value) for a, b in pairs)


def foreign_lines(text, expected):
    """Lines that differ from the text in which only the edit was made."""
    matcher = difflib.SequenceMatcher(None, expected.split("\n"), text.split("\n"), autojunk=False)
    return sum(max(i2 - i1, j2 - j1) for tag, i1, i2, j1, j2 in matcher.get_opcodes()
               if tag != "equal")


def judge(runs, tool, peer, goal):
    met = "met" if ratio(runs, tool, peer) <= goal else "MISSED"
    print(f"  {tool} / {peer}: {ratio(runs, tool, peer):.3g} "
          f"(of processor time {ratio(runs, tool, peer, 'cpu_ms'):.3g}), "
          f"goal <= {goal:g}: {met}")


def tell(case, runs):
    expected = case.expected()
    print(f"\n{case.name}")
    print(f"  {'tool':<18}{'median ms':>11}{'least':>11}{'most':>11}{'CPU ms':>11}"
          f"{'peak MB':>9}{'foreign lines':>15}")
    for tool, results in runs.items():
        times = [result.milliseconds for result in results]
        cpu = statistics.median(result.cpu_ms for result in results)
        text = results[-1].text
        foreign = "none" if text == expected else \
            "some" if len(expected) > 1_000_000 else foreign_lines(text, expected)
        print(f"  {tool:<18}{statistics.median(times):>11.3f}{min(times):>11.3f}{max(times):>11.3f}"
              f"{cpu:>11.3f}{max(result.peak_mb for result in results):>9.1f}{foreign:>15}")
    judge(runs, SERIN, LIBFYAML, case.libfyaml_goal)
    judge(runs, DISK_SERIN, DISK_LIBFYAML, case.libfyaml_goal)
    judge(runs, SERIN, RUAMEL, case.ruamel_goal)
    stages = runs[SERIN][-1].stages
    whole = sum(stages.values())
    print(f"  time of {SERIN}: " + ", ".join(f"{stage} {100 * part / whole:.0f} %"
                                             for stage, part in stages.items()))
    for tool in (name for name in TOOLS if TOOLS[name].command[0] == "bench_manifest"):
        if any(result.text != expected for result in runs[tool]):
            raise SystemExit(f"{tool} changed bytes that it must not, see {case.name}")


def main():
    sys.stdout.reconfigure(line_buffering=True)
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--programs", type=pathlib.Path, required=True,
                        help="folder of bench_manifest and peer_libfyaml")
    parser.add_argument("--memory", type=pathlib.Path, default=pathlib.Path("/dev/shm"),
                        help="where to put the data of most tools, so that no disk is measured")
    parser.add_argument("--disk", type=pathlib.Path, required=True,
                        help="where to put the data of the tools called `disk: …`")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--slow-rounds", type=int, default=1,
                        help="rounds of ruamel.yaml where it needs many seconds")
    parser.add_argument("--megabytes", type=int, default=10, help="size of the large file")
    arguments = parser.parse_args()
    if arguments.rounds < 1 or arguments.slow_rounds < 1 or arguments.megabytes < 1:
        parser.error("rounds and size are at least 1")
    print(f"{platform.platform()}, {arguments.rounds} rounds; what the tools do:")
    for name, tool in TOOLS.items():
        print(f"  {name:<18}{tool.description}")
    print("Only the tools called `disk: …` work on a disk, the others in memory "
          f"({arguments.memory}).")
    with tempfile.TemporaryDirectory(dir=arguments.memory, prefix="serin-bench-") as memory, \
            tempfile.TemporaryDirectory(dir=arguments.disk, prefix="data-") as disk:
        arguments.memory, arguments.disk = pathlib.Path(memory), pathlib.Path(disk)
        for case in cases(arguments):
            tell(case, measure(case, arguments))
    return 0


if __name__ == "__main__":
    sys.exit(main())
