"""The exported annotations as a processor of JSON-LD (PyLD) understands them: what its nodes say is what the report says."""

import json
import unittest

from pyld import jsonld
from pyld.documentloader.frozen import FrozenDocumentLoader

from test_exports import CORPUS, Exports, reports

OA = "http://www.w3.org/ns/oa#"
AS = "http://www.w3.org/ns/activitystreams#"
DC = "http://purl.org/dc/elements/1.1/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
COUNT = "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"

# The terms of the Web Annotation vocabulary that an export may use, as the recommendation defines them. A term that is missing
# here is dropped by the processor, which a test notices.
CLASSES = {
    "Annotation": OA, "TextualBody": OA, "SpecificResource": OA, "TextQuoteSelector": OA, "TextPositionSelector": OA,
    "Text": "http://purl.org/dc/dcmitype/",
}  # fmt: skip
RENAMED_CLASSES = {"AnnotationCollection": "OrderedCollection", "AnnotationPage": "OrderedCollectionPage", "Software": "Application"}
REASONS = ["assessing", "classifying", "commenting", "describing", "identifying", "tagging"]
NODES = {
    "body": OA + "hasBody", "target": OA + "hasTarget", "source": OA + "hasSource", "selector": OA + "hasSelector",
    "generator": AS + "generator", "first": AS + "first",
}  # fmt: skip
TEXTS = {
    "value": RDF + "value", "exact": OA + "exact", "prefix": OA + "prefix", "suffix": OA + "suffix", "format": DC + "format",
    "language": DC + "language", "label": "http://www.w3.org/2000/01/rdf-schema#label", "name": "http://xmlns.com/foaf/0.1/name",
}  # fmt: skip
COUNTS = {"start": OA + "start", "end": OA + "end", "total": AS + "totalItems", "startIndex": AS + "startIndex"}


def context():
    terms = {"id": {"@id": "@id", "@type": "@id"}, "type": {"@id": "@type", "@type": "@id"}}
    terms.update({name: home + name for name, home in CLASSES.items()})
    terms.update({name: AS + renamed for name, renamed in RENAMED_CLASSES.items()})
    terms.update({name: OA + name for name in REASONS})
    terms.update({name: {"@id": iri, "@type": "@id"} for name, iri in NODES.items()})
    terms["items"] = {"@id": AS + "items", "@type": "@id", "@container": "@list"}
    terms["motivation"] = {"@id": OA + "motivatedBy", "@type": "@vocab"}
    terms["purpose"] = {"@id": OA + "hasPurpose", "@type": "@vocab"}
    terms.update(TEXTS)
    terms.update({name: {"@id": iri, "@type": COUNT} for name, iri in COUNTS.items()})
    return {"@context": terms}


# It loads nothing else, from nowhere.
LOADER = FrozenDocumentLoader({"http://www.w3.org/ns/anno.jsonld": context()})


def expand(document):
    """The only node at the top, and what had no meaning for the processor."""
    dropped = []
    (node,) = jsonld.expand(document, {"documentLoader": LOADER}, on_property_dropped=dropped.append)
    return node, dropped


def annotations(node):
    (page,) = node[AS + "first"]
    (items,) = page[AS + "items"]
    return items["@list"]


def one(node, iri):
    (value,) = node[iri]
    return value.get("@value", value.get("@id"))


def of_type(nodes, name):
    return [node for node in nodes if node["@type"] == [OA + name]]


def said(annotation):
    """Why it was made, where it stands with which words, what is said in words, and what is said to programs."""
    places = []
    for target in of_type(annotation[OA + "hasTarget"], "SpecificResource"):
        (place,) = of_type(target[OA + "hasSelector"], "TextPositionSelector")
        (quote,) = of_type(target[OA + "hasSelector"], "TextQuoteSelector")
        places.append((one(place, OA + "start"), one(place, OA + "end"), one(quote, OA + "exact")))
    bodies = annotation[OA + "hasBody"]
    words = {one(body, RDF + "value") for body in bodies if one(body, DC + "format") == "text/plain"}
    data = [json.loads(one(body, RDF + "value")) for body in bodies if one(body, DC + "format") == "application/json"]
    return one(annotation, OA + "motivatedBy").removeprefix(OA), places, words, data


