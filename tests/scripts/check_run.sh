#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# app/run.sh in a pretended checkout, with a pretended cmake whose build makes a serin that tells
# how it was called. Nothing is built or installed.
set -euo pipefail
project=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
checkout="$room/a clone"
mkdir -p "$checkout/app" "$checkout/scripts" "$room/bin" "$room/else where"
cp "$project/app/run.sh" "$checkout/app/"
cp "$project"/scripts/*.sh "$checkout/scripts/"
export ROOM=$room
failures=0

pretend() { # NAME: its script comes on stdin
    { echo '#!/usr/bin/env bash'; cat; } >"$room/bin/$1"
    chmod +x "$room/bin/$1"
}
pretend dpkg-query <<'SH'
shift 2
printf 'installed %s\n' "$@"
SH
pretend apt-get <<'SH'
echo "apt-get $*" >>"$ROOM/log"
SH
pretend cmake <<'SH'
echo "cmake $*" >>"$ROOM/log"
[ ! -e "$ROOM/broken" ] || exit 3
if [ "$1" = --build ]; then
    mkdir -p "$2/bin"
    { echo '#!/usr/bin/env bash'; echo 'pwd; printf "<%s>" "$@"; exit 7'; } >"$2/bin/serin"
    chmod +x "$2/bin/serin"
fi
SH

# run [VARIABLE=VALUE…] -- [ARGUMENT…]: app/run.sh from another folder.
run() {
    local variables=()
    while [ "$1" != -- ]; do variables+=("$1"); shift; done
    shift
    : >"$room/log"
    status=0
    (cd "$room/else where" && env -u DISPLAY -u WAYLAND_DISPLAY -u QT_QPA_PLATFORM \
        ${variables[@]+"${variables[@]}"} PATH="$room/bin:$PATH" "$checkout/app/run.sh" "$@") \
        >"$room/output" 2>"$room/errors" || status=$?
}
check() { # WHAT CONDITION…
    local what=$1
    shift
    "$@" && return
    failures=$((failures + 1))
    printf 'FAIL %s (exit %s)\n-- log\n%s\n-- output\n%s\n-- errors\n%s\n' "$what" "$status" \
        "$(cat "$room/log")" "$(cat "$room/output")" "$(cat "$room/errors")"
}
said() { grep -qF -- "$1" "$room/errors"; }
logged() { grep -qF -- "$1" "$room/log"; }
started() { [ "$(cat "$room/output")" = "$room/else where"$'\n'"$1" ] && [ "$status" -eq 7 ]; }

run -- one
check 'without a display: exit 0' test "$status" -eq 0
check 'without a display: says so' said 'there is no display'
check 'without a display: names serinctl' said 'a\ clone/build/release/bin/serinctl manifest show .'
check 'without a display: starts nothing' test ! -s "$room/output"
check 'builds the programs only' logged "--target serin serinctl serin-askpass"
check 'by the release preset' logged "cmake -S $checkout --preset release"
check 'installs nothing' test "$(grep -c apt-get "$room/log")" -eq 0

run DISPLAY=:0 -- 'a folder' --flag
check 'with a display: starts serin here, with the arguments and its code' \
    started '<a folder><--flag>'
run WAYLAND_DISPLAY=wayland-0 -- x
check 'with Wayland: starts serin' started '<x>'
run QT_QPA_PLATFORM=offscreen -- x
check 'with a platform that needs no display: starts serin' started '<x>'
run QT_QPA_PLATFORM=xcb -- x
check 'with a platform that needs one: does not' test "$status" -eq 0

mkdir -p "$checkout/build/release"
echo 'CMAKE_HOME_DIRECTORY:INTERNAL=/elsewhere' >"$checkout/build/release/CMakeCache.txt"
run --
check 'a moved checkout: configures afresh' logged '--preset release --fresh'
echo "CMAKE_HOME_DIRECTORY:INTERNAL=$checkout" >"$checkout/build/release/CMakeCache.txt"
run --
check 'a second run: keeps what is built' test "$(grep -c -- --fresh "$room/log")" -eq 0

run -- --help
check 'help: builds nothing' test ! -s "$room/log"
check 'help: tells the exit codes' grep -q 'Exit code' "$room/output"

touch "$room/broken"
run DISPLAY=:0 --
check 'a failed build: its code, nothing started' test "$status" -eq 3 -a ! -s "$room/output"

[ "$failures" -eq 0 ] && echo 'all as expected'
exit "$((failures > 0))"
