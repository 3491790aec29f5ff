"""Drafts of the cases that a rulebook lacks, on each bound and a step below and above; a person fills in the points."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final, NamedTuple

import simplejson

from scoring.rulebook.analysis.grades import Asked, written
from scoring.rulebook.book import Rulebook
from scoring.rulebook.cases import FILL_IN
from scoring.trials.coverage import Coverage
from scoring.trials.numbers import Cells, cells_for_conditions, numbers_for
from scoring.trials.papers import Days, papers_for
from scoring.trials.sides import Side

DOCUMENT: Final = "bc"
HEAD: Final = """\
# Các trường hợp biên còn thiếu. Tính kết quả theo văn bản rồi thay “fill_in” bằng {outcome: …, points: …}.
# Boundary cases that are lacking. Work each out from the plan, and write {outcome: …, points: …} for fill_in.
"""


class Draft(NamedTuple):
    """A case without its result: the side it tries, its facts as they are submitted, and its documents."""

    side: Side
    facts: dict[str, Any]
    documents: dict[str, str]


def drafts_of(rulebook: Rulebook, coverage: Iterable[Coverage]) -> str:
    """The cases that are lacking as a file for `cases/`; empty if none is."""
    lines = []
    for lacking in coverage:
        numbered: dict[str, int] = {}
        for draft in _of_criterion(rulebook, lacking):
            name = f"{lacking.criterion}: {_name(draft.side, rulebook)}"
            numbered[name] = numbered.get(name, 0) + 1
            unlike = f" ({numbered[name]})" if numbered[name] > 1 else ""
            lines.append(_line(draft, name + unlike, rulebook.last_day.isoformat()))
    return HEAD + "cases:\n" + "".join(lines) if lines else ""


def _of_criterion(rulebook: Rulebook, lacking: Coverage) -> Iterator[Draft]:
    seen = []
    for side in lacking.sides:
        draft = _draft(rulebook, side)
        if draft is not None and (draft.facts, draft.documents, side.asked.profile) not in seen:
            seen.append((draft.facts, draft.documents, side.asked.profile))
            yield draft
    if "missing" in lacking.outcomes and lacking.sides:
        yield Draft(lacking.sides[0]._replace(bound=None, value="nothing"), {}, {})


def _draft(rulebook: Rulebook, side: Side) -> Draft | None:
    """The facts that bring the measure to this side; None where no simple ones do."""
    asked = side.asked
    facts: dict[str, Any] = dict.fromkeys(asked.criterion.facts())
    documents: dict[str, str] = {}
    if asked.part.measure.yields == "documents":
        days = papers_for(asked, side.value)
        return None if days is None else Draft(side, *_papers(facts, days))
    cells = numbers_for(asked, side) if side.bound is not None else _named_value(asked, side.value)
    if cells is None:
        return None
    cells = {**cells, **cells_for_conditions(asked.criterion, asked.setting.columns, cells)}
    for column, units in cells.items():
        name, _, key = column.partition(".")
        fact = rulebook.facts[name]
        value: Any = units if isinstance(units, str) else _submitted(fact.type, units, fact.places)
        if fact.type == "yes_no" and isinstance(units, int):
            value = "yes" if units else "no"
        if key:
            facts[name] = {**(facts[name] or {}), key: value}
        else:
            facts[name] = value
    for name, value in facts.items():
        if value is not None and rulebook.facts[name].document == "required":
            facts[name] = {"value": value, "document": DOCUMENT}
            documents[DOCUMENT] = rulebook.last_day.isoformat()
    return Draft(side, facts, documents)


def _named_value(asked: Asked, value: str) -> Cells | None:
    names = asked.part.measure.named_facts()
    if asked.part.measure.yields == "choice":
        return {names[0]: value}
    # All of several questions is no as soon as one is; any of them is no only when all are.
    first, *rest = names
    is_any = "any_yes" in type(asked.part.measure).model_fields
    others = "no" if is_any else "yes"
    return {first: value, **dict.fromkeys(rest, others)}


def _papers(facts: dict[str, Any], days: Days) -> tuple[dict[str, Any], dict[str, str]]:
    documents: dict[str, str] = {}
    for column, day in days.items():
        name, _, key = column.partition(".")
        if day is None or isinstance(day, str):
            value = day or "none"
        else:
            value = f"d{len(documents) + 1}"
            documents[value] = date.fromordinal(day).isoformat()
        if key:
            facts[name] = {**(facts[name] or {}), key: value}
        else:
            facts[name] = value
    return facts, documents


def _submitted(kind: str, units: int, places: int) -> Any:
    exact = Fraction(units, 10**places)
    if kind == "percent":
        return written(exact, is_percent=True)
    return int(exact) if exact.denominator == 1 else Decimal(written(exact, is_percent=False))


def _name(side: Side, rulebook: Rulebook) -> str:
    who = rulebook.names[side.asked.profile.level].en
    return f"{side.words.en}, {who}"


def _line(draft: Draft, name: str, ends_on: str) -> str:
    profile = draft.side.asked.profile
    agency: dict[str, Any] = {"level": profile.level, "kind": profile.kind, "tags": sorted(profile.tags)}
    scope = draft.side.asked.criterion.applies_to
    if scope.agencies:
        agency["id"] = scope.agencies[0]
    criterion = draft.side.asked.criterion.id
    documents = f", documents: {_flow(draft.documents)}" if draft.documents else ""
    latest = max(draft.documents.values(), default=ends_on)
    as_of = f", as_of: {latest}" if latest > ends_on else ""  # nothing is counted before it exists
    return (
        f"  - {{case: {_flow(name)}, criterion: {_flow(criterion)}, agency: {_flow(agency)}{as_of},\n"
        f"     facts: {_flow(draft.facts)}{documents}, expect: {FILL_IN}}}\n"
    )


def _flow(value: Any) -> str:
    return str(simplejson.dumps(value, ensure_ascii=False, use_decimal=True))
