#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
set -uo pipefail
here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
. "$here/dependencies.sh"
. "$here/build.sh"

usage() {
    cat <<'TEXT'
usage: scripts/tidy.sh [OPTION…] [FILE|FOLDER…]

Looks through the sources with clang-tidy (checks: .clang-tidy of the repository and of tests),
which tells clang's own warnings too, and with clazy (checks: in this script). Installs the Debian
packages that are missing. Sources of a folder are read together, as they are compiled, so that each
header is read once: all takes half an hour of one core. What was read is not read again until it
changes, or what it includes, so a look that was interrupted goes on.

  FILE|FOLDER    what to look at, a header too; otherwise services, models, ui and app
  --since REF    instead of those the sources that differ from REF, for example main
  --only TOOL    clang-tidy or clazy alone
  --jobs N       how many at once; otherwise one on each processor
  --help

What is found is printed once; what a tool said about each unit is kept in build/tidy/found.
Exit code: 0 nothing found; 1 something; 2 it cannot be read, or wrong usage.
TEXT
}

# Level 1, and of the further ones those that fit. Not of level 1: connect-not-normalized
# (clang-format writes a space into it), container-anti-pattern (the keys of two maps are compared),
# non-pod-global-static (a constant of Qt's types), qstring-ref (Qt 6 has none), strict-iterators
# (QHash::erase takes either). Not of the others: copyable-polymorphic (interfaces, and classes of
# one source), detaching-member and reserve-candidates (mostly containers that nobody shares),
# function-args-by-ref (clang-tidy tells what is only read), missing-qobject-macro (objects without
# signals, of no use to moc).
clazy_checks=level1,no-connect-not-normalized,no-container-anti-pattern
clazy_checks+=,no-non-pod-global-static,no-qstring-ref,no-strict-iterators
clazy_checks+=,base-class-event,implicit-casts
clazy_checks+=,missing-typeinfo,old-style-connect,virtual-call-ctor
clazy_checks+=,assert-with-side-effects
clazy_checks+=,heap-allocated-small-trivial-type,isempty-vs-count,qvariant-template-instantiation
clazy_checks+=,raw-environment-function,signal-with-return-value
clazy_checks+=,thread-with-slots,tr-non-literal,unexpected-flag-enumerator-value
clazy_checks+=,use-arrow-operator-instead-of-data,use-chrono-in-qtimer

wrong_usage() {
    usage >&2
    exit 2
}

tools="clang-tidy clazy"
jobs=$(processors)
wanted=()
while [ $# -gt 0 ]; do
    case $1 in
    --help)
        usage
        exit 0
        ;;
    --since)
        [ $# -ge 2 ] || wrong_usage
        while IFS= read -r -d '' file; do
            [ ! -e "$serin_root/$file" ] || wanted+=("$serin_root/$file")
        done < <(git -C "$serin_root" diff -z --name-only "$2" -- '*.cpp' '*.h')
        [ ${#wanted[@]} -gt 0 ] || { say "no source differs from $2"; exit 0; }
        shift
        ;;
    --only)
        case ${2:-} in clang-tidy | clazy) tools=$2 ;; *) wrong_usage ;; esac
        shift
        ;;
    --jobs)
        [[ ${2:-} =~ ^[1-9][0-9]*$ ]] || wrong_usage
        jobs=$2
        shift
        ;;
    -*) wrong_usage ;;
    *)
        wanted+=("$(readlink -e "$1")") || { say "there is no $1"; exit 2; }
        ;;
    esac
    shift
done
[ ${#wanted[@]} -gt 0 ] || wanted=("$serin_root"/{services,models,ui,app})
folder=$(build_dir tidy)
found=$folder/found

# sources_of UNIT: the sources that are compiled together in it, or itself.
sources_of() {
    case $1 in
    */Unity/unity_*) sed -n 's/^#include "\(.*\)"$/\1/p' "$1" ;;
    *) printf '%s\n' "$1" ;;
    esac
}

