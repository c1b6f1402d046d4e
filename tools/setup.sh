# Sourced by doichieu, evaluate and test: packages and builds. Every message goes to standard error.
# Expects `root`, the repository's folder.

say() { printf '%s\n' "$*" >&2; }

# packages_of SECTION… prints the packages of these sections, one a line.
packages_of() {
    local line section=
    while IFS= read -r line; do
        case $line in
            '' | '#'*) ;;
            '['*']') section=${line:1:-1} ;;
            *) [[ " $* " == *" $section "* ]] && printf '%s\n' "$line" ;;
        esac
    done <"$root/tools/packages.txt"
    return 0
}

# install_packages SECTION… A stamp younger than packages.txt tells that nothing is to be done.
install_packages() {
    local sections="$*" stamp
    stamp="$root/build/packages.${sections// /+}"
    [[ $stamp -nt $root/tools/packages.txt ]] && return

    local wanted missing=() package
    mapfile -t wanted < <(packages_of "$@")
    for package in "${wanted[@]}"; do
        # A whole word: dpkg calls a package that it only knows of "not-installed".
        [[ " $(dpkg-query -W -f='${db:Status-Status} ' "$package" 2>/dev/null)" == *' installed '* ]] ||
            missing+=("$package")
    done
    if ((${#missing[@]})); then
        local as_root=()
        if ((EUID != 0)); then
            if ! sudo -n true 2>/dev/null && ! { [[ -t 0 ]] && command -v sudo >/dev/null; }; then
                say "Thiếu gói phần mềm; hãy chạy với quyền quản trị / Packages are missing; run as root:"
                say "  apt-get update && apt-get install -y --no-install-recommends ${missing[*]}"
                exit 2
            fi
            as_root=(sudo)
        fi
        say "Đang cài ${#missing[@]} gói / installing ${#missing[@]} packages: ${missing[*]}"
        local log
        if ! log=$({ "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq update &&
            "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
                apt-get -qq -y --no-install-recommends install "${missing[@]}"; } 2>&1 </dev/null); then
            say "$log"
            say "Không cài được; hãy chạy với quyền quản trị / Installation failed; run as root:"
            say "  apt-get update && apt-get install -y --no-install-recommends ${missing[*]}"
            exit 2
        fi
    fi
    mkdir -p "$root/build"
    touch "$stamp"
}

# Whether what `build PRESET TARGET` made last is as new as its sources. A folder's own time tells of removed files.
is_built() {
    local stamp="$root/build/$1/built.$2"
    [[ -f $stamp ]] || return 1
    local sources=("$root"/{CMakeLists.txt,CMakePresets.json,src,rules,corpus/registry})
    [[ $2 == doichieu ]] || sources+=("$root/tests")
    [[ -z $(find "${sources[@]}" -newer "$stamp" -print -quit 2>/dev/null) ]]
}

# is_configured FOLDER TESTING: whether the build folder knows the targets asked for.
is_configured() {
    [[ -f $1/build.ninja ]] || return 1
    [[ $2 == OFF ]] || ! grep -qs '^BUILD_TESTING:BOOL=OFF' "$1/CMakeCache.txt"
}

# build PRESET TARGET: configures if needed and builds; the build's output is shown only on failure. The command alone asks
# for no package of the tests.
build() {
    local folder="$root/build/$1" testing=ON log
    [[ $2 == doichieu ]] && testing=OFF
    mkdir -p "$folder"
    if [[ -z ${CCACHE_DIR:-} && ! -w ${HOME:-/nonexistent} ]]; then export CCACHE_DIR="$root/build/ccache"; fi
    exec {lock}>"$root/build/lock.$1"
    flock "$lock"
    if ! is_built "$1" "$2"; then  # another run may have built while this one waited
        touch "$folder/building.$2"
        if ! log=$(cd "$root" &&
            { is_configured "$folder" $testing || cmake --preset "$1" -D BUILD_TESTING=$testing; } 2>&1 &&
            cmake --build --preset "$1" --target "$2" 2>&1); then
            say "$log"
            say "Không dựng được / build failed: $1"
            exit 2
        fi
        mv "$folder/building.$2" "$folder/built.$2"
    fi
    exec {lock}>&-
}
