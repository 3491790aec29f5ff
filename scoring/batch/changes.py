"""How every agency stands against last year: what the rules changed, what it changed itself, and its rank.

Of last year's evidence E0 and this year's E1, under last year's rules A and this year's B, `scoring.advice.rule_change`
says how the change B(E1) - A(E0) is split. A(E0) is what last year's result holds; B(E0) is last year's whole field
scored anew, since some criteria are scored against the best of a group.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scoring.advice.rule_change import Step, judged, shifts_of
from scoring.batch.change import Change, Changes
from scoring.batch.field import Field, evaluate_field
from scoring.batch.grouping import GroupOf
from scoring.batch.kept import carried_evidence
from scoring.batch.previous import Previous, PreviousAgency, damaged
from scoring.batch.ranking import Ranked
from scoring.engine.result import Result
from scoring.evidence.model import Agency, Evidence, Place
from scoring.mark import Mark
from scoring.rulebook.book import Rulebook


def compare_years(
    previous: Previous, field: Field, ranked: Sequence[Ranked], group_of: GroupOf, grouping: str
) -> Changes:
    """Each agency of `ranked` against last year; FileProblem if last year's evidence is not what it should be."""
    now = {one.result.evidence.agency.id: one for one in ranked}
    try:
        evidence = list(_carried(previous, now, field.rulebook))
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError):
        raise damaged(previous.file) from None
    results = evaluate_field(field.rulebook, evidence, group_of)
    between = {result.evidence.agency.id: result for result in results}
    is_alike = previous.grouped_by == grouping
    by_agency = {
        name: _change(previous.agencies[name], between[name], one, is_alike=is_alike)
        for name, one in now.items()
        if name in previous.agencies
    }
    gone = tuple(one for name, one in previous.agencies.items() if name not in now)
    return Changes(previous, by_agency, gone, is_alike)


def _carried(previous: Previous, now: dict[str, Ranked], rulebook: Rulebook) -> Iterator[Evidence]:
    """Last year's evidence for this year's rulebook, that of agencies which are gone included: they may be the best.

    An agency whose level or kind there is no more is scored as what it is now; if it is gone as well, not at all.
    """
    for row, one in enumerate(previous.agencies.values(), 1):
        kind = rulebook.head.kinds.get(one.kind)
        level, name = one.level, one.kind
        if kind is None or one.level not in kind.levels:
            if one.id not in now:
                continue
            agency = now[one.id].result.evidence.agency
            level, name = agency.level, agency.kind
        then = Agency.model_construct(id=one.id, name=one.name, level=level, kind=name, tags=(), groups={})
        yield carried_evidence(one.evidence, then, previous.rules, rulebook, Place(previous.file, Mark(row, 1)))


def _change(before: PreviousAgency, between: Result, after: Ranked, *, is_alike: bool) -> Change:
    new = after.result
    ranks = None
    if is_alike and before.group == after.group and before.rank is not None and after.rank is not None:
        ranks = (before.rank, after.rank)
    return Change(
        before,
        ranks,
        Step(before.points, between.points, new.points),
        Step(before.max_points, between.max_points, new.max_points),
        Step(before.rate, between.index, new.index),
        Step(before.bonus, between.bonus, new.bonus),
        Step(before.penalty, between.penalty, new.penalty),
        tuple(shifts_of(before.criteria, judged(between), judged(new))),
    )
