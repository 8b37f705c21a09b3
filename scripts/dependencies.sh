# SPDX-License-Identifier: GPL-3.0-or-later
# The one list of packages (Debian's names), and how to get them. Sourced by app/run.sh,
# tests/run.sh, tests/bench/run.sh, scripts/tidy.sh and .ci/run; needs bash, does nothing by itself.

serin_build_packages=(
    g++ cmake ninja-build ccache pkg-config git
    qt6-base-dev qt6-base-dev-tools qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools qt6-translations-l10n
    qt6-svg-dev libqt6svg6 libqt6sql6-sqlite qt6-qpa-plugins libgl1-mesa-dev fonts-dejavu-core
    libyaml-cpp-dev libqcustomplot-dev libqscintilla2-qt6-dev
    libcli11-dev libvalijson-dev libexpected-dev libdtl-dev libboost-dev)

serin_test_packages=(
    dbus xvfb xauth xdotool imagemagick
    at-spi2-core gir1.2-atspi-2.0 python3-gi
    nodejs node-yaml libfyaml-dev python3 python3-ruamel.yaml python3-msrest
    python3-typing-extensions
    clang-14 llvm-14 lld clang-format-14 libclang-rt-14-dev gcovr time
    fish zsh mandoc desktop-file-utils appstream)

serin_tidy_packages=(clang-14 clang-tidy-14 clazy python3)

serin_bench_packages=(haproxy wrk azure-cli)

# say WORDS…: one line of progress, on stderr so that stdout stays the program's own.
say() { printf 'serin: %s\n' "$*" >&2; }

# missing_packages PACKAGE…: those of them that are not installed, one a line.
missing_packages() {
    local installed package
    installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null || true)
    for package in "$@"; do
        grep -qxF "installed $package" <<<"$installed" || printf '%s\n' "$package"
    done
}

# as_root COMMAND…: with sudo when needed; fails when there is no way to become root.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        env DEBIAN_FRONTEND=noninteractive "$@"
    elif command -v sudo >/dev/null; then
        sudo env DEBIAN_FRONTEND=noninteractive "$@"
    else
        return 1
    fi
}

# update_package_lists: three tries, since mirrors have hiccups. SERIN_RETRY_DELAY: seconds between.
update_package_lists() {
    local try
    for try in 1 2 3; do
        as_root apt-get update -q -o DPkg::Lock::Timeout=120 >&2 && return 0
        [ "$try" -eq 3 ] || sleep "${SERIN_RETRY_DELAY:-5}"
    done
    return 1
}

# has_candidate PACKAGE: whether apt can install it. `apt-cache show` also knows names without one.
# Not a pipe into `grep -q`: it leaves at the first match, and under pipefail the SIGPIPE that
# apt-cache then gets would count as "no".
has_candidate() {
    local policy
    policy=$(LC_ALL=C apt-cache policy "$1" 2>/dev/null) || return 1
    grep -q '^ *Candidate: [^(]' <<<"$policy"
}

# ensure_packages PURPOSE PACKAGE…: installs what is missing with apt. What cannot be installed is
# listed and is no failure here: the build goes ahead and says itself what it lacks.
ensure_packages() {
    local purpose=$1 package
    shift
    if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
        say "this system has no apt: to $purpose install what Debian 12 calls"
        say "    $*"
        say "trying with what is there"
        return 0
    fi

    local missing=() known=() left=()
    while IFS= read -r package; do missing+=("$package"); done < <(missing_packages "$@")
    if [ ${#missing[@]} -eq 0 ]; then
        say "all $# packages needed to $purpose are installed"
        return 0
    fi
    if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
        say "missing to $purpose, and without root or sudo they cannot be installed; as root run"
        say "    apt-get install --no-install-recommends ${missing[*]}"
        say "trying with what is there"
        return 0
    fi

    say "installing with apt-get to $purpose: ${missing[*]}"
    update_package_lists || say "apt-get update failed; trying with the package lists that are there"
    for package in "${missing[@]}"; do
        if has_candidate "$package"; then known+=("$package"); fi
    done
    if [ ${#known[@]} -gt 0 ]; then
        as_root apt-get install -q -y --no-install-recommends -o DPkg::Lock::Timeout=120 \
            -o Acquire::Retries=3 "${known[@]}" >&2 || say "apt-get install failed"
    fi
    while IFS= read -r package; do left+=("$package"); done < <(missing_packages "${missing[@]}")
    if [ ${#left[@]} -gt 0 ]; then
        say "still missing: ${left[*]}; trying with what is there"
    else
        say "installed ${#missing[@]} packages"
    fi
}

# unpack_package PACKAGE FOLDER PATTERN…: the files of PACKAGE whose paths match a PATTERN of tar, below
# FOLDER and without installing it. What is installed or in FOLDER already is left alone; what cannot
# be had is said and is no failure here.
unpack_package() {
    local package=$1 folder=$2 room
    shift 2
    if [ -e "$folder" ] || ! command -v apt-get >/dev/null || ! command -v dpkg-deb >/dev/null ||
        [ -z "$(missing_packages "$package")" ]; then
        return 0
    fi
    say "taking parts of $package"
    mkdir -p "$folder.part"
    room=$(mktemp -d)
    if download_package "$package" "$room" &&
        dpkg-deb --fsys-tarfile "$room"/*.deb | tar -x -C "$folder.part" --wildcards "$@"; then
        mv "$folder.part" "$folder"
    else
        rm -rf "$folder.part"
        say "$package could not be had; trying without"
    fi
    rm -rf "$room"
}

# download_package PACKAGE FOLDER: with fresh package lists where those that are there do not do.
download_package() {
    (cd "$2" && { apt-get download -q "$1" || { update_package_lists && apt-get download -q "$1"; }; }) >&2
}
