#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A canary played by what a screen reader has: AT-SPI, on a private bus and display.

usage: screenreader_canary.py SERIN SERINCTL

Things are found by role and name, acted on through Action, Value and EditableText, and
read through names, descriptions and Text. Keys are pressed only where somebody who listens presses
them: in a menu that is open, to move between fields, and to quit. What was done is held against the
control plane and against Git. Exit code 77 when a package for it is not installed.

What Qt 6.4's bridge cannot do, and what stands in for it:
- the value of a slider in words: its description says it, and an event tells when that changes;
- announcements (they came with Qt 6.8): the texts that change are told, "Done" among them;
- which page tab is chosen: the list of the tabs has its name;
- the name of a box with entries is the entry that is chosen: what the box is for is its description
  and, where there is a label, its relation to that.
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

try:
    from screenreader import Atspi, Place, Reader, eventually
except (ImportError, ValueError) as reason:
    print(f"SKIP: gir1.2-atspi-2.0 or python3-gi is not installed ({reason})")
    sys.exit(77)
for tool in ("Xvfb", "dbus-daemon", "xdotool"):
    if not shutil.which(tool):
        print(f"SKIP: {tool} is not installed")
        sys.exit(77)

CONFIRM = "Commit, push, apply to LOCAL WORKSPACE (dev)"
NAME_EVENT = "object:property-change:accessible-name"


