# SPDX-License-Identifier: GPL-3.0-or-later
"""A screen reader's view of a program: its own display, its own buses, and what AT-SPI tells.

A module for tests; needs Debian's gir1.2-atspi-2.0, at-spi2-core, dbus, xvfb and xdotool.
"""
import contextlib
import ctypes
import os
import pathlib
import re
import signal
import subprocess
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

KEYS = {"Tab": 0xff09, "Return": 0xff0d, "Left": 0xff51, "Right": 0xff53, "Down": 0xff54}  # X's symbols
HELD = {"Control_L": 37}  # and codes, of X's own keyboard
PATIENCE = 60 * float(os.environ.get("SERIN_TEST_PATIENCE", "1"))  # seconds that something may take


LIBC = ctypes.CDLL(None)
PR_SET_PDEATHSIG = 1


def end_with_parent():
    """In a child: so that nothing stays when the test itself is killed."""
    LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def showing(thing):
    states = thing.get_state_set()
    return states.contains(Atspi.StateType.SHOWING) and states.contains(Atspi.StateType.VISIBLE)


def matches(text, pattern):
    return re.fullmatch(".*".join(map(re.escape, pattern.split("*"))), text, re.DOTALL)


class Missing(AssertionError):
    """What was looked for did not come."""


def eventually(look, what, limit=PATIENCE):
    """The first true answer of look(), while events go on; Missing when none comes in time."""
    context = GLib.MainContext.default()
    end = time.monotonic() + limit
    timer = GLib.timeout_add(50, lambda: True)  # a fact may come without an event
    try:
        while True:
            with contextlib.suppress(GLib.Error):  # it went while it was looked at
                answer = look()
                if answer:
                    return answer
            if time.monotonic() > end:
                raise Missing(f"waited {limit} s for {what}")
            context.iteration(True)
    finally:
        GLib.source_remove(timer)


class Reader:
    """Finds things by role and name and acts on them through their interfaces."""

    def __init__(self, program):
        self.said = []  # (event, words) in their order
        self._listener = Atspi.EventListener.new(self._heard)
        for event in ("object:state-changed:focused", "object:property-change:accessible-name",
                      "object:property-change:accessible-value", "object:announcement",
                      "object:state-changed:showing", "object:text-changed:insert"):
            self._listener.register(event)
        self.application = eventually(lambda: self._application(program), program)
        self.application.set_cache_mask(Atspi.Cache.NONE)  # ask the program, each time

    def _heard(self, event):
        with contextlib.suppress(GLib.Error):
            self.said.append((event.type, event.source.get_name()))

    @staticmethod
    def _application(program):
        desktop = Atspi.get_desktop(0)
        desktop.clear_cache()
        for i in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(i)
            if child and child.get_name() == program and child.get_child_count() > 0:
                return child
        return None

    def all(self, within=None):
        """What is shown, from the outside to the inside."""
        todo = [within or self.application]
        while todo:
            thing = todo.pop()
            with contextlib.suppress(GLib.Error):
                if thing is not self.application:
                    if not showing(thing):
                        continue
                    yield thing
                todo += [child for i in reversed(range(thing.get_child_count()))
                         if (child := thing.get_child_at_index(i))]

    def find(self, role, name, within=None):
        """The thing that is shown now, or None; an asterisk in the name stands for anything."""
        for thing in self.all(within):
            if thing.get_role_name() == role and matches(thing.get_name(), name):
                return thing
        return None

    def get(self, role, name, within=None, limit=PATIENCE):
        return eventually(lambda: self.find(role, name, within), f'{role} "{name}"', limit)

    def ready(self, role, name, within=None):
        """As get(), when it may be used."""
        def look():
            thing = self.find(role, name, within)
            usable = thing and thing.get_state_set().contains(Atspi.StateType.SENSITIVE)
            return thing if usable else None
        return eventually(look, f'{role} "{name}" that can be used')

    def gone(self, role, name):
        eventually(lambda: not self.find(role, name), f'the end of {role} "{name}"')

    @staticmethod
    def press(thing):
        """What the thing does when it is activated."""
        names = [Atspi.Action.get_action_name(thing, i)
                 for i in range(Atspi.Action.get_n_actions(thing))]
        for name in ("Press", "Toggle", "ShowMenu"):
            if name in names:
                assert Atspi.Action.do_action(thing, names.index(name)), thing.get_name()
                return
        raise AssertionError(f"{thing.get_role_name()} {thing.get_name()!r} only does {names}")

    @staticmethod
    def key(name, held=None):
        """A key of the keyboard, by its name in X, while another one is held."""
        symbol = KEYS.get(name, ord(name[0]))
        if held:
            Atspi.generate_keyboard_event(HELD[held], None, Atspi.KeySynthType.PRESS)
        Atspi.generate_keyboard_event(symbol, None, Atspi.KeySynthType.SYM)
        if held:
            Atspi.generate_keyboard_event(HELD[held], None, Atspi.KeySynthType.RELEASE)

    @staticmethod
    def text(thing):
        return Atspi.Text.get_text(thing, 0, Atspi.Text.get_character_count(thing))

    def outline(self, within=None):
        """What is shown, for a person who wonders why a test failed."""
        lines = []

        def add(thing, depth):
            with contextlib.suppress(GLib.Error):
                if depth == 0 or showing(thing):
                    lines.append(f"{'  ' * depth}{thing.get_role_name()} {thing.get_name()!r}")
                    for i in range(thing.get_child_count()):
                        if child := thing.get_child_at_index(i):
                            add(child, depth + 1)
        add(within or self.application, 0)
        return "\n".join(lines)


