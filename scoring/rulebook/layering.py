"""Lays an overlay on a rulebook: the same trees with some values replaced, which carry their place in the overlay."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from scoring.errors import Problem, unknown
from scoring.language import Message, day_in_both
from scoring.mark import Mark
from scoring.rulebook.book import Area, Head, Rulebook
from scoring.rulebook.checks import Read, check_rulebook, counted_points
from scoring.rulebook.criterion import Criterion
from scoring.rulebook.measures import Document
from scoring.rulebook.overlay import Overlay
from scoring.rulebook.quantities import Amount
from scoring.rulebook.scales.aims import target_path
from scoring.rulebook.validation import read_model
from scoring.yaml_reader import Listing, Mapping, place_of

PER_CRITERION = ("targets", "points", "rename")


def lay_over(base: Rulebook, files: Sequence[Read], overlay: Overlay, read: Read, problems: list[Problem]) -> Rulebook:
    """The rulebook that `overlay` makes of `base`; what does not hold is added to `problems`, placed in the overlay."""
    layer = _Layer(base, overlay, read)
    problems += layer.check_names()
    if problems:
        return base
    head_tree, area_trees = layer.head(files[0].tree), layer.areas([file.tree for file in files[1:]])
    head = read_model(Head, head_tree, read.name, problems)
    areas = [area for tree in area_trees if (area := read_model(Area, tree, read.name, problems))]
    if head is not None and not problems:
        problems += layer.check_sums(areas)
        book = Rulebook(head, tuple(layer.summed(area) for area in areas), base)
        problems += check_rulebook(book, [Read(read.name, tree) for tree in (head_tree, *area_trees)])
        if not problems:
            return book
    problems[:] = [replace(problem, path=_path_at(read.tree, problem) or problem.path) for problem in problems]
    return base


class _Layer:
    """One overlay on its way onto one rulebook."""

    def __init__(self, base: Rulebook, overlay: Overlay, read: Read) -> None:
        self.base, self.overlay, self.read, self.tree = base, overlay, read, read.tree
        self.excluded = frozenset(overlay.exclude)
        kept = [criterion for criterion in base.criteria.values() if criterion.id not in self.excluded]
        self.used = {name for criterion in kept for name in criterion.facts()}
        self.used |= {*base.head.facts()}

    def check_names(self) -> Iterator[Problem]:
        """Ids that the rulebook does not have, that are excluded too, or whose criterion cannot be changed so."""
        criteria, areas = self.base.criteria, [area.area for area in self.base.areas]
        yield from (self._fault(("areas", n), unknown(_AREA, n, areas)) for n in self.overlay.areas if n not in areas)
        for index, name in enumerate(self.overlay.exclude):
            if name not in criteria:
                yield self._fault(("exclude", index), unknown(_CRITERION, name, criteria))
        for key in PER_CRITERION:
            for name in getattr(self.overlay, key):
                said = self._objection(key, name)
                if said:
                    yield self._fault((key, name), said)
        if criteria and criteria.keys() <= self.excluded:
            yield self._fault(("exclude",), _NOTHING_LEFT)

    def _objection(self, key: str, name: str) -> Message | None:
        criterion = self.base.criteria.get(name)
        if criterion is None:
            return unknown(_CRITERION, name, self.base.criteria)
        if name in self.excluded:
            return Message("this criterion is excluded too. Delete one.")
        if key == "points" and _has_own_points(criterion):
            return _OWN_POINTS
        return _NO_TARGET if key == "targets" and not _target_path(criterion) else None

    def _fault(self, path: tuple[str | int, ...], message: Message) -> Problem:
        at = place_of(self.tree, path)
        if isinstance(path[-1], str) and isinstance(self.tree.get(str(path[0])), Mapping):
            at = self.tree[str(path[0])].keys_at.get(path[-1], at)
        shown = "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in path).lstrip(".")
        return Problem(self.read.name, at.line, at.column, shown, message)

    def check_sums(self, areas: Sequence[Area]) -> Iterator[Problem]:
        """The areas whose sum the overlay changes without saying what it is now."""
        for area in areas:
            total = counted_points(area)
            if total != area.max_points and area.area not in self.overlay.areas:
                where = next(key for key in ("areas", "points", "exclude") if key in self.tree)
                wanted = f"areas: {{{area.area}: {total:f}}}"
                message = Message(
                    "{area} adds up to {total}, no longer {max_points}. Write {wanted}.",
                    area=area.area,
                    total=f"{total:f}",
                    max_points=f"{area.max_points:f}",
                    wanted=wanted,
                )
                yield self._fault((where,), message)

    def summed(self, area: Area) -> Area:
        """The area with its new sum, where the overlay does not state one; what is wrong with that is said already."""
        is_stated = area.area in self.overlay.areas
        return area if is_stated else area.model_copy(update={"max_points": counted_points(area)})

    def head(self, tree: Mapping) -> Mapping:
        """`rulebook.yaml` with the overlay's own id, version, title and basis, and without what it excludes."""
        source = _changed(tree["source"], self.tree.at, {"notes": [*tree["source"].get("notes", []), self._note()]})
        own = {key: self.tree[key] for key in ("version", "title", "points_basis") if key in self.tree}
        vetoes = [
            {**veto, "zeroes": [name for name in veto.get("zeroes", []) if name not in self._gone()]}
            for veto in tree.get("vetoes", [])
        ]
        gone = [area.area in self._gone() for area in self.base.areas]
        files = [file for file, is_gone in zip(tree["areas"], gone, strict=True) if not is_gone]
        values = {"rulebook": self.overlay.overlay, "source": source, "areas": files, **own}
        return _changed(tree, self.tree.at, {**values, "vetoes": vetoes} if vetoes else values)

    def _note(self) -> dict[str, str]:
        """What the source of the resulting rulebook says of the overlay: the clauses stay those of the plan."""
        name = f"{self.overlay.overlay} {self.overlay.version}"
        of = f"{self.base.id} {self.base.head.version}"
        given = self.overlay.source
        said = (
            Message(
                "Overlay {name} on the rulebook {of}, by {document} ({issuer}, {issued_on}).",
                name=name,
                of=of,
                document=given.document,
                issuer=given.issuer,
                issued_on=day_in_both(given.issued_on),
            )
            if given
            else Message("Overlay {name} on the rulebook {of}.", name=name, of=of)
        )
        return {"vi": said.vi, "en": said.en}

    def _gone(self) -> frozenset[str]:
        """The criteria excluded, and the areas of which nothing is left."""
        empty = {area.area for area in self.base.areas if {c.id for c in area.criteria} <= self.excluded}
        return self.excluded | empty

    def areas(self, trees: Sequence[Mapping]) -> list[Mapping]:
        """The area files with the overlay's values; facts that nothing uses any more are left out."""
        kept = [tree for tree in trees if tree["area"] not in self._gone()]
        homeless = {
            name: fact
            for tree in trees
            if tree["area"] in self._gone()
            for name, fact in tree.get("facts", {}).items()
            if name in self.used
        }
        return [self._area(tree, homeless if tree is kept[0] else {}) for tree in kept]

    def _area(self, tree: Mapping, more_facts: dict[str, Any]) -> Mapping:
        facts = {name: fact for name, fact in tree.get("facts", {}).items() if name in self.used}
        criteria = Listing(self.tree.at)
        for raw in tree["criteria"]:
            if raw["id"] not in self.excluded:
                criteria.append(self._criterion(raw))
                criteria.items_at.append(criteria[-1].at)
        values: dict[str, Any] = {"criteria": criteria}
        if "facts" in tree:
            values["facts"] = {**facts, **more_facts}
        restated, name = self.tree.get("areas", {}), tree["area"]
        changed = _changed(tree, place_of(self.tree, ("areas",)), values)
        return (
            changed if name not in restated else _put(changed, ("max_points",), restated[name], self._at("areas", name))
        )

    def _criterion(self, raw: Mapping) -> Mapping:
        name = raw["id"]
        said = [key for key in PER_CRITERION if name in self.tree.get(key, {})]
        if not said:
            return raw
        changed = _changed(raw, self._at(said[0], name), {})
        paths = {"targets": _target_path(self.base.criteria[name]), "points": ("max_points",), "rename": ("title",)}
        for key in said:
            changed = _put(changed, paths[key], self.tree[key][name], self._at(key, name))
        return changed

    def _at(self, key: str, name: str) -> Mark:
        mark: Mark = self.tree[key].values_at[name]
        return mark


