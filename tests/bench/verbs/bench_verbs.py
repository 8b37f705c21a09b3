#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""`serinctl online-endpoint list` beside `az rest` of Debian's azure-cli for the same call.

usage: bench_verbs.py SERINCTL [--rounds N]

A local workspace with some endpoints answers both. az gets the token as a header, since there is
nothing to sign in to. Rounds alternate; the medians and their ratio are printed.
"""
import argparse
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ENDPOINTS = 20
GOAL = 0.1


def timed(command, environment):
    """Seconds that @p command took, and the JSON that it printed."""
    begin = time.monotonic()
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    seconds = time.monotonic() - begin
    if done.returncode != 0:
        raise SystemExit(f"{command[0]}: {done.stderr.decode(errors='replace')}")
    return seconds, json.loads(done.stdout)


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("serinctl")
    arguments.add_argument("--rounds", type=int, default=10)
    options = arguments.parse_args()
    az = shutil.which("az")
    with tempfile.TemporaryDirectory(prefix="serin-bench-") as folder:
        environment = os.environ | {
            "HOME": folder, "XDG_CONFIG_HOME": f"{folder}/config", "XDG_DATA_HOME": f"{folder}/data",
            "SERIN_STATE_DIR": f"{folder}/state", "AZURE_CONFIG_DIR": f"{folder}/azure",
            "AZURE_CORE_COLLECT_TELEMETRY": "0"}
        _, known = timed([options.serinctl, "local", "start", "--output", "json"], environment)
        try:
            for number in range(ENDPOINTS):
                timed([options.serinctl, "online-endpoint", "create", "-n", f"endpoint-{number}",
                       "--output", "json"], environment)
            compare(options, az, known, environment)
        finally:
            subprocess.run([options.serinctl, "local", "stop", "--quiet"], env=environment,
                           check=False)
    return 0


def compare(options, az, known, environment):
    token = pathlib.Path(known["tokenFile"]).read_text().strip()
    url = (f"{known['baseUrl']}/subscriptions/{known['subscriptionId']}/resourceGroups/"
           f"{known['resourceGroup']}/providers/Microsoft.MachineLearningServices/workspaces/"
           f"{known['workspace']}/onlineEndpoints?api-version=2024-04-01")
    ours = [options.serinctl, "online-endpoint", "list", "--output", "json"]
    peer = [az, "rest", "--method", "get", "--url", url, "--skip-authorization-header",
            "--headers", f"Authorization=Bearer {token}", "--output", "json"]
    mine, theirs = [], []
    for _ in range(options.rounds):
        seconds, listed = timed(ours, environment)
        assert len(listed) == ENDPOINTS
        mine.append(seconds)
        if az:
            seconds, listed = timed(peer, environment)
            assert len(listed["value"]) == ENDPOINTS
            theirs.append(seconds)
    print(f"serinctl online-endpoint list, {ENDPOINTS} endpoints: "
          f"{statistics.median(mine) * 1000:.1f} ms (best {min(mine) * 1000:.1f})")
    if not az:
        print("az is not installed (Debian: azure-cli): no ratio")
        return
    print(f"az rest, the same call: {statistics.median(theirs) * 1000:.0f} ms "
          f"(best {min(theirs) * 1000:.0f})")
    ratio = statistics.median(mine) / statistics.median(theirs)
    print(f"ratio {ratio:.3f}, goal at most {GOAL}: {'met' if ratio <= GOAL else 'MISSED'}")


if __name__ == "__main__":
    sys.exit(main())
