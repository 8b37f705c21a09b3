#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Serves one scoring script over HTTP on 127.0.0.1, by the contract of Azure ML's inference server.

The script has `init()`, called once, and `run(data)`, called for each request to /score. What
happens with requests, answers, ids and errors stands at the functions below.

usage: scoring_host.py [--entry_script FILE] [--model_dir DIR] [--worker_count N]
                       (--port N | --listen_fd N)

--listen_fd: a bound socket that the parent left open, so that nobody else can take the port in
between. --port 0: any free port, printed on stdout. The environment gives what no option says:
AZUREML_ENTRY_SCRIPT (relative to AML_APP_ROOT), AZUREML_MODEL_DIR, WORKER_COUNT (calls of run() at
the same time, 1), SCORING_TIMEOUT_MS (of one call, 3600000), AZUREML_LOG_LEVEL, AML_CORS_ORIGINS,
SERVICE_NAME, SERVICE_VERSION and SERVICE_PATH_PREFIX.

Threads: the main thread calls init() and, as the first worker, run(), so that what belongs to a
thread (SQLite connections, gradient modes of torch) is the same in both; further workers are
threads of their own. One more thread reads requests and answers what needs no script: a process
that is busy scoring is still seen to be alive.

Ends with 3 when the script cannot be loaded or init() fails, and with 0 at SIGTERM as soon as the
requests that have arrived are answered. Python 3.9 or newer, standard library only.
"""
import faulthandler
import inspect
import json
import os
import queue
import selectors
import signal
import socket
import sys
import threading
import time

HOST_VERSION = "serin-scoring-host/1.0"
LARGEST_BODY = 100 * 1024 * 1024
LARGEST_HEAD = 64 * 1024
LONGEST_ID = 100
MOST_CONNECTIONS = 1000
READ_SIZE = 256 * 1024
READ_AHEAD = 1024 * 1024  # of a connection whose request is being answered
EXIT_SCRIPT_FAILED = 3

REASONS = {
    200: "OK", 400: "Bad Request", 404: "Not Found", 405: "Method Not Allowed",
    413: "Content Too Large", 415: "Unsupported Media Type", 431: "Request Header Fields Too Large",
    500: "Internal Server Error", 501: "Not Implemented", 505: "HTTP Version Not Supported",
}
SCRIPT_ERROR = "An unexpected error occurred in scoring script. Check the logs for more info."
INTERNAL_ERROR = "An unexpected internal error occurred. Check the logs for more info."

# Packages that a script for the service may import and that nobody's own computer has by itself.
SERVICE_PACKAGES = {
    "inference_schema": "@input_schema and @output_schema come from the package inference-schema: "
                        "install it for this interpreter, or take the plain text in run(data)",
    "azureml": "@rawhttp and AMLResponse come from Microsoft's server, which does not run here: "
               "take the plain text in run(data) and return what JSON can express",
}


class Log:
    """Lines on stdout: time, level, process id, text. Written whole, never raises."""

    LEVELS = {"DEBUG": 10, "INFO": 20, "WARNING": 30, "WARN": 30, "ERROR": 40, "CRITICAL": 50}

    def __init__(self, level_name):
        self.lowest = self.LEVELS.get(level_name.upper(), 20)
        self.second = -1
        self.date = ""
        self.tag = f"[{os.getpid()}]"

    def write(self, level, letter, text):
        if level < self.lowest:
            return
        now = time.time()
        second = int(now)
        if second != self.second:
            self.date = time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(second))
            self.second = second
        line = f"{self.date},{int((now - second) * 1000):03d} {letter} {self.tag} scoring - {text}\n"
        try:
            os.write(1, line.encode("utf-8", "backslashreplace"))
        except OSError:
            pass

    def info(self, text):
        self.write(20, "I", text)

    def warning(self, text):
        self.write(30, "W", text)

    def error(self, text):
        self.write(40, "E", text)


log = Log(os.environ.get("AZUREML_LOG_LEVEL", "INFO"))


def flush_output():
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError, AttributeError):
            pass  # nobody reads any more, or the script closed it


def give_up(reason, error=None):
    """Ends the process for a script that cannot serve; its threads are not waited for."""
    flush_output()
    if error is not None:
        os.write(2, describe(error).encode("utf-8", "backslashreplace"))
    log.write(50, "E", reason)
    os._exit(EXIT_SCRIPT_FAILED)


def describe(error):
    """The traceback of what the script did, without the frames of this file."""
    import traceback

    frames = error.__traceback__
    while frames is not None and is_foreign(frames.tb_frame.f_code.co_filename):
        frames = frames.tb_next
    return "".join(traceback.format_exception(type(error), error, frames))


def is_foreign(file_name):
    return file_name == __file__ or file_name.startswith("<frozen importlib")


# ---- HTTP -----------------------------------------------------------------------------------------


class Refused(Exception):
    """A request that is not read any further; the connection is closed after the answer."""

    def __init__(self, status, message):
        super().__init__(message)
        self.status = status
        self.message = message


class Request:
    __slots__ = ("method", "path", "query", "headers", "body", "keep_alive", "started",
                 "id_headers", "origin")

    def __init__(self, method, target, headers, keep_alive):
        self.method = method
        self.path, _, self.query = target.partition("?")
        self.headers = headers  # by name in lower case
        self.body = b""
        self.keep_alive = keep_alive
        self.started = time.perf_counter()
        self.id_headers = ""
        self.origin = headers.get("origin", "")


class RequestReader:
    """Cuts the requests out of what arrives on one connection. Framing is read strictly: whatever
    two programs could understand differently is refused."""

    __slots__ = ("buffer", "request", "length", "chunks", "received", "awaits_continue", "_seen")

    def __init__(self):
        self.buffer = bytearray()
        self._start_over()

    def _start_over(self):
        self.request = None
        self.length = 0          # of the body, or of the current chunk with its line end
        self.chunks = None       # the parts of a chunked body so far
        self.received = 0
        self.awaits_continue = False
        self._seen = 0           # bytes of the buffer that hold no end of a head

    def next(self):
        """The next whole request, or None as long as some of it is missing."""
        if self.request is None and not self._read_head():
            return None
        if self.chunks is None:
            if len(self.buffer) < self.length:
                return None
            body = bytes(memoryview(self.buffer)[:self.length])
            del self.buffer[:self.length]
        elif self._read_chunks():
            body = b"".join(self.chunks)
        else:
            return None
        request = self.request
        request.body = body
        self._start_over()
        return request

    def _read_head(self):
        end = self.buffer.find(b"\r\n\r\n", max(0, self._seen - 3))
        if end < 0:
            self._seen = len(self.buffer)
            if self._seen > LARGEST_HEAD:
                raise Refused(431, "Request headers are too large")
            return False
        if end > LARGEST_HEAD:
            raise Refused(431, "Request headers are too large")
        head = self.buffer[:end].decode("latin-1")
        del self.buffer[:end + 4]
        lines = head.split("\r\n")
        if "\0" in head or head.count("\n") != len(lines) - 1 or head.count("\r") != len(lines) - 1:
            raise Refused(400, "Malformed request headers")
        method, target, version = self._first_line(lines[0])
        headers = self._headers(lines)
        connection = headers.get("connection", "").lower()
        keep_alive = "close" not in connection if version == "HTTP/1.1" else (
            "keep-alive" in connection)
        self.request = Request(method, target, headers, keep_alive)
        self._frame(headers)
        return True

    @staticmethod
    def _first_line(line):
        parts = line.split(" ")
        if len(parts) != 3 or not parts[0].isalpha() or not parts[1].startswith("/"):
            raise Refused(400, "Malformed request line")
        if parts[2] not in ("HTTP/1.1", "HTTP/1.0"):
            raise Refused(505, "HTTP version not supported")
        if not (parts[1].isascii() and parts[1].isprintable()):
            raise Refused(400, "Malformed request line")
        return parts

    @staticmethod
    def _headers(lines):
        headers = {}
        for line in lines[1:]:
            name, colon, value = line.partition(":")
            if not colon or not name or name != name.strip() or " " in name or "\t" in name:
                raise Refused(400, "Malformed request headers")
            name = name.lower()
            value = value.strip(" \t")
            if name in headers:
                if name in ("content-length", "transfer-encoding", "host"):
                    raise Refused(400, f"Repeated header {name}")
                value = f"{headers[name]},{value}"
            headers[name] = value
        return headers

    def _frame(self, headers):
        coding = headers.get("transfer-encoding")
        length = headers.get("content-length")
        if coding is not None:
            if length is not None:
                raise Refused(400, "Both Content-Length and Transfer-Encoding are given")
            if coding.lower() != "chunked":
                raise Refused(501, "Transfer-Encoding is not supported")
            self.chunks = []
            self.length = -1
        elif length is not None:
            if not (length.isascii() and length.isdigit()) or len(length) > 15:
                raise Refused(400, "Malformed Content-Length")
            self.length = int(length)
            if self.length > LARGEST_BODY:
                raise Refused(413, "Request body is too large")
        self.awaits_continue = headers.get("expect", "").lower() == "100-continue"

    def _read_chunks(self):
        """Whether the last chunk and the trailers are there. `length` is -1 before a size line, -2
        in the trailers, else what is left of the chunk and its line end."""
        while True:
            if self.length < 0:
                end = self.buffer.find(b"\r\n")
                if end < 0:
                    if len(self.buffer) > 1024:
                        raise Refused(400, "Malformed chunk")
                    return False
                line = bytes(self.buffer[:end])
                del self.buffer[:end + 2]
                if self.length == -2:
                    if not line:
                        return True
                    continue
                size = line.split(b";", 1)[0].rstrip(b" \t")
                if not size or len(size) > 8 or size.strip(b"0123456789abcdefABCDEF"):
                    raise Refused(400, "Malformed chunk")
                length = int(size, 16)
                self.received += length
                if self.received > LARGEST_BODY:
                    raise Refused(413, "Request body is too large")
                self.length = length + 2 if length else -2
                continue
            if len(self.buffer) < self.length:
                return False
            if self.buffer[self.length - 2:self.length] != b"\r\n":
                raise Refused(400, "Malformed chunk")
            self.chunks.append(bytes(memoryview(self.buffer)[:self.length - 2]))
            del self.buffer[:self.length]
            self.length = -1


class Connection:
    """One client. The reading thread owns it; a worker may call answer() for the request that it
    was given, and nothing else."""

    __slots__ = ("server", "socket", "reader", "busy", "rest", "close_after", "paused", "used")

    def __init__(self, server, client):
        self.server = server
        self.socket = client
        self.reader = RequestReader()
        self.busy = False         # a request is being answered
        self.rest = None          # of an answer that did not fit into the socket
        self.close_after = False
        self.paused = False       # sends so far ahead that it is not read
        self.used = time.monotonic()

    def answer(self, data, keep_alive):
        """Sends a whole answer; what does not fit now follows from the reading thread."""
        if not keep_alive:
            self.close_after = True
        try:
            sent = self.socket.send(data)
        except BlockingIOError:
            sent = 0
        except OSError:
            sent = len(data)
            self.close_after = True
        if sent < len(data):
            self.rest = memoryview(data)[sent:]
            self.server.post(self)
            return
        self.busy = False
        # In this order: the reading thread adds to the buffer before it looks whether this is busy.
        if self.close_after or self.paused or self.reader.buffer or self.server.ending:
            self.server.post(self)


# ---- the script -----------------------------------------------------------------------------------


class ScoringTimeout(TimeoutError):
    """Raised within run() when its time is up."""


class BadInput(Exception):
    """The request's data does not suit run(): 400."""


