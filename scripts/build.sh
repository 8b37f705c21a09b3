# SPDX-License-Identifier: GPL-3.0-or-later
# Configuring and building a preset. Sourced after scripts/dependencies.sh; needs bash.

serin_root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)

# build_dir PRESET
build_dir() { printf '%s/build/%s\n' "$serin_root" "$1"; }

# processors: how many jobs to run at once.
processors() { getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2; }

# configure PRESET: starts afresh when the build folder was made for another place, as after the
# checkout was moved or copied.
configure() {
    local cache home fresh=()
    cache="$(build_dir "$1")/CMakeCache.txt"
    if [ -f "$cache" ]; then
        home=$(sed -n 's/^CMAKE_HOME_DIRECTORY:INTERNAL=//p' "$cache")
        [ "$home" = "$serin_root" ] || fresh=(--fresh)
    fi
    say "configuring the $1 build in build/$1"
    cmake -S "$serin_root" --preset "$1" ${fresh[@]+"${fresh[@]}"} >/dev/null
}

# build PRESET [TARGET…]: configures and builds; without targets everything.
build() {
    local preset=$1 targets=()
    shift
    [ $# -eq 0 ] || targets=(--target "$@")
    configure "$preset"
    say "building ${*:-everything} (the first time takes minutes)"
    cmake --build "$(build_dir "$preset")" --parallel "$(processors)" \
        ${targets[@]+"${targets[@]}"} >&2
}
