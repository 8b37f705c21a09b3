#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail
here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
. "$here/../scripts/dependencies.sh"
. "$here/../scripts/build.sh"

usage() {
    cat <<'TEXT'
usage: app/run.sh [ARGUMENT…]

Installs the Debian packages that are missing, builds Serin (preset release) and starts
`serin ARGUMENT…` in the current directory, for example `app/run.sh path/to/manifests`.
Safe to run again: what is installed and built stays as it is.

Without a display it builds only, says so, and exits 0: the same engines are in `serinctl`.

Exit code: 0 built, and the window was closed or there is no display; that of cmake when the build
failed; else that of serin.
TEXT
}

# has_display: whether a window can appear. A platform that needs no display, such as
# QT_QPA_PLATFORM=offscreen or vnc, counts.
has_display() {
    case "${QT_QPA_PLATFORM:-}" in
        '' | xcb* | wayland*) [ -n "${DISPLAY:-}" ] || [ -n "${WAYLAND_DISPLAY:-}" ] ;;
    esac
}

if [ "${1:-}" = --help ]; then
    usage
    exit 0
fi

packages=("${serin_build_packages[@]}")
[ -z "${WAYLAND_DISPLAY:-}" ] || packages+=(qt6-wayland)
ensure_packages 'build Serin' "${packages[@]}"
build release serin serinctl serin-askpass

bin="$(build_dir release)/bin"
if ! has_display; then
    say 'built, but there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window'
    say 'can open. The command line has the same engines; try'
    say "    $(printf '%q' "$bin/serinctl") manifest show ."
    exit 0
fi
say "starting serin${*:+ $*}"
exec "$bin/serin" "$@"
