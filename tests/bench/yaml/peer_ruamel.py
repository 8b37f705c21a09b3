#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""ruamel.yaml's side of the benchmark: read, load for a round trip, set the values, dump, write in
place. Nothing is verified or synced.

usage: peer_ruamel.py FILE… [--edit "PATH=VALUE …"]… [--repeat N]
"""
import argparse
import io
import json
import statistics
import time

from ruamel.yaml import YAML


def parse_edit(text):
    """[(keys, value)] of "a/b=1 a/c=2"."""
    pairs = (word.split("=", 1) for word in text.split())
    return [(path.split("/"), int(value)) for path, value in pairs]


def edit_file(file, edit):
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 1_000_000
    with open(file, "rb") as source:
        document = yaml.load(source.read())
    for keys, value in edit:
        container = document
        for key in keys[:-1]:
            container = container[key]
        container[keys[-1]] = value
    text = io.BytesIO()
    yaml.dump(document, text)
    with open(file, "wb") as target:
        target.write(text.getvalue())


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+")
    parser.add_argument("--edit", action="append", type=parse_edit)
    parser.add_argument("--repeat", type=int, default=1)
    arguments = parser.parse_args()
    edits = arguments.edit or [parse_edit("traffic/blue=42 traffic/green=58"),
                               parse_edit("traffic/blue=43 traffic/green=57")]
    times = []
    processor = time.process_time()
    for turn in range(arguments.repeat):
        for file in arguments.files:
            begin = time.perf_counter()
            edit_file(file, edits[turn % len(edits)])
            times.append((time.perf_counter() - begin) * 1000)
    print(json.dumps({"edits": len(times), "totalMs": sum(times),
                      "medianMs": statistics.median(times),
                      "cpuMs": (time.process_time() - processor) * 1000}))


if __name__ == "__main__":
    main()
