"""The robustness of ranks as tables in the words of one language: what Markdown, HTML and Excel lay out."""

from __future__ import annotations

from collections.abc import Iterator

from scoring.batch.robustness import GroupRobustness, Robustness
from scoring.batch.robustness.leaving_out import dependence_of
from scoring.exact import decimal_of, rounded_decimal
from scoring.language import Speech
from scoring.report.batch.wording import group_words
from scoring.report.robustness.wording import (
    change_words,
    lead_words,
    names_of,
    outcome_words,
    ranks_words,
    titles_of,
    weight_words,
)
from scoring.report.tables import Cell, Heading, Section, count_cell, ratio_cell

NONE = Cell("–")


def sections_of(robustness: Robustness, speech: Speech) -> Iterator[Section]:
    """Four tables for each group, the group's name before each title where there are several."""
    for place, group in enumerate(robustness.groups, 1):
        title = group_words(group.contest.group, robustness.standings, speech)
        made = (
            _ranks(group, speech),
            _swaps(group, robustness, speech),
            _criteria(group, robustness, speech),
            _agencies(group, robustness, speech),
        )
        for found in made:
            yield found._replace(key=f"g{place}-{found.key}", title=f"{title}: {found.title}")


def _ranks(group: GroupRobustness, speech: Speech) -> Section:
    names, drawn = names_of(group), group.draws.agencies
    rows = []
    for one, contender in zip(drawn, group.contest.contenders, strict=True):
        low, high = one.interval
        rows.append(
            (
                Cell(names[one.id]),
                count_cell(one.rank),
                ratio_cell(contender.total.ratio, speech),
                *(count_cell(rank) for rank in (low, high, one.median, one.best, one.worst)),
                ratio_cell(one.kept, speech),
            )
        )
    titles = speech.say("Rank|Index|In 90 % of draws from|to|Middle|Best|Worst|Keeps its rank in").split("|")
    headings = (Heading(speech.say("Agency"), 40), *(Heading(title, 12, is_number=True) for title in titles))
    return Section("ranks", speech.say("Ranks under random weights"), (), headings, tuple(rows), "")


def _swaps(group: GroupRobustness, robustness: Robustness, speech: Speech) -> Section:
    names, titles = names_of(group), titles_of(robustness, speech)
    precision, draws = robustness.standings.field.rulebook.head.precision, robustness.drawing.draws
    rows = []
    for found, ahead in zip(group.neighbours, group.draws.ahead, strict=True):
        swap = found.swap
        weights = (NONE, NONE, NONE, NONE)
        if swap is not None:
            then = swap.weight + swap.change
            weights = (
                Cell(titles[swap.area]),
                Cell(weight_words(swap.weight, precision, speech), decimal_of(swap.weight, precision)),
                Cell(weight_words(then, precision, speech), decimal_of(then, precision)),
                Cell(change_words(swap.change, precision, speech), decimal_of(swap.change, precision)),
            )
        lead = rounded_decimal(found.lead[0] * 100, found.lead[1], 6)
        rows.append(
            (
                Cell(names[found.ahead]),
                Cell(names[found.behind]),
                Cell(lead_words(found.lead, speech), lead) if not found.shares_rank else NONE,
                *weights,
                Cell(outcome_words(found, speech)),
                ratio_cell((ahead, draws), speech),
            )
        )
    return Section("swaps", speech.say("Smallest change of a weight"), (), _swap_headings(speech), tuple(rows), "")


def _swap_headings(speech: Speech) -> tuple[Heading, ...]:
    ahead, behind, lead, area, now, then, change, outcome, share = speech.say(
        "Ahead|Behind|Lead (points of index)|Area|Weight|New weight|Change|Outcome|Stays ahead in"
    ).split("|")
    numbers = [Heading(title, 12, is_number=True) for title in (lead, now, then, change, share)]
    return (
        Heading(ahead, 32),
        Heading(behind, 32),
        numbers[0],
        Heading(area, 32),
        *numbers[1:4],
        Heading(outcome, 20),
        numbers[4],
    )


def _criteria(group: GroupRobustness, robustness: Robustness, speech: Speech) -> Section:
    titles, moving = titles_of(robustness, speech), [one for one in group.left_out if one.moved]
    rows = tuple(
        (
            Cell(titles[one.part]),
            count_cell(one.moved),
            count_cell(one.furthest),
            Cell(speech.number(*one.mean_move, 2), rounded_decimal(*one.mean_move, 2)),
        )
        for one in moving
    )
    still = len(group.left_out) - len(moving)
    lines = (
        speech.plural(
            "Without {count} other criterion no rank changes.",
            "Without any one of {count} other criteria no rank changes.",
            still,
        ),
    )
    names = speech.say("Agencies that change rank|Most places|Mean places").split("|")
    headings = (Heading(speech.say("Criterion left out"), 60), *(Heading(name, 14, is_number=True) for name in names))
    empty = speech.say("No rank changes without any one criterion.")
    return Section(
        "criteria", speech.say("Without one criterion"), lines if still and rows else (), headings, rows, empty
    )


def _agencies(group: GroupRobustness, robustness: Robustness, speech: Speech) -> Section:
    titles, rows = titles_of(robustness, speech), []
    for place, contender in enumerate(group.contest.contenders):
        found = dependence_of(group.left_out, place)
        rank = group.draws.agencies[place].rank
        rows.append(
            (
                Cell(names_of(group)[contender.id]),
                count_cell(rank),
                Cell(ranks_words(found.best, found.worst)),
                Cell(titles.get(found.best_without, "–")),
                Cell(titles.get(found.worst_without, "–")),
            )
        )
    agency, rank_title, ranks, best, worst = speech.say(
        "Agency|Rank|Ranks without one criterion|Best without|Worst without"
    ).split("|")
    headings = (
        Heading(agency, 40),
        Heading(rank_title, 10, is_number=True),
        Heading(ranks, 16),
        Heading(best, 48),
        Heading(worst, 48),
    )
    return Section("agencies", speech.say("What each rank hangs on"), (), headings, tuple(rows), "")