class UnsupportedInput(Exception):
    """The request's data is of another type than run() takes: 415."""


class Script:
    """The scoring script: loaded, checked and initialised."""

    def __init__(self, app_root, entry_script):
        self.app_root = app_root
        self.path = os.path.join(app_root, entry_script)
        self.run = None
        self.parameters = []
        self.takes_headers = False
        self.schema = None  # inference_schema's module of the same name, for a decorated run()

    def load(self):
        import importlib.util

        if not os.path.isfile(self.path):
            give_up(f"There is no scoring script at {self.path}")
        sys.path.append(self.app_root)
        try:
            spec = importlib.util.spec_from_file_location("entry_module", self.path)
            if spec is None:
                give_up(f"The scoring script {self.path} is not a Python file (.py)")
            module = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(module)
        except BaseException as error:
            self._explain_missing(error)
            give_up(f"The scoring script {self.path} cannot be imported", error)
        for name in ("init", "run"):
            if not callable(getattr(module, name, None)):
                give_up(f"The scoring script {self.path} does not have a {name}() function defined.")
        self.run = module.run
        self._check_run()
        log.info(f"Found the scoring script {self.path}")
        return module.init

    @staticmethod
    def _explain_missing(error):
        if not isinstance(error, ModuleNotFoundError) or not error.name:
            return
        log.error(f"The interpreter {sys.executable} has no module named {error.name}")
        hint = SERVICE_PACKAGES.get(error.name.partition(".")[0])
        if hint:
            log.error(hint)

    def _check_run(self):
        try:
            parameters = list(inspect.signature(self.run).parameters.values())
        except (TypeError, ValueError) as error:
            give_up(f"The parameters of run() cannot be read: {error}")
        allowed = (inspect.Parameter.KEYWORD_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
        if any(parameter.kind not in allowed for parameter in parameters):
            give_up("run() cannot accept positional-only arguments, *args, or **kwargs.")
        self.takes_headers = any(p.name == "request_headers" for p in parameters)
        self.parameters = [p for p in parameters if p.name != "request_headers"]
        if not self.parameters and self.takes_headers:
            give_up('run() needs to accept an argument other than "request_headers".')
        if not self.parameters:
            give_up("run() needs to accept an argument for input data.")
        schema = sys.modules.get("inference_schema.schema_util")
        if schema is not None and schema.is_schema_decorated(self.run):
            self.schema = schema

    def arguments(self, request):
        """What run() is called with. @raises BadInput, UnsupportedInput"""
        if request.method == "GET":
            values = query_values(request.query)
            arguments = self._pick(values) if self.schema else self._text(json.dumps(values))
        elif self.schema:
            arguments = self._pick(self._body_values(request))
        else:
            try:
                arguments = self._text(str(request.body, "utf-8"))
            except UnicodeDecodeError as error:
                raise BadInput(f"Input cannot be decoded as UTF-8: {error}") from None
        if self.takes_headers:
            arguments["request_headers"] = {n.title(): v for n, v in request.headers.items()}
        return arguments

    def _text(self, text):
        return {self.parameters[0].name: text}

    @staticmethod
    def _body_values(request):
        media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if media_type != "application/json" and not (
                media_type.startswith("application/") and media_type.endswith("+json")):
            raise UnsupportedInput("Expects Content-Type to be application/json")
        if not request.body:
            raise BadInput("POST body is empty. Expecting a JSON dictionary.")
        try:
            values = json.loads(request.body)
        except (ValueError, RecursionError) as error:
            raise BadInput(f"POST body could not be decoded as JSON: {error}") from None
        if not isinstance(values, dict):
            raise BadInput("POST body should be a JSON dictionary.")
        return values

    def _pick(self, values):
        picked = {}
        for parameter in self.parameters:
            value = values.get(parameter.name, parameter.default)
            if value is inspect.Parameter.empty:
                raise BadInput(f"A value is not provided for the {parameter.name!r} parameter.")
            picked[parameter.name] = value
        return picked


def query_values(query):
    """The parameters of a query as one object: each value as JSON when it is JSON, else as text;
    several values of one name as a list."""
    from urllib.parse import parse_qsl

    values = {}
    for name, text in parse_qsl(query, keep_blank_values=True):
        try:
            value = json.loads(text)
        except (ValueError, RecursionError):
            value = text
        values.setdefault(name, []).append(value)
    return {name: found[0] if len(found) == 1 else found for name, found in values.items()}


def last_query_value(query, name):
    from urllib.parse import parse_qs

    return parse_qs(query).get(name, [""])[-1]


class TimeLimit:
    """Calls run() and raises ScoringTimeout in it when SCORING_TIMEOUT_MS have passed. In the main
    thread by a signal, which also interrupts what waits; in other threads between two steps of
    Python only."""

    def __init__(self, milliseconds):
        self.milliseconds = milliseconds
        self.seconds = milliseconds / 1000
        self.in_run = False
        self.lock = threading.Lock()
        self.deadlines = {}

    def prepare(self, other_workers):
        signal.signal(signal.SIGALRM, self._on_alarm)
        if other_workers:
            threading.Thread(target=self._watch, daemon=True).start()

    def call(self, function, arguments):
        if threading.current_thread() is threading.main_thread():
            return self._call_here(function, arguments)
        return self._call_watched(function, arguments)

    def _on_alarm(self, _number, _frame):
        if self.in_run:
            self.in_run = False
            raise ScoringTimeout

    def _call_here(self, function, arguments):
        self.in_run = True
        try:
            signal.setitimer(signal.ITIMER_REAL, self.seconds)
            return function(**arguments)
        finally:
            self.in_run = False
            signal.setitimer(signal.ITIMER_REAL, 0)

    def _call_watched(self, function, arguments):
        thread = threading.get_ident()
        with self.lock:
            self.deadlines[thread] = time.monotonic() + self.seconds
        try:
            return function(**arguments)
        finally:
            with self.lock:
                if self.deadlines.pop(thread, None) is None:
                    self._raise_in(thread, None)  # it may not have been delivered yet

    def _watch(self):
        while True:
            with self.lock:
                now = time.monotonic()
                for thread in [t for t, end in self.deadlines.items() if end <= now]:
                    del self.deadlines[thread]
                    self._raise_in(thread, ScoringTimeout)
                # Nobody who begins after this has an earlier end than a whole limit from now.
                wait = min(self.deadlines.values(), default=now + self.seconds) - now
            time.sleep(min(max(wait, 0.001), 3600))

    @staticmethod
    def _raise_in(thread, error):
        import ctypes

        exception = None if error is None else ctypes.py_object(error)
        ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), exception)


