#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# scripts/dependencies.sh against a pretended dpkg-query, apt-get, apt-cache, id and sudo that log
# what they are asked for. Nothing is installed.
set -euo pipefail
project=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
room="$(mktemp -d)/with a space"
trap 'rm -rf "${room%/*}"' EXIT
mkdir -p "$room/bin" "$room/tools"
export ROOM=$room SERIN_RETRY_DELAY=0
failures=0

pretend() { # NAME: its script comes on stdin
    { echo '#!/usr/bin/env bash'; cat; } >"$room/bin/$1"
    chmod +x "$room/bin/$1"
}

# What dpkg-query calls installed is listed in $ROOM/installed, what apt can install in
# $ROOM/candidates. apt-get update fails as often as $ROOM/hiccups says.
pretend_apt() {
    pretend dpkg-query <<'SH'
shift 2
for package; do
    if grep -qxF "$package" "$ROOM/installed"; then echo "installed $package"; else missing=1; fi
done
exit "${missing:-0}"
SH
    pretend apt-cache <<'SH'
if grep -qxF "$2" "$ROOM/candidates"; then candidate=1.0; else candidate='(none)'; fi
printf '%s:\n  Installed: (none)\n  Candidate: %s\n  Version table:\n' "$2" "$candidate"
# More than a pipe holds: a reader that leaves early kills the writer, as the real one can.
for ((line = 0; line < 4000; line++)); do echo '        500 http://mirror.example/debian bookworm/main'; done
SH
    pretend apt-get <<'SH'
echo "apt-get $* [${DEBIAN_FRONTEND:-}] [$(cat "$ROOM/via" 2>/dev/null)]" >>"$ROOM/log"
case $1 in
update)
    left=$(cat "$ROOM/hiccups")
    [ "$left" -eq 0 ] || { echo $((left - 1)) >"$ROOM/hiccups"; exit 100; }
    touch "$ROOM/lists"
    ;;
install)
    [ ! -e "$ROOM/broken" ] || exit 100
    for word; do
        if grep -qxF "$word" "$ROOM/candidates"; then echo "$word" >>"$ROOM/installed"; fi
    done
    ;;
download)
    [ -e "$ROOM/lists" ] || exit 100
    tar -cf archive.deb -C "$ROOM/package" .
    ;;
esac
SH
    pretend dpkg-deb <<'SH'
[ ! -e "$ROOM/broken" ] || exit 2
cat "$2"
SH
    pretend id <<'SH'
cat "$ROOM/uid"
SH
}

pretend_sudo() {
    pretend sudo <<'SH'
echo sudo >"$ROOM/via"
"$@"
status=$?
rm "$ROOM/via"
exit $status
SH
}

# begin NAME: a fresh machine: root, nothing installed, one and two can be installed.
begin() {
    name=$1
    rm -rf "$room"/{bin,log,broken,via,output,lists,unpacked,unpacked.part} "$room/elsewhere"
    mkdir -p "$room/bin" "$room/elsewhere"
    : >"$room/log" >"$room/installed"
    printf '%s\n' one two >"$room/candidates"
    echo 0 >"$room/uid"
    echo 0 >"$room/hiccups"
    pretend_apt
}

# calling COMMAND…: only the pretended tools and a few harmless ones are on PATH.
calling() {
    status=0
    (cd "$room/elsewhere" && PATH="$room/bin:$room/tools" bash -euo pipefail -c \
        '. "$1/scripts/dependencies.sh"; shift; "$@"; echo went on' \
        bash "$project" "$@") >"$room/output" 2>&1 || status=$?
}
ensure() { calling ensure_packages 'try' "$@"; }
unpack() { calling unpack_package one "$room/unpacked" './usr/lib/wanted/*'; }

check() { # WHAT CONDITION…
    local what=$1
    shift
    "$@" && return
    failures=$((failures + 1))
    printf 'FAIL %s: %s\n-- log\n%s\n-- output (exit %s)\n%s\n' "$name" "$what" \
        "$(cat "$room/log")" "$status" "$(cat "$room/output")"
}
logged() { grep -qF -- "$1" "$room/log"; }
not_logged() { ! logged "$1"; }
said() { grep -qF -- "$1" "$room/output"; }
calls() { [ "$(grep -c . "$room/log")" -eq "$1" ]; }

