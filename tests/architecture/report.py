# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line of a check of the source tree, and how its result is told."""
import argparse
import difflib
import pathlib
import sys

PROJECT = pathlib.Path(__file__).resolve().parent.parent.parent


def parser(documentation):
    """Arguments that each check has; @p documentation's first line describes it."""
    options = argparse.ArgumentParser(description=documentation.splitlines()[0])
    options.add_argument("--root", type=pathlib.Path, default=PROJECT, help="the tree to check")
    options.add_argument("--expect", type=pathlib.Path, help="file with exactly the lines to find")
    return options


def tell(count, breaches, expect):
    """Prints the breaches found in count files; returns the exit code.

    With a file to expect, the breaches must be exactly its lines, and some."""
    sys.stdout.reconfigure(encoding="utf-8")
    if count == 0:
        print("no files to check: is this the right folder?")
        return 1
    if expect is None:
        print("\n".join(breaches + [f"{count} files, {len(breaches)} breaches"]))
        return 1 if breaches else 0
    expected = expect.read_text(encoding="utf-8").splitlines()
    difference = list(difflib.unified_diff(sorted(expected), sorted(breaches), "expected", "found",
                                           lineterm="", n=0))
    print("\n".join(difference) or f"found exactly the {len(expected)} breaches expected")
    return 1 if difference or not expected else 0