def _changed(tree: Mapping, at: Mark, values: dict[str, Any]) -> Mapping:
    """A copy of the mapping with these values in it, all of it placed at `at`."""
    copy = Mapping(at)
    copy.update({**tree, **values})
    copy.keys_at = copy.values_at = dict.fromkeys(copy, at)
    return copy


def _put(tree: Mapping, path: Sequence[str], value: Any, at: Mark) -> Mapping:
    """A copy of the mapping with the value at `path` replaced, placed at `at`; a bare word on the way is unfolded."""
    key, *rest = path
    inner = _put(tree[key], rest, value, at) if rest else value
    copy = _changed(tree, tree.at, {key: inner})
    copy.values_at = {**copy.values_at, key: at}
    return copy


def _target_path(criterion: Criterion) -> tuple[str, ...]:
    """The keys that lead from a criterion to its one target or due date; empty where it has none."""
    if criterion.measure is None or criterion.scale is None:
        return ()
    if isinstance(criterion.measure, Document):
        return ("measure", "due") if criterion.measure.due else ()
    path = target_path(criterion.scale)
    return ("scale", *path) if path else ()


def _has_own_points(criterion: Criterion) -> bool:
    """True if a part or a scale states points itself, which a new maximum would leave as they were."""
    if criterion.measure is None:
        return True
    return any(not amount.is_percent and amount.ratio[0] for amount in _earned(criterion.scale))


def _earned(scale: Any) -> Iterator[Amount]:
    """What a scale says that a band, an option, a document or a unit earns or costs."""
    for key in ("on_time", "late", "per_unit", "deduct", "down_to"):
        amount = getattr(scale, key, None)
        yield from [amount] if isinstance(amount, Amount) else []
    yield from getattr(scale, "choices", {}).values()
    for bands in getattr(scale, "bands", {}).values():
        yield from (band.earns for band in bands if isinstance(band.earns, Amount))


def _path_at(tree: Any, problem: Problem) -> str:
    """The path in the overlay of what stands where the problem is."""
    waiting: list[tuple[str, Any]] = [("", tree)]
    for path, node in waiting:
        for key, value in node.items() if isinstance(node, Mapping) else ():
            inner = f"{path}.{key}" if path else key
            places = ((mark.line, mark.column) for mark in (node.keys_at[key], node.values_at[key]))
            if (problem.line, problem.column) in places:
                return inner
            waiting.append((inner, value))
    return ""


_AREA = Message("area")
_CRITERION = Message("criterion")
_NOTHING_LEFT = Message("no criterion is left.")
_OWN_POINTS = Message(
    "parts or scale of this criterion state points of their own, not parts of the maximum: change it in a rulebook."
)
_NO_TARGET = Message("this criterion has no single target or due date to replace: change it in a rulebook.")
