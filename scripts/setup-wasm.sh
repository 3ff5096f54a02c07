#!/usr/bin/env bash
# A Rust that compiles to wasm32-unknown-unknown. The short way is rustup's; where rustup cannot fetch the target, Debian's
# Rust with a standard library built from Debian's sources (one to two minutes, once). Does nothing when that is done.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/env.sh

command -v cargo >/dev/null || die "no cargo. Install Rust: https://rustup.rs"
use_wasm_rust
has_wasm_std rustc && exit 0

say "wasm32: rustup target add $WASM_TARGET"
if command -v rustup >/dev/null && timeout 180 rustup target add "$WASM_TARGET" >&2 && has_wasm_std rustc; then
    exit 0
fi

by_hand="Get the wasm32 target by hand: 'rustup target add $WASM_TARGET', or your distribution's package of Rust's standard library for wasm32"
say "wasm32: rustup has no such target here; taking Debian's Rust"
apt_install "Rust for wasm32" rustc-web cargo-web rust-web-src rust-web-clippy
needed=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
found=$(/usr/bin/rustc --version | cut -d ' ' -f 2)
[ "$(printf '%s\n' "$needed" "$found" | sort -V | head -1)" = "$needed" ] ||
    die "Debian's Rust is $found, and $needed is needed. Try: apt-get update && apt-get install rustc-web cargo-web rust-web-src rust-web-clippy. $by_hand"

debian=$TOOLS/debian-rust/bin
mkdir -p "$debian"
for tool in cargo rustc rustdoc cargo-clippy clippy-driver; do
    ln -sf "/usr/bin/$tool" "$debian/$tool"
done
# Debian has the linker in a package of its own; rustup's Rust has brought one along.
linker=$(ls "$(rustc --print sysroot)"/lib/rustlib/*/bin/rust-lld 2>/dev/null | head -1)
if [ -n "$linker" ]; then
    ln -sf "$linker" "$debian/rust-lld"
else
    apt_install "the linker for wasm32" rust-web-llvm
    apt_install "the linker for wasm32" "$(basename "$(readlink /usr/bin/rust-lld)")"
fi

if ! has_wasm_std /usr/bin/rustc; then
    say "wasm32: building the standard library from Debian's sources"
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    mkdir "$work/src"
    touch "$work/src/lib.rs"
    printf '[package]\nname = "wasm-std"\nversion = "0.0.0"\nedition = "2021"\n[workspace]\n' >"$work/Cargo.toml"
    (
        cd "$work"
        export PATH="$debian:$PATH" RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR="$work/target"
        export RUSTFLAGS=-Cembed-bitcode=yes # for the link-time optimisation of the page
        cargo build -Zbuild-std=std,panic_abort,panic_unwind,test --release --target "$WASM_TARGET" >&2
    ) || die "the standard library did not build. $by_hand"
    rm -f "$work/target/$WASM_TARGET/release/deps/"libwasm_std-*.rlib
    home=/usr/lib/rustlib/$WASM_TARGET/lib
    as_root mkdir -p "$home"
    as_root cp "$work/target/$WASM_TARGET/release/deps/"*.rlib "$home/" || die "cannot write $home. $by_hand"
fi
use_wasm_rust
has_wasm_std rustc || die "still no wasm32. $by_hand"
