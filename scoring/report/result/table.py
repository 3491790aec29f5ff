"""The result on a terminal: totals per area, then every deduction with its reason."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from scoring.engine.explain import explain
from scoring.engine.result import CriterionResult, Result
from scoring.engine.verdict import Outcome
from scoring.language import Speech, printable
from scoring.report.alignment import aligned
from scoring.report.phrases import area_numbers, detail_lines, lost_words, remedy_words, rounding_note, total_lines

WIDTH = 100
NUMBERS_WIDTH = 32
"""The columns that points, maximum and index take, with the gaps before them."""


def render(result: Result, language: str) -> str:
    """The text, at most WIDTH columns wide where words allow it."""
    speech = Speech(language)
    totals = "\n".join(total_lines(result, speech))
    blocks = [_heading(result, speech), _areas(result, speech), totals, *_deductions(result, speech)]
    return "\n\n".join(block for block in (*blocks, *_apart(result, speech)) if block) + "\n"


def _heading(result: Result, speech: Speech) -> str:
    head, agency, names = result.rulebook.head, result.evidence.agency, result.rulebook.names
    several = len(head.kinds[agency.kind].levels) > 1  # a kind of one level says its level in its own name
    level = f", {speech.text(names[agency.level])}" if several else ""
    who = f"{agency.name} · {speech.text(names[agency.kind])}{level}"
    issued = speech.day(head.source.issued_on.toordinal())
    book = f"{speech.text(head.title)} ({head.source.document}, {issued})"
    term = f"{speech.say('Period')}: {speech.text(result.evidence.term.words())} · " if result.evidence.term else ""
    as_of = term + speech.say("Facts as of ") + speech.day(result.evidence.as_of.toordinal())
    lines = [who, book, as_of, *(wrap(result.evidence.note, WIDTH) if result.evidence.note else [])]
    return "\n".join(printable(line) for line in lines)


def _areas(result: Result, speech: Speech) -> str:
    rows = [[speech.text(area.title), *area_numbers(total, result.precision, speech)] for area, total in result.areas]
    rows.append([speech.say("Total"), *area_numbers(result.total, result.precision, speech)])
    headers = speech.say("Area|Points|Maximum|Index").split("|")
    return aligned(headers, rows, WIDTH - NUMBERS_WIDTH)


def _deductions(result: Result, speech: Speech) -> Iterator[str]:
    if not result.deductions:
        yield speech.say("No points lost.")
        return
    yield "\n".join(line for line in (lost_words(result, speech), rounding_note(result, speech)) if line)
    for criterion in result.deductions:
        yield "\n".join(_deduction(criterion, result, speech))


def _deduction(criterion: CriterionResult, result: Result, speech: Speech) -> Iterator[str]:
    rule = criterion.item.criterion
    lost = speech.points(criterion.lost, criterion.precision)
    yield from _wrapped(f"-{lost}  [{rule.id}] {speech.text(rule.title)} ({rule.clause})", "")
    for line in (explain(criterion, result, speech), *detail_lines(criterion, result, speech)):
        yield from _wrapped(line, "    ")
    yield from _remedies([remedy_words(remedy, result, speech) for remedy in rule.remedies], speech)


def _remedies(remedies: list[str], speech: Speech) -> Iterator[str]:
    """One remedy beside its heading, several in a list under it."""
    heading = speech.plural("Remedy:", "Remedies:", len(remedies))
    if len(remedies) == 1:
        yield from _wrapped(f"{heading} {remedies[0]}", "    ")
    elif remedies:
        yield f"    {heading}"
        for remedy in remedies:
            yield from _wrapped(f"- {remedy}", "      ", hanging="  ")


def _wrapped(text: str, indent: str, hanging: str = "    ") -> list[str]:
    text = printable(text)
    if len(indent) + len(text) <= WIDTH:  # most lines fit, and wrapping is slow
        return [indent + text]
    return wrap(
        text,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent + hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _apart(result: Result, speech: Speech) -> Iterator[str]:
    """What is outside the applicable maximum, by why; and what is missing inside it."""
    lines = []
    for outcome, label in (
        (Outcome.MISSING, speech.say("Missing evidence (counted above)")),
        (Outcome.PENDING, speech.say("Not due yet")),
        (Outcome.SURVEY, speech.say("Waiting for the survey")),
        (Outcome.UNSCORED, speech.say("Not scored")),
        (Outcome.NOT_APPLICABLE, speech.say("Not applicable")),
    ):
        found = [criterion.id for criterion in result.criteria if criterion.outcome == outcome]
        if found:
            lines += _wrapped(f"{label}: {', '.join(found)}", "")
    if lines:
        yield "\n".join(lines)
