#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail
here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
. "$here/../../scripts/dependencies.sh"
. "$here/../../scripts/build.sh"

if [ "${1:-}" = --help ]; then
    cat <<'TEXT'
usage: tests/bench/run.sh [ARGUMENT…]

Installs the Debian packages that are missing, builds the benchmarks (preset release) and runs them
beside their peers; takes some minutes. Prints ratios, peak memory and whether the goals are met.
First comes git beside services/git, then the metrics, the local workspace's router
(tests/bench/router/bench_router.py), and the manifests (ARGUMENTs go to
tests/bench/yaml/bench_yaml.py, for example `--rounds 3`).

Exit code: 0 when everything ran, whatever the figures are.
TEXT
    exit 0
fi

ensure_packages 'build and measure Serin' "${serin_build_packages[@]}" "${serin_test_packages[@]}" \
    "${serin_bench_packages[@]}"
build release benches
bin="$(build_dir release)/bench"
"$bin/bench_git"
"$bin/bench_metrics"
/usr/bin/python3 -B "$here/router/bench_router.py" --programs "$bin"
exec /usr/bin/python3 -B "$here/yaml/bench_yaml.py" --programs "$bin" --disk "$bin" "$@"
