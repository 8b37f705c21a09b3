// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/local/scoring/fleetfixture.h"
#include "tests/support/patience.h"

#include <QProcess>
#include <QTest>

#include <csignal>

using namespace serin;
using State = ScoringInstance::State;

/// What scripts, programs and servers do wrong, with real ones of each kind.
class TestScoringFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_fixture = std::make_unique<FleetFixture>(); }
    void cleanup()
    {
        QVERIFY(m_fixture->leavesNothing());
        m_fixture.reset();
    }
    void startsThatFail_data();
    void startsThatFail();
    void hangsInInit();
    void neverListens();
    void answersGarbage();
    void exitsAfterBeingReady();
    void failsWhileOthersStart();
    void killedInstanceComesBack();
    void restartsMoreAndMoreSlowly();
    void livenessThatFails();
    void readinessThatComesAndGoes();
    void ignoresTheEnd();
    void daemonsOfScripts();
    void daemonsOfDeadInstances();
    void printsAGigabyte();
    void logRotates();
    void commandOfItsOwn();
    void commandFromPath();
    void portThatIsTaken();
    void serverKilled();
    void serverKilledWhileStarting();

private:
    ScoringSpec commandSpec(const QByteArray &program)
    {
        ScoringSpec spec = m_fixture->spec(program);
        spec.scoringScript.clear();
        spec.command = {QStringLiteral("/usr/bin/python3"), QStringLiteral("score.py"),
                        QStringLiteral("{port}")};
        return spec;
    }
    static QString readAll(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

    std::unique_ptr<FleetFixture> m_fixture;
};

void TestScoringFaults::startsThatFail_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QString>("words");
    const auto text = [](const char *bytes) { return QString::fromUtf8(bytes); };
    QTest::newRow("import") << QByteArray("import no_such_module_here\n")
                            << text("No module named 'no_such_module_here'");
    QTest::newRow("syntax") << QByteArray("def init(:\n") << text("SyntaxError");
    QTest::newRow("init") << QByteArray("def init(): raise ValueError('no model')\n"
                                        "def run(data): return 1\n")
                          << text("ValueError: no model");
    QTest::newRow("no run") << QByteArray("def init(): pass\n")
                            << text("does not have a run() function");
    QTest::newRow("exit code 3") << QByteArray("import sys\nsys.exit(0)\n")
                                 << text("ended with exit code 3");
    QTest::newRow("exits at once")
        << QByteArray("import os\nos._exit(0)\n") << text("ended with exit code 0");
    QTest::newRow("crashes") << QByteArray("import ctypes\nctypes.string_at(0)\n")
                             << text("was ended by signal 11");
    QTest::newRow("kills itself") << QByteArray("import os\nos.kill(os.getpid(), 9)\n")
                                  << text("was ended by signal 9");
}

