#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail
here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
. "$here/../scripts/dependencies.sh"
. "$here/../scripts/build.sh"

usage() {
    cat <<'TEXT'
usage: tests/run.sh [--soak] [CTEST ARGUMENT…]

Installs the Debian packages that are missing, builds everything (preset release) and runs all
tests, two for each processor at a time. Safe to run again: what is installed and built stays as it is.

  --soak           also the long tests (label soak)
  CTEST ARGUMENT   handed to ctest, for example `-R tst_trafficsplit` or `-L ui`

SERIN_CORPUS_DIR names a folder of real manifests, SERIN_ARM_EXAMPLES_DIR one of recorded answers of
the real service, for the tests that read one.

Exit code: 0 all tests passed; else that of cmake or ctest.
TEXT
}

# print_notes LOG: what passing tests skipped, counted, or say loudly.
print_notes() {
    local notes
    notes=$(grep -aE '^(SKIP   : |QINFO  : |QWARN  : .*NO REAL MANIFESTS)' "$1" |
        grep -avF ' not readable: ' || true)
    [ -z "$notes" ] || printf '\nWhat the tests counted and skipped (more in %s):\n%s\n' \
        "${1#"$serin_root/"}" "$notes"
}

soak=false
if [ "${1:-}" = --help ]; then
    usage
    exit 0
elif [ "${1:-}" = --soak ]; then
    soak=true
    shift
fi
without_soak=(-LE '^soak$')
"$soak" && without_soak=()

ensure_packages 'build and test Serin' "${serin_build_packages[@]}" "${serin_test_packages[@]}"
# Microsoft's client for Python. Installing the whole of it compiles 13,000 modules, for over a minute.
azure=./usr/lib/python3/dist-packages/azure
unpack_package python3-azure "$serin_root/build/azure-client" "$azure/__init__.py" "$azure/core/*" \
    "$azure/mgmt/__init__.py" "$azure/mgmt/core/*" "$azure/mgmt/machinelearningservices/*" \
    "$azure/mgmt/monitor/*" "$azure/common/*" "$azure/profiles/*"
build release

say 'running the tests'
SECONDS=0
status=0
# Most tests wait for processes most of the time.
ctest --test-dir "$(build_dir release)" --output-on-failure --no-tests=error -j"$((2 * $(nproc)))" \
    ${without_soak[@]+"${without_soak[@]}"} "$@" || status=$?

print_notes "$(build_dir release)/Testing/Temporary/LastTest.log"
"$soak" || printf '\nThe long tests (label soak) are left out: tests/run.sh --soak runs them.\n'
if [ "$status" -eq 0 ]; then
    printf '\nAll tests passed in %d s.\n' "$SECONDS"
else
    printf '\nTests FAILED (ctest says %d, after %d s). See above.\n' "$status" "$SECONDS"
fi
exit "$status"
