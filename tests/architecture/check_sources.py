#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks each tracked file: the licence line, that no path of one machine stands in it, and that
nothing holds the window up that is known to: work in the threads that Qt paints with
(services/core/workers.h says why), a fork of the whole process
(services/workspace/localworkspace.cpp).

usage: check_sources.py [--root DIR] [--expect FILE]

Prints `file:line: message [rule]` for each breach and exits 1 when there is one. With --expect the
breaches must be exactly the lines of FILE. Without git (an unpacked archive) all files count.
"""
import os
import re
import subprocess
import sys

import report

LICENCE = "SPDX-License-Identifier: GPL-3.0-or-later"
LICENSED = re.compile(r"(?:\.(?:h|hpp|c|cc|cpp|cmake|sh|bash|py|js|mjs)|(?:^|/)CMakeLists\.txt"
                      r"|^\.ci/.*)$")
# A home or work folder of somebody, not a part of a longer path such as ${dir}/home/.
MACHINE_PATH = re.compile(r"(?<![\w.)}\]*~-])/(?:home|work|root|Users)/(?=[\w.$-])")
HOLDING_UP = [
    (re.compile(r"QThreadPool::globalInstance\(\)(?!:)|QtConcurrent::run\(\s*\["),
     "Qt paints with this pool, take workers() [painting-threads]"),
    (re.compile(r"(?:\.|->)startDetached\(|QProcess::startDetached\([^)]"),
     "this forks the window, have a shell begin it [fork]"),
]
# What tests read is data, not source, and the fixtures break the rules on purpose.
DATA = ("tests/data/",)
FIXTURES = ("tests/architecture/fixture/",)


def tracked_files(root):
    """Paths from the root, as git lists them or else as they lie there."""
    if (root / ".git").exists():
        listing = subprocess.run(["git", "-C", root, "ls-files", "-z"], capture_output=True)
        if listing.returncode == 0:
            return sorted(os.fsdecode(name) for name in listing.stdout.split(b"\0") if name)
    found = (file.relative_to(root) for file in root.rglob("*") if file.is_file())
    return sorted(file.as_posix() for file in found if file.parts[0] not in {"build", ".cache"})


def check_licence(name, lines):
    if LICENSED.search(name) and not name.startswith(DATA):
        if not any(LICENCE in line for line in lines[:3]):
            yield f"{name}:1: the first lines lack `{LICENCE}` [licence]"


def check_machine_paths(name, lines):
    for number, line in enumerate(lines, 1):
        match = MACHINE_PATH.search(line)
        if match:
            yield f"{name}:{number}: `{match[0]}` is a path of one machine [machine-path]"


def check_holding_up(name, lines):
    if name.endswith((".cpp", ".h")):
        for number, line in enumerate(lines, 1):
            for pattern, message in HOLDING_UP:
                if pattern.search(line):
                    yield f"{name}:{number}: {message}"


def check_tree(root):
    breaches = []
    count = 0
    for name in tracked_files(root):
        file = root / name
        if name.startswith(FIXTURES) or file.is_symlink() or not file.is_file():
            continue
        content = file.read_bytes()
        if b"\0" in content:
            continue  # a picture or the like
        count += 1
        lines = content.decode("utf-8", errors="replace").splitlines()
        breaches += check_licence(name, lines)
        breaches += check_machine_paths(name, lines)
        breaches += check_holding_up(name, lines)
    return count, breaches


def main():
    arguments = report.parser(__doc__).parse_args()
    count, breaches = check_tree(arguments.root)
    return report.tell(count, breaches, arguments.expect)


if __name__ == "__main__":
    sys.exit(main())