void TestScoringFaults::startsThatFail()
{
    QFETCH(const QByteArray, script);
    QFETCH(const QString, words);
    const ScoringSpec spec = m_fixture->spec(script, 2);
    QElapsedTimer timer;
    timer.start();
    QVERIFY(m_fixture->fails(m_fixture->run(spec), words));
    QVERIFY(timer.elapsed() < 10'000); // an exit is not waited for until the deadline
    QVERIFY(m_fixture->instances(spec).isEmpty());
    QVERIFY(!m_fixture->log(spec).isEmpty());
    // Also when the server was stopped and started.
    m_fixture->close();
    QVERIFY(m_fixture->log(spec).contains(QStringLiteral("serin: the process")));
    QCOMPARE(m_fixture->log(spec, 1).count(u'\n'), 1);
    // The next try begins afresh.
    QVERIFY(m_fixture->runs(m_fixture->spec(FleetFixture::goodScript())));
    QVERIFY(!m_fixture->log(spec).contains(words));
}

void TestScoringFaults::hangsInInit()
{
    ScoringSpec spec = m_fixture->spec("import time\ndef init():\n  print('loading')\n  "
                                       "time.sleep(600)\ndef run(data): return 1\n");
    spec.readiness.initialDelay = std::chrono::milliseconds(300);
    spec.readiness.period = std::chrono::milliseconds(900);
    spec.readiness.failureThreshold = 3;
    QElapsedTimer timer;
    timer.start();
    const quint64 ticket = m_fixture->run(spec);
    QVERIFY(m_fixture->fails(ticket, QStringLiteral("was not ready within 3 s")));
    QVERIFY(timer.elapsed() >= 3'000);
    QVERIFY(m_fixture->log(spec).contains(QStringLiteral("loading")));
}

void TestScoringFaults::neverListens()
{
    ScoringSpec spec =
        commandSpec("import time\nprint('not a server', flush=True)\ntime.sleep(600)\n");
    spec.readiness.initialDelay = std::chrono::milliseconds(100);
    spec.readiness.period = std::chrono::milliseconds(100);
    spec.readiness.failureThreshold = 5;
    QVERIFY(m_fixture->fails(m_fixture->run(spec), QStringLiteral("nothing listens on its port")));
}

void TestScoringFaults::answersGarbage()
{
    ScoringSpec spec = commandSpec("import socket, sys\n"
                                   "s = socket.create_server(('127.0.0.1', int(sys.argv[1])))\n"
                                   "while True:\n"
                                   "  c, _ = s.accept()\n"
                                   "  try: c.recv(1000); c.sendall(b'SSH-2.0-x\\r\\n')\n"
                                   "  except OSError: pass\n"
                                   "  c.close()\n");
    spec.readiness.initialDelay = std::chrono::milliseconds(0);
    spec.readiness.period = std::chrono::milliseconds(1'000);
    spec.readiness.failureThreshold = 4;
    QVERIFY(m_fixture->fails(m_fixture->run(spec), QStringLiteral("an answer that is not HTTP")));
}

void TestScoringFaults::exitsAfterBeingReady()
{
    const ScoringSpec spec = m_fixture->spec("import os\n"
                                             "def init(): pass\n"
                                             "def run(data): os._exit(4)\n");
    QVERIFY(m_fixture->runs(spec));
    for (int restarts = 1; restarts <= 2; ++restarts) {
        httpGet(m_fixture->instances(spec)[0].port, "/score");
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->instances(spec)[0].restarts, restarts, patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->count(spec, State::Ready), 1, patience);
    }
    QVERIFY(m_fixture->log(spec).contains(QStringLiteral("ended with exit code 4")));
}

void TestScoringFaults::failsWhileOthersStart()
{
    // The first to come takes a while and then ends, the second one is ready only after that.
    const QByteArray script = "import os, threading, time\n"
                              "def init():\n"
                              "  try:\n"
                              "    os.mkdir('first')\n"
                              "    threading.Timer(0.7, lambda: os._exit(9)).start()\n"
                              "  except FileExistsError: time.sleep(600)\n"
                              "def run(data): return 1\n";
    const ScoringSpec spec = m_fixture->spec(script, 2);
    QVERIFY(m_fixture->fails(m_fixture->run(spec), QStringLiteral("ended with exit code 9")));
    QVERIFY(m_fixture->instances(spec).isEmpty());
}

void TestScoringFaults::killedInstanceComesBack()
{
    const ScoringSpec spec = m_fixture->spec(FleetFixture::goodScript(), 2);
    QVERIFY(m_fixture->runs(spec));
    const QList<ScoringInstance> before = m_fixture->instances(spec);
    QElapsedTimer timer;
    timer.start();
    ::kill(static_cast<pid_t>(before[0].pid), SIGKILL);
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture->count(spec, State::Unhealthy), 1, patience);
    QCOMPARE(m_fixture->instances(spec)[1], before[1]);
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture->count(spec, State::Ready), 2, patience);
    QVERIFY2(timer.elapsed() < 5'000, QByteArray::number(timer.elapsed()).constData());
    const ScoringInstance after = m_fixture->instances(spec)[0];
    QCOMPARE(after.id, before[0].id);
    QCOMPARE(after.restarts, 1);
    QVERIFY(after.pid != before[0].pid);
    QVERIFY(httpGet(after.port, "/score").startsWith("HTTP/1.1 200"));
    QVERIFY(m_fixture->log(spec).contains(QStringLiteral("was ended by signal 9")));
}

void TestScoringFaults::restartsMoreAndMoreSlowly()
{
    m_fixture->options().times.firstRestartDelay = std::chrono::milliseconds(20);
    m_fixture->options().times.longestRestartDelay = std::chrono::milliseconds(80);
    m_fixture->options().times.quietTime = std::chrono::milliseconds(300);
    // Once broken it fails at every start.
    const ScoringSpec spec = m_fixture->spec("import os\n"
                                             "def init():\n"
                                             "  if os.path.exists('broken'): os._exit(5)\n"
                                             "def run(data): return 1\n");
    QVERIFY(m_fixture->runs(spec));
    const QString flag = spec.codeDir + QStringLiteral("/broken");
    QFile broken(flag);
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.close();
    ::kill(static_cast<pid_t>(m_fixture->instances(spec)[0].pid), SIGKILL);
    QTRY_VERIFY_WITH_TIMEOUT(m_fixture->instances(spec)[0].restarts >= 4, patience);
    QCOMPARE(m_fixture->count(spec, State::Ready), 0);
    for (const int delay : {20, 40, 80}) {
        QVERIFY(
            m_fixture->log(spec).contains(QStringLiteral("starting again in %1 ms").arg(delay)));
    }
    QVERIFY(!m_fixture->log(spec).contains(QStringLiteral("in 160 ms")));
    QVERIFY(QFile::remove(flag));
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture->count(spec, State::Ready), 1, patience);
    QTest::qWait(600); // a quiet time is what is wanted here
    ::kill(static_cast<pid_t>(m_fixture->instances(spec)[0].pid), SIGKILL);
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture->log(spec).count(QStringLiteral("starting again in 20 ms")),
                              2, patience);
}