# is_wanted SOURCE
is_wanted() {
    local one
    for one in "${wanted[@]}"; do
        case $1 in "$one" | "$one"/*) return 0 ;; esac
    done
    return 1
}

# all_units: what is compiled, without what is generated.
all_units() {
    sed -n 's/^ *"file": "\(.*\)",\{0,1\}$/\1/p' "$folder/compile_commands.json" | sort -u |
        grep -Ev '_autogen/|/\.rcc/|cmake_pch|tests/fuzz/'
}

# units: those of them that hold what is wanted; of a header the first that reads it.
units() {
    local unit source one headers=()
    for one in "${wanted[@]}"; do
        case $one in *.h) headers+=("$one") ;; esac
    done
    while IFS= read -r unit; do
        local is_chosen=false
        while IFS= read -r source; do
            if is_wanted "$source"; then
                is_chosen=true
                break
            fi
            for one in ${headers[@]+"${!headers[@]}"}; do
                if grep -qF "#include \"${headers[one]#"$serin_root/"}\"" "$source"; then
                    unset "headers[one]"
                    is_chosen=true
                fi
            done
        done < <(sources_of "$unit")
        if "$is_chosen"; then printf '%s\n' "$unit"; fi
    done < <(all_units)
}

# quoted TEXT: a pattern of it.
quoted() { printf '%s' "$1" | sed 's/[][\.*^$+?(){}|]/\\&/g'; }

# filter: a pattern of the files whose faults are told.
filter() {
    local pattern='' one
    for one in "${wanted[@]}"; do pattern+="${pattern:+|}$(quoted "$one")(/.*)?"; done
    printf '^(%s)$' "$pattern"
}

# as_compiled UNIT: how it is compiled, and all the compiler reads of it, with comments, as these can
# silence a check.
as_compiled() {
    local command
    command=$(awk -v file="\"file\": \"$1\"" '
        /^ *"command": / { command = $0 }
        index($0, file) { print command; exit }' "$folder/compile_commands.json" |
        sed 's/^ *"command": "//; s/",\{0,1\}$//; s/\\\(["\\]\)/\1/g')
    printf '%s\n' "$command"
    (cd "$folder" && eval "$command -E -C -o -")
}

# checks_for UNIT: the file that says what is looked for in it.
checks_for() {
    case ${1#"$folder/"} in
    tests/* | "$serin_root"/tests/*) printf '%s\n' "$serin_root/tests/.clang-tidy" ;;
    *) printf '%s\n' "$serin_root/.clang-tidy" ;;
    esac
}

# ask TOOL UNIT
ask() {
    case $1 in
    clang-tidy)
        # The analyzer's deep mode takes minutes for each unit.
        clang-tidy-14 -p "$folder" --quiet --config-file="$(checks_for "$2")" \
            --extra-arg=-Xclang --extra-arg=-analyzer-config \
            --extra-arg=-Xclang --extra-arg=mode=shallow \
            --header-filter="$ours" "$2" 2>/dev/null
        ;;
    clazy)
        clazy-standalone -p "$folder" --checks="$clazy_checks" --header-filter="$ours" "$2" 2>&1
        ;;
    esac
}

# log_of TOOL UNIT: the file for what the tool says of it.
log_of() { printf '%s/%s/%s.txt\n' "$found" "$1" "$(printf '%s' "${2#"$serin_root/"}" | tr '/' '_')"; }

# look UNIT: asks the tools that have not read it as it is now.
look() {
    local unit=$1 tool log sum read status
    read=$(set -o pipefail; as_compiled "$unit" 2>/dev/null | sha256sum) || read=''
    for tool in $tools; do
        log=$(log_of "$tool" "$unit")
        sum=$(printf '%s %s\n' "$read" "$(settings "$tool" "$unit")" | sha256sum)
        [ -z "$read" ] || [ "$sum" != "$(cat "$log.sum" 2>/dev/null)" ] || continue
        rm -f "$log.sum"
        ask "$tool" "$unit" >"$log"
        status=$?
        # It ends with 1 for warnings too, as they are errors to the compiler.
        if [ "$status" -gt 1 ] || { [ "$status" -eq 1 ] && ! grep -q ' error: ' "$log"; }; then
            printf '%s:1:1: error: %s failed (%s)\n' "$unit" "$tool" "$status" >>"$log"
        elif [ -n "$read" ]; then
            printf '%s\n' "$sum" >"$log.sum"
        fi
        printf '%s %s\n' "$tool" "${unit##*/}" >&2
    done
    return 0
}

# make_included: what moc makes for the sources to include, by what the targets for it run: CMake
# builds the libraries before these.
make_included() {
    say "looking for what moc has to make"
    printf '%s\n' "${wanted[@]}" >"$folder/wanted.txt"
    find "$folder" -name AutogenInfo.json -exec grep -lZFf "$folder/wanted.txt" {} + |
        xargs -0 -r -n 1 sh -c 'cmake -E cmake_autogen "$1" Debug >&2' moc
}

# settings TOOL UNIT: what its answers depend on beside the sources.
settings() {
    case $1 in
    clang-tidy) clang-tidy-14 --version; cat "$serin_root/.clang-tidy" "$(checks_for "$2")" ;;
    clazy) clazy-standalone --version; printf '%s\n' "$clazy_checks" ;;
    esac
    declare -f ask
}

# told TOOL: its findings in files that were asked for, each once although several units may have
# read the header. A finding begins with its place; lines of code and notes follow. Of files that are
# not ours a tool tells only what keeps it from reading on.
told() {
    local unit
    for unit in ${chosen[@]+"${chosen[@]}"}; do cat "$(log_of "$1" "$unit")" || exit; done | awk '
        /^[^ ].*:[0-9]+:[0-9]+: (warning|error|fatal error): / {
            place = $0
            sub(/:[0-9]+:[0-9]+: .*/, "", place)
            shown = (place ~ ENVIRON["pattern"] || place !~ ENVIRON["ours"]) && !($0 in seen)
            seen[$0] = 1
        }
        /^[0-9]+ (warning|error)s? (generated|treated)|^Suppressed |^In file included |^Error while / { next }
        shown'
}

ensure_packages 'check Serin' "${serin_build_packages[@]}" "${serin_tidy_packages[@]}"
cd "$serin_root" || exit 2
configure tidy || exit 2
make_included || exit 2

ours="^$(quoted "$serin_root")/(services|models|ui|app|tests)/"
pattern=$(filter)
mapfile -t chosen < <(units)
exit_code=0
export -f look as_compiled ask checks_for log_of settings
export folder found ours pattern serin_root clazy_checks tools
for tool in $tools; do mkdir -p "$found/$tool"; done
SECONDS=0
say "${tools// / and } read ${#chosen[@]} units"
printf '%s\0' ${chosen[@]+"${chosen[@]}"} | xargs -0 -r -P "$jobs" -I '{}' bash -c 'look "$0"' '{}' || exit 2
say "read in $SECONDS s"
for tool in $tools; do
    told "$tool" >"$found/$tool.txt" || exit 2
    cat "$found/$tool.txt"
    count=$(grep -cE '^[^ ].*: (warning|error|fatal error): ' "$found/$tool.txt")
    say "$tool found $count"
    [ "$count" -eq 0 ] || exit_code=1
done
exit "$exit_code"
