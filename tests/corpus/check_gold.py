#!/usr/bin/env python3
"""Check the gold files of this corpus against their texts.

    python3 tests/corpus/check_gold.py            all of them; exit status 1 if one is wrong
    python3 tests/corpus/check_gold.py 07 23      only those whose name begins so

For each NN-name.txt there must be NN-name.json and the other way round.  Checked:
the keys are complete and known, enumerations hold known values, every quoted text is an
exact substring of the file (a title over several lines may be joined; a list holds one
string a line or paragraph), points and items stand inside their problem in order, and no
entity is claimed more often than it occurs outside longer entities of its kind.
Standard library only.
"""
import json
import re
import sys
from pathlib import Path

HERE = Path(__file__).parent
KINDS = {"rectification_report", "inspection_notice", "feedback_news", "other"}
STATUS = {"completed", "in_progress", "ongoing", "not_started", "unstated"}
RESPONSE = {"measures", "outcome", "responsible", "deadline"}
INSPECTION = {"routine", "special", "elevated", "follow_up", "mobile", "other"}
ENTITY = {"date", "period", "money", "percent", "quantity", "document", "phone", "email",
          "postcode", "address", "voucher"}
VALUE_KEYS = {"date": {"iso", "precision"}, "period": {"start", "end", "precision"},
              "money": {"yuan"}, "percent": {"ratio"}, "quantity": {"number", "unit"},
              "voucher": {"period", "number"}}
CODES = {"count_mismatch", "missing_response", "missing_marker", "duplicate_marker",
         "glued_heading", "glued_number", "damaged_date", "damaged_name", "malformed_contact",
         "unbalanced_bracket", "repeated_text", "placeholder", "identity_leak", "watermark",
         "date_order", "missing_meta", "unverifiable_response", "mixed_width"}
TOP = {"doc", "kind", "meta", "outline_depth1", "problems", "remaining", "commitments",
       "entities", "findings", "notes"}
META = {"title", "inspected_body", "authority", "inspection_team", "inspection_kind", "round",
        "inspection_period", "feedback_date", "issued_date", "published_date", "issuer",
        "declared", "contact"}
DECLARED = {"aspects", "items", "problems", "completed", "all_completed"}
DECLARED_MORE = {"basically_completed", "in_progress", "not_completed", "completion_rate",
                 "suggestions"}
PROBLEM = {"number_path", "aspect", "group", "title", "detail", "points", "responses",
           "status", "ongoing", "due"}
ISO = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?\Z")


