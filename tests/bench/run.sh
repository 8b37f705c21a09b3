#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail
here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
. "$here/../../scripts/dependencies.sh"
. "$here/../../scripts/build.sh"

if [ "${1:-}" = --help ]; then
    cat <<'TEXT'
usage: tests/bench/run.sh [yaml|window] [ARGUMENT…]

Installs the Debian packages that are missing, builds the benchmarks (preset release) and runs them;
takes some minutes. Prints figures, peak memory and whether the goals are met.
  yaml    manifests beside the peers; ARGUMENTs go to tests/bench/yaml/bench_yaml.py, for example
          `--rounds 3`
  window  the window: start, long lists, memory, idleness; ARGUMENTs go to
          tests/bench/window/bench_window.py
Without a word it runs both, without ARGUMENTs.

Exit code: 0 when everything ran, whatever the figures are.
TEXT
    exit 0
fi

which=${1:-both}
case $which in
    both) ;;
    yaml | window) shift ;;
    *)
        echo "there is no benchmark called $which, see --help" >&2
        exit 2
        ;;
esac
ensure_packages 'build and measure Serin' "${serin_build_packages[@]}" "${serin_test_packages[@]}"
build release benches
bin="$(build_dir release)/bench"
if [ "$which" != window ]; then
    /usr/bin/python3 -B "$here/yaml/bench_yaml.py" --programs "$bin" --disk "$bin" "$@"
fi
if [ "$which" != yaml ]; then
    /usr/bin/python3 -B "$here/window/bench_window.py" --programs "$bin" --disk "$bin" "$@"
fi
