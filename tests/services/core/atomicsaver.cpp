// SPDX-License-Identifier: GPL-3.0-or-later
// A program that saves, to be killed in the middle of it, or to be run where the disk is full.
//   atomicsaver loop PATH        saves A and B by turns until it is killed
//   atomicsaver size PATH BYTES  saves that many bytes once
//   atomicsaver die PATH N       saves B once and kills itself before its Nth file call
//   atomicsaver stop PATH        saves B once and stops itself (SIGSTOP) before the rename
#include "tests/services/core/killedsaver.h"
#include "tests/support/faultyfilecalls.h"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <unistd.h>

using namespace serin;

namespace {

int report(const Result<void> &saved)
{
    if (!saved) {
        std::fprintf(stderr, "%s\n", qPrintable(saved.error().toLine()));
        return 1;
    }
    return 0;
}

int loop(const QString &path)
{
    for (bool first = true;; first = false) {
        for (const QByteArray &bytes : {contentA(), contentB()}) {
            if (report(writeFileAtomically(path, bytes)) != 0) {
                return 1;
            }
        }
        if (first && ::write(STDOUT_FILENO, "saved\n", 6) != 6) {
            return 1;
        }
    }
}

int die(const QString &path, int last)
{
    FaultyFileCalls calls;
    calls.before = [last](const char *, int index) {
        return index == last ? ::kill(::getpid(), SIGKILL) : 0;
    };
    AtomicWriteOptions options;
    options.calls = &calls;
    return report(writeFileAtomically(path, contentB(), options));
}

int stop(const QString &path)
{
    FaultyFileCalls calls;
    calls.before = [](const char *call, int) {
        return qstrcmp(call, "rename") == 0 ? ::kill(::getpid(), SIGSTOP) : 0;
    };
    AtomicWriteOptions options;
    options.calls = &calls;
    return report(writeFileAtomically(path, contentB(), options));
}

} // namespace

int main(int argc, char **argv)
{
    const QByteArray verb = argc > 2 ? QByteArray(argv[1]) : QByteArray();
    const QString path = argc > 2 ? QString::fromLocal8Bit(argv[2]) : QString();
    const int number = argc > 3 ? QByteArray(argv[3]).toInt() : 0;
    if (verb == "loop") {
        return loop(path);
    }
    if (verb == "size") {
        // Without a word to anybody: what counts executed lines would write its files under the
        // same limit and spoil them.
        std::_Exit(report(writeFileAtomically(path, QByteArray(number, 'n'))));
    }
    if (verb == "die") {
        return die(path, number);
    }
    if (verb == "stop") {
        return stop(path);
    }
    return 2;
}
