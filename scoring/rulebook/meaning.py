"""What a criterion means, however it is spelt: points, targets, scope, measure, units and texts, as plain values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import partial
from typing import Any, Final

from scoring.rulebook.book import Area, Rulebook
from scoring.rulebook.budget import DONG_IN, added
from scoring.rulebook.criterion import Criterion, Part, Remedy
from scoring.rulebook.measures import Document, Periods, Schedule
from scoring.rulebook.normal_form import targets_for
from scoring.rulebook.quantities import Model, Profile
from scoring.rulebook.scales.aims import FAMILIES, target_path

EVERYWHERE: Final = ""
"""Where a value holds that is the same for every agency."""
FACT: Final = "fact "

Meaning = dict[tuple[str, str], Any]
"""(what, where) -> a plain value: `("target", "department/province")`; where is `kind/level`, or that `+tag`."""


class Aspect(StrEnum):
    """In what respect a criterion changed; a closed set, in the order in which changes are told."""

    MOVED = "moved"
    REWEIGHTED = "reweighted"
    RETARGETED = "retargeted"
    RESCOPED = "rescoped"
    REMEASURED = "remeasured"
    REASSIGNED = "reassigned"
    REBUDGETED = "rebudgeted"
    REMEDIED = "remedied"
    TEXTS = "texts"


def meaning_of(area: Area, criterion: Criterion, book: Rulebook, common: frozenset[str]) -> dict[Aspect, Meaning]:
    """Everything a criterion says, by aspect; for agencies of the `common` kinds and levels (`kind/level`) only."""
    scope = criterion.applies_to
    named = next(iter(scope.agencies), "")
    profiles = {name: profile for name, profile in _profiles(criterion, book).items() if name.split("+")[0] in common}
    is_asked = {name: scope.asks(profile._replace(id=named)) for name, profile in profiles.items()}

    def by_agency(what: str, value: Callable[[Profile], Any]) -> Meaning:
        values = {name: value(profile) for name, profile in profiles.items() if is_asked[name]}
        return {(what, where): found for where, found in values.items() if found is not None}

    several = len(criterion.parts) > 1
    return {
        Aspect.MOVED: _fixed(area=area.area),
        Aspect.REWEIGHTED: {
            **by_agency("max_points", lambda profile: profile.pick(criterion.max_points)),
            **_fixed(parts=[str(part.max_points) for part in criterion.parts] if several else None),
        },
        Aspect.RETARGETED: by_agency("target", lambda profile: _targets(criterion, profile, book)),
        Aspect.RESCOPED: {
            **{("asked", where): asked for where, asked in is_asked.items()},
            **_fixed(
                agencies=sorted(scope.agencies) or None,
                when=scope.when.text if scope.when else None,
                otherwise=scope.otherwise,
            ),
        },
        Aspect.REMEASURED: _measured(criterion, book, by_agency),
        Aspect.REASSIGNED: by_agency("responsible", lambda profile: list(profile.pick(criterion.responsible) or ())),
        Aspect.REBUDGETED: _fixed(budget=_budget(criterion, book)),
        Aspect.REMEDIED: _fixed(at_risk=criterion.at_risk, tasks=[task_of(one) for one in criterion.remedies] or None),
        Aspect.TEXTS: _texts(criterion, book),
    }


def task_of(remedy: Remedy) -> dict[str, Any]:
    """A remedy without its words: who leads, who coordinates, and whether the document gives it to its lead alone."""
    told = {"lead": list(remedy.lead), "with": list(remedy.with_)}
    return {**told, "is_assignment": True} if remedy.is_assignment else told


def _fixed(**values: Any) -> Meaning:
    return {(what, EVERYWHERE): value for what, value in values.items() if value is not None}


def _profiles(criterion: Criterion, book: Rulebook) -> dict[str, Profile]:
    """Every kind of agency, also with each tag on which something depends: `department/province+has_desk`."""
    written = set(criterion.applies_to.tags)
    for part in criterion.parts:
        written |= {key for varying in part.scale.varying() for key in varying}
        due = getattr(part.measure, "due", None) or {}
        written |= due.keys()
        written |= {key for varying in due.values() if isinstance(varying, Mapping) for key in varying}
    written |= criterion.max_points.keys() | criterion.responsible.keys()
    found = {}
    for profile in book.head.profiles():
        plain = f"{profile.kind}/{profile.level}"
        found[plain] = profile
        for tag in (tag for tag in book.head.tags if tag in written):
            found[f"{plain}+{tag}"] = profile._replace(tags=frozenset({tag}))
        if len(criterion.applies_to.tags) > 1:
            together = frozenset(criterion.applies_to.tags)
            found[plain + "".join(f"+{tag}" for tag in sorted(together))] = profile._replace(tags=together)
    return found


def _budget(criterion: Criterion, book: Rulebook) -> dict[str, Any] | None:
    """What all its clauses let it cost, in đồng: the unit in which a rulebook writes it does not matter."""
    costs, budget = criterion.costs, book.head.budget
    return {"dong": added(costs) * DONG_IN[budget.unit]} if costs and budget else None


def _targets(criterion: Criterion, profile: Profile, book: Rulebook) -> list[dict[str, Any]] | None:
    found = [target for part in criterion.parts for target in targets_for(part, profile, book)]
    return [target for target in found if target["unit"] != "yes_no"] or None


def _measured(
    criterion: Criterion, book: Rulebook, by_agency: Callable[[str, Callable[[Profile], Any]], Meaning]
) -> Meaning:
    due_on = criterion.due_on.isoformat() if criterion.due_on else None
    found: Meaning = _fixed(
        counts_as=criterion.counts_as,
        source=criterion.source,
        due_on=due_on,
        when_missing=criterion.when_missing,
        zero_if=criterion.zero_if.text if criterion.zero_if else None,
        combined="best_of" if criterion.best_of else "sum_of" if criterion.sum_of else None,
    )
    for number, part in enumerate(criterion.parts, 1):
        suffix = f" {number}" if len(criterion.parts) > 1 else ""
        found[f"measure{suffix}", EVERYWHERE] = _measure_shape(part)
        shape = _scale_shape(part)
        varying = {key: value for key, value in shape.items() if isinstance(value, dict) and key in _varying_keys(part)}
        found[f"scale{suffix}", EVERYWHERE] = {key: value for key, value in shape.items() if key not in varying}
        for key, value in varying.items():
            found |= by_agency(f"{key}{suffix}", partial(Profile.pick, varying=value))
    for name in criterion.facts():
        fact = book.facts[name].model_dump(mode="json", by_alias=True, exclude_defaults=True)
        found[f"{FACT}{name}", EVERYWHERE] = _without_texts(fact)
    return found


def _varying_keys(part: Part) -> frozenset[str]:
    return frozenset({"bands", "nothing_below"} & type(part.scale).model_fields.keys())


def _measure_shape(part: Part) -> dict[str, Any]:
    """The measure without its due dates and its number per period, which are targets."""
    shape = part.measure.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    if isinstance(part.measure, (Document, Schedule)):
        shape.pop("due", None)
    if isinstance(part.measure, Periods):
        shape.pop("at_least")
    return shape


def _scale_shape(part: Part) -> dict[str, Any]:
    """The scale without its target; scales that differ only in the comparison are alike."""
    dumped = _dumped(part.scale)
    path = target_path(part.scale)
    family = next((FAMILIES[key] for key in dumped if key in FAMILIES), None)
    shape = {key: value for key, value in dumped.items() if key not in FAMILIES}
    if path and path[0] not in FAMILIES:
        shape[path[0]] = {key: value for key, value in shape[path[0]].items() if key != path[1]}
    return {"kind": family, **shape} if family else shape


def _dumped(model: Model) -> dict[str, Any]:
    plain: dict[str, Any] = model.model_dump(mode="json", by_alias=True, exclude_none=True)
    return plain


def _without_texts(node: Any) -> Any:
    """Plain values without what only people read."""
    if isinstance(node, dict):
        kept = {key: value for key, value in node.items() if key not in ("label", "note", "unit")}
        is_text = node.keys() == {"vi", "en"}
        return True if is_text else {key: _without_texts(value) for key, value in kept.items()}
    return node


def _texts(criterion: Criterion, book: Rulebook) -> Meaning:
    dumped = criterion.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    keys = ("title", "clause", "also_at", "notes", "product", "remedies")
    found = _fixed(**{key: dumped[key] for key in keys if key in dumped})
    if "also_at" in dumped:
        others = [{key: value for key, value in other.items() if key != "budget"} for other in dumped["also_at"]]
        found["also_at", EVERYWHERE] = others
    for number, part in enumerate(criterion.parts, 1):
        if part.title:
            found[f"title {number}", EVERYWHERE] = {"vi": part.title.vi, "en": part.title.en}
    for name in criterion.facts():
        fact = book.facts[name].model_dump(mode="json", by_alias=True, exclude_defaults=True)
        found[f"{FACT}{name}", EVERYWHERE] = {key: fact[key] for key in ("label", "note", "unit") if key in fact}
    return found
