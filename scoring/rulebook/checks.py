"""What a rulebook must hold beyond the shape of its files: names that exist, kinds that fit, sums that agree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from scoring.errors import Problem, unknown
from scoring.language import Text
from scoring.rulebook.book import Area, Head, Rulebook
from scoring.rulebook.criterion import Criterion, Part
from scoring.rulebook.facts import DATED
from scoring.rulebook.quantities import Profile
from scoring.yaml_reader import Mapping, place_of

Path = tuple[str | int, ...]


class Finding(NamedTuple):
    """A problem at a path inside one of the rulebook's files (0 is rulebook.yaml, then the areas)."""

    file: int
    path: Path
    message: Text


class Read(NamedTuple):
    """A file of the rulebook as read: its name and its tree with places."""

    name: str
    tree: Mapping


def check_rulebook(book: Rulebook, files: Sequence[Read]) -> list[Problem]:
    """All problems of a rulebook whose files have the right shape; sorted by the caller."""
    found = [*_check_head(book.head), *_check_names(book), *_check_areas(book), *_check_vetoes(book)]
    return [_problem(finding, files) for finding in found]


def profiles_of(head: Head) -> Iterator[Profile]:
    """Every level and kind of agency that may exist under a rulebook, without tags."""
    for kind, description in head.kinds.items():
        for level in description.levels:
            yield Profile("", level, kind, frozenset())


def _problem(finding: Finding, files: Sequence[Read]) -> Problem:
    name, tree = files[finding.file]
    at = place_of(tree, finding.path)
    shown = "".join(f"[{p + 1}]" if isinstance(p, int) else f".{p}" for p in finding.path).lstrip(".")
    return Problem(name, at.line, at.column, shown, finding.message)


