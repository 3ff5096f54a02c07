#!/usr/bin/env python3
"""Holds the report of every made file against the report of the plain text that says the same.

    tests/formats/compare.py [--need none|some|all] [--diff WORD] [--binary PATH] [OUT]

Prints format, program, ledger_f1, number of problems (and how many there should be), seconds. Fails where a ledger, the value of
an entity or a field of the head differs, and where the plain text's own report is not as reports.py expects. --diff prints what differs in the files whose path holds WORD.

ledger_f1 is over all facts of the ledger: each problem with number path, aspect, group, title, detail, status and due date, each
point, each answer's kind and label, each item, each next step; blanks do not count. 1.0 means that no fact differs.

--need says which of the programs that make the files must have been there: none, some (at least one of them; the default where
$CI is set), all.
"""
import argparse
import collections
import json
import os
import pathlib
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
META = ("title", "inspected_body", "authority", "inspection_team", "inspection_kind", "round", "inspection_period", "feedback_date",
        "issued_date", "published_date", "issuer")

# What a file cannot tell, whoever reads it: (part of the path, what differs, why).
KNOWN = []


def squeeze(field):
    """The text of a field without blanks."""
    if isinstance(field, dict):
        field = field.get("text")
    return "".join((field or "").split())


def path_of(entry):
    return tuple(map(squeeze, entry["number_path"]))


def value_of(field):
    return json.dumps((field or {}).get("value"), ensure_ascii=False, sort_keys=True)


def ledger(report):
    """The facts of the ledger, each as often as it is told."""
    facts = collections.Counter()
    for problem in report["problems"]:
        title = squeeze(problem["title"])
        facts["problem", path_of(problem), squeeze(problem["aspect"]), squeeze(problem["group"]), title, squeeze(problem["detail"]),
              problem["status"], problem["ongoing"], value_of(problem["due"])] += 1
        for point in problem["points"]:
            facts["point", title, squeeze(point["marker"]), squeeze(point)] += 1
        for response in problem["responses"]:
            facts["response", title, response["kind"], squeeze(response["label"])] += 1
            for item in response["items"]:
                facts["item", title, response["kind"], squeeze(item["marker"]), squeeze(item)] += 1
    for kind in ("remaining", "commitments"):
        for entry in report[kind]:
            facts[kind, path_of(entry), squeeze(entry)] += 1
    return facts


def entities(report):
    return collections.Counter((entity["kind"], squeeze(entity), value_of(entity)) for entity in report["entities"])


def meta(report):
    told = report["meta"]
    facts = [(name, squeeze(told[name]), value_of(told[name])) for name in META]
    for name in ("declared", "contact"):
        facts += [(name, key, squeeze(json.dumps(value, ensure_ascii=False))) for key, value in told[name].items() if key != "spans"]
    return collections.Counter(facts)


def f1(gold, found):
    return 2 * sum((gold & found).values()) / max(1, sum(gold.values()) + sum(found.values()))


def read(binary, path):
    """The reports of the documents in a file by their names, what went wrong, and the seconds it took."""
    began = time.monotonic()
    try:
        done = subprocess.run([str(binary), str(path)], capture_output=True, timeout=120)
    except subprocess.TimeoutExpired:
        return {}, "no answer in 120 s", 120
    reports = [json.loads(line) for line in done.stdout.splitlines() if line.startswith(b"{")]
    errors = done.stderr.decode("utf-8", "replace").strip().splitlines()
    return {report["source"]["name"]: report for report in reports}, errors[0] if errors else "", time.monotonic() - began


def differences(gold, found):
    """What differs, as {name: [lines]}; and the ledger's F1."""
    pairs = {"ledger": (ledger(gold), ledger(found)), "entities": (entities(gold), entities(found)),
             "meta": (meta(gold), meta(found))}
    told = {name: ["- %s" % (fact,) for fact in a - b] + ["+ %s" % (fact,) for fact in b - a] for name, (a, b) in pairs.items()}
    return {name: lines for name, lines in told.items() if lines}, f1(*pairs["ledger"])


