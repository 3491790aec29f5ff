"""Words that every form of the robustness report shares."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from scoring.batch.robustness import GroupRobustness, Robustness
from scoring.batch.robustness.intervals import Drawing
from scoring.batch.robustness.swaps import Neighbours
from scoring.exact import Ratio
from scoring.language import Message, Speech, printable
from scoring.report.batch.wording import day_note

HOW: Final[Mapping[str, Message]] = {
    "uniform": Message("every area's weight by itself, evenly within ±{spread} % of what it is"),
    "dirichlet": Message("any weights at all, all equally likely (Dirichlet distribution with parameters 1)"),
}
"""How each distribution draws weights."""


def drawing_words(drawing: Drawing, speech: Speech) -> str:
    """How often and how weights were drawn, with all that is needed to draw them again."""
    spread = speech.exactly(drawing.spread[0] * 100, drawing.spread[1])
    return speech.say(
        "Weights of areas drawn at random {draws} times: {how}; seed {seed}.",
        draws=speech.number(drawing.draws),
        how=speech.text(HOW[drawing.distribution].filled(spread=spread)),
        seed=drawing.seed,
    )


def notes_of(robustness: Robustness, speech: Speech) -> Iterator[str]:
    """What to know before reading: where there is nothing to compare, and figures of several days."""
    if not robustness.groups:
        yield speech.say("No group has two ranked agencies: there are no ranks to try.")
    yield from day_note(robustness.standings, speech)


def names_of(group: GroupRobustness) -> dict[str, str]:
    """The name of each agency by its id, safe to print."""
    return {one.id: printable(one.name) for one in group.contest.contenders}


def titles_of(robustness: Robustness, speech: Speech) -> dict[str, str]:
    """The title of each area and criterion by its id; a criterion's has the id before it."""
    rulebook = robustness.standings.field.rulebook
    areas = {area.area: printable(speech.text(area.title)) for area in rulebook.areas}
    criteria = {one.id: printable(f"{one.id} {speech.text(one.title)}") for one in rulebook.criteria.values()}
    return areas | criteria


def ranks_words(low: int, high: int) -> str:
    """`3`, or `3–5`."""
    return str(low) if low == high else f"{low}–{high}"


def lead_words(lead: Ratio, speech: Speech) -> str:
    """A lead in points of the index (percent), two places, or six for one that two would show as nothing."""
    places = 2 if lead[0] * 20_000 >= lead[1] else 6
    return speech.number(lead[0] * 100, lead[1], places)


def outcome_words(found: Neighbours, speech: Speech) -> str:
    """What the smallest change comes to."""
    if found.shares_rank:
        return speech.say("they share a rank")
    if found.swap is None:
        return speech.say("no change of one weight is enough")
    return speech.say("then level") if found.swap.is_level else speech.say("then swapped")


def change_words(change: int, precision: int, speech: Speech) -> str:
    """A change of weight with its sign, in full where it is not a whole number of hundredths."""
    unit = 10 ** max(precision - 2, 0)
    places = precision if change % unit else min(precision, 2)
    return ("+" if change > 0 else "−") + speech.number(abs(change), 10**precision, places)


def weight_words(weight: int, precision: int, speech: Speech) -> str:
    """A weight, with two places or as many as it has."""
    unit = 10 ** max(precision - 2, 0)
    return speech.number(weight, 10**precision, precision if weight % unit else min(precision, 2))
