#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures the local workspace's router beside haproxy, both before the same two instances.

usage: bench_router.py --programs DIR [--rounds N] [--seconds S]

Both share 90 to 10 between the instances; wrk asks over 32 connections that are kept, and over one
for the latency they add. The router also checks a key, records each request and adds the headers of
the service. They take turns in each round; ratios are medians of the ratios within a round (added
latency: of the best rounds). CPU is user and system time of the whole process (/proc/PID/stat) by
requests answered. Exit code: 0, unless something failed to run or an answer was not 2xx.
"""
import argparse
import contextlib
import os
import pathlib
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time

BODY = '{"data":[[1,2,3,4,5,6,7,8,9,10],[10,9,8,7,6,5,4,3,2,1]]}'
TICK = os.sysconf("SC_CLK_TCK")
GOAL_CPU, GOAL_P50, GOAL_P99 = 1.0, 1.0, 1.5

HAPROXY = """global
  maxconn 4000
  nbthread 1
defaults
  mode http
  timeout connect 2s
  timeout client 60s
  timeout server 60s
frontend front
  bind 127.0.0.1:{port}
  default_backend instances
backend instances
  balance roundrobin
  http-reuse always
  server blue 127.0.0.1:{blue} weight 90
  server green 127.0.0.1:{green} weight 10
"""
SCRIPT = f"""wrk.method = "POST"
wrk.body = '{BODY}'
wrk.headers["Content-Type"] = "application/json"
wrk.headers["Authorization"] = "Bearer bench-key"
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port):
    for _ in range(200):
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        time.sleep(0.02)
    raise SystemExit(f"nothing listens on port {port}")


def cpu_seconds(pid):
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def microseconds(text):
    number, unit = re.fullmatch(r"([\d.]+)(us|ms|s)", text).groups()
    return float(number) * {"us": 1, "ms": 1e3, "s": 1e6}[unit]


class Target:
    def __init__(self, name, port, process):
        self.name, self.port, self.process = name, port, process

    def ask(self, script, connections, seconds):
        before = cpu_seconds(self.process.pid)
        output = subprocess.run(
            ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", "-s", script,
             f"http://127.0.0.1:{self.port}/endpoints/canary/score"],
            capture_output=True, text=True, check=True).stdout
        used = cpu_seconds(self.process.pid) - before
        if "Non-2xx" in output or "Socket errors" in output:
            raise SystemExit(f"{self.name}: not all answers were good\n{output}")
        count = int(re.search(r"(\d+) requests in", output)[1])
        return {"cpu": used / count * 1e6,
                "rate": float(re.search(r"Requests/sec:\s+([\d.]+)", output)[1]),
                "p50": microseconds(re.search(r"\n +50% +(\S+)", output)[1]),
                "p99": microseconds(re.search(r"\n +99% +(\S+)", output)[1])}


class Bench:
    def __init__(self, stack, programs, folder):
        self.stack, self.programs, self.folder = stack, programs, folder
        self.blue, self.green = free_port(), free_port()
        self.instances = [self.run(programs / "bench_backend", str(port))
                          for port in (self.blue, self.green)]
        for port in (self.blue, self.green):
            wait_for(port)

    def run(self, *command, **options):
        process = subprocess.Popen(command, **options)
        self.stack.callback(process.wait)
        self.stack.callback(process.terminate)
        return process

    def direct(self):
        return Target("no proxy", self.blue, self.instances[0])

    def router(self, threads):
        process = self.run(self.programs / "bench_router_host", str(threads), str(self.blue),
                           str(self.green), stdout=subprocess.PIPE, text=True)
        return Target(f"router, {threads} thread{'s' if threads > 1 else ''}",
                      int(process.stdout.readline()), process)

    def haproxy(self):
        port = free_port()
        config = self.folder / "haproxy.cfg"
        config.write_text(HAPROXY.format(port=port, blue=self.blue, green=self.green))
        process = self.run(shutil.which("haproxy") or "/usr/sbin/haproxy", "-db", "-q", "-f",
                           str(config))
        wait_for(port)
        return Target("haproxy, 1 thread", port, process)


def ratio(results, one, other, key):
    return statistics.median(a[key] / b[key] for a, b in zip(results[one], results[other]))


def median(results, name, key):
    return statistics.median(round_[key] for round_ in results[name])


def measure(targets, script, connections, options):
    results = {target.name: [] for target in targets}
    for _ in range(options.rounds):
        for target in targets:
            results[target.name].append(target.ask(script, connections, options.seconds))
    return results


def met(value, goal):
    return f"{value:5.2f} (goal {goal:.2f}: {'met' if value <= goal else 'missed'})"


def report_load(results, peer):
    print("\n32 connections, 90/10        CPU a request    requests/s      p50      p99")
    for name in results:
        print(f"  {name:24s} {median(results, name, 'cpu'):10.1f} us {median(results, name, 'rate'):13.0f}"
              f" {median(results, name, 'p50'):6.0f} us {median(results, name, 'p99'):6.0f} us")
    for name in results:
        if name.startswith("router"):
            print(f"  {name} / {peer}: CPU {met(ratio(results, name, peer, 'cpu'), GOAL_CPU)}, "
                  f"requests/s {ratio(results, name, peer, 'rate'):.2f}")


def report_latency(results, direct, peer):
    """By the best round: at one connection everything waits to be woken, and whatever else the
    machine does can only add to that."""
    best = {name: min(round_["p50"] for round_ in rounds) for name, rounds in results.items()}
    added = {name: best[name] - best[direct] for name in results}
    print("\n1 connection                 best p50   added   median p50      p99")
    for name in results:
        print(f"  {name:24s} {best[name]:6.0f} us {added[name]:5.0f} us {median(results, name, 'p50'):9.0f} us"
              f" {median(results, name, 'p99'):6.0f} us")
    for name in results:
        if name.startswith("router"):
            print(f"  {name} / {peer}: added p50 {met(added[name] / added[peer], GOAL_P50)}, "
                  f"p99 {met(ratio(results, name, peer, 'p99'), GOAL_P99)}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--programs", type=pathlib.Path, required=True)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=3)
    options = parser.parse_args()
    for program in ("wrk", "haproxy"):
        if not shutil.which(program, path=os.environ["PATH"] + ":/usr/sbin"):
            print(f"{program} is not installed: the router is not measured", file=sys.stderr)
            return 0
    with contextlib.ExitStack() as stack:
        folder = pathlib.Path(stack.enter_context(tempfile.TemporaryDirectory()))
        script = folder / "post.lua"
        script.write_text(SCRIPT)
        bench = Bench(stack, options.programs.resolve(), folder)
        direct, peer = bench.direct(), bench.haproxy()
        routers = [bench.router(1), bench.router(2)]
        print(f"router beside haproxy, {options.rounds} rounds of {options.seconds} s each")
        report_load(measure([*routers, peer], str(script), 32, options), peer.name)
        report_latency(measure([direct, *routers, peer], str(script), 1, options), direct.name,
                       peer.name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
