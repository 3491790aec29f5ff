"""What if, in tables: the figures that were tried, and the criteria that change by them."""

from __future__ import annotations

from scoring.advice.before_after import ChangedCriterion, changed_criteria, changed_facts
from scoring.advice.distance_words import column_label
from scoring.exact import decimal_of
from scoring.language import Speech
from scoring.report.facts_in_words import value_words
from scoring.report.preview import Preview
from scoring.report.preview.wording import percent_or_dash, signed
from scoring.report.tables import Cell, Heading, Section, points_cell


def compared_facts(preview: Preview, speech: Speech) -> Section | None:
    """The figures tried, each as submitted and as tried; None where none are."""
    before, after = preview.before, preview.after
    if after is None:
        return None
    facts = before.rulebook.facts
    rows = tuple(
        (
            Cell(speech.text(column_label(one.column, before))),
            Cell(value_words(one.before, facts[one.column.fact], speech)),
            Cell(value_words(one.after, facts[one.column.fact], speech)),
        )
        for one in changed_facts(before, after)
    )
    headings = (Heading(speech.say("Figure"), 60), *(Heading(name, 26) for name in _sides(speech)))
    lines = (speech.say("Other figures are tried here; no file is written."),)
    empty = speech.say("Every value tried is the one submitted.")
    return Section("tried", speech.say("Figures tried"), lines, headings, rows, empty)


def compared_criteria(preview: Preview, speech: Speech) -> Section | None:
    """Before and after per criterion, and the total; None where nothing is tried."""
    before, after = preview.before, preview.after
    if after is None:
        return None
    precision = before.precision
    rows = tuple(_row(one, precision, speech) for one in changed_criteria(before, after))
    headings = (
        Heading(speech.say("Id"), 12),
        Heading(speech.say("Criterion"), 60),
        *(Heading(name, 12, is_number=True) for name in (*_sides(speech), speech.say("Difference"))),
    )
    old, new = (percent_or_dash(result.total.ratio, speech) for result in (before, after))
    lines = (speech.say("Index: {before} → {after}", before=old, after=new),)
    gained = after.total.points - before.total.points
    total = (
        Cell(""),
        Cell(speech.say("Total")),
        points_cell(before.total.points, precision, speech),
        points_cell(after.total.points, precision, speech),
        Cell(signed(gained, precision, speech), decimal_of(gained, precision)),
    )
    empty = speech.say("No criterion changes.")
    return Section("what_if", speech.say("What if"), lines, headings, rows, empty, total)


def _row(one: ChangedCriterion, precision: int, speech: Speech) -> tuple[Cell, ...]:
    rule = one.before.item.criterion
    return (
        Cell(rule.id),
        Cell(speech.text(rule.title)),
        points_cell(one.before.verdict.points, precision, speech),
        points_cell(one.after.verdict.points, precision, speech),
        Cell(signed(one.gain, precision, speech), decimal_of(one.gain, precision)),
    )


def _sides(speech: Speech) -> list[str]:
    return speech.say("Before|After").split("|")
