"""What differs by level, kind, tag or agency, as conditions on the columns that tell agencies apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from itertools import chain, combinations, product
from typing import Any, Final, TypeVar

from scoring.batch.plan import algebra as a
from scoring.batch.plan.nodes import Among, CannotCompileError, Flag, Truth
from scoring.rulebook.book import Rulebook
from scoring.rulebook.criterion import Criterion
from scoring.rulebook.quantities import Profile

V = TypeVar("V", bound=Hashable)
AGENCY, LEVEL, KIND, TAG = "agency", "level", "kind", "tag."
MOST_TAGS: Final = 8
"""Tags that one criterion may depend on; each doubles the kinds of agencies to tell apart."""
Variants = list[tuple[Truth, V]]
"""Each variant with the agencies it is for; the last one is for all others."""


def variants(
    rulebook: Rulebook, keys: Iterable[str], names: Iterable[str], build: Callable[[Profile], V]
) -> Variants[V]:
    """`build` for every kind of agency, those alike put together; `keys`: what may make a difference."""
    tags = [tag for tag in rulebook.head.tags if tag in set(keys)]
    if len(tags) > MOST_TAGS:
        raise CannotCompileError(f"tags: {', '.join(tags)}")
    found: dict[Profile, V] = {}
    for profile, carried, name in product(rulebook.head.profiles(), _subsets(tags), ("", *names)):
        full = Profile(name, profile.level, profile.kind, frozenset(carried))
        found[full] = build(full)
    return _told_apart(found, tags)


def keys_of(criterion: Criterion) -> set[str]:
    """The levels, kinds and tags on which anything in a criterion depends."""
    scope = criterion.applies_to
    keys = {*scope.levels, *scope.kinds, *scope.tags, *criterion.max_points}
    for part in criterion.parts:
        keys |= {key for varying in part.scale.varying() for key in varying}
        due: Mapping[str, Any] = getattr(part.measure, "due", None) or {}
        keys |= due.keys()
        keys |= {key for varying in due.values() if isinstance(varying, Mapping) for key in varying}
    return keys


def _subsets(tags: list[str]) -> Iterator[tuple[str, ...]]:
    return chain.from_iterable(combinations(tags, size) for size in range(len(tags) + 1))


def _told_apart(found: dict[Profile, V], tags: list[str]) -> Variants[V]:
    facets: list[str] = [LEVEL, KIND, *(TAG + tag for tag in tags), AGENCY]
    if len(set(found.values())) == 1:
        return [(a.TRUE, next(iter(found.values())))]
    for chosen in chain.from_iterable(combinations(facets, size) for size in range(1, len(facets) + 1)):
        table = _table(found, chosen)
        if table is not None:
            return _conditions(table, chosen)
    raise AssertionError("all facets together tell every profile apart")


def _table(found: dict[Profile, V], chosen: tuple[str, ...]) -> dict[tuple[Any, ...], V] | None:
    """The variant by the values of some facets, if those decide it."""
    table: dict[tuple[Any, ...], V] = {}
    for profile, variant in found.items():
        key = tuple(_facet(profile, facet) for facet in chosen)
        if table.setdefault(key, variant) != variant:
            return None
    return table


def _facet(profile: Profile, facet: str) -> Any:
    if facet == AGENCY:
        return profile.id
    if facet.startswith(TAG):
        return facet.removeprefix(TAG) in profile.tags
    return profile.level if facet == LEVEL else profile.kind


def _conditions(table: dict[tuple[Any, ...], V], chosen: tuple[str, ...]) -> Variants[V]:
    if AGENCY in chosen:
        return _by_agency(table, chosen)
    default = Counter(table.values()).most_common(1)[0][0]
    rest = [variant for variant in dict.fromkeys(table.values()) if variant != default]
    return [*((_any(table, chosen, variant), variant) for variant in rest), (a.TRUE, default)]


def _by_agency(table: dict[tuple[Any, ...], V], chosen: tuple[str, ...]) -> Variants[V]:
    """Agencies with a name of their own first; all others by the rest of the facets."""
    place = chosen.index(AGENCY)
    named = {key: variant for key, variant in table.items() if key[place]}
    plain = {key[:place] + key[place + 1 :]: variant for key, variant in table.items() if not key[place]}
    facets = chosen[:place] + chosen[place + 1 :]
    first = [(_any(named, chosen, variant), variant) for variant in dict.fromkeys(named.values())]
    if not facets:
        return [*first, (a.TRUE, plain[()])]
    return [*first, *_conditions(plain, facets)]


def _any(table: dict[tuple[Any, ...], V], chosen: tuple[str, ...], variant: V) -> Truth:
    """True for the agencies of a variant; values that differ in the first facet alone stand together."""
    groups: dict[tuple[Any, ...], list[Any]] = {}
    for key, found in table.items():
        if found == variant:
            groups.setdefault(key[1:], []).append(key[0])
    return a.any_of(
        *(
            a.all_of(
                _is(chosen[0], firsts), *(_is(facet, [value]) for facet, value in zip(chosen[1:], rest, strict=True))
            )
            for rest, firsts in groups.items()
        )
    )


def _is(facet: str, values: list[Any]) -> Truth:
    if not facet.startswith(TAG):
        return Among(facet, tuple(values))
    if len(values) > 1:
        return a.TRUE
    return Flag(facet) if values[0] else a.negate(Flag(facet))
