"""What a rulebook must hold beyond the shape of its files: names that exist, kinds that fit, sums that agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain, islice
from typing import NamedTuple

from scoring.errors import Problem, unknown
from scoring.language import Message
from scoring.mark import Mark
from scoring.rulebook.book import Area, Head, Rulebook
from scoring.rulebook.classification import ClassesByIndex, DecidedClasses
from scoring.rulebook.criterion_checks import Path, check_condition, check_criterion
from scoring.yaml_reader import MOST_PROBLEMS, Listing, Mapping, place_of


class Finding(NamedTuple):
    """A problem at a path inside one of the rulebook's files (0 is rulebook.yaml, then the areas)."""

    file: int
    path: Path
    message: Message


class Read(NamedTuple):
    """A file of the rulebook as read: its name and its tree with places."""

    name: str
    tree: Mapping


def check_rulebook(book: Rulebook, files: Sequence[Read]) -> list[Problem]:
    """All problems of a rulebook whose files have the right shape; sorted by the caller."""
    found = chain(
        _check_head(book.head),
        _check_names(book),
        _check_areas(book),
        _check_budget(book),
        _check_ranking(book),
        _check_vetoes(book),
        _check_decided(book),
    )
    return [place_problem(*finding, files) for finding in islice(found, MOST_PROBLEMS)]


def place_problem(file: int, path: Path, message: Message, files: Sequence[Read]) -> Problem:
    """The problem at a path inside one of the files (0 is rulebook.yaml, then the areas), with its line and column."""
    name, tree = files[file]
    at = _key_below(tree, path) or place_of(tree, path)
    shown = "".join(f"[{p + 1}]" if isinstance(p, int) else f".{p}" for p in path).lstrip(".")
    return Problem(name, at.line, at.column, shown, message)


def _key_below(data: object, path: Sequence[str | int]) -> Mark | None:
    """The place of the key that ends `path`, where it stands deeper than the path says; None if it does not."""
    *above, last = path
    for part in above:
        if isinstance(data, Mapping) and part in data:
            data = data[str(part)]
        elif isinstance(data, Listing) and isinstance(part, int) and part < len(data):
            data = data[part]
    waiting = [data] if isinstance(data, Mapping) and last not in data else []
    for node in waiting:
        if last in node.keys_at:
            return node.keys_at[str(last)]
        waiting += [value for value in node.values() if isinstance(value, Mapping)]
    return None


def _check_head(head: Head) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for group, names in (("levels", head.levels), ("kinds", head.kinds), ("tags", head.tags)):
        for name in names:
            if name == "default" or name in seen:
                clash = seen.get(name, "default")
                yield Finding(
                    0, (group, name), Message("the name '{name}' is taken ({clash}).", name=name, clash=clash)
                )
            seen[name] = group
    for name, kind in head.kinds.items():
        for index, level in enumerate(kind.levels):
            if level not in head.levels:
                yield Finding(0, ("kinds", name, "levels", index), unknown(_LEVEL, level, head.levels))


def _check_names(book: Rulebook) -> Iterator[Finding]:
    """Ids and names that stand twice in the book."""
    seen: dict[tuple[str, str], str] = {}
    for number, area in enumerate(book.areas, 1):
        named: list[tuple[str, str, Path]] = [("area", area.area, ("area",))]
        named += [("fact", name, ("facts", name)) for name in area.facts]
        named += [("criterion", c.id, ("criteria", index, "id")) for index, c in enumerate(area.criteria)]
        for what, name, path in named:
            if (what, name) in seen:
                there = seen[what, name]
                yield Finding(number, path, Message("'{name}' already stands in {there}.", name=name, there=there))
            seen[what, name] = area.area


def _check_areas(book: Rulebook) -> Iterator[Finding]:
    used: set[str] = set()
    for number, area in enumerate(book.areas, 1):
        yield from _check_sum(number, area)
        for index, criterion in enumerate(area.criteria):
            used.update(criterion.facts())
            for path, message in check_criterion(book, criterion):
                yield Finding(number, ("criteria", index, *path), message)
    used.update(book.head.facts())
    for number, area in enumerate(book.areas, 1):
        for name in area.facts:
            if name not in used:
                yield Finding(number, ("facts", name), _UNUSED.filled(counterexample=name))


