#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail
here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
. "$here/../../scripts/dependencies.sh"
. "$here/../../scripts/build.sh"

all=(yaml window canary charts git plan metrics local verbs router)
if [ "${1:-}" = --help ]; then
    cat <<'TEXT'
usage: tests/bench/run.sh [NAME [ARGUMENT…]]

Installs the Debian packages that are missing, builds the benchmarks (preset release) and runs them;
takes some minutes. Prints figures beside those of the peers or the goals. Measure on a computer
that does nothing else.
  yaml      edits of manifests beside libfyaml and ruamel.yaml; for example `--rounds 3`
  window    start, long lists, a live endpoint, memory, idleness of the window;
            for example `--only live`
  canary    longest stalls of the window while a newcomer's first canary is played in it
  charts    frames of the charts, and what is not drawn
  git       services/git with 10,000 files beside git itself
  plan      plans over 1,000 endpoints with 5 deployments each
  metrics   the histogram, and queries of the local workspace's metrics
  local     start, idleness, many endpoints and instances of the local workspace
  verbs     `serinctl online-endpoint list` beside `az rest`
  router    the local workspace's router beside haproxy
Without a NAME it runs them all. ARGUMENTs go to the one that is named.

Exit code: 0 when everything ran, whatever the figures are.
TEXT
    exit 0
fi

names=("${all[@]}")
if [ $# -gt 0 ]; then
    if ! printf '%s\n' "${all[@]}" | grep -xF -- "$1" >/dev/null; then
        echo "there is no benchmark called $1, see --help" >&2
        exit 2
    fi
    names=("$1")
    shift
fi
ensure_packages 'build and measure Serin' "${serin_build_packages[@]}" "${serin_test_packages[@]}" \
    "${serin_bench_packages[@]}"
build release benches serinctl
bin="$(build_dir release)/bench"
for name in "${names[@]}"; do
    printf '\n==== %s\n' "$name"
    case $name in
        yaml) /usr/bin/python3 -B "$here/yaml/bench_yaml.py" --programs "$bin" --disk "$bin" "$@" ;;
        window)
            /usr/bin/python3 -B "$here/window/bench_window.py" --programs "$bin" --disk "$bin" "$@"
            ;;
        canary) QT_QPA_PLATFORM=offscreen SERIN_STALLS=16 "$bin/bench_canary" "$@" ;;
        charts) "$bin/bench_charts" "$@" ;;
        git) "$bin/bench_git" "$@" ;;
        plan) "$bin/bench_plan" "$@" ;;
        metrics)
            "$bin/bench_metrics" "$@"
            "$bin/bench_fleet"
            ;;
        local)
            /usr/bin/python3 -B "$here/local/bench_local.py" "$(build_dir release)/bin/serinctl" "$@"
            ;;
        verbs)
            /usr/bin/python3 -B "$here/verbs/bench_verbs.py" "$(build_dir release)/bin/serinctl" "$@"
            ;;
        router) /usr/bin/python3 -B "$here/router/bench_router.py" --programs "$bin" "$@" ;;
    esac
done
