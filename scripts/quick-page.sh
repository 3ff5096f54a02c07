#!/usr/bin/env bash
# The page in dist/ again after a change to src/app, www or the library, in seconds: not made small, for today's browsers only,
# with the readers of the last whole build.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/env.sh

[ -e dist/index.html ] || exec scripts/build-page.sh
use_wasm_rust
cargo build --quiet --locked --target "$WASM_TARGET" --features app --bin app
rm -f target/page.inputs
wasm-bindgen --target web --no-typescript --out-dir target/quick "${CARGO_TARGET_DIR:-target}/$WASM_TARGET/debug/app.wasm"
node scripts/quick-page.mjs
