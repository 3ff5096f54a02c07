#!/usr/bin/env python3
"""Holds the command line's reports against gold: the seeds in ../shared, then tests/corpus.

    python3 tests/score.py [--floors] [--diff NAME] [--binary PATH]

One line a document, then the mean of each set. A document fails if it is below its floors; with
--floors failing documents give exit status 1. --diff prints what the scorer missed or found too
much in each document whose name begins with NAME.

Columns: ledger, problems, items: F1; fields: mean accuracy of the problems' fields; meta: accuracy;
+: meta fields given where the document says nothing; entities: F1; findings: precision and recall;
remain, commit: F1; spans: quotes that are not in the text, and segments that do not tile it.
"""
import argparse
import importlib.util
import json
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
CORPUS = ROOT / "tests" / "corpus"

# The least that a document of a set may have ("each"), and the least mean of a set ("mean").
# "meta+" and "spans" are the most.
FLOORS = {
    "seeds": {
        "each": {"ledger": 0.99, "meta": 1.0, "entities": 0.99, "find.P": 0.95, "find.R": 0.95},
        "mean": {},
    },
    "corpus": {
        "each": {"ledger": 0.90},
        "mean": {"ledger": 0.97, "entities": 0.98},
    },
}
MOST = {"meta+": 0, "spans": 0}


def load_scorer():
    path = SHARED / "score" / "score.py"
    spec = importlib.util.spec_from_file_location("shared_score", path)
    module = importlib.util.module_from_spec(spec)
    sys.dont_write_bytecode = True  # ../shared is not ours to write to
    spec.loader.exec_module(module)
    return module


def newest_binary():
    """The release or the debug build, whichever is younger."""
    target = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    built = [p for p in (target / kind / "taizhang" for kind in ("release", "debug")) if p.exists()]
    return max(built, key=lambda p: p.stat().st_mtime, default=None)


def seeds():
    """Pairs of text and gold."""
    for text in sorted((SHARED / "seeds").glob("*.txt")):
        yield text, SHARED / "gold" / (text.name.split("_")[0] + ".json")


def corpus():
    for text in sorted(CORPUS.glob("*.txt")):
        for gold in (text.with_suffix(".json"), text.with_suffix(".gold.json")):
            if gold.exists():
                yield text, gold


def report_of(binary, text):
    """The report, or None where the program failed."""
    done = subprocess.run([str(binary), str(text)], capture_output=True)
    sys.stderr.write(done.stderr.decode("utf-8", "replace"))
    return json.loads(done.stdout) if done.returncode == 0 else None


def row_of(result):
    fields = list(result["problem_fields"].values())
    return {
        "ledger": result["ledger_f1"],
        "problems": result["problems"]["f1"],
        "items": result["items"]["f1"],
        "fields": sum(fields) / len(fields),
        "meta": result["meta"]["accuracy"],
        "meta+": result["meta"]["false_positives"],
        "entities": result["entities"]["overall"]["f1"],
        "find.P": result["findings"]["precision"],
        "find.R": result["findings"]["recall"],
        "remain": result["remaining"]["f1"],
        "commit": result["commitments"]["f1"],
        "spans": result["spans"]["violations"],
    }


def mean_of(rows):
    return {key: sum(row[key] for row in rows) / len(rows) for key in rows[0]}


def short_of(row, floors, most):
    """Names of the columns that are below their floor."""
    return ([key for key, floor in floors.items() if row[key] < floor]
            + [key for key, top in most.items() if row[key] > top])


def cell(key, value):
    return "%*s" % (max(6, len(key)), "%d" % value if isinstance(value, int) else "%.3f" % value)


def print_row(name, row, short=()):
    cells = " ".join(cell(key, value) for key, value in row.items())
    print("%-28s %s%s" % (name[:28], cells, "  below: " + ", ".join(short) if short else ""))


def score_set(title, pairs, floors, scorer, binary, diff):
    """Prints the lines of one set; returns how many documents passed and failed."""
    rows, passed, failed = [], 0, 0
    for text, gold_path in pairs:
        report = report_of(binary, text)
        if report is None:
            print("%-28s no report" % text.stem[:28])
            failed += 1
            continue
        source = scorer.read_source(text, report)
        result = scorer.score(scorer.read_json(gold_path), report, source)
        row = row_of(result)
        if not rows:
            print("%-28s %s" % (title, " ".join("%*s" % (max(6, len(k)), k) for k in row)))
        short = short_of(row, floors["each"], MOST)
        print_row(text.stem, row, short)
        rows.append(row)
        passed, failed = (passed, failed + 1) if short else (passed + 1, failed)
        if diff and text.name.startswith(diff):
            print(json.dumps(result["diff"], ensure_ascii=False, indent=1))
    if rows:
        mean = mean_of(rows)
        short = short_of(mean, floors["mean"], {})
        print_row("mean", mean, short)
        failed += bool(short)
    return passed, failed


def main():
    ap = argparse.ArgumentParser(description="Score the command line's reports against gold.")
    ap.add_argument("--floors", action="store_true", help="exit 1 where a document is below its floors")
    ap.add_argument("--diff", metavar="NAME", help="print the differences of the documents so named")
    ap.add_argument("--binary", help="the command line (default: the youngest build)")
    args = ap.parse_args()
    if not SHARED.is_dir():
        print("skipped: ../shared is not there (it holds the seeds and the scorer)")
        return 0
    binary = args.binary or newest_binary()
    if binary is None:
        print("score.py: no build of taizhang; run 'cargo build' first", file=sys.stderr)
        return 2
    scorer = load_scorer()
    passed = failed = 0
    for title, pairs in (("seeds", seeds()), ("corpus", corpus())):
        good, bad = score_set(title, pairs, FLOORS[title], scorer, binary, args.diff)
        passed, failed = passed + good, failed + bad
    print("%d passed, %d failed" % (passed, failed))
    return 1 if failed and args.floors else 0


if __name__ == "__main__":
    sys.exit(main())
