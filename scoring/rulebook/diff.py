"""What changed in meaning between two rulebooks: criteria added, removed, re-weighted, re-targeted; areas; the head."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from scoring.language import Text
from scoring.rulebook.book import Area, Rulebook
from scoring.rulebook.criterion import Criterion
from scoring.rulebook.meaning import EVERYWHERE, FACT, Aspect, Meaning, meaning_of, task_of
from scoring.rulebook.plan_texts import PlanTexts

HEAD_KEYS: Final = (
    "period",
    "precision",
    "levels",
    "kinds",
    "tags",
    "calendar",
    "budget",
    "bonus",
    "penalty",
    "classification",
    "ranking",
    "vetoes",
)


_UNASKED: Final = object()
"""Stands for the value of an agency that is not asked at all; that it is asked or not is a change of its own."""


class Edit(NamedTuple):
    """One value that changed: in what respect, of what, for which agencies ("" is all); None is nothing."""

    aspect: Aspect | None
    what: str
    where: str
    old: Any
    new: Any


class Changed(NamedTuple):
    """A criterion, an area or the head that is in both rulebooks, and what changed in it."""

    id: str
    title: Text
    edits: tuple[Edit, ...]


class Difference(NamedTuple):
    """Two rulebooks compared; criteria and areas are matched by id, in the order of the new one, then of the old."""

    old: Rulebook
    new: Rulebook
    head: tuple[Edit, ...]
    areas_added: tuple[Area, ...]
    areas_removed: tuple[Area, ...]
    areas: tuple[Changed, ...]
    added: tuple[Criterion, ...]
    removed: tuple[Criterion, ...]
    changed: tuple[Changed, ...]
    plan: tuple[Edit, ...] = ()

    @property
    def is_empty(self) -> bool:
        """True if nothing changed."""
        return not any(self[2:])


def compare(
    old: Rulebook, new: Rulebook, *, texts: bool = False, plans: tuple[PlanTexts, PlanTexts] | None = None
) -> Difference:
    """What changed from `old` to `new`; titles, notes, what remedies say and other texts only if `texts`.

    `plans` are the texts of their remediation plans, compared where they are given.
    """
    before, after = ({area.area: area for area in book.areas} for book in (old, new))
    placed = {c.id: (area, c) for area, c in old.placed_criteria()}
    common = frozenset.intersection(*(frozenset(f"{p.kind}/{p.level}" for p in b.head.profiles()) for b in (old, new)))
    changed = []
    for area, criterion in new.placed_criteria():
        if criterion.id in placed:
            was = meaning_of(*placed[criterion.id], old, common)
            edits = tuple(_edits(was, meaning_of(area, criterion, new, common), texts=texts))
            if edits:
                changed.append(Changed(criterion.id, criterion.title, edits))
    return Difference(
        old,
        new,
        tuple(_head(old, new, texts=texts)),
        tuple(area for name, area in after.items() if name not in before),
        tuple(area for name, area in before.items() if name not in after),
        tuple(_areas(before, after, texts=texts)),
        tuple(c for c in new.criteria.values() if c.id not in placed),
        tuple(c for c in old.criteria.values() if c.id not in new.criteria),
        tuple(changed),
        tuple(_plan(*plans, texts=texts)) if plans else (),
    )


def _plan(old: PlanTexts, new: PlanTexts, *, texts: bool) -> Iterator[Edit]:
    """Whose plan it is, and who does what in its items; everything else it says only if `texts`."""
    if old.unit != new.unit:
        yield Edit(None, "unit", EVERYWHERE, old.unit, new.unit)
    for name in dict.fromkeys((*old.items, *new.items)):
        was, now = (_tasks(plan, name) for plan in (old, new))
        if was != now:
            yield Edit(None, f"item {name}", EVERYWHERE, was, now)
    before, after = (plan.model_dump(mode="json", by_alias=True, exclude_defaults=True) for plan in (old, new))
    for key in PlanTexts.model_fields if texts else ():
        if key != "unit" and before.get(key) != after.get(key):
            yield Edit(Aspect.TEXTS, key, EVERYWHERE, before.get(key), after.get(key))


def _tasks(plan: PlanTexts, name: str) -> list[dict[str, Any]] | None:
    item = plan.items.get(name)
    return None if item is None else [task_of(remedy) for remedy in (*item.remedies, *item.add)]


def _edits(was: dict[Aspect, Meaning], now: dict[Aspect, Meaning], *, texts: bool) -> Iterator[Edit]:
    for aspect in Aspect:
        if aspect is not Aspect.TEXTS or texts:
            yield from _compared(aspect, was[aspect], now[aspect])


def _compared(aspect: Aspect, was: Meaning, now: Meaning) -> Iterator[Edit]:
    for what in dict.fromkeys(key[0] for key in (*was, *now)):
        old, new = ({where: value for (name, where), value in side.items() if name == what} for side in (was, now))
        if what.startswith(FACT) and not (old and new):
            continue  # a fact that comes or goes is told of the measure or condition that names it
        pairs = {where: (_held(old, where), _held(new, where)) for where in dict.fromkeys((*old, *new))}
        for where, (before, after) in _condensed(pairs).items():
            if before != after:
                yield Edit(aspect, what, where, before, after)


def _held(values: dict[str, Any], where: str) -> Any:
    """What holds for an agency, with or without a tag that makes no difference; None where there is no such value."""
    return values.get(where, values.get(where.partition("+")[0], _UNASKED)) if values else None


def _condensed(pairs: dict[str, tuple[Any, Any]]) -> dict[str, tuple[Any, Any]]:
    """One pair where all agree, one per level where the level decides, otherwise one per kind of agency."""
    compared = {where: pair for where, pair in pairs.items() if _UNASKED not in pair}
    first = next(iter(compared.values()), None)
    if first and all(pair == first for pair in compared.values()):
        return {EVERYWHERE: first}
    by_level: dict[str, tuple[Any, Any]] = {}
    for where, pair in compared.items():
        level = where.rpartition("/")[2]
        if by_level.setdefault(level, pair) != pair:
            return compared
    return by_level


def _areas(before: dict[str, Area], after: dict[str, Area], *, texts: bool) -> Iterator[Changed]:
    for name, area in after.items():
        was = before.get(name)
        if was is None:
            continue
        edits = []
        if was.max_points != area.max_points:
            edits.append(Edit(Aspect.REWEIGHTED, "max_points", EVERYWHERE, was.max_points, area.max_points))
        if texts and was.title != area.title:
            edits.append(Edit(Aspect.TEXTS, "title", EVERYWHERE, _both(was.title), _both(area.title)))
        if edits:
            yield Changed(name, area.title, tuple(edits))


def _both(text: Text) -> dict[str, str]:
    return {"vi": text.vi, "en": text.en}


def _head(old: Rulebook, new: Rulebook, *, texts: bool) -> Iterator[Edit]:
    was, now = (book.head.model_dump(mode="json", by_alias=True) for book in (old, new))
    for key in HEAD_KEYS:
        before, after = was[key], now[key]
        if not texts:
            before, after = _without_titles(before), _without_titles(after)
        if before != after:
            yield Edit(None, key, EVERYWHERE, before, after)
    for key in ("version", "title", "source", "points_basis", "units") if texts else ():
        if was[key] != now[key]:
            yield Edit(Aspect.TEXTS, key, EVERYWHERE, was[key], now[key])


def _without_titles(node: Any) -> Any:
    """Plain values in which a text for people says only that it is there."""
    if isinstance(node, dict):
        if node.keys() == {"vi", "en"}:
            return "…"
        return {key: _without_titles(value) for key, value in node.items() if key not in ("label", "title")}
    return [_without_titles(item) for item in node] if isinstance(node, list) else node
