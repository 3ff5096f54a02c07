#!/usr/bin/env bash
# test.sh [STEP...]: everything that must hold, or the steps named. A step that fails does not keep the others from running;
# at the end stands how long each took and which failed.
set -uo pipefail
cd "$(dirname "$0")/.."
. scripts/env.sh

STEPS=(format lint lint-wasm native exports wasm js page browser browsers release score formats)
times=()
failed=()

# In a subshell each, for its own PATH. Must not be called in a condition: there `set -e` has no effect.
run_step() (
    set -e
    case $1 in
    format) cargo fmt --check ;;
    lint) cargo clippy --locked --quiet --all-targets -- -D warnings ;;
    lint-wasm)
        use_wasm_rust
        cargo clippy --locked --quiet --target "$WASM_TARGET" --features app,js --lib --bins -- -D warnings
        ;;
    native) cargo test --locked --quiet --no-fail-fast ;;
    exports)
        cargo build --locked --quiet --bin taizhang
        TAIZHANG=${CARGO_TARGET_DIR:-target}/debug/taizhang "$TOOLS/python/bin/python" -m unittest discover -s tests/exports
        ;;
    wasm)
        use_wasm_rust
        cargo test --locked --target "$WASM_TARGET" --features js --lib
        ;;
    js)
        scripts/build-js.sh
        node --test --test-reporter=spec --test-force-exit tests/js/*.test.mjs
        ;;
    page) scripts/build-page.sh ;;
    browser)
        # Those that count long tasks have the machine to themselves.
        mapfile -t counting < <(grep -l 'smooth(' tests/browser/*.test.mjs)
        mapfile -t others < <(grep -L 'smooth(' tests/browser/*.test.mjs)
        local outcome=0
        test_page --test-concurrency=2 "${others[@]}" || outcome=1
        test_page --test-concurrency=1 "${counting[@]}" || outcome=1
        return $outcome
        ;;
    # The single file in every browser that is here, which are listed at the end.
    browsers)
        test_page tests/browser/more.browsers.mjs tests/browser/single.test.mjs | tee target/browsers.txt
        grep -o 'matrix: .*' target/browsers.txt
        ;;
    release)
        scripts/dist.sh
        scripts/check-release.sh
        ;;
    score)
        cargo build --locked --quiet --bin taizhang
        python3 tests/score.py --floors --binary "${CARGO_TARGET_DIR:-target}/debug/taizhang"
        ;;
    formats) test_formats ;;
    *) die "test.sh knows: ${STEPS[*]}" ;;
    esac
)

# Machines stall at times, and then a browser does. A file that failed gets a second try, which the output tells.
test_page() {
    local failed=target/failed-browser-tests.txt again
    in_browser --test-reporter="./tests/browser/failed_files.mjs" --test-reporter-destination="$failed" "$@" && return
    mapfile -t again <"$failed"
    [ ${#again[@]} -gt 0 ] || return 1
    say "a second try of ${again[*]##*/}"
    in_browser --test-concurrency=1 "${again[@]}"
}

in_browser() {
    node --test --test-timeout=600000 --test-force-exit --test-reporter=spec --test-reporter-destination=stdout "$@"
}

# Files of all formats: made once, compared with their plain texts, damaged.
test_formats() {
    local python=$TOOLS/formats/bin/python failed=0
    [ -x "$python" ] || python=python3
    cargo build --locked --quiet --bin taizhang && "$python" tests/formats/make.py || return 1
    "$python" tests/formats/compare.py || failed=1
    cargo test --locked --quiet --test formats -- --ignored || failed=1
    return $failed
}

timed() {
    local name=$1 start=$SECONDS outcome=ok
    shift
    say "$name"
    "$@"
    [ $? = 0 ] || { outcome=FAILED && failed+=("$name"); }
    times+=("$(printf '%-10s %4d s  %s' "$name" $((SECONDS - start)) "$outcome")")
}

report() {
    say "times"
    printf '%s\n' "${times[@]}" "$(printf '%-10s %4d s' all $SECONDS)"
    if [ ${#failed[@]} -gt 0 ]; then
        echo "FAILED: ${failed[*]}"
        exit 1
    fi
    echo "All passed."
}

[ $# -gt 0 ] || set -- "${STEPS[@]}"
parts=(page tests)
for part in browsers formats; do
    [[ " $* " != *" $part "* ]] || parts+=("$part")
done
timed set-up scripts/setup.sh "${parts[@]}"
if [ ${#failed[@]} = 0 ]; then
    for step in "$@"; do
        timed "$step" run_step "$step"
    done
fi
report
