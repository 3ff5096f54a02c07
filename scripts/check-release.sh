#!/usr/bin/env bash
# Whether release/ (scripts/dist.sh) is what it says: its sums, the version of the command line, the site in the zip, the npm
# package, whose example is run as a stranger would.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/env.sh

name=taizhang-$(own_version)
said_of_itself="taizhang $(own_version) ($(build_date))"
cd release
sha256sum --quiet --check SHA256SUMS || die "the sums in release/ are wrong"
for file in "$name.html" "$name-site.zip" "$name.tgz" "$name-site/sw.js" "$name-site/taizhang.html"; do
    [ -s "$file" ] || die "release/ lacks $file"
done
cmp "$name.html" "$name-site/taizhang.html"

version=$("./$name-$(rustc -vV | sed -n 's/^host: //p')" --version)
[ "$version" = "$said_of_itself" ] || die "the command line calls itself $version"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m zipfile -e "$name-site.zip" "$work"
diff -r "$name-site" "$work/$name-site" || die "the zip is not the site"

package=$PWD/$name.tgz
cd "$work"
echo '{ "private": true }' >package.json
npm install --silent --offline --no-audit --no-fund "$package"
sed -n '/^```js$/,/^```$/p' node_modules/taizhang/README.md | sed '1d;$d' >example.mjs
said=$(node example.mjs)
grep -q '台账登记不全.*completed' <<<"$said" || die "the example of the npm package says: $said"
say "release/ is what it says"
