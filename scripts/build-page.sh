#!/usr/bin/env bash
# The static site in dist/, as Trunk.toml describes it. Does nothing when no input has changed.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/env.sh

# One hash of everything that dist/ is made of.
inputs() {
    find src www .cargo scripts/*.mjs Cargo.toml Cargo.lock Trunk.toml package-lock.json -type f -print0 |
        LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum
}

stamp=target/page.inputs
if [ -e dist/index.html ] && [ "$(cat $stamp 2>/dev/null)" = "$(inputs)" ]; then
    exit 0
fi
scripts/setup.sh page
use_wasm_rust
say "building the page"
rm -f $stamp
cargo fetch --quiet --locked --target "$WASM_TARGET" || die "cargo cannot fetch the crates: is the registry in reach?"
# All modules in one go, on all processors: Trunk asks for one after the other, and finds each made.
mapfile -t modules < <(grep -o 'data-bin="[^"]*"' www/index.html | cut -d'"' -f2 | sed 's/^/--bin=/')
cargo build --quiet --locked --target "$WASM_TARGET" --profile page --features app "${modules[@]}" ||
    die "the page's modules did not build; the reason stands above"
# Trunk would ask the network for tools that we have.
trunk build --offline || die "the page did not build; the reason stands above"
mkdir -p target
inputs >$stamp