for tool in bash env cat grep rm sleep mkdir mktemp mv tar touch; do ln -s "$(type -P "$tool")" "$room/tools/$tool"; done

begin 'everything is there'
printf '%s\n' one two >"$room/installed"
ensure one two
check 'apt is left alone' calls 0
check 'says so' said 'all 2 packages needed to try are installed'
check 'goes on' said 'went on'

begin 'one of two is missing, as root'
echo one >"$room/installed"
ensure one two
check 'updates first' test "$(head -n 1 "$room/log" | cut -d' ' -f2)" = update
check 'installs without asking or extras' \
    logged 'install -q -y --no-install-recommends -o DPkg::Lock::Timeout=120'
check 'installs only what is missing' logged 'Acquire::Retries=3 two [noninteractive] []'
check 'says which' said 'installing with apt-get to try: two'
check 'says the end' said 'installed 1 packages'
: >"$room/log"
ensure one two
check 'the second run does nothing' calls 0

begin 'a name is the beginning of another'
echo one-tools >"$room/installed"
ensure one
check 'is missing all the same' logged 'Acquire::Retries=3 one ['

begin 'not root, with sudo'
echo 1000 >"$room/uid"
pretend_sudo
ensure one
check 'installs by sudo' logged 'one [noninteractive] [sudo]'

begin 'not root, without sudo'
echo 1000 >"$room/uid"
ensure one
check 'apt is left alone' calls 0
check 'names the command' said 'apt-get install --no-install-recommends one'
check 'goes on' said 'went on'

begin 'the mirror has hiccups'
echo 2 >"$room/hiccups"
ensure one
check 'tries again' calls 4
check 'and installs' said 'installed 1 packages'

begin 'the mirror is away'
echo 9 >"$room/hiccups"
ensure one
check 'installs from the lists that are there' logged 'Acquire::Retries=3 one'
check 'says so' said 'apt-get update failed'

begin 'apt does not know one of them'
ensure one unknown two
check 'installs the others' logged 'Acquire::Retries=3 one two ['
check 'says what is missing' said 'still missing: unknown;'
check 'goes on' said 'went on'

begin 'the installation fails'
touch "$room/broken"
ensure one
check 'says so' said 'apt-get install failed'
check 'says what is missing' said 'still missing: one;'
check 'goes on' said 'went on'

begin 'no apt'
rm "$room"/bin/{apt-get,dpkg-query}
ensure one two
check 'lists what is needed' said 'one two'
check 'goes on' said 'went on'

mkdir -p "$room/package/usr/lib/wanted/deep" "$room/package/usr/lib/other"
touch "$room/package/usr/lib/wanted/deep/file" "$room/package/usr/lib/other/file"

begin 'a part of a package, with lists that are there'
touch "$room/lists"
unpack
check 'downloads only' calls 1
check 'has what was asked for' test -e "$room/unpacked/usr/lib/wanted/deep/file"
check 'and nothing else' test ! -e "$room/unpacked/usr/lib/other"
check 'leaves nothing where it was called' test -z "$(ls -A "$room/elsewhere")"
: >"$room/log"
unpack
check 'the second time does nothing' calls 0

begin 'a part of a package, without lists'
unpack
check 'gets them' test -e "$room/unpacked/usr/lib/wanted/deep/file"

begin 'a part of a package that is installed'
echo one >"$room/installed"
unpack
check 'apt is left alone' calls 0
check 'nothing is unpacked' test ! -e "$room/unpacked"

begin 'a part of a package that apt does not have'
echo 9 >"$room/hiccups"
unpack
check 'says so' said 'one could not be had'
check 'leaves no half' test ! -e "$room/unpacked.part"
check 'goes on' said 'went on'

begin 'a part of a package that arrives broken'
touch "$room/broken" "$room/lists"
unpack
check 'says so' said 'one could not be had'
check 'leaves no half' test ! -e "$room/unpacked" -a ! -e "$room/unpacked.part"

[ "$failures" -eq 0 ] && echo 'all as expected'
exit "$((failures > 0))"
