"""Texts that an agency might submit to make a report run, break or lie; every format is tried with each of them."""

from dataclasses import replace

from scoring.engine import evaluate
from scoring.engine.result import Result
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
)


def hostile_result(text: str) -> Result:
    """A result whose evidence says `text` wherever an agency may write a text."""
    example = example_result("so-tu-phap")
    evidence = example.evidence
    documents = {
        name: record.model_copy(update={"number": text, "title": text, "file": text})
        for name, record in evidence.documents.items()
    }
    agency = evidence.agency.model_copy(update={"id": text, "name": text})
    return evaluate(example.rulebook, replace(evidence, agency=agency, note=text, documents=documents, file=text))
