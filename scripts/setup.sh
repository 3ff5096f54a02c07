#!/usr/bin/env bash
# setup.sh page|tests|browsers|formats...: installs what is missing to build the page, to run the tests, to run them in more
# browsers, or to make the test files of all formats. Takes a second when nothing is.
# Tools go to ~/.cache/taizhang, packages to node_modules and, by apt, to the system.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/env.sh

TRUNK=0.21.14

main() {
    local part
    for part in "$@"; do
        case $part in
        page) set_up_page ;;
        tests) set_up_tests ;;
        browsers) set_up_browsers ;;
        formats) set_up_formats ;;
        *) die "setup.sh knows 'page', 'tests', 'browsers' and 'formats', not '$part'" ;;
        esac
    done
}

set_up_page() {
    command -v cargo >/dev/null || die "no Rust. Install it: https://rustup.rs"
    command -v cc >/dev/null || apt_install "a C compiler for Rust's linker" gcc libc6-dev
    command -v node >/dev/null && [ "$(node -p 'parseInt(process.versions.node)')" -ge 20 ] ||
        die "Node 20 or later is needed. Install it: https://nodejs.org"
    command -v npm >/dev/null || die "npm is needed; it comes with Node: https://nodejs.org"
    command -v python3 >/dev/null || apt_install "a server for the page" python3
    set_up_node_modules
    scripts/setup-wasm.sh
    has_version trunk "$TRUNK" || install_trunk
    local bindgen
    bindgen=$(locked_version wasm-bindgen)
    has_version wasm-bindgen "$bindgen" || install_wasm_bindgen "$bindgen"
}

set_up_tests() {
    if ! cargo fmt --version >/dev/null 2>&1 || ! cargo clippy --version >/dev/null 2>&1; then
        rustup component add rustfmt clippy >&2 || die "please run: rustup component add rustfmt clippy"
    fi
    find_chromium >/dev/null || install_chromium
    # The oldest browser that the page promises to run in; its tests are skipped where it cannot be had.
    fetch_chromium 69 chrome-aws-lambda@1.6.3 chromium-69.0.3494.0.br
    cmp -s tests/exports/requirements.txt "$TOOLS/python/requirements.txt" || install_python_readers
}

# What cannot be had here is said, and not tried.
set_up_browsers() {
    fetch_chromium 86 chrome-aws-lambda@5.3.1 chromium.br
    fetch_chromium 109 @sparticuz/chromium@109.0.6 chromium.br
    command -v firefox-esr >/dev/null || command -v firefox >/dev/null ||
        (apt_install "the page in Firefox" firefox-esr) ||
        say "no Firefox: the page will not be tried in it"
    command -v WebKitWebDriver >/dev/null && command -v Xvfb >/dev/null ||
        (apt_install "the page in WebKitGTK" webkit2gtk-driver xvfb) ||
        say "no WebKitGTK: the page will not be tried in it"
}

# The programs that people write their documents with. Without them fewer formats are tested, and tests/formats/compare.py says
# which; nothing else needs them.
set_up_formats() {
    command -v soffice >/dev/null ||
        (apt_install "test files of LibreOffice" libreoffice-writer-nogui libreoffice-calc-nogui) ||
        say "no LibreOffice: its formats will not be tested"
    [ -n "$(fc-list :lang=zh family 2>/dev/null)" ] ||
        (apt_install "a Chinese font for test files" fontconfig fonts-wqy-zenhei) ||
        say "no Chinese font: test files in PDF will lack their text"
    local venv=$TOOLS/formats wanted
    wanted=$(sha256sum tests/formats/requirements.txt)
    [ "$(cat "$venv/installed" 2>/dev/null)" = "$wanted" ] && return
    python3 -c 'import ensurepip, venv' 2>/dev/null ||
        (apt_install "test files of Python packages" python3-venv) || true
    say "pip: packages that write documents"
    if python3 -m venv --clear "$venv" >&2 &&
        "$venv/bin/pip" install --quiet --disable-pip-version-check -r tests/formats/requirements.txt >&2; then
        echo "$wanted" >"$venv/installed"
    else
        say "pip could not install tests/formats/requirements.txt: what these packages write will not be tested"
    fi
}

set_up_node_modules() {
    [ -e node_modules/.package-lock.json ] && [ ! package-lock.json -nt node_modules/.package-lock.json ] && return
    say "npm: installing what builds and tests the page"
    npm ci --no-audit --no-fund --loglevel=error >&2 || die "please run: npm ci"
    touch node_modules/.package-lock.json
}

# The version of a crate in Cargo.lock.
locked_version() {
    grep -A1 "^name = \"$1\"\$" Cargo.lock | sed -n 's/^version = "\(.*\)"/\1/p'
}

has_version() {
    [ "$("$1" --version 2>/dev/null)" = "$1 $2" ]
}

