"""A field against last year in words: what it is compared with, a row for each agency, and what moved."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

from scoring.advice.rule_change import Step
from scoring.batch.change import Changes
from scoring.batch.ranking import Ranked, Standings
from scoring.exact import trimmed
from scoring.language import Speech, printable
from scoring.report.batch.change_rows import MOST_CAUSES
from scoring.report.batch.worded_cells import NONE, Group
from scoring.report.batch.wording import group_words
from scoring.report.difference.words import signed_words, step_rows
from scoring.report.tables import Cell, Heading
from scoring.rulebook.target_words import number_words


def changes_title(changes: Changes, speech: Speech) -> str:
    """What the field is compared with."""
    previous = changes.previous
    told = {"file": previous.file, "rulebook": previous.rulebook, "version": previous.version}
    return printable(speech.say("Change since {file} ({rulebook} {version})", **told))


def change_columns(speech: Speech) -> list[Heading]:
    """The columns of the table of agencies against last year."""
    words = speech.say("Agency|Rank|Points before|By rules|By performance|Points now|Change|Index|Moved most").split(
        "|"
    )
    widths = (34, 10, 11, 11, 13, 11, 11, 18, 34)
    return [
        Heading(title, width, is_number=0 < place < len(words) - 1)
        for place, (title, width) in enumerate(zip(words, widths, strict=True))
    ]


def change_groups(standings: Standings, speech: Speech) -> Iterator[Group]:
    """The agencies of each group against last year, in the order of their ranks."""
    for group, members in groupby(standings.ranked, key=lambda one: one.group):
        rows = [_row(one, standings.changes, speech) for one in members if standings.changes]
        yield Group(group_words(group, standings, speech), rows)


def change_notes(standings: Standings, speech: Speech) -> Iterator[str]:
    """What the tables do not show: who is gone, and why ranks are not compared."""
    changes = standings.changes
    if changes is None:
        return
    if not changes.is_grouped_alike:
        yield speech.say(
            "Ranks are not compared: last year's were taken within groups by {old}, these by {new}.",
            old=changes.previous.grouped_by,
            new=standings.grouping,
        )
    moved = [one for one in standings.ranked if _has_moved(one, changes)]
    if moved and changes.is_grouped_alike:
        names = ", ".join(printable(one.result.evidence.agency.name) for one in moved)
        yield speech.say("Now in another group, so that ranks are not compared: {names}.", names=names)
    if changes.gone:
        names = ", ".join(printable(one.name) for one in changes.gone)
        yield speech.say("In last year's result only: {names}.", names=names)


def moved_rows(ranked: Ranked, changes: Changes, speech: Speech) -> list[list[str]]:
    """The totals of an agency and its criteria that moved, each with the two parts of its change."""
    change = changes.by_agency.get(ranked.result.evidence.agency.id)
    return list(step_rows(change, speech)) if change else []


def moved_columns(speech: Speech) -> list[Heading]:
    """The columns of `moved_groups`."""
    words = speech.say("Agency|What|Before|By rules|By performance|Now|Change").split("|")
    widths = (34, 34, 11, 11, 13, 11, 11)
    return [
        Heading(title, width, is_number=place > 1)
        for place, (title, width) in enumerate(zip(words, widths, strict=True))
    ]


def moved_groups(standings: Standings, speech: Speech) -> Iterator[Group]:
    """Totals and criteria that moved, of every agency of each group that was there last year."""
    assert standings.changes is not None
    for group, members in groupby(standings.ranked, key=lambda one: one.group):
        rows = []
        for one in members:
            name = Cell(printable(one.result.evidence.agency.name))
            for label, *numbers in moved_rows(one, standings.changes, speech):
                rows.append([name, Cell(label), *map(Cell, numbers)])
        yield Group(group_words(group, standings, speech), rows)


def _has_moved(ranked: Ranked, changes: Changes) -> bool:
    change = changes.by_agency.get(ranked.result.evidence.agency.id)
    return change is not None and change.before.group != ranked.group


def _row(ranked: Ranked, changes: Changes, speech: Speech) -> list[Cell]:
    name = Cell(printable(ranked.result.evidence.agency.name))
    change = changes.by_agency.get(ranked.result.evidence.agency.id)
    if change is None:
        return [name, Cell(speech.say("new")), *[NONE] * 7]
    ranks = Cell(" → ".join(map(str, change.ranks)), change.places) if change.ranks else NONE
    points = change.points
    most = "; ".join(
        f"{one.id} {signed_words(trimmed(one.points.total), speech)}" for one in change.causes[:MOST_CAUSES]
    )
    return [
        name,
        ranks,
        _number(points.old, speech),
        *(Cell(signed_words(part, speech), part) for part in map(trimmed, (points.rules, points.performance))),
        _number(points.new, speech),
        Cell(signed_words(trimmed(points.total), speech), trimmed(points.total)),
        _index(change.rate, speech),
        Cell(printable(most)) if most else NONE,
    ]


def _number(number: Decimal | None, speech: Speech) -> Cell:
    return NONE if number is None else Cell(number_words(number, speech), number)


def _index(step: Step, speech: Speech) -> Cell:
    both = ["–" if one is None else f"{number_words(one, speech)} %" for one in (step.old, step.new)]
    return Cell(" → ".join(both), trimmed(step.total) if None not in step else None)