void TestScoringFaults::livenessThatFails()
{
    ScoringSpec spec = commandSpec("import http.server, os, sys\n"
                                   "class H(http.server.BaseHTTPRequestHandler):\n"
                                   "  def do_GET(self):\n"
                                   "    sick = self.path == '/live' and os.path.exists('sick')\n"
                                   "    self.send_response(500 if sick else 200)\n"
                                   "    self.end_headers()\n"
                                   "http.server.HTTPServer(('127.0.0.1', int(sys.argv[1])), H)"
                                   ".serve_forever()\n");
    spec.liveness.route = QStringLiteral("/live");
    spec.liveness.initialDelay = std::chrono::milliseconds(0);
    spec.liveness.period = std::chrono::milliseconds(50);
    spec.liveness.failureThreshold = 3;
    QVERIFY(m_fixture->runs(spec));
    const ScoringInstance before = m_fixture->instances(spec)[0];
    QFile sick(spec.codeDir + QStringLiteral("/sick"));
    QVERIFY(sick.open(QIODevice::WriteOnly));
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture->count(spec, State::Unhealthy), 1, patience);
    QVERIFY(sick.remove());
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture->count(spec, State::Ready), 1, patience);
    QVERIFY(m_fixture->instances(spec)[0].pid != before.pid);
    QVERIFY(m_fixture->log(spec).contains(
        QStringLiteral("did not answer its liveness probe: GET /live gave status 500")));
}

void TestScoringFaults::readinessThatComesAndGoes()
{
    ScoringSpec spec = commandSpec("import http.server, os, sys\n"
                                   "class H(http.server.BaseHTTPRequestHandler):\n"
                                   "  def do_GET(self):\n"
                                   "    away = self.path == '/ready' and os.path.exists('away')\n"
                                   "    self.send_response(503 if away else 200)\n"
                                   "    self.end_headers()\n"
                                   "http.server.HTTPServer(('127.0.0.1', int(sys.argv[1])), H)"
                                   ".serve_forever()\n");
    spec.readiness.route = QStringLiteral("/ready");
    spec.readiness.period = std::chrono::milliseconds(50);
    spec.readiness.failureThreshold = 2;
    spec.readiness.successThreshold = 2;
    spec.readiness.initialDelay = std::chrono::milliseconds(10'000);
    QVERIFY(m_fixture->runs(spec));
    const ScoringInstance before = m_fixture->instances(spec)[0];
    QFile away(spec.codeDir + QStringLiteral("/away"));
    QVERIFY(away.open(QIODevice::WriteOnly));
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture->count(spec, State::Starting), 1, patience);
    QVERIFY(away.remove());
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture->count(spec, State::Ready), 1, patience);
    QCOMPARE(m_fixture->instances(spec)[0], before); // the same process
}

