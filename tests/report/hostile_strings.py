"""Texts that an agency might submit to make a report run, break or lie; every format is tried with each of them."""

import json
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from scoring.engine import evaluate
from scoring.engine.result import Result
from scoring.errors import EvidenceError
from scoring.evidence.loading import load_evidence, read_evidence
from scoring.evidence.model import Evidence
from tests.generated import example_result

HOSTILE = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "  =1+1",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://example.org","x")',
    "\uff1d1+1",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "[x](javascript:alert(1))",
    "| a | b |\n|---|---|",
    "# heading **bold** `code`",
    "\x1b[31mred\x1b]0;title\x07",
    "\u202egnp.exe\u2066",
    "a\u200bb\u200d\ufeff",
    "\x00\x01\x0b\x7f\x85",
    "\ufffe\uffff",
    '{ HYPERLINK "http://example.org" } \\* MERGEFORMAT',
    "{{ 7 * 7 }}{% raw %}{# x #}",
    'a,b;c\t"d"',
    "first\nsecond\r\nthird\u2028fourth",
    "'\"\\ %s %d {0} $x",
    "../../etc/passwd",
    "x" * 1000,
    "_x0041_&amp;&#60;<!DOCTYPE x>]]>",
    "https://example.org/a www.example.org <https://example.org>",
    "</td></tr></table><style>*{display:none}</style>",
    "' onmouseover='alert(1)' x='",
    "<w:fldSimple w:instr='DDEAUTO c:\\\\x'/><w:hyperlink r:id='rId1'/>",
)


def hostile_result(text: str) -> Result:
    """A result whose evidence says `text` wherever an agency may write a text, names of files and documents as well."""
    example = example_result("so-tu-phap")
    return evaluate(example.rulebook, hostile_evidence(example.evidence, text))


def hostile_evidence(evidence: Evidence, text: str) -> Evidence:
    """The evidence with `text` in every field that is free."""
    ids = {name: f"{text}{place}" for place, name in enumerate(evidence.documents)}
    documents = {
        ids[name]: record.model_copy(update={"number": text, "title": text, "file": text})
        for name, record in evidence.documents.items()
    }
    facts = {
        name: fact._replace(
            at=fact.at._replace(file=text), documents=tuple(ids[one] for one in fact.documents), reason=text
        )
        for name, fact in evidence.facts.items()
    }
    agency = evidence.agency.model_copy(update={"id": text, "name": text, "groups": {"block": text}})
    return replace(evidence, agency=agency, note=text, documents=documents, facts=facts, file=text)


def hostile_refusal(text: str) -> EvidenceError:
    """What is said of a file that has `text` for every value and every name."""
    known = example_result("so-tu-phap")
    document = dict.fromkeys(("number", "date", "title", "file", "received_on", "sha256"), text)
    content = {
        "rulebook": known.rulebook.id,
        "agency": {"id": text, "name": text, "level": text, "kind": text, "tags": [text], "groups": {text: text}},
        "as_of": text,
        "note": text,
        "facts": {**dict.fromkeys(known.evidence.facts, text), text: text},
        "documents": {text: document},
        "claimed": {text: text, "3.1": text},
        text + "!": text,
    }
    with TemporaryDirectory() as folder:
        path = Path(folder) / "hostile.json"
        path.write_text(json.dumps(content), "utf-8")
        try:
            load_evidence(text, known.rulebook, tree=read_evidence(path, text))
        except EvidenceError as error:
            return error
    raise AssertionError("the evidence was taken")
