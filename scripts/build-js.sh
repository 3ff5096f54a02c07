#!/usr/bin/env bash
# Builds the JavaScript API for Node into target/js, where tests/js looks for it.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/env.sh
use_wasm_rust

cargo rustc --lib --crate-type cdylib --features js --target "$WASM_TARGET" --profile page
wasm-bindgen --target nodejs --out-dir target/js "${CARGO_TARGET_DIR:-target}/$WASM_TARGET/page/taizhang.wasm"
# The glue is CommonJS, whatever the package around it is.
printf '{ "type": "commonjs", "main": "taizhang.js", "types": "taizhang.d.ts" }\n' >target/js/package.json
