"""Ranks within groups: equal indices share a rank and the next one is skipped, as in 1, 2, 2, 4."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cmp_to_key
from typing import TYPE_CHECKING, NamedTuple

from scoring.batch.field import Field
from scoring.batch.grouping import GroupOf, kind_and_level
from scoring.engine.result import Result
from scoring.exact import Ratio, round_half_up
from scoring.rulebook.ranking import Ranking

if TYPE_CHECKING:
    from scoring.batch.change import Changes


class Ranked(NamedTuple):
    """One agency in its group; `rank` is None for one that is left out or in no group, or with nothing applicable."""

    result: Result
    group: str
    rank: int | None


class Standings(NamedTuple):
    """A field with its agencies ranked; `grouping` is the name or the key that made the groups."""

    field: Field
    ranked: tuple[Ranked, ...]
    grouping: str = "kind-level"
    changes: Changes | None = None
    """The same agencies against last year, where that is asked for."""


def rank_field(field: Field, group_of: GroupOf = kind_and_level) -> tuple[Ranked, ...]:
    """Every agency, group by group in the order of their first file, best first, the unranked last.

    Who is in no group stands after all others, without a rank.
    """
    rules = field.rulebook.head.ranking
    groups: dict[str, list[Result]] = {}
    for result in field.results:
        groups.setdefault(group_of(result.evidence), []).append(result)
    ungrouped = groups.pop("", [])
    ranked = [Ranked(one, group, rank) for group, results in groups.items() for one, rank in _rank(results, rules)]
    return (*ranked, *(Ranked(result, "", None) for result in ungrouped))


def _rank(results: Sequence[Result], rules: Ranking) -> Iterator[tuple[Result, int | None]]:
    compared = [(result, compared_index(result, rules)) for result in results]
    ranked = [(result, index) for result, index in compared if index is not None]
    ranked.sort(key=cmp_to_key(_lower_result))
    for (result, _), rank in zip(ranked, ranks_of([index for _, index in ranked]), strict=True):
        yield result, rank
    yield from ((result, None) for result, index in compared if index is None)


def compared_index(result: Result, rules: Ranking) -> Ratio | None:
    """The index on the side of the rounding that the rulebook ranks by; None for an agency that is not ranked."""
    ratio = result.total.ratio
    if ratio is None or rules.leaves_out(result.evidence.agency.profile):
        return None
    return (round_half_up(ratio[0] * 10_000, ratio[1]), 10_000) if rules.by == "rounded" else ratio


def _lower_result(one: tuple[Result, Ratio], other: tuple[Result, Ratio]) -> int:
    return _lower(one[1], other[1])


def _lower(one: Ratio, other: Ratio) -> int:
    """Negative if `one` is the greater, so that it comes first; compared by cross-multiplication."""
    return other[0] * one[1] - one[0] * other[1]


def ranks_of(indices: Sequence[Ratio]) -> list[int]:
    """The ranks of indices that come in falling order.

    >>> ranks_of([(95, 100), (9, 10), (90, 100), (8, 10)])
    [1, 2, 2, 4]
    """
    ranks: list[int] = []
    for place, index in enumerate(indices):
        is_tied = place > 0 and _lower(index, indices[place - 1]) == 0
        ranks.append(ranks[-1] if is_tied else place + 1)
    return ranks