def counted_points(area: Area) -> Decimal:
    """What the criteria of an area add up to: bonus, penalty and tracking apart, each with its largest maximum."""
    counted = [c for c in area.criteria if c.counts_as == "points" and c.is_scored]
    return sum((max(c.max_points.values()) for c in counted), Decimal(0)).normalize()


def _check_sum(number: int, area: Area) -> Iterator[Finding]:
    total = counted_points(area)
    if total != area.max_points:
        yield Finding(
            number,
            ("max_points",),
            Message(
                "the criteria add up to {total}, not {max_points}.",
                counterexample=f"{total:f} ≠ {area.max_points:f}",
                total=f"{total:f}",
                max_points=f"{area.max_points:f}",
            ),
        )


def _check_ranking(book: Rulebook) -> Iterator[Finding]:
    head, out = book.head, book.head.ranking.left_out
    for key, what, known in (("levels", _LEVEL, head.levels), ("kinds", _KIND, head.kinds), ("tags", _TAG, head.tags)):
        for index, name in enumerate(getattr(out, key)):
            if name not in known:
                yield Finding(0, ("ranking", "left_out", key, index), unknown(what, name, known))


def _check_budget(book: Rulebook) -> Iterator[Finding]:
    """Budgets without a unit, and a total that is not their sum; an overlay leaves the total as the plan states it."""
    budget, costs = book.head.budget, book.costs()
    if budget is None:
        for number, area in enumerate(book.areas, 1) if costs else ():
            for index, criterion in enumerate(area.criteria):
                if criterion.costs:
                    yield Finding(number, ("criteria", index, "budget"), _NO_UNIT)
    elif budget.total is not None and book.base is None and book.planned_cost() != budget.total:
        found, total = book.planned_cost(), budget.total
        yield Finding(
            0,
            ("budget", "total"),
            Message(
                "the budgets of the criteria ({count} of them) add up to {found}, not {total}. Mend the "
                "total, or the budget that is wrong, missing or too many.",
                count=len(costs),
                found=f"{found:f}",
                total=f"{total:f}",
            ),
        )


def _check_vetoes(book: Rulebook) -> Iterator[Finding]:
    known = [*book.criteria, *(area.area for area in book.areas)]
    by_index = book.head.classification
    classes = [band.class_ for band in by_index.bands] if isinstance(by_index, ClassesByIndex) else []
    for index, veto in enumerate(book.head.vetoes):
        for path, message in check_condition(book, veto.when, ("vetoes", index, "when")):
            yield Finding(0, path, message)
        for name in veto.zeroes:
            if name not in known:
                yield Finding(0, ("vetoes", index, "zeroes"), unknown(_CRITERION, name, known))
        if veto.class_at_most and isinstance(by_index, ClassesByIndex | None) and veto.class_at_most not in classes:
            yield Finding(0, ("vetoes", index, "class_at_most"), unknown(_CLASS, veto.class_at_most, classes))


def _check_decided(book: Rulebook) -> Iterator[Finding]:
    """A class that is decided is recorded in a choice, and no veto caps what others decide."""
    decided = book.head.classification
    if not isinstance(decided, DecidedClasses):
        return
    choices = [name for name, fact in book.facts.items() if fact.type == "choice"]
    if decided.decided_by not in choices:
        yield Finding(0, ("classification", "decided_by"), unknown(_CHOICE, decided.decided_by, choices))
    for index, veto in enumerate(book.head.vetoes):
        if veto.class_at_most:
            yield Finding(0, ("vetoes", index, "class_at_most"), _NO_CAP)


_LEVEL = Message("level")
_KIND = Message("kind")
_TAG = Message("tag")
_CRITERION = Message("criterion or area")
_CLASS = Message("class")
_CHOICE = Message("choice fact")
_NO_CAP = Message("the class is decided by those competent: a veto does not cap it. Delete class_at_most.")
_NO_UNIT = Message(
    "rulebook.yaml does not say in which unit. Add: budget: {{unit: million_dong}}, and total if the plan states one."
)
_UNUSED = Message("no criterion uses the fact '{counterexample}'. Use it or delete it.")
