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
# Trunk would ask the network for tools that we have.
trunk build --offline || die "the page did not build; the reason stands above"
mkdir -p target
inputs >$stamp
