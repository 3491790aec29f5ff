"""The result as Markdown: the area table, the ledger of deductions, and every criterion."""

from __future__ import annotations

from collections.abc import Iterator

from scoring.engine.explain import REASONS, explain
from scoring.engine.result import Result
from scoring.language import Speech
from scoring.report.markdown_text import escape, section, table
from scoring.report.phrases import area_numbers, detail_lines, lost_words, remedy_words, rounding_note, total_lines


def render(result: Result, language: str) -> str:
    """The Markdown text; everything submitted is escaped."""
    speech = Speech(language)
    return "\n".join(
        [*_head(result, speech), *_areas(result, speech), *_ledger(result, speech), *_every(result, speech)]
    )


def _head(result: Result, speech: Speech) -> Iterator[str]:
    head = result.rulebook.head
    yield f"# {escape(result.evidence.agency.name)}"
    yield ""
    yield (
        f"{escape(speech.text(head.title))} ({escape(head.source.document)}), "
        + speech.say("facts as of ")
        + speech.day(result.evidence.as_of.toordinal())
        + "."
    )
    if result.evidence.note:
        yield ""
        yield escape(result.evidence.note)


def _areas(result: Result, speech: Speech) -> Iterator[str]:
    yield from section(speech.say("Points by area"))
    rows = [
        [escape(speech.text(area.title)), *area_numbers(total, result.precision, speech)]
        for area, total in result.areas
    ]
    rows.append(["**" + speech.say("Total") + "**", *area_numbers(result.total, result.precision, speech)])
    yield from table(speech.say("Area|Points|Maximum|Index").split("|"), rows)
    for line in total_lines(result, speech):
        yield from ("", escape(line))


def _ledger(result: Result, speech: Speech) -> Iterator[str]:
    yield from section(speech.say("Points lost"))
    yield lost_words(result, speech) + "." if result.deductions else speech.say("No points lost.")
    note = rounding_note(result, speech)
    yield from ((note, "") if note else ("",))
    for criterion in result.deductions:
        rule = criterion.item.criterion
        lost = speech.points(criterion.lost, criterion.precision)
        yield f"- **−{lost}** {escape(f'[{rule.id}] {speech.text(rule.title)} ({rule.clause})')}"
        for line in (explain(criterion, result, speech), *detail_lines(criterion, result, speech)):
            yield f"    - {escape(line)}"
        for remedy in rule.remedies:
            yield "    - " + speech.say("Remedy: {remedy}", remedy=escape(remedy_words(remedy, result, speech)))


def _every(result: Result, speech: Speech) -> Iterator[str]:
    yield from section(speech.say("All criteria"))
    rows = []
    for criterion in result.criteria:
        points = criterion.verdict.points
        rows.append(
            [
                escape(criterion.id),
                escape(speech.text(criterion.item.criterion.title)),
                "–" if points is None else speech.points(points, criterion.precision),
                speech.points(criterion.item.maximum, criterion.precision),
                escape(speech.text(REASONS[criterion.verdict.reason])),
            ]
        )
    yield from table(speech.say("Id|Criterion|Points|Maximum|Outcome").split("|"), rows)
