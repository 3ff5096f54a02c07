# Sourced by the other scripts: where the tools are, and how to install and complain.
# Two Rusts can be on a machine: rustup's, and, where rustup cannot fetch the wasm32 target, Debian's with a standard library
# that setup-wasm.sh built. The second is used for wasm only.

TOOLS="${XDG_CACHE_HOME:-$HOME/.cache}/taizhang"
# Ours first: another project may want other versions of the same tools.
export PATH="$TOOLS/bin:${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"
WASM_TARGET=wasm32-unknown-unknown

# Is there a core library for wasm32 beside this rustc?
has_wasm_std() {
    ls "$("$1" --print sysroot 2>/dev/null)/lib/rustlib/$WASM_TARGET/lib/"libcore-*.rlib >/dev/null 2>&1
}

# Puts the Rust that knows wasm32 first on PATH.
use_wasm_rust() {
    if ! has_wasm_std rustc && [ -x "$TOOLS/debian-rust/bin/rustc" ]; then
        export PATH="$TOOLS/debian-rust/bin:$PATH"
    fi
}

# The version in Cargo.toml.
own_version() {
    sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -1
}

# The day of the last change to what is shipped, as YYYY-MM-DD: the same sources have the same date, whenever they are built.
# Nothing where git does not know.
build_date() {
    git log -1 --format=%cs -- src www Cargo.toml Cargo.lock 2>/dev/null || true
}

say() { printf '\033[1m== %s\033[0m\n' "$*" >&2; }
die() { printf '\nFAILED: %s\n' "$*" >&2; exit 1; }

# Runs a command as root: directly, or by sudo.
as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; elif command -v sudo >/dev/null; then sudo "$@"; else return 127; fi
}

# apt_install WHY PACKAGE...: installs what is not installed yet, in the newest version that the archive has.
apt_install() {
    local why=$1 package missing=()
    shift
    for package in "$@"; do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
    done
    [ ${#missing[@]} = 0 ] && return
    say "apt: installing ${missing[*]} ($why)"
    command -v apt-get >/dev/null || die "$why: please install by hand, this machine has no apt: ${missing[*]}"
    as_root apt-get update -qq >&2 || say "apt-get update failed; trying with the lists that are there"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2 ||
        die "$why: please run as root: apt-get update && apt-get install ${missing[*]}"
}
