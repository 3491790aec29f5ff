"""The robustness of ranks on a terminal: a table of ranks, neighbours line by line, the criteria that move ranks."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import fill
from typing import Final

from scoring.batch.robustness import GroupRobustness, Robustness
from scoring.batch.robustness.leaving_out import dependence_of
from scoring.batch.robustness.swaps import Neighbours
from scoring.language import Speech, printable
from scoring.report.alignment import aligned
from scoring.report.batch.wording import group_words, title_words
from scoring.report.robustness.wording import (
    change_words,
    drawing_words,
    lead_words,
    names_of,
    notes_of,
    outcome_words,
    ranks_words,
    titles_of,
    weight_words,
)

NAME_WIDTH: Final = 34
CRITERION_WIDTH: Final = 44
TEXT_WIDTH: Final = 100
MOST_CRITERIA: Final = 10
"""How many criteria the text lists; every other form lists all."""


def render(robustness: Robustness, language: str) -> str:
    """The text."""
    speech = Speech(language)
    said = fill(drawing_words(robustness.drawing, speech), TEXT_WIDTH)
    parts = [title_words(robustness.standings.field.rulebook, speech) + "\n" + said]
    for group in robustness.groups:
        parts += [
            _ranks(group, robustness, speech),
            _swaps(group, robustness, speech),
            _criteria(group, robustness, speech),
        ]
    refused = [refused.file for refused in robustness.standings.field.refused]
    if refused:
        parts.append(printable(speech.say("Could not be scored: {files}", files=", ".join(refused))))
    return "\n\n".join([*parts, *notes_of(robustness, speech)]) + "\n"


def _ranks(group: GroupRobustness, robustness: Robustness, speech: Speech) -> str:
    headers = speech.say("Agency|Rank|Index|90 % of draws|All draws|Keeps rank|Without one criterion").split("|")
    names, rows = names_of(group), []
    for place, (one, contender) in enumerate(zip(group.draws.agencies, group.contest.contenders, strict=True)):
        without = dependence_of(group.left_out, place)
        points, maximum = contender.total
        rows.append(
            [
                names[one.id],
                str(one.rank),
                speech.percent(points, maximum),
                ranks_words(*one.interval),
                ranks_words(one.best, one.worst),
                speech.percent(*one.kept),
                ranks_words(without.best, without.worst),
            ]
        )
    return group_words(group.contest.group, robustness.standings, speech) + "\n" + aligned(headers, rows, NAME_WIDTH)


def _swaps(group: GroupRobustness, robustness: Robustness, speech: Speech) -> str:
    lines = [speech.say("The smallest change of one area's weight after which neighbours are level or swap:")]
    for found, ahead in zip(group.neighbours, group.draws.ahead, strict=True):
        lines += _swap_lines(found, ahead, group, robustness, speech)
    return "\n".join(lines)


def _swap_lines(
    found: Neighbours, ahead: int, group: GroupRobustness, robustness: Robustness, speech: Speech
) -> Iterator[str]:
    names, titles = names_of(group), titles_of(robustness, speech)
    pair = f"{names[found.ahead]} – {names[found.behind]}: "
    if found.shares_rank:
        yield _line(pair + outcome_words(found, speech))
        return
    told = speech.say(
        "{lead} points of index ahead, in {share} of the draws",
        lead=lead_words(found.lead, speech),
        share=speech.percent(ahead, robustness.drawing.draws),
    )
    yield _line(pair + told)
    told = outcome_words(found, speech)
    if found.swap is not None:
        precision, swap = robustness.standings.field.rulebook.head.precision, found.swap
        weight, then = (weight_words(w, precision, speech) for w in (swap.weight, swap.weight + swap.change))
        told = f"{titles[swap.area]} {weight} → {then} ({change_words(swap.change, precision, speech)}): {told}"
    yield _line(told, "      ")


def _line(told: str, indent: str = "  ") -> str:
    return fill(told, TEXT_WIDTH, initial_indent=indent, subsequent_indent=indent + "    ")


def _criteria(group: GroupRobustness, robustness: Robustness, speech: Speech) -> str:
    moving = [one for one in group.left_out if one.moved]
    if not moving:
        return speech.say("No rank changes without any one criterion.")
    titles = titles_of(robustness, speech)
    headers = speech.say("Criterion left out|Agencies that change rank|Most places|Mean places").split("|")
    rows = [
        [titles[one.part], str(one.moved), str(one.furthest), speech.number(*one.mean_move, 2)]
        for one in moving[:MOST_CRITERIA]
    ]
    table = aligned(headers, rows, CRITERION_WIDTH)
    rest = len(moving) - len(rows)
    if not rest:
        return table
    return table + "\n" + speech.plural("and {count} criterion more", "and {count} criteria more", rest)
