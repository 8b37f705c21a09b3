#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Times the window: start, lists of many endpoints, memory and idleness.

usage: bench_window.py --programs DIR --disk DIR [--only starts|acts|live|idle]… [--rounds N] …

`bench_serin` is the program itself with a probe inside; memory and idleness are taken from the
unchanged `serin` through /proc. Nothing is drawn on a display (Qt's platform `offscreen`). All
files are in the system's cache. Exit code: 0, unless a program failed to run.
"""
import argparse
import json
import os
import pathlib
import platform
import signal
import statistics
import subprocess
import sys
import tempfile
import time

import folders

MANY = 10_000
FEW = 100
DEPLOYMENTS = 5
FRAME = 16.7
STALL = 50


def environment(home, **more):
    words = {name: value for name, value in os.environ.items()
             if not name.startswith(("XDG_", "QT_", "SERIN_"))}
    words |= {"QT_QPA_PLATFORM": "offscreen", "HOME": str(home), "LC_ALL": "C.UTF-8",
              "SERIN_LOCAL_ENDS_WITH": str(os.getpid())}
    return words | {name: str(value) for name, value in more.items()}


def arguments_for(program, folder):
    return [program, "--theme", "light", *([folder] if folder else [])]


def start(arguments, home, folder, endpoints, **more):
    """{name: ms since the start} and what the acts took."""
    words = environment(home, SERIN_BENCH=endpoints, **more)
    words["SERIN_BENCH_STARTED"] = str(time.monotonic_ns())
    peak = home / "peak"
    process = subprocess.Popen(["/usr/bin/time", "-f", "%M", "-o", peak,
                                *arguments_for(arguments.programs / "bench_serin", folder)],
                               env=words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                               process_group=0)
    try:
        out, err = process.communicate()
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)  # `time` and what it runs
            process.wait()
    if process.returncode != 0:
        raise SystemExit(f"bench_serin failed: {err.strip()}")
    times, found = {"peak": int(peak.read_text().split()[-1]) / 1024}, {}
    for line in out.splitlines():
        name, _, value = line.partition(" ")
        if name == "acts":
            found = json.loads(value)
        else:
            times[name] = float(value)
    return times, found


def cpu(pid):
    """Nanoseconds of processor time, of threads that have ended too."""
    scheduler_clock = 2
    return time.clock_gettime_ns((~pid << 3) | scheduler_clock)


def wakeups(pid):
    """{thread: times it woke up}"""
    found = {}
    for task in pathlib.Path(f"/proc/{pid}/task").iterdir():
        for line in (task / "status").read_text().splitlines():
            if line.startswith("voluntary_ctxt_switches"):
                found[task.name] = int(line.split()[1])
    return found


def memory(pid, name):
    for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith(name + ":"):
            return int(line.split()[1]) / 1024
    raise SystemExit(f"no {name} of process {pid}")


def observe(arguments, home, folder, minimized_with=None):
    """Memory once loaded, its peak, and how idle the program is then; as a window that is not
    minimized, or as one that is, with so many endpoints."""
    program, more = arguments.serin, {}
    if minimized_with is not None:
        program = arguments.programs / "bench_serin"
        more = {"SERIN_BENCH": minimized_with, "SERIN_BENCH_ACTS": "minimize",
                "SERIN_BENCH_STARTED": time.monotonic_ns()}
    process = subprocess.Popen(arguments_for(program, folder), env=environment(home, **more),
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        time.sleep(1)
        before, tries = 0, 0
        while (used := cpu(process.pid)) - before > 1_000_000 and tries < 40:
            before, tries = used, tries + 1
            time.sleep(0.5)
        time.sleep(11)  # memory is given back ten seconds after the last change
        used, woken = cpu(process.pid), wakeups(process.pid)
        time.sleep(arguments.idle)
        used_then, woken_then = cpu(process.pid), wakeups(process.pid)
        if process.poll() is not None:
            raise SystemExit(f"serin ended by itself with {process.returncode}")
        return {"memory": memory(process.pid, "VmRSS"), "peak": memory(process.pid, "VmHWM"),
                "cpu": (used_then - used) / 1e6 / arguments.idle,
                "wakeups": sum(count - woken.get(thread, 0)
                               for thread, count in woken_then.items()) / arguments.idle}
    finally:
        process.kill()
        process.wait()


def percentile(values, part):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))]


def row(name, figure, goal=None, unit="ms", spread=""):
    verdict = ""
    if goal is not None:
        verdict = f"<= {goal:g} {unit}".ljust(14) + ("met" if figure <= goal else "MISSED")
    print(f"  {name:<44}{figure:>9.1f} {unit:<5}{spread:>17}   {verdict}".rstrip())


def tell_times(name, rounds, goals):
    print(f"\n{name} (median of {len(rounds)} starts; least and most)")
    for key, (words, goal) in goals.items():
        values = [times[key] for times in rounds]
        row(words, statistics.median(values), goal,
            spread=f"{min(values):.0f} .. {max(values):.0f}")


def tell_acts(title, acts):
    print(f"\n{title}. Stall: the GUI thread away from its events;\nin brackets what it computed "
          "meanwhile, the rest it waited for a processor or another thread.")
    for name, found in acts.items():
        stalls, computed = found["stalls"], found["computed"]
        if found["until"]:
            until = found["until"]
            row(f"{name}: until painted, median", statistics.median(until),
                spread=f"most {max(until):.0f}")
        goal, longest = FRAME, STALL
        if name.startswith(("open", "watch", "start", "switch")):
            goal = STALL
        elif name.startswith("lay out"):
            goal = longest = None  # Qt's own, and no action does it: "expand all" opens what is seen
        row(f"{name}: stall, p99 of {len(stalls)}", percentile(stalls, 0.99), goal,
            spread=f"({percentile(computed, 0.99):.1f})")
        row(f"{name}: longest stall", max(stalls), longest, spread=f"({max(computed):.1f})")


def tell_observed(name, found, memory_goal, is_idle=True):
    print(f"\n{name}")
    row("memory, resident", found["memory"], memory_goal, "MB")
    row("memory, highest", found["peak"], memory_goal, "MB")
    row("idle: processor time a second", found["cpu"], 0.2 if is_idle else None)
    row("idle: wake-ups a second", found["wakeups"], 2 if is_idle else None, "")


def live(arguments, scratch):
    """The window on a local workspace that runs, with the sample."""
    home, sample = scratch / "live", scratch / "sample"
    home.mkdir()
    words = environment(home)
    serinctl = arguments.serin.parent / "serinctl"

    def run_serinctl(*verb):
        done = subprocess.run([serinctl, *verb], env=words, cwd=scratch, capture_output=True,
                              text=True)
        if done.returncode != 0:
            raise SystemExit(f"serinctl {' '.join(map(str, verb))} failed: {done.stderr.strip()}")

    run_serinctl("sample", "create", sample)
    try:
        run_serinctl("local", "start")
        run_serinctl("apply", "--yes", "--repo", sample)
        _, acts = start(arguments, home, sample, 1, SERIN_BENCH_ACTS="live",
                        SERIN_BENCH_SECONDS=arguments.live)
        tell_acts("A live endpoint, read again and again, 50 requests a second", acts)
        tell_observed("serin with a live endpoint in sight, read every 5 s",
                      observe(arguments, home, sample), 90, is_idle=False)
        tell_observed("the same, minimized", observe(arguments, home, sample, 1), 90)
    finally:
        run_serinctl("local", "stop")


def main():
    sys.stdout.reconfigure(line_buffering=True)
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--programs", type=pathlib.Path, required=True, help="has bench_serin")
    parser.add_argument("--serin", type=pathlib.Path, help="the program; beside the folder above")
    parser.add_argument("--disk", type=pathlib.Path, required=True, help="where to make folders")
    parser.add_argument("--folders", type=pathlib.Path,
                        help="made folders stay here and are used again")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--idle", type=float, default=10, help="seconds to look at an idle window")
    parser.add_argument("--acts", type=int, default=1, help="rounds of the acts in the long list")
    parser.add_argument("--live", type=int, default=10,
                        help="seconds to look at each page of a live endpoint")
    parser.add_argument("--only", choices=["starts", "acts", "live", "idle"], action="append",
                        help="this part; may be given again")
    arguments = parser.parse_args()
    # The programs have other working folders, and a signal shall clean up as an error does.
    arguments.programs = arguments.programs.resolve()
    arguments.disk = arguments.disk.resolve()
    arguments.folders = arguments.folders and arguments.folders.resolve()
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
    arguments.serin = (arguments.serin or arguments.programs.parent / "bin" / "serin").resolve()
    with tempfile.TemporaryDirectory(dir=arguments.disk, prefix="window-") as scratch:
        run(arguments, pathlib.Path(scratch))
    return 0


def run(arguments, scratch):
    home = scratch / "home"
    home.mkdir()
    kept = arguments.folders or scratch
    places = {}
    for endpoints in (FEW, MANY):
        places[endpoints] = kept / f"{endpoints}x{DEPLOYMENTS}"
        if not places[endpoints].exists():
            places[endpoints].mkdir(parents=True)
            folders.write(places[endpoints], endpoints, DEPLOYMENTS)
    print(f"{platform.platform()}, {os.cpu_count()} processors, {arguments.rounds} rounds")

    def starts(folder, endpoints):
        start(arguments, home, folder, endpoints)  # into the system's cache
        return [start(arguments, home, folder, endpoints)[0] for _ in range(arguments.rounds)]

    wanted = arguments.only or ["starts", "acts", "live", "idle"]
    if "starts" in wanted:
        tell_times("Without a folder", starts(None, 0),
                   {"window": ("start to painted window", None)})
        tell_times(f"{FEW} endpoints x {DEPLOYMENTS}", starts(places[FEW], FEW),
                   {"window": ("start to painted window", None),
                    "rows": ("start to painted rows", 160),
                    "all": ("start to the last row", None)})
        tell_times(f"{MANY:,} endpoints x {DEPLOYMENTS}", starts(places[MANY], MANY),
                   {"window": ("start to painted window", None),
                    "rows": ("start to painted rows", 300),
                    "all": ("start to the last row", None)})
    if "acts" in wanted:
        act(arguments, home, places[MANY])
    if "live" in wanted:
        live(arguments, scratch)
    if "idle" in wanted:
        tell_observed("serin without a folder", observe(arguments, home, None), 90)
        tell_observed(f"serin with {FEW} endpoints", observe(arguments, home, places[FEW]), 90)
        tell_observed(f"serin with {MANY * DEPLOYMENTS:,} deployments",
                      observe(arguments, home, places[MANY]), 150)
        tell_observed("the same, minimized", observe(arguments, home, places[MANY], MANY), 150)


def act(arguments, home, folder):
    acts, peaks, residents = {}, [], []
    for _ in range(arguments.acts):
        times, answer = start(arguments, home, folder, MANY, SERIN_BENCH_ACTS="all")
        peaks.append(times["peak"])
        residents.append(times["resident"])
        for name, found in answer.items():
            kept_act = acts.setdefault(name, {"stalls": [], "computed": [], "until": []})
            for key, values in kept_act.items():
                values += found[key]
    tell_acts(f"Acts in the list of {MANY:,} x {DEPLOYMENTS}", acts)
    row("memory, resident, a moment after all of that", max(residents), 150, "MB")
    row("memory, highest meanwhile", max(peaks), None, "MB")


if __name__ == "__main__":
    sys.exit(main())
