#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The local workspace as a whole: start, idle, many endpoints, many instances.

usage: bench_local.py SERINCTL

Each figure stands beside its goal. Needs Linux (/proc).
"""
import http.client
import json
import os
import pathlib
import signal
import statistics
import subprocess
import sys
import tempfile
import time

SCRIPT = "def init():\n    pass\ndef run(data):\n    return 1\n"
TICK = os.sysconf("SC_CLK_TCK")
IDLE_SECONDS = 20


class Server:
    """A running `serinctl local serve` and a connection to its control plane."""

    def __init__(self, program, state):
        begin = time.monotonic()
        self.process = subprocess.Popen([program, "local", "serve", "--state-dir", str(state)],
                                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        line = self.process.stdout.readline()
        self.started = time.monotonic() - begin
        known = json.loads(line)
        self.token = pathlib.Path(known["tokenFile"]).read_text().strip()
        self.workspace = (f"/subscriptions/{known['subscriptionId']}/resourceGroups/"
                          f"{known['resourceGroup']}/providers/Microsoft.MachineLearningServices/"
                          f"workspaces/{known['workspace']}")
        self.http = http.client.HTTPConnection(known["baseUrl"].removeprefix("http://"), timeout=60)

    def ask(self, method, target, body=None):
        self.http.request(method, target, None if body is None else json.dumps(body),
                          {"Authorization": f"Bearer {self.token}",
                           "Content-Type": "application/json"})
        answer = self.http.getresponse()
        text = answer.read()
        if answer.status >= 400:
            raise SystemExit(f"{method} {target}: {answer.status} {text.decode()}")
        return answer, json.loads(text) if text else {}

    def below(self, path, query=""):
        return f"{self.workspace}{path}?api-version=2024-04-01{query}"

    def finish(self, answer):
        target = "/" + answer.headers["Azure-AsyncOperation"].split("/", 3)[3]
        while True:
            status = self.ask("GET", target)[1]
            if status["status"] in ("Succeeded", "Failed", "Canceled"):
                if status["status"] != "Succeeded":
                    raise SystemExit(json.dumps(status))
                return
            time.sleep(0.02)

    def put_endpoint(self, name):
        return self.ask("PUT", self.below(f"/onlineEndpoints/{name}"),
                        {"location": "local", "properties": {"authMode": "Key"}})[0]

    def put_deployment(self, endpoint, name, capacity, code):
        properties = {"endpointComputeType": "Managed", "instanceType": "Standard_F2s_v2",
                      "codeConfiguration": {"codeId": code, "scoringScript": "score.py"}}
        return self.ask("PUT", self.below(f"/onlineEndpoints/{endpoint}/deployments/{name}"),
                        {"location": "local", "sku": {"name": "Default", "capacity": capacity},
                         "properties": properties})[0]

    def stop(self):
        begin = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(timeout=30)
        self.process.stdout.close()
        return time.monotonic() - begin, code

    def cpu_seconds(self):
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICK

    def switches(self):
        total = 0
        for task in pathlib.Path(f"/proc/{self.process.pid}/task").iterdir():
            for line in (task / "status").read_text().splitlines():
                if line.startswith("voluntary_ctxt_switches"):
                    total += int(line.split()[1])
        return total

    def memory(self):
        for line in pathlib.Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024
        return 0.0


def report(name, value, goal):
    print(f"{name:<58}{value:>14}   goal {goal}")


def main():
    program = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        (root / "code").mkdir()
        (root / "code" / "score.py").write_text(SCRIPT)

        starts = []
        for number in range(5):
            server = Server(program, root / f"fresh-{number}")
            starts.append(server.started)
            server.stop()
        report("start to the line that says ready, median of 5", f"{statistics.median(starts) * 1000:.0f} ms",
               "300 ms")

        server = Server(program, root / "state")
        for number in range(250):
            server.finish(server.put_endpoint(f"endpoint-{number:03}"))
        begin = time.monotonic()
        target, count, pages = server.below("/onlineEndpoints", "&count=50"), 0, 0
        while target:
            page = server.ask("GET", target)[1]
            count += len(page["value"])
            pages += 1
            link = page.get("nextLink")
            target = "/" + link.split("/", 3)[3] if link else None
        report(f"list of {count} endpoints in {pages} pages",
               f"{(time.monotonic() - begin) * 1000:.0f} ms", "250 in all")

        code = server.ask("PUT", server.below("/codes/code/versions/1"),
                          {"properties": {"codeUri": (root / "code").as_uri()}})[1]["id"]
        for answer in [server.put_deployment(f"endpoint-{number:03}", "blue", 1, code)
                       for number in range(10)]:
            server.finish(answer)
        time.sleep(3)
        cpu, switches = server.cpu_seconds(), server.switches()
        time.sleep(IDLE_SECONDS)
        share = (server.cpu_seconds() - cpu) / IDLE_SECONDS * 100
        report("idle with 10 deployments: of one core", f"{share:.2f} %", "1 %")
        report("idle: wake-ups a second, all threads",
               f"{(server.switches() - switches) / IDLE_SECONDS:.1f}", "-")
        report("idle: memory of the server itself", f"{server.memory():.0f} MB", "60 MB")

        begin = time.monotonic()
        for answer in [server.put_deployment("endpoint-100", f"many-{number:02}", 3, code)
                       for number in range(20)]:
            server.finish(answer)
        report("20 deployments x 3 instances: until all are ready",
               f"{time.monotonic() - begin:.1f} s", "they run")
        seconds, code = server.stop()
        report(f"SIGTERM with 70 instances: until the end, exit code {code}", f"{seconds:.1f} s", "5 s")


if __name__ == "__main__":
    main()
