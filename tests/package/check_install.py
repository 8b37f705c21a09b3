#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Installs the build into an empty folder and uses it from there, far from its source.

Everything a desktop and a shell look for is there and valid, the programs run, and the sample
comes to an endpoint that answers.
"""
import argparse
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

FILES = [
    "bin/serin", "bin/serinctl",
    "share/applications/org.serin.Serin.desktop",
    "share/metainfo/org.serin.Serin.metainfo.xml",
    "share/icons/hicolor/scalable/apps/org.serin.Serin.svg",
    "share/man/man1/serin.1", "share/man/man1/serinctl.1",
    "share/bash-completion/completions/serinctl",
    "share/zsh/vendor-completions/_serinctl",
    "share/fish/vendor_completions.d/serinctl.fish",
]
failures = []


def check(condition, words):
    if not condition:
        failures.append(words)
        print("FAILED:", words)


def run(arguments, **options):
    """The finished process; what it said is shown when it failed."""
    done = subprocess.run(arguments, capture_output=True, text=True, timeout=120, **options)
    words = " ".join(str(argument) for argument in arguments)
    check(done.returncode == 0, f"{words} ended with {done.returncode}\n{done.stdout}{done.stderr}")
    return done


def check_with(tool, *arguments):
    """A validator, where it is installed."""
    if shutil.which(tool):
        run([tool, *arguments])
    else:
        print(f"{tool} is not installed: not checked with it")


def check_programs(prefix, home, version):
    environment = {**os.environ, "HOME": str(home), "PATH": os.environ["PATH"],
                   "XDG_CONFIG_HOME": str(home / "config"), "XDG_STATE_HOME": str(home / "state"),
                   "XDG_DATA_HOME": str(home / "data"), "SERIN_STATE_DIR": str(home / "local"),
                   "SERIN_LOCAL_ENDS_WITH": str(os.getpid()), "QT_QPA_PLATFORM": "offscreen"}
    serinctl = prefix / "bin/serinctl"
    for name in ("serin", "serinctl"):
        said = run([prefix / "bin" / name, "--version"], env=environment).stdout
        check(version in said, f"{name} --version said {said!r}")
    try:
        run([serinctl, "sample", "create", home / "demo"], env=environment)
        run([serinctl, "apply", "--yes"], env=environment, cwd=home / "demo")
        answer = run([serinctl, "online-endpoint", "invoke", "-n", "my-endpoint", "--request-file",
                      "sample-request.json"], env=environment, cwd=home / "demo").stdout
        values = json.loads(answer or "[]")
        check(len(values) == 2, f"the sample answered {answer!r}")
    finally:
        run([serinctl, "local", "stop"], env=environment)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("cmake", "build", "version"):
        parser.add_argument("--" + name, required=True)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        prefix = pathlib.Path(folder) / "usr"
        home = pathlib.Path(folder) / "home"
        home.mkdir()
        run([arguments.cmake, "--install", arguments.build, "--prefix", prefix])
        for name in FILES:
            check((prefix / name).is_file(), f"{name} is not installed")
        share = prefix / "share"
        check_with("desktop-file-validate", share / "applications/org.serin.Serin.desktop")
        check_with("appstreamcli", "validate", "--no-net",
                   share / "metainfo/org.serin.Serin.metainfo.xml")
        check_with("zsh", "-n", share / "zsh/vendor-completions/_serinctl")
        check_with("fish", "-n", share / "fish/vendor_completions.d/serinctl.fish")
        for page in ("serin.1", "serinctl.1"):
            check_with("mandoc", "-Tlint", "-Werror,stop", share / "man/man1" / page)
        check_programs(prefix, home, arguments.version)
    print("failed" if failures else "everything is in its place and works")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
