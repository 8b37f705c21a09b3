#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The scoring host as a process: what scripts and clients see of it.

usage: test_scoring_host.py PATH_OF_SCORING_HOST [unittest's arguments]
"""
import contextlib
import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import textwrap
import threading
import time
import unittest

HOST = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 else ""
PATIENCE = 60

ECHO = """
    def init():
        pass
    def run(data):
        return data
"""


class Host:
    """A running host; its output is read all the time."""

    def __init__(self, folder, environment, arguments):
        self.process = subprocess.Popen(
            [sys.executable, HOST, *arguments], cwd=folder, env=environment,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self.output = ""
        self.grown = threading.Condition()
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()
        self.port = 0

    def _read(self):
        for line in self.process.stdout:
            with self.grown:
                self.output += line.decode()
                self.grown.notify_all()
        with self.grown:
            self.grown.notify_all()

    def wait_for(self, pattern):
        with self.grown:
            found = self.grown.wait_for(
                lambda: re.search(pattern, self.output), timeout=PATIENCE)
        assert found, f"no {pattern!r} in:\n{self.output}"
        return found

    def wait_until_ready(self):
        self.wait_for("ready to score")
        self.port = int(self.wait_for(r"Listening on 127\.0\.0\.1:(\d+)")[1])

    def ended(self):
        code = self.process.wait(PATIENCE)
        self.reader.join(PATIENCE)
        return code

    def ask(self, method="POST", path="/score", body=None, headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request(method, path, body, headers or {})
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        return answer, content

    def talk(self, data, until_closed=True):
        """Sends raw bytes; all that comes back until the host closes the connection."""
        with socket.create_connection(("127.0.0.1", self.port), PATIENCE) as client:
            client.sendall(data)
            if not until_closed:
                return client.recv(65536)
            answer = b""
            while part := client.recv(65536):
                answer += part
            return answer


class HostTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def write(self, name, text):
        path = os.path.join(self.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(textwrap.dedent(text))

    def start(self, script, ready=True, arguments=("--port", "0"), **environment):
        self.write("score.py", script)
        host = Host(self.folder, {
            "PATH": os.environ["PATH"], "AML_APP_ROOT": self.folder,
            "AZUREML_ENTRY_SCRIPT": "score.py", "PYTHONDONTWRITEBYTECODE": "1", **environment,
        }, arguments)

        def end():
            if host.process.poll() is None:
                host.process.kill()
            host.ended()
            host.process.stdout.close()
        self.addCleanup(end)
        if ready:
            host.wait_until_ready()
        return host


class Loading(HostTest):
    def failure(self, script, **environment):
        host = self.start(script, ready=False, **environment)
        self.assertEqual(host.ended(), 3)
        return host.output

    def test_init_is_called_once_and_print_arrives(self):
        host = self.start("""
            import os, sys
            calls = 0
            def init():
                global calls
                calls += 1
                print("init in", os.environ["AZUREML_MODEL_DIR"])
                print("no line end", end="")
            def run(data):
                print("run", data)
                print("grüße", file=sys.stderr)
                return calls
            """, AZUREML_MODEL_DIR="/models", LC_ALL="C")
        self.assertEqual(host.ask(body="x")[1], b"1")
        self.assertEqual(host.ask(body="y")[1], b"1")
        host.wait_for("init in /models\nno line end.*ready")
        host.wait_for("run y\n")
        host.wait_for("grüße\n")

    def test_import_errors(self):
        output = self.failure("import no_such_module_anywhere\n")
        self.assertIn("Traceback", output)
        self.assertIn("ModuleNotFoundError: No module named 'no_such_module_anywhere'", output)
        self.assertIn(f"The interpreter {sys.executable} has no module named", output)
        self.assertNotIn("scoring_host.py\", line", output)
        self.assertIn("SyntaxError", self.failure("def init(:\n"))
        self.assertIn("cannot be imported", self.failure("import sys\nsys.exit(0)\n"))
        self.assertIn("There is no scoring script at",
                      self.failure("", AZUREML_ENTRY_SCRIPT="absent.py"))
        self.write("score.txt", "")
        self.assertIn("not a Python file", self.failure("", AZUREML_ENTRY_SCRIPT="score.txt"))

    def test_packages_of_the_service_are_explained(self):
        self.assertIn("inference-schema: install it",
                      self.failure("from inference_schema.schema_decorators import input_schema\n"))
        self.assertIn("@rawhttp and AMLResponse come from Microsoft's server",
                      self.failure("from azureml.contrib.services.aml_request import rawhttp\n"))

    def test_missing_functions_and_wrong_signatures(self):
        init = "def init(): pass\n"
        self.assertIn("does not have a init() function", self.failure("def run(data): pass\n"))
        self.assertIn("does not have a run() function", self.failure(init))
        wrong = "run() cannot accept positional-only arguments, *args, or **kwargs."
        for parameters in ("data, /", "*data", "data, **more"):
            self.assertIn(wrong, self.failure(f"{init}def run({parameters}): pass\n"))
        self.assertIn("run() needs to accept an argument for input data.",
                      self.failure(f"{init}def run(): pass\n"))
        self.assertIn('needs to accept an argument other than "request_headers".',
                      self.failure(f"{init}def run(request_headers): pass\n"))

    def test_exception_in_init(self):
        output = self.failure("""
            def init():
                raise ValueError("no model here")
            def run(data):
                return 1
            """)
        self.assertIn("ValueError: no model here", output)
        self.assertIn("init() of the scoring script failed", output)

    def test_a_thread_of_the_script_does_not_keep_a_failed_host_alive(self):
        self.failure("""
            import threading, time
            threading.Thread(target=time.sleep, args=(60,)).start()
            raise RuntimeError("after the thread")
            """)

    def test_modules_beside_the_script(self):
        self.write("helper/__init__.py", "answer = 42\n")
        host = self.start("""
            from helper import answer
            def init(): pass
            def run(data): return answer
            """)
        self.assertEqual(host.ask(body="")[1], b"42")
        self.assertFalse(os.path.exists(os.path.join(self.folder, "__pycache__")))

    def test_inherited_socket(self):
        with socket.socket() as listener:
            listener.bind(("127.0.0.1", 0))
            port = listener.getsockname()[1]
            number = listener.fileno()
            os.set_inheritable(number, True)
            self.write("score.py", ECHO)
            process = subprocess.Popen(
                [sys.executable, HOST, "--listen_fd", str(number)], close_fds=False,
                env={"AML_APP_ROOT": self.folder, "AZUREML_ENTRY_SCRIPT": "score.py"},
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        try:
            for line in process.stdout:
                if b"ready to score" in line:
                    break
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
            connection.request("GET", "/")
            self.assertEqual(connection.getresponse().read(), b"Healthy")
            connection.close()
        finally:
            process.kill()
            process.wait()
            process.stdout.close()


class Scoring(HostTest):
    def test_the_body_is_text_and_the_result_json(self):
        host = self.start("""
            import json
            def init(): pass
            def run(anything):
                assert type(anything) is str
                return eval(anything)
            """)
        for source, answer in (("'text'", b'"text"'), ("[1, 2.5]", b"[1, 2.5]"), ("None", b"{}"),
                               ("'[1]'", b'"[1]"'), ("{'a': 'é'}", b'{"a": "\\u00e9"}'),
                               ("0", b"0"), ("False", b"false"), ("''", b'""')):
            with self.subTest(source):
                response, content = host.ask(body=source.encode())
                self.assertEqual((response.status, content), (200, answer))
                self.assertEqual(response.headers["Content-Type"], "application/json")
                self.assertEqual(response.headers["x-ms-run-function-failed"], "False")
                self.assertRegex(response.headers["x-ms-run-fn-exec-ms"], r"^\d+\.\d{3}$")
                self.assertRegex(response.headers["x-ms-server-version"], r"^[\w-]+/[\d.]+$")

    def test_other_than_utf8_is_refused(self):
        response, content = self.start(ECHO).ask(body=b"\xff\xfe")
        self.assertEqual(response.status, 400)
        self.assertIn("Input cannot be decoded as UTF-8", json.loads(content)["message"])
        self.assertEqual(response.headers["x-ms-run-function-failed"], "False")

    def test_query_parameters(self):
        host = self.start(ECHO)
        _, content = host.ask("GET", "/score?a=1&b=[1,2]&c=a&d=null&e=x%20y+z&f=")
        self.assertEqual(json.loads(json.loads(content)),
                         {"a": 1, "b": [1, 2], "c": "a", "d": None, "e": "x y z", "f": ""})
        _, content = host.ask("GET", "/score?foo=bar1&foo=2&x=y")
        self.assertEqual(json.loads(json.loads(content)), {"foo": ["bar1", 2], "x": "y"})
        self.assertEqual(host.ask("GET", "/score")[1], b'"{}"')

    def test_request_headers(self):
        host = self.start("""
            def init(): pass
            def run(data, request_headers):
                return [request_headers["Content-Type"], request_headers["X-Some-Thing"]]
            """)
        _, content = host.ask(body="", headers={"content-type": "text/x", "x-some-thing": "yes"})
        self.assertEqual(json.loads(content), ["text/x", "yes"])

    def test_exceptions(self):
        host = self.start("""
            def init(): pass
            def run(data):
                raise KeyError("the reason " + data)
            """)
        response, content = host.ask(body="is this")
        self.assertEqual(response.status, 500)
        self.assertEqual(json.loads(content)["message"],
                         "An unexpected error occurred in scoring script. "
                         "Check the logs for more info.")
        self.assertEqual(response.headers["x-ms-run-function-failed"], "True")
        host.wait_for("KeyError: 'the reason is this'")
        self.assertIsNone(host.process.poll())

    def test_what_json_cannot_express(self):
        host = self.start("""
            def init(): pass
            def run(data): return {1, 2}
            """)
        response, content = host.ask(body="")
        self.assertEqual(response.status, 500)
        self.assertIn("An unexpected internal error occurred", json.loads(content)["message"])
        host.wait_for("set is not JSON serializable")

    def test_exit_in_run_ends_the_process(self):
        host = self.start("""
            import sys
            def init(): pass
            def run(data): sys.exit(5)
            """)
        with self.assertRaises((http.client.HTTPException, OSError)):
            host.ask(body="")
        self.assertEqual(host.ended(), 5)

    def test_the_log_has_a_line_for_each_scoring(self):
        host = self.start(ECHO)
        host.ask("GET", "/")
        host.ask(body="abc")
        host.wait_for(r"POST /score 200 \d+\.\d{3}ms 5\n")
        host.ask("GET", "/score?a=1")
        host.wait_for(r"GET /score\?a=1 200 \d+\.\d{3}ms \d+\n")
        self.assertNotIn("GET / ", host.output)

    def test_input_schema(self):
        # Stands in for Microsoft's package, which is not there: only what the host asks it for.
        self.write("inference_schema/__init__.py", "")
        self.write("inference_schema/schema_util.py", """
            def is_schema_decorated(function): return True
            def get_input_schema(function): return {"type": "object", "example": {"a": 1}}
            def get_output_schema(function): return {"type": "integer"}
            """)
        host = self.start("""
            import inference_schema.schema_util
            def init(): pass
            def run(a, b=2): return [a, b]
            """)
        js = {"Content-Type": "application/json; charset=utf-8"}
        self.assertEqual(host.ask(body='{"a": [1]}', headers=js)[1], b"[[1], 2]")
        self.assertEqual(host.ask("GET", "/score?a=7&b=8")[1], b"[7, 8]")
        for body, headers, status, message in (
                ("{}", {"Content-Type": "text/plain"}, 415,
                 "Expects Content-Type to be application/json"),
                ("", js, 400, "POST body is empty. Expecting a JSON dictionary."),
                ("[1]", js, 400, "POST body should be a JSON dictionary."),
                ("{", js, 400, "POST body could not be decoded as JSON"),
                ("[" * 100_000, js, 400, "POST body could not be decoded as JSON"),
                ('{"b": 1}', js, 400, "A value is not provided for the 'a' parameter.")):
            response, content = host.ask(body=body, headers=headers)
            self.assertEqual(response.status, status)
            self.assertIn(message, json.loads(content)["message"])
        self.assertIn(b'"example": {"a": 1}', host.ask("GET", "/swagger.json")[1])


class Routes(HostTest):
    def test_health_answers_while_the_script_is_busy(self):
        host = self.start("""
            import time
            def init(): pass
            def run(data):
                print("busy")
                time.sleep(60)
            """)
        with socket.create_connection(("127.0.0.1", host.port)) as client:
            client.sendall(b"POST /score HTTP/1.1\r\nContent-Length: 0\r\n\r\n")
            host.wait_for("busy")
            response, content = host.ask("GET", "/")
            self.assertEqual((response.status, content), (200, b"Healthy"))
            self.assertEqual(host.ask("HEAD", "/")[1], b"")

    def test_methods_and_unknown_paths(self):
        host = self.start(ECHO)
        response, content = host.ask("PUT", "/score", "x")
        self.assertEqual((response.status, json.loads(content)),
                         (405, {"message": "Method not allowed"}))
        self.assertEqual(response.headers["Allow"], "GET, OPTIONS, POST")
        self.assertEqual(host.ask("POST", "/")[0].status, 405)
        self.assertEqual(host.ask("GET", "/nothing")[0].status, 404)
        response, content = host.ask("OPTIONS", "/score")
        self.assertEqual((response.status, content), (200, b""))

    def test_swagger(self):
        host = self.start(ECHO, SERVICE_NAME="blue", SERVICE_PATH_PREFIX="/api/")
        two = json.loads(host.ask("GET", "/swagger.json")[1])
        self.assertEqual((two["swagger"], two["info"]["title"]), ("2.0", "blue"))
        self.assertIn("/api/score", two["paths"])
        for version, openapi in (("3", "3.0.0"), ("3.0", "3.0.0"), ("3.1", "3.1.0")):
            document = json.loads(host.ask("GET", f"/swagger.json?version={version}")[1])
            self.assertEqual(document["openapi"], openapi)
        response, content = host.ask("GET", "/swagger.json?version=4")
        self.assertEqual(response.status, 404)
        self.assertEqual(json.loads(content)["message"],
                         "Swagger version [4] is not valid. Supported versions: [2, 3, 3.1].")
        host.wait_for(r"GET /swagger\.json\?version=4 404 ")

    def test_swagger_of_the_script(self):
        self.write("swagger.json", '{"swagger": "2.0", "own": true}')
        host = self.start(ECHO)
        self.assertTrue(json.loads(host.ask("GET", "/swagger.json")[1])["own"])
        self.assertIn("openapi", json.loads(host.ask("GET", "/swagger.json?version=3")[1]))

    def test_ids(self):
        host = self.start(ECHO)
        names = ("x-request-id", "x-ms-request-id", "x-ms-client-request-id")
        for given, expected in (
                ("---", "UU-"), ("A--", "AA-"), ("-B-", "UBB"), ("--C", "UCC"), ("AB-", "ABB"),
                ("-BC", "UBC"), ("A-C", "ACC"), ("ABC", "ABC")):
            sent = {n: v for n, v in zip(names, given) if v != "-"}
            response, _ = host.ask(body="", headers=sent)
            shown = [response.headers.get(name, "-") for name in names]
            made = shown[0] if expected[0] == "U" else None
            if made:
                self.assertRegex(made, r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")
            self.assertEqual("".join("U" if v == made else v for v in shown), expected, given)
        response, _ = host.ask("GET", "/", headers={"TraceId": "t-1"})
        self.assertEqual(response.headers["TraceId"], "t-1")

    def test_ids_that_are_too_long(self):
        host = self.start(ECHO)
        long = "x" * 101
        for name, message in (
                ("x-request-id", "x-request-id must not exceed 100 characters"),
                ("x-ms-request-id",
                 "x-ms-request-id and x-ms-client-request-id must not exceed 100 characters"),
                ("x-ms-client-request-id",
                 "x-ms-request-id and x-ms-client-request-id must not exceed 100 characters")):
            response, content = host.ask(body="", headers={name: long})
            self.assertEqual((response.status, json.loads(content)), (431, {"message": message}))
        self.assertEqual(host.ask(body="", headers={"x-request-id": long[1:]})[0].status, 200)

    def test_cross_origin(self):
        host = self.start(ECHO, AML_CORS_ORIGINS="https://a.example, https://b.example")
        response, _ = host.ask(body="", headers={"Origin": "https://b.example"})
        self.assertEqual(response.headers["Access-Control-Allow-Origin"], "https://b.example")
        response, _ = host.ask("OPTIONS", "/score", headers={
            "Origin": "https://a.example", "Access-Control-Request-Method": "POST"})
        self.assertEqual(response.headers["Access-Control-Allow-Methods"], "GET, POST")
        response, _ = host.ask(body="", headers={"Origin": "https://c.example"})
        self.assertIsNone(response.headers["Access-Control-Allow-Origin"])


class Framing(HostTest):
    def test_keep_alive_and_pipelining(self):
        host = self.start(ECHO)
        one = b"POST /score HTTP/1.1\r\nContent-Length: 1\r\n\r\n"
        last = b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n"
        answer = host.talk(one + b"a" + one + b"b" + one + b"c" + last)
        self.assertEqual(answer.count(b"HTTP/1.1 200 OK"), 4)
        self.assertLess(answer.find(b'"a"'), answer.find(b'"b"'))
        self.assertLess(answer.find(b'"b"'), answer.find(b'"c"'))
        self.assertTrue(answer.endswith(b"Healthy"))
        self.assertIn(b"Connection: close",
                      host.talk(b"GET / HTTP/1.0\r\n\r\n"))
        self.assertIn(b"Connection: keep-alive", host.talk(
            b"GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", until_closed=False))

    def test_chunked_bodies(self):
        host = self.start(ECHO)
        head = b"POST /score HTTP/1.1\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
        answer = host.talk(head + b"3\r\nabc\r\nA;ext=1\r\n0123456789\r\n0\r\nTrailer: x\r\n\r\n")
        self.assertTrue(answer.endswith(b'"abc0123456789"'))
        self.assertTrue(host.talk(head + b"0\r\n\r\n").endswith(b'""'))
        for wrong in (b"x\r\n", b"-1\r\n", b"3\r\nabcd\r\n", b"\r\n", b"0x3\r\nabc\r\n",
                      b"fffffffff\r\n", b"1" * 2000):
            self.assertTrue(host.talk(head + wrong).startswith(b"HTTP/1.1 400 "), wrong)

    def test_chunks_that_arrive_byte_by_byte(self):
        host = self.start(ECHO)
        data = (b"POST /score HTTP/1.1\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                b"2\r\nab\r\n1\r\nc\r\n0\r\n\r\n")
        with socket.create_connection(("127.0.0.1", host.port), PATIENCE) as client:
            client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            for byte in data:
                client.sendall(bytes([byte]))
            answer = b""
            while part := client.recv(65536):
                answer += part
        self.assertTrue(answer.endswith(b'"abc"'))

    def test_malformed_requests(self):
        host = self.start(ECHO)
        for request, status in (
                (b"nonsense\r\n\r\n", 400),
                (b"GET  / HTTP/1.1\r\n\r\n", 400),
                (b"GET http://x/ HTTP/1.1\r\n\r\n", 400),
                (b"GET / HTTP/2.0\r\n\r\n", 505),
                (b"GET /\x80 HTTP/1.1\r\n\r\n", 400),
                (b"GET / HTTP/1.1\r\nNo colon\r\n\r\n", 400),
                (b"GET / HTTP/1.1\r\nName : x\r\n\r\n", 400),
                (b"GET / HTTP/1.1\r\nA: b\r\n folded\r\n\r\n", 400),
                (b"GET / HTTP/1.1\r\nA: b\nC: d\r\n\r\n", 400),
                (b"GET / HTTP/1.1\r\nA: b\rC: d\r\n\r\n", 400),
                (b"GET / HTTP/1.1\r\nA: \0\r\n\r\n", 400),
                (b"POST /score HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\nx", 400),
                (b"POST /score HTTP/1.1\r\nContent-Length: +1\r\n\r\nx", 400),
                (b"POST /score HTTP/1.1\r\nContent-Length: 1, 1\r\n\r\nx", 400),
                (b"POST /score HTTP/1.1\r\nContent-Length: 1\r\n"
                 b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
                (b"POST /score HTTP/1.1\r\nTransfer-Encoding: gzip, chunked\r\n\r\n", 501),
                (b"POST /score HTTP/1.1\r\nContent-Length: 104857601\r\n\r\n", 413),
                (b"GET / HTTP/1.1\r\nA: " + b"x" * 70_000 + b"\r\n\r\n", 431),
                (b"G" * 70_000, 431)):
            with self.subTest(request[:60]):
                answer = host.talk(request)
                self.assertEqual(answer[:12], b"HTTP/1.1 %d" % status)
                body = json.loads(answer.partition(b"\r\n\r\n")[2])
                self.assertEqual(list(body), ["message"])
        self.assertEqual(host.ask(body="ok")[1], b'"ok"')

    def test_large_bodies_both_ways(self):
        host = self.start(ECHO)
        text = "a" * (24 * 1024 * 1024)
        _, content = host.ask(body=text)
        self.assertEqual(len(content), len(text) + 2)

    def test_a_slow_reader_blocks_nobody(self):
        host = self.start("""
            def init(): pass
            def run(data): return "x" * int(data)
            """)
        with socket.create_connection(("127.0.0.1", host.port), PATIENCE) as slow:
            slow.sendall(b"POST /score HTTP/1.1\r\nContent-Length: 8\r\n\r\n50000000")
            slow.recv(1)
            self.assertEqual(host.ask(body="1")[1], b'"x"')
            received = 1
            while received < 50_000_002:
                part = slow.recv(1 << 20)
                self.assertTrue(part)
                received += len(part)

    def test_expect_continue(self):
        host = self.start(ECHO)
        with socket.create_connection(("127.0.0.1", host.port), PATIENCE) as client:
            client.sendall(b"POST /score HTTP/1.1\r\nContent-Length: 2\r\n"
                           b"Expect: 100-continue\r\nConnection: close\r\n\r\n")
            self.assertEqual(client.recv(100), b"HTTP/1.1 100 Continue\r\n\r\n")
            client.sendall(b"ok")
            answer = b""
            while part := client.recv(65536):
                answer += part
        self.assertTrue(answer.endswith(b'"ok"'))

    def test_clients_that_leave(self):
        host = self.start(ECHO)
        for _ in range(200):
            with socket.create_connection(("127.0.0.1", host.port), PATIENCE) as client:
                client.sendall(b"POST /score HTTP/1.1\r\nContent-Length: 5\r\n\r\nab")
        self.assertEqual(host.ask(body="still here")[1], b'"still here"')
        folder = f"/proc/{host.process.pid}/fd"
        if os.path.isdir(folder):
            deadline = time.monotonic() + PATIENCE
            while len(os.listdir(folder)) > 20 and time.monotonic() < deadline:
                time.sleep(0.01)
            self.assertLess(len(os.listdir(folder)), 20)

    def test_more_connections_than_it_keeps(self):
        host = self.start(ECHO)
        with contextlib.ExitStack() as clients:
            for _ in range(1100):
                clients.enter_context(socket.create_connection(("127.0.0.1", host.port), PATIENCE))
            self.assertEqual(host.ask(body="x")[1], b'"x"')


class Concurrency(HostTest):
    COUNTING = """
        import threading, time
        now, most, lock = 0, 0, threading.Lock()
        def init():
            global thread
            thread = threading.get_ident()
        def run(data):
            global now, most
            with lock:
                now += 1
                most = max(most, now)
            time.sleep(0.05)
            with lock:
                now -= 1
            return [most, thread == threading.get_ident()]
    """

    def most_at_once(self, **environment):
        host = self.start(self.COUNTING, **environment)
        answers = []
        threads = [threading.Thread(target=lambda: answers.append(
            json.loads(host.ask(body="")[1]))) for _ in range(12)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(PATIENCE)
        self.assertEqual(len(answers), 12)
        return max(answer[0] for answer in answers), {answer[1] for answer in answers}

    def test_one_worker_runs_in_the_thread_of_init(self):
        self.assertEqual(self.most_at_once(), (1, {True}))

    def test_several_workers(self):
        self.assertEqual(self.most_at_once(WORKER_COUNT="3")[0], 3)

    def test_wrong_worker_count(self):
        host = self.start(ECHO, WORKER_COUNT="many")
        self.assertIn("WORKER_COUNT is not a whole number above 0: many; 1 is used", host.output)

    def timeout_is_answered(self, wait, **environment):
        host = self.start(f"""
            import time
            def init(): pass
            def run(data):
                if data == "slow":
                    {wait}
                return data
            """, SCORING_TIMEOUT_MS="200", **environment)
        for _ in range(4):
            response, content = host.ask(body="slow")
            self.assertEqual((response.status, json.loads(content)),
                             (500, {"message": "Scoring timeout after 200 ms"}))
            self.assertEqual(response.headers["x-ms-run-function-failed"], "True")
            self.assertEqual(host.ask(body="quick")[1], b'"quick"')
        host.wait_for("did not end within 200 ms")

    def test_timeout_interrupts_waiting(self):
        self.timeout_is_answered("time.sleep(60)")

    def test_timeout_of_other_workers(self):
        self.timeout_is_answered("while True: time.sleep(0.005)", WORKER_COUNT="3")

    def test_sigterm_answers_what_runs(self):
        host = self.start("""
            import time
            def init(): pass
            def run(data):
                print("running")
                time.sleep(0.3)
                return "done"
            """)
        results = []
        asking = threading.Thread(target=lambda: results.append(host.ask(body="")))
        with socket.create_connection(("127.0.0.1", host.port)):  # an idle one does not keep it
            asking.start()
            host.wait_for("running")
            host.process.send_signal(signal.SIGTERM)
            asking.join(PATIENCE)
            self.assertEqual(host.ended(), 0)
        response, content = results[0]
        self.assertEqual((response.status, content), (200, b'"done"'))
        self.assertEqual(response.headers["Connection"], "close")

    def test_sigterm_when_idle(self):
        host = self.start(ECHO)
        host.process.send_signal(signal.SIGTERM)
        self.assertEqual(host.ended(), 0)

    def test_sigterm_in_init(self):
        host = self.start("""
            import time
            def init():
                print("in init")
                time.sleep(60)
            def run(data): pass
            """, ready=False)
        host.wait_for("in init")
        host.process.send_signal(signal.SIGTERM)
        self.assertEqual(host.ended(), -signal.SIGTERM)


if __name__ == "__main__":
    unittest.main()
