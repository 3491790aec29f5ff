"""The two tables of a field in words, as pages and workbooks show them: each cell a text, with its number behind it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

from scoring.batch.ranking import Ranked, Standings
from scoring.engine.explain import REASONS
from scoring.engine.result import CriterionResult, Result
from scoring.exact import decimal_of
from scoring.language import Speech, printable
from scoring.report.batch.change_words import moved_columns, moved_groups
from scoring.report.batch.rows import missing_count
from scoring.report.batch.worded_cells import NONE, Group
from scoring.report.batch.wording import group_words
from scoring.report.outcome_words import OUTCOMES
from scoring.report.phrases import area_numbers, class_words, decimal_words
from scoring.report.tables import Cell, Heading, count_cell
from scoring.rulebook.book import Rulebook


def columns_in_words(rulebook: Rulebook, table: str, speech: Speech) -> list[Heading]:
    """The columns of a table; classes, bonus and penalty stand only where the rulebook has them."""
    if table == "changes":
        return moved_columns(speech)
    if table == "criteria":
        titles = speech.say("Agency|Criterion|Title|Outcome|Points|Maximum|Lost|Reason").split("|")
        widths = (30, 10, 44, 16, 9, 9, 9, 34)
        return [
            Heading(title, width, 4 <= at <= 6) for at, (title, width) in enumerate(zip(titles, widths, strict=True))
        ]
    agency, rank, *totals = speech.say("Agency|Rank|Points|Maximum|Index|Class").split("|")
    found = [Heading(agency, 34), Heading(rank, 7, is_number=True)]
    found += [Heading(title, 10, is_number=True) for title in totals[:3]]
    found += [Heading(totals[3], 12)] if rulebook.head.classification else []
    found += [Heading(title, 9, is_number=True) for title in outside_titles(rulebook, speech)]
    found.append(Heading(speech.say("Criteria without evidence"), 11, is_number=True))
    return found + [Heading(printable(speech.text(area.title)), 13, is_number=True) for area in rulebook.areas]


def groups_in_words(standings: Standings, table: str, speech: Speech) -> Iterator[Group]:
    """The rows of a table, group by group, best first."""
    if table == "changes":
        yield from moved_groups(standings, speech)
        return
    for group, members in groupby(standings.ranked, key=lambda one: one.group):
        made = _criteria if table == "criteria" else _agency
        rows = [row for ranked in members for row in made(ranked, speech)]
        yield Group(group_words(group, standings, speech), rows)


def outside_titles(rulebook: Rulebook, speech: Speech) -> list[str]:
    """The titles of what stands outside the index, as far as the rulebook has it."""
    head = rulebook.head
    titles = ((head.bonus, speech.say("Bonus")), (head.penalty, speech.say("Penalty")))
    return [title for cap, title in titles if cap is not None]


def outside_points(result: Result) -> list[Decimal]:
    """The points under those titles."""
    head = result.rulebook.head
    return [points for cap, points in ((head.bonus, result.bonus), (head.penalty, result.penalty)) if cap is not None]


def _agency(ranked: Ranked, speech: Speech) -> Iterator[list[Cell]]:
    result, head = ranked.result, ranked.result.rulebook.head
    row = [Cell(printable(result.evidence.agency.name)), NONE if ranked.rank is None else count_cell(ranked.rank)]
    row += _totals(result, speech)
    if head.classification:
        row.append(Cell(class_words(result, speech)))
    row += [_points(points, speech) for points in outside_points(result)]
    row.append(count_cell(missing_count(ranked)))
    for _, found in result.areas:
        points, most, _ = area_numbers(found, result.precision, speech)
        row.append(
            Cell(points, decimal_of(found.points, result.precision), under=f"/ {most}") if found.maximum else NONE
        )
    yield row


def _totals(result: Result, speech: Speech) -> list[Cell]:
    if result.total.ratio is None:
        return [NONE] * 3
    words = area_numbers(result.total, result.precision, speech)
    values = (result.points, result.max_points, result.index)
    return [Cell(text, value) for text, value in zip(words, values, strict=True)]


def _criteria(ranked: Ranked, speech: Speech) -> Iterator[list[Cell]]:
    agency = Cell(printable(ranked.result.evidence.agency.name))
    for one in ranked.result.criteria:
        rule = one.item.criterion
        told = Cell(speech.text(OUTCOMES[one.outcome]), mark=one.outcome.value)
        reason = Cell(speech.text(REASONS[one.verdict.reason]))
        yield [agency, Cell(one.id), Cell(printable(speech.text(rule.title))), told, *_numbers(one, speech), reason]


def _numbers(one: CriterionResult, speech: Speech) -> list[Cell]:
    """Points, maximum and loss; no loss is told of what is outside the maximum, which loses nothing."""
    if one.points is None:
        return [NONE, _points(one.max_points, speech), NONE]
    is_counted = one.item.criterion.counts_as == "points"
    lost = _points(one.deduction, speech) if is_counted else NONE
    return [_points(one.points, speech), _points(one.max_points, speech), lost]


def _points(points: Decimal, speech: Speech) -> Cell:
    return Cell(decimal_words(points, speech), points)
