#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The compiler launcher: ccache.sh CCACHE COMPILER ARGUMENT…
# A precompiled header is made without ccache, which would read the last one in place of the headers
# and hand out a stale result. Beside it goes a checksum of what it was made from: by that ccache
# knows it again in another folder, although the file itself differs there.
set -e
ccache=$1
shift
case " $* " in
*' -x c++-header '*)
    "$@"
    # The same once more, preprocessed only: without its -o FILE, -MD, -MT X and -MF X.
    left=$#
    while [ "$left" -gt 0 ]; do
        case $1 in
        -o) output=$2 ;;
        -MF | -MT) ;;
        -MD | -c)
            shift
            left=$((left - 1))
            continue
            ;;
        *)
            set -- "$@" "$1"
            shift
            left=$((left - 1))
            continue
            ;;
        esac
        shift 2
        left=$((left - 2))
    done
    "$@" -E -P | sha256sum >"$output.sum"
    ;;
*)
    CCACHE_SLOPPINESS=pch_defines,time_macros CCACHE_PCH_EXTSUM=1 exec "$ccache" "$@"
    ;;
esac