# ---- swagger --------------------------------------------------------------------------------------


class Swagger:
    """The descriptions under /swagger.json: the script's own files, else a general one."""

    FILES = {"2": ("swagger.json", "swagger2.json"), "3": ("swagger3.json",),
             "3.1": ("swagger3.1.json",)}
    ALIASES = {"2": "2", "2.0": "2", "3": "3", "3.0": "3", "3.1": "3.1"}

    def __init__(self, script):
        self.script = script
        self.texts = {}

    def text(self, asked):
        """JSON as bytes. @raises KeyError whose argument says which versions there are."""
        version = self.ALIASES.get(asked)
        if version is None:
            known = ", ".join(sorted(self.FILES))
            raise KeyError(f"Swagger version [{asked}] is not valid. Supported versions: [{known}].")
        if version not in self.texts:
            self.texts[version] = json.dumps(self._own(version) or self._general(version)).encode()
        return self.texts[version]

    def _own(self, version):
        for name in self.FILES[version]:
            path = os.path.join(self.script.app_root, name)
            try:
                with open(path, encoding="utf-8") as file:
                    return json.load(file)
            except FileNotFoundError:
                continue
            except (OSError, ValueError) as error:
                log.warning(f"{path} cannot be used: {error}")
        return None

    def _general(self, version):
        name = os.environ.get("SERVICE_NAME", "ML service")
        prefix = os.environ.get("SERVICE_PATH_PREFIX", "").strip("/")
        prefix = f"/{prefix}" if prefix else ""
        old = version == "2"
        where = "#/definitions/" if old else "#/components/schemas/"
        kinds = {"ServiceInput": self._schema("input"), "ServiceOutput": self._schema("output"),
                 "ErrorResponse": {"type": "object",
                                   "properties": {"message": {"type": "string"}}}}

        def answers(text, schema):
            def one(description, what):
                if old:
                    return {"description": description, "schema": what}
                return {"description": description,
                        "content": {"application/json": {"schema": what}}}
            return {"200": one(text, schema),
                    "default": one("The request failed.", {"$ref": f"{where}ErrorResponse"})}

        scoring = {"operationId": "RunMLService", "description": "Scores the data with the model",
                   "security": [{"Bearer": []}],
                   "responses": answers("The scores", {"$ref": f"{where}ServiceOutput"})}
        data = {"$ref": f"{where}ServiceInput"}
        if old:
            scoring["parameters"] = [{"name": "serviceInputPayload", "in": "body", "schema": data}]
        else:
            scoring["requestBody"] = {"content": {"application/json": {"schema": data}}}
        token = {"type": "apiKey", "name": "Authorization", "in": "header",
                 "description": "Bearer and the key"}
        document = {"swagger": "2.0"} if old else {
            "openapi": "3.1.0" if version == "3.1" else "3.0.0"}
        document["info"] = {"title": name, "description": f"The scoring service {name}",
                            "version": os.environ.get("SERVICE_VERSION", "1.0")}
        document["paths"] = {
            f"{prefix}/": {"get": {"operationId": "ServiceHealthCheck",
                                   "description": "Whether the service is up",
                                   "responses": answers("Healthy", {"type": "string"})}},
            f"{prefix}/score": {"post": scoring}}
        if old:
            document.update(schemes=["https"], consumes=["application/json"],
                            produces=["application/json"], definitions=kinds,
                            securityDefinitions={"Bearer": token})
        else:
            document["components"] = {"schemas": kinds, "securitySchemes": {"Bearer": token}}
        return document

    def _schema(self, direction):
        if self.script.schema is None:
            return {"type": "object", "example": {}}
        return getattr(self.script.schema, f"get_{direction}_schema")(self.script.run)


