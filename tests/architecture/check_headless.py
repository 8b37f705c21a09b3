#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Looks which libraries two programs load.

usage: check_headless.py --headless serinctl --windowed serin

The headless one must not load Qt's Gui or Widgets, neither by itself (readelf -d) nor through
another library (ldd). The windowed one must, or else the look itself is wrong.
"""
import argparse
import re
import subprocess
import sys

WINDOW_LIBRARIES = re.compile(r"lib(?:Qt6(?:Gui|Widgets|PrintSupport|SvgWidgets|OpenGLWidgets)"
                              r"|qcustomplot\w*|qscintilla2\w*)\.so[\w.]*", re.IGNORECASE)


def loaded(program):
    """Names of the window's libraries that program loads."""
    names = set()
    for command in (["readelf", "-d", program], ["ldd", program]):
        listing = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        if "libc.so" not in listing:
            raise SystemExit(f"{command[0]} does not tell what {program} loads:\n{listing}")
        names.update(WINDOW_LIBRARIES.findall(listing))
    return sorted(names)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--headless", required=True)
    parser.add_argument("--windowed", required=True)
    arguments = parser.parse_args()
    wrong = loaded(arguments.headless)
    if wrong:
        print(f"{arguments.headless} loads {', '.join(wrong)}")
    right = loaded(arguments.windowed)
    if not any("Qt6Widgets" in name for name in right):
        print(f"{arguments.windowed} does not seem to load Qt's Widgets: this test sees nothing")
        return 1
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