class Checker:
    def __init__(self, text, gold):
        self.text, self.gold, self.faults = text, gold, []

    def fault(self, where, what):
        self.faults.append("%s: %s" % (where, what))

    def keys(self, where, obj, wanted, more=frozenset()):
        have = set(obj)
        for key in wanted - have:
            self.fault(where, "lacks " + key)
        for key in have - wanted - more:
            self.fault(where, "has the unknown key " + key)

    def quoted(self, where, quote):
        """A text, or a list of texts, that stands in the file as it is."""
        for part in quote if isinstance(quote, list) else [quote]:
            if not isinstance(part, str) or not part:
                self.fault(where, "no text: %r" % (part,))
            elif part not in self.text:
                self.fault(where, "not in the file: %r" % part)
            elif part != part.strip():
                self.fault(where, "blanks at an end: %r" % part)

    def one_of(self, where, value, allowed):
        if value not in allowed:
            self.fault(where, "unknown value %r" % (value,))

    # ------------------------------------------------------------ the parts

    def meta(self):
        meta = self.gold["meta"]
        self.keys("meta", meta, META)
        for name in META - {"declared", "contact"}:
            field = meta.get(name)
            if field is None:
                continue
            quote = field.get("text") if isinstance(field, dict) else field
            if name == "title":
                joined = "".join(self.text.split())
                if "".join(quote.split()) not in joined:
                    self.fault("meta.title", "not in the file: %r" % quote)
                continue
            self.quoted("meta." + name, quote)
        kind = meta.get("inspection_kind")
        if kind:
            self.one_of("meta.inspection_kind", kind.get("value"), INSPECTION)
        for name in ("feedback_date", "issued_date", "published_date"):
            value = (meta.get(name) or {}).get("value")
            if value and not ISO.match(value):
                self.fault("meta." + name, "no ISO date: %r" % value)
        self.keys("meta.declared", meta["declared"], DECLARED, DECLARED_MORE)
        contact = meta["contact"]
        self.keys("meta.contact", contact, {"phones", "emails", "address", "postcode"})
        for quote in contact["phones"] + contact["emails"]:
            self.quoted("meta.contact", quote)
        for name in ("address", "postcode"):
            if contact[name] is not None:
                self.quoted("meta.contact." + name, contact[name])

    def problems(self):
        start = 0
        for k, problem in enumerate(self.gold["problems"], 1):
            where = "problem %d" % k
            self.keys(where, problem, PROBLEM)
            for marker in problem["number_path"]:
                self.quoted(where + " number_path", marker)
            for name in ("aspect", "group", "detail"):
                if problem[name] is not None:
                    self.quoted("%s %s" % (where, name), problem[name])
            self.quoted(where + " title", problem["title"])
            self.one_of(where + " status", problem["status"], STATUS)
            if problem["due"] is not None:
                self.quoted(where + " due", problem["due"]["text"])
                self.keys(where + " due", problem["due"], {"kind", "text", "value"})
            start = self.in_order(where + " title", problem["title"], start)
            for point in problem["points"]:
                self.keys(where + " point", point, {"marker", "text"})
                self.quoted(where + " point", point["text"])
            self.responses(where, problem["responses"], start)

    def in_order(self, where, quote, start):
        """The end of the first line of a quote at or after `start`."""
        first = quote[0] if isinstance(quote, list) else quote
        at = self.text.find(first, start)
        if at < 0:
            self.fault(where, "stands before what it should follow: %r" % first[:20])
            return start
        return at + len(first)

    def responses(self, where, responses, start):
        for response in responses:
            here = "%s response %s" % (where, response.get("label"))
            self.keys(here, response, {"label", "kind", "summary", "items"})
            self.one_of(here, response["kind"], RESPONSE)
            for name in ("label", "summary"):
                if response[name] is not None:
                    self.quoted(here + " " + name, response[name])
            if not response["items"] and not response["summary"]:
                self.fault(here, "is empty")
            for item in response["items"]:
                self.keys(here + " item", item, {"marker", "text"})
                if item["marker"] is not None:
                    self.quoted(here + " marker", item["marker"])
                self.quoted(here + " item", item["text"])
                start = self.in_order(here + " item", item["text"], start)

    def lists(self):
        for name in ("remaining", "commitments"):
            for entry in self.gold[name]:
                self.keys(name, entry, {"number_path", "text"})
                self.quoted(name, entry["text"])
                for marker in entry["number_path"]:
                    self.quoted(name + " number_path", marker)
        for heading in self.gold["outline_depth1"]:
            self.quoted("outline_depth1", heading)

    def entities(self):
        entries = self.gold["entities"]
        for entry in entries:
            where = "entity %s %r" % (entry.get("kind"), entry.get("text"))
            self.keys(where, entry, {"kind", "text", "count", "value"}, {"optional"})
            self.one_of(where, entry["kind"], ENTITY)
            self.quoted(where, entry["text"])
            wanted = VALUE_KEYS.get(entry["kind"])
            if wanted is None and entry["value"] is not None:
                self.fault(where, "takes no value")
            if wanted is not None and not (entry["value"] and wanted <= set(entry["value"])):
                self.fault(where, "lacks a value")
            if entry["kind"] == "date" and not ISO.match(entry["value"]["iso"]):
                self.fault(where, "no ISO date")
        for kind in ENTITY:
            self.occurrences(kind, [e for e in entries if e["kind"] == kind])

    def occurrences(self, kind, entries):
        """No more of an entity than occur outside longer ones (for a date: and periods)."""
        longer = {"date": ("period", "voucher")}.get(kind, ())
        texts = {e["text"] for e in self.gold["entities"] if e["kind"] in longer}
        texts |= {e["text"] for e in entries}
        taken, places = set(), {}
        for quote in sorted(texts, key=len, reverse=True):
            for match in re.finditer(re.escape(quote), self.text):
                if taken.isdisjoint(range(*match.span())):
                    taken.update(range(*match.span()))
                    places[quote] = places.get(quote, 0) + 1
        claimed = {}
        for entry in entries:
            claimed[entry["text"]] = claimed.get(entry["text"], 0) + entry["count"]
        for quote, count in claimed.items():
            if count > places.get(quote, 0):
                self.fault("entity %s %r" % (kind, quote),
                           "claimed %d times, stands %d times" % (count, places.get(quote, 0)))

    def findings(self):
        for finding in self.gold["findings"]:
            where = "finding %s" % finding.get("code")
            self.keys(where, finding, {"code", "about", "text"}, {"optional"})
            self.one_of(where, finding["code"], CODES)
            if finding["text"] is not None:
                self.quoted(where, finding["text"])

    def run(self):
        self.keys("top", self.gold, TOP)
        if self.faults:
            return self.faults
        self.one_of("kind", self.gold["kind"], KINDS)
        if self.gold["kind"] != "rectification_report":
            for name in ("problems", "remaining", "commitments"):
                if self.gold[name]:
                    self.fault(name, "must be empty in a document of this kind")
        self.meta()
        self.problems()
        self.lists()
        self.entities()
        self.findings()
        return self.faults


def check(path):
    text_path = path.with_suffix(".txt")
    if not text_path.exists():
        return ["there is no " + text_path.name]
    gold = json.loads(path.read_text(encoding="utf-8"))
    if gold.get("doc") != text_path.name:
        return ["doc is %r" % gold.get("doc")]
    text = text_path.read_bytes().decode("utf-8")
    return Checker(text, gold).run()


def main(wanted):
    golds = sorted(HERE.glob("[0-9]*.json"))
    names = {p.stem for p in golds}
    bad = 0
    for text_path in sorted(HERE.glob("[0-9]*.txt")):
        if text_path.stem not in names:
            print("%s: no gold" % text_path.name)
            bad += 1
    for path in golds:
        if wanted and not path.name.startswith(tuple(wanted)):
            continue
        faults = check(path)
        bad += bool(faults)
        for fault in faults:
            print("%s: %s" % (path.name, fault))
    print("%d gold files, %d with faults" % (len(golds), bad))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
