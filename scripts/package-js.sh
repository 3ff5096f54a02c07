#!/usr/bin/env bash
# package-js.sh FOLDER: the npm package of the JavaScript API, as `npm pack` makes it, in FOLDER.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/env.sh

scripts/build-js.sh
package=target/npm
rm -rf $package
mkdir -p $package
cp npm/README.md target/js/taizhang.js target/js/taizhang.d.ts target/js/taizhang_bg.wasm $package
cat >$package/package.json <<END
{
  "name": "taizhang",
  "version": "$(own_version)",
  "description": "Reads rectification reports (巡察整改通报) into a ledger of problems, measures, outcomes, dates and sums",
  "type": "commonjs",
  "main": "taizhang.js",
  "types": "taizhang.d.ts",
  "files": ["taizhang.js", "taizhang.d.ts", "taizhang_bg.wasm"],
  "engines": { "node": ">=18" }
}
END
npm pack --silent --pack-destination "$1" ./$package
