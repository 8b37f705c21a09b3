#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
set -uo pipefail
here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
. "$here/dependencies.sh"
. "$here/build.sh"

usage() {
    cat <<'TEXT'
usage: scripts/tidy.sh [OPTION…] [FILE|FOLDER…]

Compiles with clang what is included, then looks through the sources with clang-tidy (checks:
.clang-tidy), which tells clang's own warnings too, and with clazy (checks: in this script). Installs the Debian packages that are missing. Sources
of a folder are read together, as they are compiled, so that each header is read once: all takes
about half an hour of one core.

  FILE|FOLDER    what to look at, a header too; otherwise services, models, ui and app
  --since REF    instead of those the sources that differ from REF, for example main
  --only TOOL    clang-tidy or clazy alone
  --jobs N       how many at once; otherwise one on each processor
  --help

What is found is printed once, and what a tool said about each unit is kept in build/tidy/found.
Exit code: 0 nothing found; 1 something; 2 it does not compile, or wrong usage.
TEXT
}

# Level 1, and of the further ones those that fit. Not of level 1: container-anti-pattern (the keys of
# two maps are compared), non-pod-global-static (a constant of Qt's types), qstring-ref (Qt 6 has
# none), strict-iterators (QHash::erase takes either). Not of the others: copyable-polymorphic
# (interfaces, and classes of one source), detaching-member and
# reserve-candidates (mostly containers that nobody shares), function-args-by-ref (clang-tidy tells
# what is only read), missing-qobject-macro (objects without signals, of no use to moc).
clazy_checks=level1,no-container-anti-pattern,no-non-pod-global-static,no-qstring-ref,no-strict-iterators
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

tools=(clang-tidy clazy)
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
        case ${2:-} in clang-tidy | clazy) tools=("$2") ;; *) wrong_usage ;; esac
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

# filter: a pattern of the files whose faults are told.
filter() {
    local pattern='' one
    for one in "${wanted[@]}"; do
        one=$(printf '%s' "$one" | sed 's/[][\.*^$+?(){}|]/\\&/g')
        pattern+="${pattern:+|}$one(/.*)?"
    done
    printf '^(%s)$' "$pattern"
}

# look TOOL UNIT: what the tool says of it goes into a file.
look() {
    local tool=$1 unit=$2 log
    log=$found/$tool/$(printf '%s' "${unit#"$serin_root/"}" | tr '/' '_').txt
    case $tool in
    clang-tidy)
        # The analyzer's deep mode takes minutes for each unit.
        clang-tidy-14 -p "$folder" --quiet --config-file="$serin_root/.clang-tidy" \
            --extra-arg=-Xclang --extra-arg=-analyzer-config \
            --extra-arg=-Xclang --extra-arg=mode=shallow \
            --header-filter="$pattern" "$unit" >"$log" 2>"$log.err"
        ;;
    clazy)
        clazy-standalone -p "$folder" --checks="$clazy_checks" --header-filter="$pattern" \
            "$unit" >"$log" 2>&1
        ;;
    esac
    # It ends with an error for warnings too, as they are errors to the compiler.
    printf '%s %s\n' "$tool" "${unit##*/}" >&2
}

# told TOOL: its findings in files that were asked for, each once although several units may have
# read the header. A finding begins with its place; lines of code and notes follow.
told() {
    cat "$found/$1"/*.txt | awk '
        /^[^ ].*:[0-9]+:[0-9]+: (warning|error|fatal error): / {
            place = $0
            sub(/:[0-9]+:[0-9]+: .*/, "", place)
            shown = place ~ ENVIRON["pattern"] && !($0 in seen)
            seen[$0] = 1
        }
        /^[0-9]+ (warning|error)s? (generated|treated)/ || /^Suppressed / { next }
        shown'
}

ensure_packages 'check Serin' "${serin_build_packages[@]}" "${serin_tidy_packages[@]}"
cd "$serin_root" || exit 2
build tidy autogen || exit 2 # what moc makes is included; CMake builds the libraries for it

pattern=$(filter)
mapfile -t chosen < <(units)
exit_code=0
export -f look
export folder found pattern serin_root clazy_checks
for tool in "${tools[@]}"; do
    SECONDS=0
    say "$tool reads ${#chosen[@]} units"
    rm -rf "${found:?}/$tool"
    mkdir -p "$found/$tool"
    printf '%s\0' ${chosen[@]+"${chosen[@]}"} |
        xargs -0 -r -P "$jobs" -I '{}' bash -c 'look "$0" "$1"' "$tool" '{}'
    told "$tool" | tee "$found/$tool.txt"
    count=$(grep -cE '^[^ ].*: (warning|error|fatal error): ' "$found/$tool.txt")
    say "$tool found $count in $SECONDS s"
    [ "$count" -eq 0 ] || exit_code=1
done
exit "$exit_code"
