#!/usr/bin/env bash
# The page in dist/ again after a change to src/app, www or the library, in seconds: not made small, for today's browsers only,
# with the readers of the last whole build. Names of readers (reader_pdf) or `exporter` as arguments: these are built anew as well.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/env.sh

[ -e dist/index.html ] || exec scripts/build-page.sh
use_wasm_rust
compgen -G 'dist/exporter-*.wasm' >/dev/null || set -- "$@" exporter
cargo build --quiet --locked --target "$WASM_TARGET" --features app --bin app "${@/#/--bin=}"
rm -f target/page.inputs
for program in app "$@"; do
    wasm-bindgen --target web --no-typescript --out-dir target/quick "${CARGO_TARGET_DIR:-target}/$WASM_TARGET/debug/$program.wasm"
done
node scripts/quick-page.mjs "$@"