void TestScoringFaults::ignoresTheEnd()
{
    const ScoringSpec spec =
        commandSpec("import http.server, signal, sys\n"
                    "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
                    "class H(http.server.BaseHTTPRequestHandler):\n"
                    "  def do_GET(self): self.send_response(200); self.end_headers()\n"
                    "http.server.HTTPServer(('127.0.0.1', int(sys.argv[1])), H).serve_forever()\n");
    QVERIFY(m_fixture->runs(spec));
    QElapsedTimer timer;
    timer.start();
    QVERIFY(m_fixture->hasSucceeded(m_fixture->stop(spec)));
    QVERIFY(timer.elapsed() >= 500); // the grace
    QVERIFY(m_fixture->living().isEmpty());
}

void TestScoringFaults::daemonsOfScripts()
{
    const ScoringSpec spec =
        m_fixture->spec("import os, subprocess\n"
                        "def init():\n"
                        "  subprocess.Popen(['sh', '-c', 'trap \"\" TERM; sleep 600; sleep 600'])\n"
                        "  subprocess.Popen(['setsid', 'setsid', 'sleep', '600'])\n"
                        "  if os.fork() == 0:\n"
                        "    os.setsid()\n"
                        "    if os.fork() == 0: os.execv('/bin/sleep', ['sleep', '600'])\n"
                        "    os._exit(0)\n"
                        "def run(data): return 1\n");
    QVERIFY(m_fixture->runs(spec));
    QTRY_VERIFY_WITH_TIMEOUT(m_fixture->living().size() >= 5, patience);
    QVERIFY(m_fixture->hasSucceeded(m_fixture->stop(spec)));
    QVERIFY(m_fixture->living().isEmpty()); // when it says so, it is so
}

void TestScoringFaults::daemonsOfDeadInstances()
{
    const ScoringSpec spec = m_fixture->spec(
        "import subprocess\n"
        "def init(): print('daemon', subprocess.Popen(['setsid', 'sleep', '600']).pid)\n"
        "def run(data): return 1\n");
    QVERIFY(m_fixture->runs(spec));
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture->living().size(), 2, patience);
    const QList<qint64> before = m_fixture->living();
    ::kill(static_cast<pid_t>(m_fixture->instances(spec)[0].pid), SIGKILL);
    QTRY_VERIFY_WITH_TIMEOUT(m_fixture->instances(spec)[0].restarts == 1, patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture->count(spec, State::Ready), 1, patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture->living().size(), 2, patience);
    for (const qint64 pid : m_fixture->living()) {
        QVERIFY(!before.contains(pid));
    }
}

