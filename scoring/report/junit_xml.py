"""Test cases as JUnit XML, which CI systems read; no clock and no machine stands in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from scoring.language import printable


class Case(NamedTuple):
    """One test case: the group it stands in, its name, how it came out, and why where it did not pass."""

    group: str
    name: str
    came_out: Literal["passed", "failure", "skipped"] = "passed"
    kind: str = ""
    """A word for the kind of failure."""
    message: str = ""
    """The reason in one line."""
    details: str = ""
    """More about it, in lines; of a case that passed, what it says all the same."""


class Suite(NamedTuple):
    """Test cases under one name, with what holds for all of them."""

    name: str
    cases: list[Case]
    properties: tuple[tuple[str, str], ...] = ()


def junit_xml(name: str, suites: Iterable[Suite]) -> str:
    """The XML text: `<testsuites>` with a suite each, its counts, its properties and its cases.

    >>> print(junit_xml("a", [Suite("b", [Case("c", "d", "failure", "zero", "e < f")])]))
    <?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="a" tests="1" failures="1" errors="0">
      <testsuite name="b" tests="1" failures="1" errors="0" skipped="0">
        <testcase classname="c" name="d">
          <failure type="zero" message="e &lt; f" />
        </testcase>
      </testsuite>
    </testsuites>
    <BLANKLINE>
    """
    every = list(suites)
    cases = [case for suite in every for case in suite.cases]
    root = Element("testsuites", {"name": _plain(name), **_counts(cases)})
    for suite in every:
        _add_suite(root, suite)
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _add_suite(root: Element, suite: Suite) -> None:
    skipped = sum(case.came_out == "skipped" for case in suite.cases)
    told = {"name": _plain(suite.name), **_counts(suite.cases), "skipped": str(skipped)}
    element = SubElement(root, "testsuite", told)
    if suite.properties:
        holder = SubElement(element, "properties")
        for name, value in suite.properties:
            SubElement(holder, "property", {"name": name, "value": _plain(value)})
    for case in suite.cases:
        _add_case(element, case)


def _add_case(suite: Element, case: Case) -> None:
    element = SubElement(suite, "testcase", {"classname": _plain(case.group), "name": _plain(case.name)})
    if case.came_out == "passed":
        if case.details:
            SubElement(element, "system-out").text = _plain(case.details)
        return
    told = {"type": case.kind, "message": _plain(case.message)}
    reason = SubElement(element, case.came_out, {name: value for name, value in told.items() if value})
    if case.details:
        reason.text = _plain(case.details)


def _counts(cases: list[Case]) -> dict[str, str]:
    failed = sum(case.came_out == "failure" for case in cases)
    return {"tests": str(len(cases)), "failures": str(failed), "errors": "0"}


def _plain(text: str) -> str:
    """The text without the control characters that XML cannot hold; lines stay lines."""
    return "\n".join(printable(line) for line in text.split("\n"))
