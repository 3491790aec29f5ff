"""Areas, totals, index and class as operations over the points of the criteria."""

from __future__ import annotations

from typing import Final

from scoring.batch.plan import algebra as a
from scoring.batch.plan.codes import HIGHEST, code_of
from scoring.batch.plan.formulas import Ground, truth_of
from scoring.batch.plan.nodes import SIGNS, CannotCompileError, Column, Number, Operation, Span, Truth, Words
from scoring.batch.plan.variants import variants
from scoring.engine.classification import ClassReason
from scoring.engine.verdict import Outcome, Reason
from scoring.rulebook.book import Cap, Rulebook
from scoring.rulebook.classification import ClassBand, ClassesByIndex, DecidedClasses
from scoring.rulebook.quantities import Amount, Profile

Worth = dict[str, tuple[Number, Number]]
"""Criterion -> its points and its maximum, in units, as columns of earlier steps."""
_ZERO: Final = a.constant(0)
_PENDING: Final = code_of(Outcome.PENDING, Reason.PENDING)


def area_sums(rulebook: Rulebook, worth: Worth) -> dict[str, Operation]:
    """Points and applicable maximum of each area, and bonus and penalty up to their caps."""
    found: dict[str, Operation] = {}
    for area in rulebook.areas:
        own = [worth[one.id] for one in area.criteria if one.counts_as == "points"]
        found[f"points.{area.area}"] = a.total(a.present(points, _ZERO) for points, _ in own)
        found[f"max_points.{area.area}"] = a.total(a.choose([(a.missing(points), _ZERO)], most) for points, most in own)
    for key in ("bonus", "penalty"):
        own = [worth[one.id] for one in rulebook.criteria.values() if one.counts_as == key]
        earned = a.total(a.present(points, _ZERO) for points, _ in own)
        cap: Cap | None = getattr(rulebook.head, key)
        found[key] = a.extreme("min", [earned, _cap(cap, rulebook)]) if cap and own else earned
    return found


def _cap(cap: Cap, rulebook: Rulebook) -> Number:
    units = cap.at_most * 10**rulebook.head.precision
    if units != int(units):
        raise CannotCompileError(f"cap: {cap.at_most}, more decimals than the precision")
    return a.constant(int(units))


def grand_totals(rulebook: Rulebook, sums: dict[str, Number]) -> dict[str, Operation]:
    """Points and applicable maximum of all areas."""
    return {key: a.total(sums[f"{key}.{area.area}"] for area in rulebook.areas) for key in ("points", "max_points")}


def index_of(points: Number, most: Number) -> Number:
    """points / maximum in hundredths of a percent, rounded half-up; missing where nothing is applicable."""
    share = a.rounded(a.times(a.constant(10_000), points), most, 10_000 * max(points.span.high, 1))
    return a.choose([(a.compare(">", most, _ZERO), share)], a.NOTHING)


def class_of(rulebook: Rulebook, ground: Ground, points: Number, most: Number) -> dict[str, Operation]:
    """The class and why it is that one, or why there is none; nothing without classes."""
    classification = rulebook.head.classification
    if classification is None:
        return {}
    if isinstance(classification, DecidedClasses):
        return _decided(classification, ground)
    keys = {key for band in classification.bands for bound in _bounds(band) for key in bound}
    found = variants(rulebook, keys, (), lambda profile: _place(classification, profile, points, most))
    place = a.choose(found[:-1], found[-1][1])
    names = [band.class_ for band in classification.bands]
    for veto in rulebook.head.vetoes:
        if veto.class_at_most:
            lowest = a.constant(names.index(veto.class_at_most))
            holds = truth_of(veto.when.tree, ground)
            capped = a.all_of(holds, a.compare("<", place, lowest))
            place = a.choose([(capped, lowest)], place)
    codes = (Column(f"code.{name}", Span(0, HIGHEST)) for name in rulebook.criteria)
    pending = a.any_of(*(a.compare("=", code, a.constant(_PENDING)) for code in codes))
    nothing = a.compare("<=", most, _ZERO)
    why_not = [(pending, ClassReason.PENDING), (nothing, ClassReason.NOT_APPLICABLE)]
    return _classed(why_not, place, names, ClassReason.BY_INDEX)


def _decided(classes: DecidedClasses, ground: Ground) -> dict[str, Operation]:
    """The class of the option that is recorded."""
    option = ground.column(classes.decided_by)
    names = list(dict.fromkeys(classes.classes.values()))
    options = tuple(ground.setting.columns.facts[classes.decided_by].options or ())
    cases = [
        (a.compare("=", option, a.constant(options.index(key))), a.constant(names.index(name)))
        for key, name in classes.classes.items()
        if key in options
    ]
    why_not = [(a.missing(option), ClassReason.NOT_DECIDED)]
    return _classed(why_not, a.choose(cases, a.NOTHING), names, ClassReason.DECIDED)


def _classed(
    why_not: list[tuple[Truth, ClassReason]], place: Number, names: list[str], otherwise: ClassReason
) -> dict[str, Operation]:
    """The class at a place, missing where one of `why_not` holds, and its reason."""
    reasons = tuple(ClassReason)
    told = [(when, a.constant(reasons.index(reason))) for when, reason in why_not]
    outside = (a.missing(place), a.constant(reasons.index(ClassReason.UNCLASSIFIED)))
    why = a.choose([*told, outside], a.constant(reasons.index(otherwise)))
    classed = a.choose([(when, a.NOTHING) for when, _ in why_not], place)
    return {"class": Words(classed, tuple(names)), "class_reason": Words(why, tuple(map(str, reasons)))}


def _bounds(band: ClassBand) -> tuple[dict[str, Amount], ...]:
    return band.bound, band.at_most or {}, band.below or {}


def _place(classification: ClassesByIndex, profile: Profile, points: Number, most: Number) -> Number:
    above, below = points, most
    if classification.by == "rounded":
        above, below = a.present(index_of(points, most), _ZERO), a.constant(10_000)
    cases: list[tuple[Truth, Number]] = []
    for place, band in enumerate(classification.bands):
        bound = profile.pick(band.bound)
        if bound is None:
            continue
        upper = band.upper(profile)
        limits = [(">=" if band.at_least else ">", bound), *([upper] if upper else [])]
        inside = a.all_of(
            *(
                a.compare(
                    SIGNS[sign], a.times(a.constant(one.ratio[1]), above), a.times(a.constant(one.ratio[0]), below)
                )
                for sign, one in limits
            )
        )
        cases.append((inside, a.constant(place)))
    return a.choose(cases, a.NOTHING)