# ---- answers --------------------------------------------------------------------------------------


class Service:
    """Turns requests into answers."""

    def __init__(self, script, limit):
        self.script = script
        self.limit = limit
        self.swagger = Swagger(script)
        origins = os.environ.get("AML_CORS_ORIGINS", "")
        self.origins = {origin.strip() for origin in origins.split(",") if origin.strip()}
        self.ending = False

    def answer_here(self, request):
        """The answer to what needs no script, or None: then it is score()'s."""
        refusal = self._take_ids(request)
        if refusal is not None:
            return self.error(request, 431, refusal)
        path, method = request.path, request.method
        if path == "/score":
            if method in ("GET", "POST"):
                return None
            if method == "OPTIONS":
                return self._finish(request, 200, "text/html; charset=utf-8", b"",
                                    "x-ms-run-function-failed: False\r\n")
            return self.error(request, 405, "Method not allowed", "Allow: GET, OPTIONS, POST\r\n")
        if path not in ("/", "/swagger.json"):
            return self.error(request, 404, "The requested URL was not found on the server.")
        if method not in ("GET", "HEAD"):
            return self.error(request, 405, "Method not allowed", "Allow: GET, HEAD\r\n")
        if path == "/":
            return self._finish(request, 200, "text/html; charset=utf-8", b"Healthy")
        try:
            text = self.swagger.text(last_query_value(request.query, "version") or "2")
        except KeyError as unknown:
            return self.error(request, 404, unknown.args[0])
        return self._finish(request, 200, "application/json", text,
                            "x-ms-run-function-failed: False\r\n")

    def score(self, request):
        try:
            arguments = self.script.arguments(request)
        except BadInput as error:
            return self.error(request, 400, str(error))
        except UnsupportedInput as error:
            return self.error(request, 415, str(error))
        begin = time.perf_counter()
        try:
            result = self.limit.call(self.script.run, arguments)
        except ScoringTimeout:
            log.error(f"run() did not end within {self.limit.milliseconds} ms")
            return self.error(request, 500, f"Scoring timeout after {self.limit.milliseconds} ms",
                              failed=True)
        except Exception as error:
            log.error(f"run() raised an exception\n{describe(error)}")
            return self.error(request, 500, SCRIPT_ERROR, failed=True)
        took = (time.perf_counter() - begin) * 1000
        try:
            body = json.dumps({} if result is None else result).encode()
        except (TypeError, ValueError, RecursionError) as error:
            log.error(f"What run() returned cannot be written as JSON: {error}")
            return self.error(request, 500, INTERNAL_ERROR)
        return self._finish(request, 200, "application/json", body,
                            f"x-ms-run-function-failed: False\r\nx-ms-run-fn-exec-ms: {took:.3f}\r\n")

    def error(self, request, status, message, extra="", failed=False):
        body = json.dumps({"message": message}).encode()
        return self._finish(request, status, "application/json", body,
                            f"x-ms-run-function-failed: {failed}\r\n{extra}")

    @staticmethod
    def _take_ids(request):
        """Notes the ids that the answer carries; says what is wrong with the given ones."""
        headers = request.headers
        if "traceid" in headers:
            request.id_headers = f"TraceId: {headers['traceid']}\r\n"
        own = headers.get("x-request-id")
        if own is None:
            digits = os.urandom(16).hex()  # as a random UUID (RFC 9562, version 4)
            own = (f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-"
                   f"{'89ab'[int(digits[16], 16) & 3]}{digits[17:20]}-{digits[20:]}")
        elif len(own) > LONGEST_ID:
            return f"x-request-id must not exceed {LONGEST_ID} characters"
        if own:
            request.id_headers += f"x-request-id: {own}\r\n"
        given = headers.get("x-ms-request-id", "")
        client = headers.get("x-ms-client-request-id", "")
        if len(given) > LONGEST_ID or len(client) > LONGEST_ID:
            return ("x-ms-request-id and x-ms-client-request-id must not exceed "
                    f"{LONGEST_ID} characters")
        shown = given or client or own
        if shown:
            request.id_headers += f"x-ms-request-id: {shown}\r\n"
        if client or given:
            request.id_headers += f"x-ms-client-request-id: {client or given}\r\n"
        return None

    def _cross_origin(self, request):
        origin = request.origin
        if not self.origins or not origin or not ("*" in self.origins or origin in self.origins):
            return ""
        allowed = f"Access-Control-Allow-Origin: {origin}\r\nVary: Origin\r\n"
        if request.method == "OPTIONS" and "access-control-request-method" in request.headers:
            allowed += "Access-Control-Allow-Methods: GET, POST\r\n"
            wanted = request.headers.get("access-control-request-headers", "")
            if wanted:
                allowed += f"Access-Control-Allow-Headers: {wanted}\r\n"
        return allowed

    def _finish(self, request, status, media_type, body, extra=""):
        keep = request.keep_alive and not self.ending
        request.keep_alive = keep
        if self.origins:
            extra += self._cross_origin(request)
        head = (f"HTTP/1.1 {status} {REASONS[status]}\r\nContent-Type: {media_type}\r\n"
                f"Content-Length: {len(body)}\r\n{request.id_headers}{extra}"
                f"x-ms-server-version: {HOST_VERSION}\r\n"
                f"Connection: {'keep-alive' if keep else 'close'}\r\n\r\n").encode("latin-1")
        if request.path in ("/score", "/swagger.json"):
            took = (time.perf_counter() - request.started) * 1000
            query = f"?{request.query}" if request.query else ""
            log.info(f"{request.method} {request.path}{query} {status} {took:.3f}ms {len(body)}")
        return head if request.method == "HEAD" else head + body

    def refusal(self, refused):
        """The last answer on a connection whose requests cannot be told apart any more."""
        request = Request("GET", "", {}, False)
        return self.error(request, refused.status, refused.message)