install_trunk() {
    local from=https://github.com/trunk-rs/trunk/releases/download/v$TRUNK
    download trunk "$TRUNK" "$from/trunk-$(uname -m)-unknown-linux-gnu.tar.gz" ||
        binstall trunk "$TRUNK" ||
        compile trunk "$TRUNK" --locked --no-default-features ||
        die "please run: cargo install --locked trunk --version $TRUNK"
}

install_wasm_bindgen() {
    local from=https://github.com/wasm-bindgen/wasm-bindgen/releases/download/$1
    local libc=musl
    [ "$(uname -m)" = x86_64 ] || libc=gnu
    download wasm-bindgen "$1" "$from/wasm-bindgen-$1-$(uname -m)-unknown-linux-$libc.tar.gz" ||
        binstall wasm-bindgen-cli "$1" wasm-bindgen ||
        compile wasm-bindgen-cli "$1" ||
        die "please run: cargo install wasm-bindgen-cli --version $1"
    has_version wasm-bindgen "$1" || die "wasm-bindgen $1 was installed, but $(command -v wasm-bindgen) is another: remove it"
}

# download PROGRAM VERSION ADDRESS: the publisher's archive, if it is in reach.
download() {
    local work
    command -v curl >/dev/null || apt_install "to download $1" ca-certificates curl
    work=$(mktemp -d)
    say "$1 $2: downloading"
    if curl -sSfL --connect-timeout 10 --max-time 300 "$3" | tar -xz -C "$work" 2>/dev/null; then
        mkdir -p "$TOOLS/bin"
        find "$work" -type f -perm -u+x -exec cp {} "$TOOLS/bin/" \;
    fi
    rm -rf "$work"
    hash -r
    has_version "$1" "$2"
}

# binstall CRATE VERSION [PROGRAM]
binstall() {
    command -v cargo-binstall >/dev/null || return 1
    say "$1 $2: cargo binstall"
    cargo binstall --no-confirm --disable-strategies compile --root "$TOOLS" "$1@$2" >&2
    hash -r
    has_version "${3:-$1}" "$2"
}

# compile CRATE VERSION [OPTION...]: hardly optimised, which takes a third of the time; these tools have little to do.
compile() {
    local crate=$1 version=$2
    shift 2
    say "$crate $version: no prebuilt program in reach, compiling it (minutes, once)"
    CARGO_TARGET_DIR=$TOOLS/build CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_OPT_LEVEL=1 \
        CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_DEBUG=0 \
        cargo install "$crate" --version "$version" --root "$TOOLS" --force "$@" >&2 || return 1
    rm -rf "$TOOLS/build"
    hash -r
}

install_chromium() {
    # Ubuntu's package is a link to a snap; Playwright brings its own browser where it may download.
    if grep -qi '^ID=debian' /etc/os-release 2>/dev/null; then
        apt_install "the browser of the tests" chromium
    else
        say "chromium: Playwright's"
        as_root env "PATH=$PATH" node_modules/.bin/playwright-core install-deps chromium >&2 || true
        node_modules/.bin/playwright-core install chromium >&2
    fi
    find_chromium >/dev/null ||
        die "the browser tests need Chromium: install it and name it in \$CHROMIUM, or run: npx playwright-core install --with-deps chromium"
}

# fetch_chromium VERSION PACKAGE FILE: an old Chromium, which is published packed inside an npm package.
fetch_chromium() {
    [ ! -x "$TOOLS/chromium-$1" ] && [ "$(uname -m)" = x86_64 ] || return 0
    local work
    work=$(mktemp -d)
    say "Chromium $1: npm pack $2"
    if npm pack --silent --pack-destination "$work" "$2" >&2 && tar -xzf "$work"/*.tgz -C "$work" "package/bin/$3"; then
        mkdir -p "$TOOLS"
        node -e '
            const { createReadStream, createWriteStream } = require("node:fs");
            createReadStream(process.argv[1]).pipe(require("node:zlib").createBrotliDecompress())
                .pipe(createWriteStream(process.argv[2], { mode: 0o755 }));
        ' "$work/package/bin/$3" "$work/chromium" && mv "$work/chromium" "$TOOLS/chromium-$1"
    else
        say "Chromium $1 is out of reach: the tests in it will be skipped"
    fi
    rm -rf "$work"
}

# What reads our exports back, in an environment of its own.
install_python_readers() {
    say "pip: the readers of the exports"
    python3 -c 'import ensurepip' 2>/dev/null || apt_install "an environment for Python packages" python3-venv
    python3 -m venv --clear "$TOOLS/python" &&
        "$TOOLS/python/bin/pip" install --quiet --disable-pip-version-check -r tests/exports/requirements.txt >&2 ||
        die "pip cannot install tests/exports/requirements.txt: is the Python package index in reach?"
    cp tests/exports/requirements.txt "$TOOLS/python/"
}

find_chromium() {
    node --input-type=module -e '
        const { findChromium } = await import(process.cwd() + "/tests/browser/chromium.mjs");
        process.exit(findChromium() ? 0 : 1)'
}

main "$@"
