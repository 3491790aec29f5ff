"""What one criterion must hold: names that exist, facts and scales that fit, a value for every agency asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from scoring.errors import unknown
from scoring.language import Message
from scoring.rulebook.amount_checks import check_amounts, check_unit
from scoring.rulebook.book import Rulebook
from scoring.rulebook.condition import Condition
from scoring.rulebook.criterion import Criterion, Part
from scoring.rulebook.facts import DATED
from scoring.rulebook.quantities import Profile

Path = tuple[str | int, ...]
_NOT_A_SLACK: Final = Message(
    "slack is a margin above 0 of one number: it stands beside a measure that yields a number."
)
Fault = tuple[Path, Message]
"""A problem and its path inside the criterion."""


def check_criterion(book: Rulebook, criterion: Criterion) -> Iterator[Fault]:
    """Everything that does not hold in one criterion, with its path inside the criterion."""
    yield from _check_references(book, criterion)
    if criterion.measure:
        yield from _check_part(book, criterion, criterion.parts[0], ())
    for key in ("sum_of", "best_of"):
        for index, part in enumerate(getattr(criterion, key)):
            yield from _check_part(book, criterion, part, (key, index))
    if criterion.is_scored != any(criterion.max_points.values()):
        yield (
            ("max_points",),
            Message("a tracking-only criterion has max_points: 0; a scored one has more than 0."),
        )
    yield from _check_slack(book, criterion)
    precision = book.head.precision
    if any(points != round(points, precision) for points in criterion.max_points.values()):
        yield (
            ("max_points",),
            Message("has more decimals than the precision, {precision}.", precision=precision),
        )
    for key, cap in (("bonus", book.head.bonus), ("penalty", book.head.penalty)):
        if criterion.counts_as == key and cap is None:
            yield (
                ("counts_as",),
                Message("rulebook.yaml has no cap '{key}: {{at_most: …}}'.", key=key),
            )


def _check_slack(book: Rulebook, criterion: Criterion) -> Iterator[Fault]:
    """The slack of a preview is a margin of one number, in its unit: that of the criterion, or of one of its parts."""
    if criterion.slack is not None and criterion.measure is None:
        yield ("slack",), _NOT_A_SLACK
    key = "sum_of" if criterion.sum_of else "best_of"
    for index, part in enumerate(criterion.parts):
        path: Path = ("slack",) if criterion.measure is not None else (key, index, "slack")
        if part.slack is None:
            continue
        if part.measure.yields != "number" or part.slack.ratio[0] <= 0:
            yield path, _NOT_A_SLACK
        else:
            yield from ((path, said) for said in check_unit((part.slack,), part.measure, book.facts))


def _check_references(book: Rulebook, criterion: Criterion) -> Iterator[Fault]:
    head, scope = book.head, criterion.applies_to
    for key, what, known in (("levels", _LEVEL, head.levels), ("kinds", _KIND, head.kinds), ("tags", _TAG, head.tags)):
        for index, name in enumerate(getattr(scope, key)):
            if name not in known:
                yield ("applies_to", key, index), unknown(what, name, known)
    for path, units in _named_units(criterion):
        yield from ((path, unknown(_UNIT, unit, head.units)) for unit in units if unit not in head.units)
    for key in ("max_points", "responsible"):
        yield from _check_keys(book, getattr(criterion, key), (key,))
    yield from check_condition(book, criterion.zero_if, ("zero_if",))
    yield from check_condition(book, scope.when, ("applies_to", "when"))


def _named_units(criterion: Criterion) -> Iterator[tuple[Path, Iterable[str]]]:
    for key, units in criterion.responsible.items():
        yield ("responsible", key), units
    for index, remedy in enumerate(criterion.remedies):
        yield ("remedies", index, "lead"), remedy.lead
        yield ("remedies", index, "with"), remedy.with_


def check_condition(book: Rulebook, condition: Condition | None, path: Path) -> Iterator[Fault]:
    """What a condition names that does not exist, or that cannot be compared."""
    for clause in condition.tree.leaves() if condition else ():
        names = [name for side in clause.sides for name in side.names()]
        compares = clause.operation != "is"
        yield from check_columns(book, names, path, numeric=compares)
        for name in names if not compares else ():
            column = book.columns.by_name.get(name)
            if column and book.facts[column.fact].type != "yes_no":
                kind = book.facts[column.fact].type
                yield (
                    path,
                    Message("'{name}' is a {kind}: compare it with a number.", name=name, kind=kind),
                )


def _check_part(book: Rulebook, criterion: Criterion, part: Part, at: Path) -> Iterator[Fault]:
    measure, scale = part.measure, part.scale
    names = [name for formula in measure.formulas() for name in formula.tree.names()]
    problems = [
        *check_columns(book, names, (*at, "measure"), numeric=True),
        *_check_named(book, part, (*at, "measure")),
    ]
    yield from problems
    if problems:
        return
    yield from _check_fit(book, part, at)
    for varying in scale.varying():
        yield from _check_varying(book, criterion, varying, (*at, "scale"))
    yield from _check_due(book, criterion, part, at)


def _check_fit(book: Rulebook, part: Part, at: Path) -> Iterator[Fault]:
    """Whether the scale can score what the measure yields."""
    measure, scale = part.measure, part.scale
    fault = measure.problem_with(book.facts)
    if fault:
        yield (*at, "measure"), fault
    if measure.yields not in scale.takes:
        yield (
            (*at, "scale"),
            Message(
                "this scale cannot score {yields}; it takes: {takes}.",
                yields=measure.yields,
                takes=", ".join(sorted(scale.takes)),
            ),
        )
    if at and scale.needs_field:
        yield (
            (*at, "scale"),
            Message("relative_to_best scores a whole criterion: make this part a criterion of its own."),
        )
    yield from (((*at, "scale"), said) for said in check_amounts(measure, scale, book.facts))
    options = measure.options(book.facts)
    if options and set(getattr(scale, "choices", options)) != set(options):
        yield (
            (*at, "scale"),
            Message("every option must be listed: {options}.", options=", ".join(options)),
        )


def _check_due(book: Rulebook, criterion: Criterion, part: Part, at: Path) -> Iterator[Fault]:
    measure = part.measure
    due = getattr(measure, "due", None)
    if due is not None and measure.yields == "documents":
        schedules = due.values() if "schedule" in type(measure).model_fields else (due,)
        for varying in schedules:
            yield from _check_keys(book, varying, (*at, "measure"))
        if "document" in type(measure).model_fields:
            yield from _check_varying(book, criterion, due, (*at, "measure"))


def _check_named(book: Rulebook, part: Part, path: Path) -> Iterator[Fault]:
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
                    Message(
                        "'{name}' is a fact of type {type}; a {kinds} is needed here.",
                        name=name,
                        type=fact.type,
                        kinds=kinds,
                    ),
                )
    for start in part.measure.named_facts()[1:]:
        fact = book.facts.get(start)
        if fact and part.measure.yields == "documents" and fact.type not in DATED:
            yield (
                (*path, "due"),
                Message("'{start}' is neither a document nor a date.", start=start),
            )


def check_columns(book: Rulebook, names: Iterable[str], path: Path, *, numeric: bool = False) -> Iterator[Fault]:
    """The columns that do not exist or, where numbers are needed, are none."""
    for name in names:
        column = book.columns.by_name.get(name)
        if column is None:
            yield path, unknown(_FACT, name, book.columns.by_name)
        elif numeric and book.facts[column.fact].type in ("yes_no", "date", "document", "documents", "choice", "grant"):
            kind = book.facts[column.fact].type
            yield path, Message("'{name}' is a {kind}, not a number.", name=name, kind=kind)


def _check_keys(book: Rulebook, varying: Mapping[str, object], path: Path) -> Iterator[Fault]:
    known = [*book.names, "default"]
    for key in varying:
        if key not in known:
            yield (*path, key), unknown(_LEVEL_KIND_TAG, key, known)


def _check_varying(
    book: Rulebook,
    criterion: Criterion,
    varying: Mapping[str, object],
    path: Path,
) -> Iterator[Fault]:
    yield from _check_keys(book, varying, path)
    scope = criterion.applies_to
    for profile in book.head.profiles():
        asked = (not scope.levels or profile.level in scope.levels) and (not scope.kinds or profile.kind in scope.kinds)
        tagged = Profile("", profile.level, profile.kind, frozenset(scope.tags))
        if asked and tagged.key_in(varying) is None:
            who = f"{profile.kind}/{profile.level}"
            yield path, Message("there is no value for {who}. Add one, or 'default'.", who=who)


_LEVEL = Message("level")
_KIND = Message("kind")
_TAG = Message("tag")
_UNIT = Message("unit")
_FACT = Message("fact")
_LEVEL_KIND_TAG = Message("level, kind or tag")