# ---- the server -----------------------------------------------------------------------------------


class Server:
    """Reads requests in a thread of its own, hands those for the script to the workers."""

    def __init__(self, listener, service, workers):
        self.service = service
        self.workers = workers
        self.jobs = queue.SimpleQueue()
        self.ending = False
        self.listener = listener
        self.connections = set()
        self.posted = queue.SimpleQueue()
        self.wake_reader, self.wake_writer = socket.socketpair()
        self.selector = selectors.DefaultSelector()
        for end in (self.wake_reader, self.wake_writer, listener):
            end.setblocking(False)
        self.selector.register(self.wake_reader, selectors.EVENT_READ)
        self.selector.register(listener, selectors.EVENT_READ)

    def catch_signals(self):
        """From here on SIGTERM and SIGINT end run() in good order."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda _number, _frame: None)
        # The number of each signal arrives at the reading thread, also while run() is busy.
        signal.set_wakeup_fd(self.wake_writer.fileno(), warn_on_full_buffer=False)

    def run(self):
        """Serves until a signal; called by the main thread, which becomes a worker."""
        for _ in range(self.workers - 1):
            threading.Thread(target=self._work, daemon=True).start()
        reading = threading.Thread(target=self._read, daemon=True)
        reading.start()
        self._work()
        reading.join()

    def post(self, connection):
        """Asks the reading thread to look after @p connection; from any thread."""
        self.posted.put(connection)
        try:
            self.wake_writer.send(b"\0")
        except OSError:
            pass  # full: it will wake up anyway

    def _work(self):
        while True:
            job = self.jobs.get()
            if job is None:
                return
            connection, request = job
            try:
                data = self.service.score(request)
            except ScoringTimeout:
                data = self.service.error(request, 500, INTERNAL_ERROR)  # a hair too late
            except BaseException as error:  # SystemExit and the like: the process is given up
                os.write(2, describe(error).encode("utf-8", "backslashreplace"))
                log.error("run() ended the process")
                flush_output()
                code = error.code if isinstance(error, SystemExit) else 1
                os._exit(code if isinstance(code, int) else 1)
            flush_output()
            connection.answer(data, request.keep_alive)

    def _read(self):
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM, signal.SIGTERM, signal.SIGINT})
        while True:
            for key, events in self.selector.select():
                if key.fileobj is self.listener:
                    self._accept()
                elif key.fileobj is self.wake_reader:
                    self._wake()
                elif events & selectors.EVENT_WRITE:
                    self._send_rest(key.data)
                else:
                    self._receive(key.data)
            if self.ending and not any(c.busy or c.rest for c in self.connections):
                for connection in list(self.connections):
                    self._close(connection)
                for _ in range(self.workers):
                    self.jobs.put(None)
                return

    def _wake(self):
        try:
            numbers = self.wake_reader.recv(4096)
        except BlockingIOError:
            numbers = b""
        if (signal.SIGTERM in numbers or signal.SIGINT in numbers) and not self.ending:
            self._end()
        while not self.posted.empty():
            connection = self.posted.get()
            if connection not in self.connections:
                continue
            if connection.rest is not None:
                self._watch(connection, selectors.EVENT_WRITE)
            elif not connection.busy:
                self._go_on(connection)

    def _end(self):
        """Takes what has arrived already, then nothing more."""
        self.ending = self.service.ending = True
        self._accept()
        self.selector.unregister(self.listener)
        self.listener.close()
        for connection in list(self.connections):
            if not connection.busy:
                self._receive(connection)
            if connection in self.connections and not connection.busy:
                self._close(connection)

    def _accept(self):
        for _ in range(64):
            try:
                client, _address = self.listener.accept()
            except BlockingIOError:
                return
            except OSError as error:
                log.warning(f"A connection was not accepted: {error}")
                return
            client.setblocking(False)
            client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            if len(self.connections) >= MOST_CONNECTIONS:
                idle = [c for c in self.connections if not c.busy]
                if not idle:
                    client.close()
                    continue
                self._close(min(idle, key=lambda c: c.used))
            connection = Connection(self, client)
            self.connections.add(connection)
            self.selector.register(client, selectors.EVENT_READ, connection)

    def _receive(self, connection):
        try:
            data = connection.socket.recv(READ_SIZE)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if not data:
            self._close(connection)
            return
        connection.used = time.monotonic()
        connection.reader.buffer += data
        if not connection.busy:
            self._take_requests(connection)
        elif len(connection.reader.buffer) > READ_AHEAD:
            connection.paused = True
            self.selector.unregister(connection.socket)

    def _take_requests(self, connection):
        """Answers the next requests, up to one that needs the script."""
        reader = connection.reader
        while not connection.busy and not connection.close_after:
            try:
                request = reader.next()
            except Refused as refused:
                connection.busy = True
                connection.answer(self.service.refusal(refused), False)
                return
            if request is None:
                if reader.awaits_continue:
                    reader.awaits_continue = False
                    connection.socket.send(b"HTTP/1.1 100 Continue\r\n\r\n")
                return
            data = self.service.answer_here(request)
            connection.busy = True
            if data is None:
                self.jobs.put((connection, request))
            else:
                connection.answer(data, request.keep_alive)

    def _go_on(self, connection):
        """After an answer: closes, or takes what has arrived meanwhile."""
        if connection.close_after:
            self._close(connection)
            return
        if connection.paused:
            connection.paused = False
            self.selector.register(connection.socket, selectors.EVENT_READ, connection)
        self._take_requests(connection)

    def _send_rest(self, connection):
        try:
            sent = connection.socket.send(connection.rest)
        except BlockingIOError:
            return
        except OSError:
            self._close(connection)
            return
        connection.rest = connection.rest[sent:]
        if not connection.rest:
            connection.rest = None
            connection.busy = False
            if not connection.paused:
                self._watch(connection, selectors.EVENT_READ)
            self._go_on(connection)

    def _watch(self, connection, events):
        try:
            self.selector.modify(connection.socket, events, connection)
        except KeyError:
            self.selector.register(connection.socket, events, connection)

    def _close(self, connection):
        self.connections.discard(connection)
        try:
            self.selector.unregister(connection.socket)
        except (KeyError, ValueError):
            pass
        # The client may not have read the answer yet; a reset would take it away from it.
        try:
            connection.socket.shutdown(socket.SHUT_WR)
            while len(connection.socket.recv(READ_SIZE)) == READ_SIZE:
                pass
        except OSError:
            pass
        connection.socket.close()


# ---- start ----------------------------------------------------------------------------------------


def read_options(arguments):
    known = {"--entry_script": "AZUREML_ENTRY_SCRIPT", "--model_dir": "AZUREML_MODEL_DIR",
             "--worker_count": "WORKER_COUNT", "--port": "port", "--listen_fd": "listen_fd"}
    options = dict(os.environ)
    rest = list(arguments)
    while rest:
        name = known.get(rest.pop(0))
        if name is None or not rest:
            sys.exit(__doc__)
        options[name] = rest.pop(0)
        if name.isupper():
            os.environ[name] = options[name]
    return options


def whole_number(options, name, default):
    text = options.get(name, "")
    if text.isascii() and text.isdigit() and int(text) > 0:
        return int(text)
    if text:
        log.warning(f"{name} is not a whole number above 0: {text}; {default} is used")
    return default


def open_listener(options):
    if "listen_fd" in options:
        listener = socket.socket(fileno=int(options["listen_fd"]))
        listener.set_inheritable(False)
    else:
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", int(options.get("port", "5001"))))
        log.info(f"Listening on 127.0.0.1:{listener.getsockname()[1]}")
    return listener


def main():
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", line_buffering=True)
    faulthandler.enable()
    here = os.path.dirname(os.path.abspath(__file__))
    sys.path[:] = [path for path in sys.path if os.path.abspath(path or ".") != here]
    options = read_options(sys.argv[1:])
    workers = min(whole_number(options, "WORKER_COUNT", 1), 256)
    limit = TimeLimit(whole_number(options, "SCORING_TIMEOUT_MS", 3_600_000))
    listener = open_listener(options)
    script = Script(os.path.abspath(options.get("AML_APP_ROOT", ".")),
                    options.get("AZUREML_ENTRY_SCRIPT", "main.py"))
    init = script.load()
    try:
        init()
    except BaseException as error:
        script._explain_missing(error)
        give_up("init() of the scoring script failed", error)
    flush_output()
    limit.prepare(workers > 1)
    server = Server(listener, Service(script, limit), workers)
    server.catch_signals()
    listener.listen(1024)
    log.info("init() has completed, ready to score")
    server.run()


if __name__ == "__main__":
    main()
