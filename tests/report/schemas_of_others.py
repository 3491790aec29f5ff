"""Checks files in formats of others against the schemas that stand in tests/schemas."""

import json
from io import BytesIO

from jsonschema import Draft4Validator
from junitparser import JUnitXml
from lxml import etree

from tests.command_line import ROOT

SCHEMAS = ROOT / "tests" / "schemas"
JUNIT = etree.XMLSchema(etree.parse(SCHEMAS / "junit-10.xsd"))
SARIF = Draft4Validator(json.loads((SCHEMAS / "sarif-2.1.0.json").read_text("utf-8")))


def read_junit(text: str) -> JUnitXml:
    """The suites as the library of others reads them, once the file fits the schema."""
    JUNIT.assertValid(etree.parse(BytesIO(text.encode())))
    return JUnitXml.fromstring(text.encode())


def read_sarif(text: str) -> dict:
    """The one run of a log that fits the schema."""
    log = json.loads(text)
    assert [error.message for error in SARIF.iter_errors(log)] == []
    (run,) = log["runs"]
    return run
