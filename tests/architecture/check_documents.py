#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the documents against the tree: that links lead somewhere, and that troubleshooting.md
knows each kind of error and each code of a finding.

usage: check_documents.py [--root DIR] [--expect FILE]

Prints `file:line: message [rule]` for each breach and exits 1 when there is one.
"""
import re
import sys

import report

LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)|(?:src|srcset|href)=\"([^\"#]+)\"")
TROUBLES = "docs/troubleshooting.md"
CODE = re.compile(r"(?:QStringLiteral|QLatin1String)\(\"([a-z]+(?:-[a-z]+)+|unreadable)\"\)")
OTHER_WORDS = re.compile(r"^(?:preview|v2|x)-|^(?:definitions|additional)")
KIND = re.compile(r"return QStringLiteral\(\"([a-z-]+)\"\);")


def check_links(root, file):
    name = file.relative_to(root).as_posix()
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        for match in LINK.finditer(line):
            target = match[1] or match[2]
            if not re.match(r"[a-z]+:", target) and not (file.parent / target).exists():
                yield f"{name}:{number}: `{target}` leads nowhere [link]"


def words_of(root, folder, pattern):
    """What `pattern` finds in the sources of a folder, with the file where it stands first."""
    words = {}
    for file in sorted((root / folder).glob("*.cpp")):
        for match in pattern.finditer(file.read_text("utf-8")):
            words.setdefault(match[1], file.relative_to(root).as_posix())
    return words


def check_troubles(root):
    file = root / TROUBLES
    known = set(re.findall(r"`([a-z-]+)`", file.read_text("utf-8"))) if file.exists() else set()
    codes = words_of(root, "services/manifest/validation", CODE)
    kinds = {word: name for word, name in words_of(root, "services/core", KIND).items()
             if name.endswith("/error.cpp")}
    for word, name in sorted({**codes, **kinds}.items()):
        if word not in known and not OTHER_WORDS.match(word):
            yield f"{name}:1: `{word}` is not in {TROUBLES} [troubleshooting]"


def main():
    arguments = report.parser(__doc__).parse_args()
    root = arguments.root
    documents = sorted(root.glob("*.md")) + sorted(root.glob("docs/*.md"))
    breaches = [breach for file in documents for breach in check_links(root, file)]
    breaches += check_troubles(root)
    return report.tell(len(documents), breaches, arguments.expect)


if __name__ == "__main__":
    sys.exit(main())
