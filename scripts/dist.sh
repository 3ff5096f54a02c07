#!/usr/bin/env bash
# A release in release/: the site (a folder and a zip), the single file, the command line for this kind of machine, the npm
# package, and the sums of all.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/env.sh

name=taizhang-$(own_version)
date=$(build_date)
rm -rf release
mkdir release

scripts/build-page.sh
cp -r dist "release/$name-site"
python3 scripts/zip.py "release/$name-site" "$date"
cp dist/taizhang.html "release/$name.html"

say "building the command line"
TAIZHANG_BUILD_DATE=$date cargo build --quiet --release --locked --bin taizhang
machine=$(rustc -vV | sed -n 's/^host: //p')
cp "${CARGO_TARGET_DIR:-target}/release/taizhang" "release/$name-$machine"

say "building the npm package"
scripts/package-js.sh "$PWD/release"

(cd release && find . -type f -printf '%P\0' | LC_ALL=C sort -z | xargs -0 sha256sum >../target/SHA256SUMS)
mv target/SHA256SUMS release/
say "release/"
ls -l release >&2