class Place:
    """A home, a display and buses of their own, in folder; everything ends with it."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.home = self.folder / "home"
        runtime = self.folder / "runtime"
        for new in (self.home, runtime):
            new.mkdir(mode=0o700)
        self.environment = {name: value for name, value in os.environ.items()
                            if not name.startswith(("XDG_", "DBUS_", "AT_SPI", "QT_", "SERIN_",
                                                    "LD_", "ASAN"))}
        # Not what other tests are told: libxkbcommon copies counted strings, which strict checks
        # refuse, and Qt's bridge to AT-SPI keeps the last key press.
        self.environment |= {"ASAN_OPTIONS": "detect_leaks=0"}
        self.environment |= {
            "HOME": str(self.home), "XDG_RUNTIME_DIR": str(runtime),
            "XDG_CONFIG_HOME": str(self.home / "config"), "XDG_DATA_HOME": str(self.home / "data"),
            "XDG_STATE_HOME": str(self.home / "state"), "XDG_CACHE_HOME": str(self.home / "cache"),
            "LC_ALL": "C.UTF-8", "GSETTINGS_BACKEND": "memory",
            "QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "SERIN_LOCAL_ENDS_WITH": str(os.getpid())}
        self._started = []

    def start(self, *command, **options):
        process = subprocess.Popen([str(word) for word in command], env=self.environment,
                                   start_new_session=True, preexec_fn=end_with_parent, **options)
        self._started.append(process)
        return process

    def open(self):
        """Starts the display and the session's bus; the accessibility bus comes by itself."""
        for number in range(100 + os.getpid() % 400, 1000):
            server = self.start("Xvfb", f":{number}", "-screen", "0", "1400x1000x24", "-nolisten",
                                "tcp", "-noreset", "-displayfd", "1", stdout=subprocess.PIPE,
                                stderr=subprocess.DEVNULL, text=True)
            if server.stdout.readline().strip():  # it is ready, and the number was free
                self.environment["DISPLAY"] = f":{number}"
                break
        bus = self.start("dbus-daemon", "--session", "--nofork", "--print-address",
                         stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                         text=True)
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        os.environ.clear()
        os.environ.update(self.environment)  # for libatspi in this process
        Atspi.init()

    def give_keyboard(self, title):
        """To the window called so: what a window manager does elsewhere."""
        subprocess.run(["xdotool", "search", "--sync", "--onlyvisible", "--name", title,
                        "windowfocus", "--sync"], env=self.environment, timeout=PATIENCE,
                       check=True, stdout=subprocess.DEVNULL)

    def close(self):
        """Ends what was started, the newest first, with what those started."""
        for process in reversed(self._started):
            if process.poll() is None:
                process.terminate()
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(10)
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            if process.stdout:
                process.stdout.close()

    def processes(self):
        """Command lines of what runs with this home, but for this process."""
        found = []
        for folder in pathlib.Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                if int(folder.name) != os.getpid() and \
                        f"HOME={self.home}".encode() in (folder / "environ").read_bytes():
                    words = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode().strip()
                    if words:
                        found.append(f"{folder.name} {words}")
        return found