void TestScoringFaults::printsAGigabyte()
{
    const ScoringSpec spec = m_fixture->spec("import os, sys\n"
                                             "block = ('x' * 99 + '\\n') * 10000\n"
                                             "def init(): pass\n"
                                             "def run(data):\n"
                                             "  for _ in range(1000): sys.stdout.write(block)\n"
                                             "  print('the last words')\n"
                                             "  return 'printed'\n");
    QVERIFY(m_fixture->runs(spec));
    const quint16 port = m_fixture->instances(spec)[0].port;
    // Meanwhile the server's own thread is never away for long.
    qint64 longest = 0;
    QElapsedTimer beat;
    QTimer heart;
    QObject::connect(&heart, &QTimer::timeout, &heart,
                     [&longest, &beat] { longest = std::max(longest, beat.restart()); });
    heart.start(std::chrono::milliseconds(5));
    beat.start();
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    socket.write("GET /score HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    QTRY_VERIFY_WITH_TIMEOUT(socket.state() == QAbstractSocket::UnconnectedState, 200'000);
    QVERIFY(socket.readAll().endsWith("\"printed\""));
    QTRY_VERIFY_WITH_TIMEOUT(m_fixture->log(spec, 20).contains(QStringLiteral("the last words")),
                             patience);
    QVERIFY(m_fixture->log(spec, 100'000).contains(QStringLiteral("bytes are left out here")));
    qint64 onDisk = 0;
    const QDir logs(m_fixture->options().folder + QStringLiteral("/logs"));
    for (const QFileInfo &file : logs.entryInfoList(QDir::Files)) {
        onDisk += file.size();
    }
    QVERIFY2(onDisk < 5 * 1024 * 1024, QByteArray::number(onDisk).constData());
    qInfo() << "longest time away in ms:" << longest;
    QVERIFY(longest < 2'000);
    QVERIFY(m_fixture->log(spec, 1'000'000).size() < 6 * 1024 * 1024);
}

void TestScoringFaults::logRotates()
{
    m_fixture->options().logLimits.fileBytes = 2'000;
    m_fixture->options().logLimits.keptFiles = 2;
    const ScoringSpec spec =
        m_fixture->spec("def init():\n  for i in range(1000): print('line', i)\n"
                        "def run(data): return 1\n");
    QVERIFY(m_fixture->runs(spec));
    const QString log = m_fixture->log(spec, 50);
    QCOMPARE(log.count(u'\n'), 50);
    QVERIFY(log.contains(QStringLiteral("line 990\n")));
    QVERIFY(!log.contains(QStringLiteral("line 900\n")));
    QVERIFY(m_fixture->log(spec).contains(QStringLiteral("line 950\nline 951\n")));
    QCOMPARE(
        QDir(m_fixture->options().folder + QStringLiteral("/logs")).entryList(QDir::Files).size(),
        3);
    QVERIFY(m_fixture->hasSucceeded(m_fixture->stop(spec)));
    QVERIFY(QDir(m_fixture->options().folder + QStringLiteral("/logs")).isEmpty());
}

void TestScoringFaults::commandOfItsOwn()
{
    ScoringSpec spec = m_fixture->spec("#!/usr/bin/python3\n"
                                       "import http.server, os, sys\n"
                                       "class H(http.server.BaseHTTPRequestHandler):\n"
                                       "  def do_GET(self):\n"
                                       "    self.send_response(200); self.end_headers()\n"
                                       "    self.wfile.write(repr((sys.argv[1:], os.getcwd(),"
                                       " os.environ['AZUREML_MODEL_DIR'])).encode())\n"
                                       "port = int(sys.argv[1].partition('=')[2])\n"
                                       "http.server.HTTPServer(('127.0.0.1', port), H)"
                                       ".serve_forever()\n",
                                       2);
    QFile::setPermissions(spec.codeDir + QStringLiteral("/score.py"),
                          QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    spec.scoringScript.clear();
    spec.modelDir = QDir::tempPath();
    spec.command = {QStringLiteral("score.py"), QStringLiteral("--port={port}"),
                    QStringLiteral("a b $X"), QStringLiteral("{port}/{port}")};
    QVERIFY(m_fixture->runs(spec));
    for (const ScoringInstance &instance : m_fixture->instances(spec)) {
        const QByteArray port = QByteArray::number(instance.port);
        const QByteArray answer = httpGet(instance.port, "/");
        QVERIFY2(answer.endsWith("(['--port=" + port + "', 'a b $X', '" + port + '/' + port +
                                 "'], '" + spec.codeDir.toUtf8() + "', '" +
                                 QDir::tempPath().toUtf8() + "')"),
                 answer.constData());
    }
    spec.command[0] = QStringLiteral("absent-program");
    QVERIFY(m_fixture->fails(m_fixture->run(spec), QStringLiteral("absent-program")));
    QCOMPARE(m_fixture->count(spec, State::Ready), 2);
}

void TestScoringFaults::commandFromPath()
{
    ScoringSpec spec = commandSpec("");
    spec.codeDir.clear();
    spec.command = {QStringLiteral("python3"),     QStringLiteral("-m"),
                    QStringLiteral("http.server"), QStringLiteral("--bind"),
                    QStringLiteral("127.0.0.1"),   QStringLiteral("{port}")};
    QVERIFY(m_fixture->runs(spec));
    m_fixture->options().interpreter = QStringLiteral("/nowhere/python3");
    m_fixture->close();
    QVERIFY(m_fixture->fails(m_fixture->run(m_fixture->spec(FleetFixture::goodScript())),
                             QStringLiteral("cannot be started: /nowhere/python3")));
}

void TestScoringFaults::portThatIsTaken()
{
    // Its first start finds the port taken, as somebody binds it just then: here the start itself,
    // which leaves a process behind that does.
    const QByteArray squatter =
        "import os, socket, subprocess, sys, http.server\n"
        "port = int(sys.argv[1])\n"
        "if len(sys.argv) > 2:\n"
        "  s = socket.create_server(('127.0.0.1', port)); print('bound', flush=True)\n"
        "  import time; time.sleep(600)\n"
        "try: os.mkdir('tried')\n"
        "except FileExistsError: pass\n"
        "else:\n"
        "  env = {k: v for k, v in os.environ.items() if not k.startswith('SERIN')}\n"
        "  p = subprocess.Popen([sys.executable, __file__, str(port), 'squat'], env=env,"
        " start_new_session=True, stdout=subprocess.PIPE)\n"
        "  p.stdout.readline()\n"
        "  open('pid', 'w').write(str(p.pid))\n"
        "class H(http.server.BaseHTTPRequestHandler):\n"
        "  def do_GET(self): self.send_response(200); self.end_headers()\n"
        "http.server.HTTPServer(('127.0.0.1', port), H).serve_forever()\n";
    const ScoringSpec spec = commandSpec(squatter);
    const bool succeeded = m_fixture->runs(spec);
    const int pid = readAll(spec.codeDir + QStringLiteral("/pid")).toInt();
    if (pid > 1) {
        ::kill(pid, SIGKILL);
    }
    QVERIFY(succeeded);
    QVERIFY(m_fixture->log(spec).contains(QStringLiteral("another program took the port")));
    QCOMPARE(m_fixture->instances(spec)[0].restarts, 0);
}

void TestScoringFaults::serverKilled()
{
    const ScoringSpec spec =
        m_fixture->spec("import os, subprocess\n"
                        "def init():\n"
                        "  subprocess.Popen(['setsid', 'sleep', '600'])\n"
                        "  if os.fork() == 0: os.execv('/bin/sleep', ['sleep', '600'])\n"
                        "def run(data): return 1\n");
    const QString folder = m_fixture->options().folder;
    QProcess server;
    server.start(QStringLiteral(SERIN_FLEETSERVER), {folder, spec.codeDir, QStringLiteral("2")});
    QByteArray said;
    QTRY_VERIFY_WITH_TIMEOUT((said += server.readAll()).contains("ready"), patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture->living().size(), 6, patience);
    server.kill();
    QTRY_COMPARE_WITH_TIMEOUT(server.state(), QProcess::NotRunning, patience);
    // What it has started itself dies with it; the children's children are left.
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture->living().size(), 4, patience);
    const QList<qint64> left = m_fixture->living();

    server.start(QStringLiteral(SERIN_FLEETSERVER), {folder, spec.codeDir, QStringLiteral("1")});
    said.clear();
    QTRY_VERIFY_WITH_TIMEOUT((said += server.readAll()).contains("ready"), patience);
    QVERIFY2(said.startsWith("left 4\n"), said.constData());
    for (const qint64 pid : m_fixture->living()) {
        QVERIFY(!left.contains(pid));
    }
    server.kill();
    QTRY_COMPARE_WITH_TIMEOUT(server.state(), QProcess::NotRunning, patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture->living().size(), 2, patience);
    QCOMPARE(m_fixture->open(), 2);
    QVERIFY(m_fixture->living().isEmpty());
    QCOMPARE(m_fixture->open(), 0);
}

void TestScoringFaults::serverKilledWhileStarting()
{
    const ScoringSpec spec =
        m_fixture->spec("import os\n"
                        "if os.fork() == 0:\n"
                        "  os.setsid(); os.execve('/bin/sleep', ['sleep', '600'], os.environ)\n"
                        "def init(): pass\n"
                        "def run(data): return 1\n");
    for (int delay = 0; delay < 160; delay += 20) {
        QProcess server;
        server.start(QStringLiteral(SERIN_FLEETSERVER),
                     {m_fixture->options().folder, spec.codeDir, QStringLiteral("3")});
        QByteArray said;
        QTRY_VERIFY_WITH_TIMEOUT((said += server.readAll()).contains("left"), patience);
        QTest::qWait(delay); // the moment is what is varied here
        server.kill();
        QTRY_COMPARE_WITH_TIMEOUT(server.state(), QProcess::NotRunning, patience);
        static_cast<void>(m_fixture->open());
        QVERIFY(m_fixture->living().isEmpty());
        m_fixture->close();
    }
}

QTEST_GUILESS_MAIN(TestScoringFaults)
#include "tst_scoringfaults.moc"
