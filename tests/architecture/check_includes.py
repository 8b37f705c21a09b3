#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the includes of app, ui, models and services and enforces the rules of rules.py.

usage: check_includes.py [--root DIR] [--qt-headers DIR] [--expect FILE]

Prints `file:line: message [rule]` for each breach and exits 1 when there is one. With --expect the
breaches must be exactly the lines of FILE. Qt's classes are taken from Qt's include folder, where
CMake alone does not help: on Debian `<QtWidgets/QLabel>` compiles in any target that links Qt.
"""
import glob
import pathlib
import re
import subprocess
import sys

import report
import rules

INCLUDE = re.compile(r'^\s*#\s*include\s*(?:(?P<open>[<"])(?P<name>[^>"]+)[>"]|(?P<macro>\S.*))')
GENERATED = re.compile(r"(?:^|/)(?:moc_.*\.cpp|ui_.*\.h|qrc_.*\.cpp)$|\.moc$")
SOURCES = {".h", ".hpp", ".cpp", ".cc", ".c", ".mm"}


class Breach(Exception):
    """A broken rule: its name and a message."""

    def __init__(self, rule, message):
        super().__init__(message)
        self.rule = rule


class QtHeaders:
    """Which Qt module a header belongs to, learnt from Qt's include folder."""

    def __init__(self, folder):
        self.modules = {}
        self.names = set()
        for module in sorted(pathlib.Path(folder).glob("Qt*")):
            self.names.add(module.name)
            for header in module.iterdir():
                # QtCore owns a name that a later module repeats.
                if module.name == "QtCore":
                    self.modules[header.name] = module.name
                else:
                    self.modules.setdefault(header.name, module.name)
        if "QtWidgets" not in self.names or self.modules.get("QWidget") != "QtWidgets":
            raise ValueError(f"{folder} does not hold Qt's headers")

    def module(self, name):
        """The module of an included header, or None when it is not Qt's."""
        first, _, rest = name.partition("/")
        if rest:
            return first if first.startswith("Qt") and first != "Qt" else None
        return first if first in self.names else self.modules.get(name)


def find_qt_headers():
    for query in (["qmake6"], ["/usr/lib/qt6/bin/qmake"]):
        try:
            answer = subprocess.run(query + ["-query", "QT_INSTALL_HEADERS"], text=True,
                                    capture_output=True, check=True)
            return answer.stdout.strip()
        except (OSError, subprocess.CalledProcessError):
            continue
    found = glob.glob("/usr/include/*/qt6") + glob.glob("/usr/include/qt6")
    return found[0] if found else None


def is_composition(path):
    return path.parts[0] == "app" and path.stem.startswith("composition")


def is_command_line(path):
    return path.as_posix().startswith(rules.COMMAND_LINE)


def check_layer(path, target):
    layer, to = path.parts[0], target.parts[0]
    if is_command_line(path) and to not in {"app", "services"}:
        raise Breach("command-line", f"the command line includes {target}: it uses only services")
    if to != layer and to not in rules.LAYERS[layer]:
        raise Breach("layer", f"{layer} includes {target}: app → ui → models → services")
    if layer == "ui" and to == "services" and target.parts[1] not in rules.SERVICES_FOR_UI:
        raise Breach("ui-services", f"ui includes {target}: of services it sees core and domain")


def row_of(folder):
    for index, row in enumerate(rules.SERVICE_ROWS):
        if folder in row:
            return index
    raise Breach("service-order", f"services/{folder} has no place in the order of rules.py")


def check_service_order(path, target):
    if path.parts[0] != "services" or target.parts[0] != "services":
        return
    if len(path.parts) < 3 or len(target.parts) < 3:
        raise Breach("service-order", f"{target}: files of services live in its folders")
    origin, to = path.parts[1], target.parts[1]
    if origin == to or to == "local":
        return  # check_local looks at the latter
    if origin == "local":
        if to not in rules.SERVICES_FOR_LOCAL:
            raise Breach("local-uses", f"services/local includes {target}: it uses only "
                         + ", ".join(sorted(rules.SERVICES_FOR_LOCAL)))
    elif row_of(to) >= row_of(origin):
        raise Breach("service-order", f"services/{origin} includes {target}, which is not below it")


def check_local(path, target):
    if target.parts[:2] != ("services", "local") or path.parts[:2] == ("services", "local"):
        return
    if not is_composition(path):
        raise Breach("local-owner", f"{target}: only app's composition names services/local")


def check_qt(path, name, qt):
    module = qt.module(name)
    if module is None:
        return
    headless = path.parts[0] == "services" or is_command_line(path)
    if headless and module not in rules.QT_HEADLESS_MODULES:
        raise Breach("headless", f"<{name}> is of {module}: services and the command line use only "
                     + ", ".join(sorted(rules.QT_HEADLESS_MODULES)))
    if path.parts[0] == "models" and module in rules.QT_WIDGET_MODULES:
        raise Breach("models-no-widgets", f"<{name}> is of {module}: models know no widget")


def check_library(path, name):
    for prefix, owner in rules.LIBRARY_OWNERS:
        if name.startswith(prefix) and not path.as_posix().startswith(owner + "/"):
            raise Breach("library-owner", f"<{name}>: only {owner} includes it")


def own_target(root, path, match):
    """The file of ours that is included, from the root; None for another's."""
    name = match["name"]
    first = name.split("/")[0]
    if match["open"] == "<":
        if first in rules.LAYERS:
            raise Breach("from-root", f'write "{name}" with quotes, it is our own')
        return None
    if GENERATED.search(name):
        return None
    if first not in rules.LAYERS or "/" not in name:
        ours = (root / path.parent / name).exists()
        raise Breach("from-root", f'"{name}": ' + ("write the path from the root" if ours else
                     "quotes are for our own headers, written from the root"))
    if "." in name.split("/") or ".." in name.split("/"):
        raise Breach("from-root", f'"{name}": write the path from the root without dots')
    return pathlib.PurePosixPath(name)


def check_include(root, path, match, qt):
    if match["macro"]:
        raise Breach("from-root", "an include by macro cannot be checked: write the name")
    check_library(path, match["name"])
    target = own_target(root, path, match)
    if target is None:
        check_qt(path, match["name"], qt)
        return
    check_layer(path, target)
    check_local(path, target)
    check_service_order(path, target)


def check_file(root, path, qt):
    text = (root / path).read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        match = INCLUDE.match(line)
        if not match:
            continue
        try:
            check_include(root, path, match, qt)
        except Breach as breach:
            yield f"{path}:{number}: {breach} [{breach.rule}]"


def check_tree(root, qt):
    breaches = []
    count = 0
    for layer in rules.LAYERS:
        for file in sorted((root / layer).rglob("*")):
            if file.suffix in SOURCES and file.is_file():
                count += 1
                breaches += check_file(root, file.relative_to(root), qt)
    return count, breaches


def main():
    options = report.parser(__doc__)
    options.add_argument("--qt-headers", default=None, help="the folder that holds QtCore/ …")
    arguments = options.parse_args()
    folder = arguments.qt_headers or find_qt_headers()
    if not folder:
        options.error("Qt's headers are nowhere to be found: name them with --qt-headers")
    count, breaches = check_tree(arguments.root, QtHeaders(folder))
    return report.tell(count, breaches, arguments.expect)


if __name__ == "__main__":
    sys.exit(main())