def iris(node):
    """Everything in it that names something."""
    if isinstance(node, list):
        for member in node:
            yield from iris(member)
    elif isinstance(node, dict):
        for key, value in node.items():
            if key in ("@id", "@type"):
                yield from value if isinstance(value, list) else [value]
            else:
                yield from [key] if not key.startswith("@") else []
                yield from iris(value)


class Annotations(Exports):
    def setUp(self):
        super().setUp()
        # Expansion is slow: one in four is enough to meet every kind of thing.
        self.files = [*CORPUS[::4], self.evil]

    def test_the_processor_understands_every_member(self):
        for file in self.files:
            node, dropped = expand(json.loads(self.export("jsonld", file)))
            self.assertEqual(dropped, [], file.name)
            self.assertEqual([iri for iri in iris(node) if not iri.startswith(("http://", "urn:uuid:", "nih:"))], [], file.name)

    def test_it_would_notice_one_that_has_no_meaning(self):
        page = json.loads(self.export("jsonld", self.evil))
        item = page["first"]["items"][0]
        item["body"][0]["colour"] = "red"
        item["motivation"] = "guessing"
        node, dropped = expand(page)
        self.assertEqual(len(dropped), 1)
        self.assertEqual(len([iri for iri in iris(node) if iri.endswith("guessing")]), 1)
        self.assertNotIn(OA + "guessing", iris(node))

    def test_the_nodes_say_what_the_report_says(self):
        for file in self.files:
            (report,) = reports(file)
            text = file.read_bytes().decode("utf-8-sig")
            node, _ = expand(json.loads(self.export("jsonld", file)))
            found = [said(annotation) for annotation in annotations(node)]
            self.assertEqual(one(node, AS + "totalItems"), len(found))
            for wanted in expected(report, text):
                self.assertTrue(any(agrees(it, wanted) for it in found), (file.name, wanted))

    def test_every_one_is_about_the_file(self):
        for file in self.files:
            (report,) = reports(file)
            node, _ = expand(json.loads(self.export("jsonld", file)))
            for annotation in annotations(node):
                self.assertEqual(annotation["@type"], [OA + "Annotation"])
                for target in annotation[OA + "hasTarget"]:
                    (source,) = target.get(OA + "hasSource", [target])
                    self.assertEqual(source["@id"], "nih:sha-256;" + report["source"]["sha256"])
                    self.assertEqual(one(source, TEXTS["label"]), file.name)


def expected(report, text):
    """As `said` would have it: what is read in a report, laid out by hand from its JSON."""

    def places(*spans):
        return [(start, end, text[start:end]) for start, end in spans]

    for entity in report["entities"]:
        data = [entity["value"]] if entity["value"] else []
        yield "identifying", [(*entity["span"], entity["text"])], set(), data
    for problem in report["problems"]:
        data = {key: problem[key] for key in ("id", "number_path", "status", "ongoing")}
        words = {problem["title"]["text"], *(topic["name"] for topic in problem["topics"])}
        yield "classifying", places(problem["span"]), words, [data]
        for response in problem["responses"]:
            data = {"problem": problem["id"], "kind": response["kind"]}
            yield "classifying", places(response["span"]), {response["label"]} - {None}, [data]
    for finding in report["findings"]:
        data = {key: finding[key] for key in ("code", "severity", "data")}
        spans = [span for span in finding["spans"] if span[0] < span[1]]
        yield "assessing", places(*spans), {finding["message"], finding["message_en"]}, [data]


def agrees(found, wanted):
    return found[0] == wanted[0] and found[1] == wanted[1] and found[2] >= wanted[2] and found[3] == wanted[3]


if __name__ == "__main__":
    unittest.main()