def _check_head(head: Head) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for group, names in (("levels", head.levels), ("kinds", head.kinds), ("tags", head.tags)):
        for name in names:
            if name == "default" or name in seen:
                clash = seen.get(name, "default")
                yield Finding(
                    0, (group, name), Text(f"tên “{name}” đã dùng ({clash}).", f"the name '{name}' is taken ({clash}).")
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
        named = [("area", area.area, ("area",))]
        named += [("fact", name, ("facts", name)) for name in area.facts]
        named += [("criterion", c.id, ("criteria", index, "id")) for index, c in enumerate(area.criteria)]
        for what, name, path in named:
            if (what, name) in seen:
                there = seen[what, name]
                yield Finding(number, path, Text(f"“{name}” đã có ở {there}.", f"'{name}' already stands in {there}."))
            seen[what, name] = area.area


def _check_areas(book: Rulebook) -> Iterator[Finding]:
    used: set[str] = set()
    for number, area in enumerate(book.areas, 1):
        yield from _check_sum(number, area)
        for index, criterion in enumerate(area.criteria):
            used.update(facts_of(criterion))
            for path, message in _check_criterion(book, criterion):
                yield Finding(number, ("criteria", index, *path), message)
    used.update(name.partition(".")[0] for veto in book.head.vetoes for name in veto.when.tree.names())
    for number, area in enumerate(book.areas, 1):
        for name in area.facts:
            if name not in used:
                yield Finding(number, ("facts", name), _UNUSED)


def _check_sum(number: int, area: Area) -> Iterator[Finding]:
    counted = [c for c in area.criteria if c.counts_as == "points" and c.is_scored]
    total = sum((max(c.max_points.values()) for c in counted), Decimal(0))
    if total != area.max_points:
        yield Finding(
            number,
            ("max_points",),
            Text(
                f"các tiêu chí cộng lại được {total:f}, không phải {area.max_points:f}.",
                f"the criteria add up to {total:f}, not {area.max_points:f}.",
            ),
        )


def facts_of(criterion: Criterion) -> tuple[str, ...]:
    """The facts that a criterion asks for, in order."""
    names: list[str] = []
    for part in criterion.parts:
        names += [name for formula in part.measure.formulas() for name in formula.tree.names()]
        names += part.measure.named_facts()
    for condition in (criterion.applies_to.when, criterion.zero_if):
        names += condition.tree.names() if condition else ()
    return tuple(dict.fromkeys(name.partition(".")[0] for name in names))


def _check_criterion(book: Rulebook, criterion: Criterion) -> Iterator[tuple[Path, Text]]:
    yield from _check_references(book, criterion)
    if criterion.measure:
        yield from _check_part(book, criterion, criterion.parts[0], ())
    for key in ("sum_of", "best_of"):
        for index, part in enumerate(getattr(criterion, key)):
            yield from _check_part(book, criterion, part, (key, index))
    if criterion.is_scored != any(criterion.max_points.values()):
        yield (
            ("max_points",),
            Text(
                "chỉ tiêu theo dõi (tracking) có max_points: 0; tiêu chí chấm điểm có max_points lớn hơn 0.",
                "a tracking-only criterion has max_points: 0; a scored one has more than 0.",
            ),
        )
    for key, cap in (("bonus", book.head.bonus), ("penalty", book.head.penalty)):
        if criterion.counts_as == key and cap is None:
            yield (
                ("counts_as",),
                Text(f"rulebook.yaml chưa có mức trần “{key}: {{at_most: …}}”.", f"rulebook.yaml has no cap '{key}: {{at_most: …}}'."),
            )


def _check_references(book: Rulebook, criterion: Criterion) -> Iterator[tuple[Path, Text]]:
    head, scope = book.head, criterion.applies_to
    for key, what, known in (("levels", _LEVEL, head.levels), ("kinds", _KIND, head.kinds), ("tags", _TAG, head.tags)):
        for index, name in enumerate(getattr(scope, key)):
            if name not in known:
                yield ("applies_to", key, index), unknown(what, name, known)
    groups: list[tuple[Path, Iterable[str]]] = [
        (("responsible", key), units) for key, units in criterion.responsible.items()
    ]
    for index, remedy in enumerate(criterion.remedies):
        groups += [(("remedies", index, "lead"), remedy.lead), (("remedies", index, "with"), remedy.with_)]
    for path, units in groups:
        for unit in units:
            if unit not in head.units:
                yield path, unknown(_UNIT, unit, head.units)
    for key in ("max_points", "responsible"):
        yield from _check_keys(book, getattr(criterion, key), (key,))
    for key, condition in (("zero_if", criterion.zero_if), ("applies_to", scope.when)):
        if condition:
            yield from ((p, m) for p, m in _check_columns(book, condition.tree.names(), (key,)))


def _check_part(book: Rulebook, criterion: Criterion, part: Part, at: Path) -> Iterator[tuple[Path, Text]]:
    measure, scale = part.measure, part.scale
    names = [name for formula in measure.formulas() for name in formula.tree.names()]
    problems = [*_check_columns(book, names, (*at, "measure"), numeric=True), *_check_named(book, part, (*at, "measure"))]
    yield from problems
    if problems:
        return
    fault = measure.problem_with(book.facts)
    if fault:
        yield (*at, "measure"), Text(*fault)
    if measure.yields not in scale.takes:
        yield (
            (*at, "scale"),
            Text(
                f"thang này không chấm được giá trị loại {measure.yields}; nó nhận: {', '.join(sorted(scale.takes))}.",
                f"this scale cannot score a value of kind {measure.yields}; it takes: {', '.join(sorted(scale.takes))}.",
            ),
        )
    options = measure.options(book.facts)
    if options and set(getattr(scale, "choices", options)) != set(options):
        yield (
            (*at, "scale"),
            Text(f"phải nêu đủ các lựa chọn: {', '.join(options)}.", f"every option must be listed: {', '.join(options)}."),
        )
    for varying in scale.varying():
        yield from _check_varying(book, criterion, varying, (*at, "scale"))
    due = getattr(measure, "due", None)
    if due is not None and measure.yields == "documents":
        schedules = due.values() if "schedule" in type(measure).model_fields else (due,)
        for varying in schedules:
            yield from _check_keys(book, varying, (*at, "measure"))
        if "document" in type(measure).model_fields:
            yield from _check_varying(book, criterion, due, (*at, "measure"))


def _check_named(book: Rulebook, part: Part, path: Path) -> Iterator[tuple[Path, Text]]:
    for name in part.measure.named_facts():
        if name not in book.facts:
            yield path, unknown(_FACT, name, book.facts)
    for key, wanted in part.measure.wants.items():
        given = getattr(part.measure, key)
        for name in (given,) if isinstance(given, str) else given:
            fact = book.facts.get(name)
            if fact and fact.type not in wanted:
                kinds = ", ".join(sorted(wanted))
                yield (
                    (*path, key),
                    Text(
                        f"“{name}” là dữ liệu loại {fact.type}; ở đây cần {kinds}.",
                        f"'{name}' is a fact of type {fact.type}; a {kinds} is needed here.",
                    ),
                )
    for start in part.measure.named_facts()[1:]:
        fact = book.facts.get(start)
        if fact and part.measure.yields == "documents" and fact.type not in DATED:
            yield (*path, "due"), Text(f"“{start}” không phải tài liệu hay ngày.", f"'{start}' is neither a document nor a date.")


def _check_columns(
    book: Rulebook, names: Iterable[str], path: Path, *, numeric: bool = False
) -> Iterator[tuple[Path, Text]]:
    for name in names:
        column = book.columns.by_name.get(name)
        if column is None:
            yield path, unknown(_FACT, name, book.columns.by_name)
        elif numeric and book.facts[column.fact].type in ("yes_no", "date", "document", "documents", "choice", "grant"):
            kind = book.facts[column.fact].type
            yield path, Text(f"“{name}” là loại {kind}, không tính toán được.", f"'{name}' is a {kind}, not a number.")


def _check_keys(book: Rulebook, varying: dict[str, object], path: Path) -> Iterator[tuple[Path, Text]]:
    known = [*book.names, "default"]
    for key in varying:
        if key not in known:
            yield (*path, key), unknown(_LEVEL_KIND_TAG, key, known)


def _check_varying(
    book: Rulebook, criterion: Criterion, varying: dict[str, object], path: Path  # type: ignore[type-arg]
) -> Iterator[tuple[Path, Text]]:
    yield from _check_keys(book, varying, path)
    scope = criterion.applies_to
    for profile in profiles_of(book.head):
        asked = (not scope.levels or profile.level in scope.levels) and (not scope.kinds or profile.kind in scope.kinds)
        tagged = Profile("", profile.level, profile.kind, frozenset(scope.tags))
        if asked and tagged.key_in(varying) is None:
            who = f"{profile.kind}/{profile.level}"
            yield path, Text(f"thiếu giá trị cho {who}.", f"there is no value for {who}. Add one, or 'default'.")


def _check_vetoes(book: Rulebook) -> Iterator[Finding]:
    known = [*book.criteria, *(area.area for area in book.areas)]
    classes = [band.class_ for band in book.head.classification.bands] if book.head.classification else []
    for index, veto in enumerate(book.head.vetoes):
        for path, message in _check_columns(book, veto.when.tree.names(), ("vetoes", index, "when")):
            yield Finding(0, path, message)
        for name in veto.zeroes:
            if name not in known:
                yield Finding(0, ("vetoes", index, "zeroes"), unknown(_CRITERION, name, known))
        if veto.class_at_most and veto.class_at_most not in classes:
            yield Finding(0, ("vetoes", index, "class_at_most"), unknown(_CLASS, veto.class_at_most, classes))


_LEVEL = Text("cấp", "level")
_KIND = Text("loại cơ quan", "kind")
_TAG = Text("nhãn", "tag")
_UNIT = Text("đơn vị", "unit")
_FACT = Text("dữ liệu", "fact")
_CRITERION = Text("tiêu chí hay lĩnh vực", "criterion or area")
_CLASS = Text("loại", "class")
_LEVEL_KIND_TAG = Text("cấp, loại hay nhãn", "level, kind or tag")
_UNUSED = Text("không tiêu chí nào dùng dữ liệu này. Dùng hoặc xóa.", "no criterion uses this fact. Use it or delete it.")