class Canary(unittest.TestCase):
    """Steps in the order of their names; the first that fails ends it."""

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.place = Place(cls.folder.name)
        try:
            cls.place.open()
            cls.serin = cls.place.start(SERIN, "--theme", "light", "--language", "en")
            cls.reader = Reader("serin")
            cls.place.give_keyboard("^Serin$")
        except BaseException:
            cls.tearDownClass()
            raise
        cls.sample = cls.place.home / "Serin" / "canary-sample"

    @classmethod
    def tearDownClass(cls):
        cls.place.close()
        cls.folder.cleanup()

    def setUp(self):
        self.ended = False

    def tearDown(self):
        if not self.ended:
            print(self.reader.outline())

    def done(self):
        self.ended = True

    # What is true, asked without the window.

    def serinctl(self, *words):
        said = subprocess.run([SERINCTL, *words, "--output", "json"], env=self.place.environment,
                              capture_output=True, text=True, timeout=60, check=True).stdout
        return json.loads(said)

    def traffic(self):
        return self.serinctl("online-endpoint", "show", "-n", "my-endpoint")["traffic"]

    def instances(self, name):
        live = self.serinctl("online-deployment", "show", "-n", name, "-e", "my-endpoint")
        return live["instance_count"]

    def pushed(self, *words):
        return subprocess.run(["git", "-C", f"{self.sample}.git", *words, "main"], text=True,
                              env=self.place.environment, capture_output=True, check=True).stdout

    # What a listener does.

    def states(self, thing):
        return thing.get_state_set()

    def review_and_confirm(self, change):
        """Opens the review, hears what it says, and confirms."""
        reader = self.reader
        reader.get("label", f"*{change}")
        if not reader.find("push button", CONFIRM):
            reader.press(reader.ready("push button", "Review and apply"))
        button = reader.ready("push button", CONFIRM)
        eventually(lambda: self.states(button).contains(Atspi.StateType.FOCUSED),
                   "the keyboard on the button that confirms")
        for name in ("Push to origin/main", "Apply to LOCAL WORKSPACE (dev)"):
            box = reader.get("check box", name)
            self.assertTrue(self.states(box).contains(Atspi.StateType.CHECKED), name)
        self.assertIn("my-endpoint: ", reader.text(reader.get("text", "Commit message")))
        reader.said.clear()
        reader.press(button)
        reader.get("label", "Done")
        for step in ("Commit", "Push", "Apply to LOCAL WORKSPACE (dev)"):
            reader.get("label", f"done: {step}*")
        told = [words for event, words in reader.said if event == NAME_EVENT]
        self.assertIn("Done", told)
        self.assertTrue(any(words.startswith("done: Apply") for words in told), told)
        close = reader.ready("push button", "Close")
        reader.press(close)
        reader.gone("push button", "Close")

    def test_1_tries_the_sample(self):
        reader = self.reader
        reader.press(reader.ready("push button", "Try the sample*"))
        reader.get("push button", "Local workspace: running")
        reader.get("push button", "Test blue")
        reader.get("label", "my-endpoint")
        eventually(lambda: reader.find("label", "Succeeded"), "the state of the endpoint")
        tree = reader.get("tree", "Endpoints")
        reader.get("table cell", "my-endpoint, blue 100*", tree)
        self.assertEqual(self.traffic(), {"blue": 100})
        self.done()

    def test_2_scales_blue(self):
        reader = self.reader
        spin = reader.ready("spin button", "Instances of blue")
        self.assertEqual(Atspi.Value.get_current_value(spin), 1)
        self.assertGreaterEqual(Atspi.Value.get_maximum_value(spin), 2)
        self.assertTrue(Atspi.Value.set_current_value(spin, 2))
        self.review_and_confirm("blue instances 1 → 2")
        self.assertEqual(self.instances("blue"), 2)
        self.assertIn("+instance_count: 2", self.pushed("show", "--format="))
        self.done()

    def test_3_adds_green(self):
        reader = self.reader
        button = reader.ready("push button", "Add deployment")
        self.assertTrue(self.states(button).contains(Atspi.StateType.EXPANDABLE))
        reader.press(button)
        menu = eventually(lambda: reader.find("popup menu", "*", button), "the button's menu")
        names = [item.get_name() for item in reader.all(menu)
                 if item.get_role_name() == "menu item"]
        self.assertEqual(names, ["Duplicate blue as green", "From template", "Empty"])
        reader.key("Down")
        item = reader.get("menu item", names[0], menu)
        eventually(lambda: self.states(item).contains(Atspi.StateType.FOCUSED), "the first entry")
        reader.key("Return")
        name = reader.get("text", "Name")
        self.assertEqual(reader.text(name), "green")
        field = reader.get("text", "Model")
        box = field.get_parent()
        self.assertEqual(box.get_role_name(), "combo box")
        self.assertEqual(box.get_name(), "model-1/model")
        labels = [relation.get_target(0).get_name() for relation in box.get_relation_set()
                  if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY]
        self.assertEqual(labels, ["Model"])
        self.assertTrue(Atspi.EditableText.set_text_contents(field, "model-2/model"))
        code = reader.get("text", "Code")
        eventually(lambda: reader.text(code) == "model-2/onlinescoring", "the model's own code")
        reader.press(reader.ready("push button", "Add green"))
        reader.get("spin button", "Instances of green")
        self.review_and_confirm("new deployment green")
        self.assertEqual(self.instances("green"), 2)
        self.assertIn("+name: green", self.pushed("show", "--format="))
        self.done()

    def test_4_moves_the_slider(self):
        reader = self.reader
        slider = reader.ready("slider", "Boundary blue | green")
        self.assertEqual(Atspi.Value.get_current_value(slider), 100)
        self.assertEqual(Atspi.Value.get_minimum_value(slider), 0)
        self.assertEqual(Atspi.Value.get_maximum_value(slider), 100)
        self.assertEqual(Atspi.Value.get_minimum_increment(slider), 1)
        self.assertIn("green 0 percent, blue 100 percent", slider.get_description())
        reader.said.clear()
        self.assertTrue(Atspi.Value.set_current_value(slider, 90))
        eventually(lambda: Atspi.Value.get_current_value(slider) == 90, "the new value")
        eventually(lambda: "green 10 percent, blue 90 percent" in slider.get_description(),
                   "the new value in words")
        eventually(lambda: ("object:property-change:accessible-value", "Boundary blue | green")
                   in reader.said, "word of the new value")
        green = reader.get("spin button", "Traffic of green in percent")
        eventually(lambda: Atspi.Value.get_current_value(green) == 10, "the share of green")
        # And as somebody presses keys on it.
        Atspi.Component.grab_focus(slider)
        eventually(lambda: self.states(slider).contains(Atspi.StateType.FOCUSED), "the keyboard")
        reader.key("Left")
        eventually(lambda: Atspi.Value.get_current_value(slider) == 89, "a step to the left")
        reader.key("Right")
        eventually(lambda: Atspi.Value.get_current_value(slider) == 90, "a step to the right")
        self.review_and_confirm("green 0 → 10 %, blue 100 → 90 %")
        self.assertEqual(self.traffic(), {"blue": 90, "green": 10})
        self.assertEqual([line for line in self.pushed("show", "--format=", "-U0").splitlines()
                          if line.startswith(("+ ", "- "))],
                         ["-  blue: 100", "+  blue: 90", "+  green: 10"])
        self.done()

    def test_5_sends_a_request(self):
        reader = self.reader
        reader.press(reader.ready("push button", "Test green"))
        reader.get("page tab list", "Test")
        body = reader.get("text", "Body of the request")
        eventually(lambda: '"data"' in reader.text(body), "the sample's request")
        reader.press(reader.ready("push button", "Send"))
        reader.get("label", "200 OK")
        reader.get("label", "*answered by green")
        answer = reader.get("text", "Body")
        numbers = json.loads(eventually(lambda: reader.text(answer), "the answer"))
        self.assertEqual(len(numbers), 2)
        for number, blue in zip(numbers, (5215.198131579, 3726.995485938)):
            self.assertNotAlmostEqual(number, blue, 1)  # model 2 answers otherwise
            self.assertLess(abs(number - blue) / blue, 0.02)
        self.done()

    def test_6_reads_the_manifest(self):
        reader = self.reader
        reader.press(reader.get("page tab", "YAML"))
        text = reader.get("text", "Text of the manifest")
        eventually(lambda: "blue: 90\n  green: 10" in reader.text(text), "the file's text")
        self.assertIn("Tab", text.get_description())
        Atspi.Component.grab_focus(text)
        eventually(lambda: self.states(text).contains(Atspi.StateType.FOCUSED), "the keyboard")
        before = reader.text(text)
        reader.key("Tab")
        eventually(lambda: not self.states(text).contains(Atspi.StateType.FOCUSED), "the way out")
        self.assertEqual(reader.text(text), before)
        self.done()

    def test_7_hears_what_was_done(self):
        reader = self.reader
        reader.press(reader.get("push button", "Operations*"))
        operations = reader.get("list", "Operations, the newest first")
        for step in ("Apply to LOCAL WORKSPACE (dev), done", "Push, done", "Commit, done"):
            reader.get("list item", f"*{step}*", operations)
        self.done()

    def test_8_quits(self):
        self.reader.key("q", "Control_L")
        self.assertEqual(self.serin.wait(60), 0)
        eventually(lambda: not [line for line in self.place.processes() if SERINCTL in line
                                or "scoring_host" in line], "the end of the local workspace")
        self.done()


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    SERIN, SERINCTL = (str(pathlib.Path(word).resolve()) for word in sys.argv[1:3])
    unittest.main(argv=sys.argv[:1], verbosity=2, failfast=True,
                  warnings="ignore")  # the bindings call names of actions deprecated