def documents(entry, reports):
    """(name shown, gold, report or None) of each document that is to be compared."""
    if "gold" in entry:
        return [(entry["file"], entry["gold"], next(iter(reports.values()), None))]
    return [("%s: %s" % (entry["file"], end), gold, next((r for name, r in reports.items() if (name or "").endswith(end)), None))
            for end, gold in entry["members"].items()]


def compare(entry, out, binary, golds, diff):
    """Prints the lines of a file; returns how many of its documents failed."""
    reports, error, seconds = read(binary, out / entry["file"])
    failed = 0
    for name, gold_name, report in documents(entry, reports):
        gold = golds[gold_name]
        wrong, score = ({"no report": [error or "none"]}, 0.0) if report is None else differences(gold, report)
        known = [why for part, what, why in KNOWN if part in name and set(wrong) <= {what}] if wrong else []
        verdict = "ok" if not wrong else "known: " + known[0] if known else "FAILED: " + ", ".join(wrong) + (" (%s)" % error[:90] if report is None else "")
        count = len(report["problems"]) if report else 0
        print("%-5s %-28s %-38s %6.3f %4d/%-4d %5.1f s  %s" % (
            entry["format"], entry["program"], name[-38:], score, count, len(gold["problems"]), seconds, verdict))
        failed += bool(wrong) and not known
        if diff and diff in name:
            print("\n".join("    %s %s" % (what, line) for what, lines in wrong.items() for line in lines))
    return failed


def wrong_in_gold(report, expect):
    """What the report of a plain text does not hold as reports.py expects: else all would agree on something wrong."""
    states = collections.Counter(problem["status"] for problem in report["problems"])
    told = {"problems": len(report["problems"]), "issuer": squeeze(report["meta"]["issuer"]),
            "issued_date": ((report["meta"]["issued_date"] or {}).get("value"))}
    wrong = ["%s %s, not %s" % (key, told.get(key, states[key]), value) for key, value in expect.items() if told.get(key, states[key]) != value]
    without = sum(problem["aspect"] is None for problem in report["problems"])
    return wrong + (["%d problems without aspect" % without] if without else [])


def lacks(manifest, need):
    """Says what could not be made; whether that is too much."""
    for missing in manifest["missing"]:
        print("NOT MADE: %s, by %s: %s" % (missing["what"], missing["program"], missing["why"]))
    # Those that need only Python are no programs of others.
    by_programs = {entry["program"] for entry in manifest["files"]} & {"LibreOffice", "Chromium", "Typst", "openpyxl"}
    return need == "all" and bool(manifest["missing"]) or need == "some" and not by_programs


def main():
    ap = argparse.ArgumentParser(description="Compare the reports of made files with those of their plain texts.")
    ap.add_argument("out", nargs="?", default=pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "formats")
    ap.add_argument("--need", choices=("none", "some", "all"), default="some" if os.environ.get("CI") else "none")
    ap.add_argument("--diff", metavar="WORD")
    ap.add_argument("--binary", default=pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "debug" / "taizhang")
    args = ap.parse_args()
    out = pathlib.Path(args.out)
    manifest = json.loads((out / "manifest.json").read_text())
    golds = {name: next(iter(read(args.binary, out / name)[0].values())) for name in manifest["golds"]}
    failed = 0
    for name, expect in sorted(manifest["golds"].items()):
        wrong = wrong_in_gold(golds[name], expect)
        print("txt   %-67s %s" % (name, "FAILED: " + "; ".join(wrong) if wrong else "ok"))
        failed += bool(wrong)
    failed += sum(compare(entry, out, args.binary, golds, args.diff) for entry in manifest["files"])
    too_little = lacks(manifest, args.need)
    print("%d files, %d documents failed%s" % (len(manifest["files"]), failed, ", and too little could be made" if too_little else ""))
    return 1 if failed or too_little else 0


if __name__ == "__main__":
    sys.exit(main())
