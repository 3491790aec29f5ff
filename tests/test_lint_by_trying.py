"""What lint says of a scale is what trying every tenth of a percent says: nothing is missed, nothing is invented."""

import tempfile
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.rulebook.lint.reading import lint_rulebook
from scoring.rulebook.loading import load_rulebook
from tests.on_disk import sample_rulebook as rulebook
from tests.on_disk import text, write_rulebook

WATCHED = {"points-above-max", "max-unreachable", "nothing-to-lose", "points-turn", "band-unreachable"}
TENTHS = range(1001)  # bounds are whole percents, so a value lies on each bound and between any two

percents = st.integers(0, 120).map(lambda n: f"{n} %")
earned = st.sampled_from(["0", "25 %", "50 %", "100 %", "130 %", "in_proportion"])


@st.composite
def bands(draw: Any) -> dict[str, Any]:
    """Bands that cover every value once, each earning anything."""
    cuts = sorted(draw(st.sets(st.integers(-5, 110), min_size=1, max_size=4)))
    found = [{"below": f"{cuts[0]} %", "earns": draw(earned)}]
    for low, high in pairwise(cuts):
        found.append({"at_least": f"{low} %", "below": f"{high} %", "earns": draw(earned)})
    found.append({"at_least": f"{cuts[-1]} %", "earns": draw(earned)})
    return {"bands": [{**band, "earns": 0 if band["earns"] == "0" else band["earns"]} for band in found]}


scales = st.one_of(
    bands(),
    st.builds(lambda key, target: {key: target}, st.sampled_from(["at_least", "above", "at_most", "below"]), percents),
    st.builds(lambda target: {"proportional_to": target}, st.integers(1, 120).map(lambda n: f"{n} %")),
    st.builds(
        lambda target, floor: {"proportional_to": target, "nothing_below": floor},
        st.integers(1, 120).map(lambda n: f"{n} %"),
        percents,
    ),
    st.builds(
        lambda zero, full: {"linear": {"zero_at": f"{zero} %", "full_at": f"{full} %"}},
        st.integers(-20, 59),
        st.integers(60, 120),
    ),
    st.builds(
        lambda zero, full: {"linear": {"zero_at": f"{zero} %", "full_at": f"{full} %"}},
        st.integers(60, 120),
        st.integers(-20, 59),
    ),
)


def book_with(scale: dict[str, Any]) -> dict[str, Any]:
    count = {"type": "count", "unit": text("hồ sơ", "dossiers")}
    criterion = {
        "id": "1",
        "title": text("Số hóa", "Digitised"),
        "clause": "I.1",
        "max_points": 2,
        "measure": {"share": ["done", "received"], "when_empty": "zero"},
        "scale": scale,
    }
    facts = {name: {**count, "label": text(name, name)} for name in ("done", "received")}
    area = {"area": "first", "title": text("Lĩnh vực", "Area"), "max_points": 2, "facts": facts}
    return rulebook([{**area, "criteria": [criterion]}])


def tried(home: Path) -> set[str]:
    """What trying every tenth of a percent from 0 % to 100 % shows."""
    book = load_rulebook(home)
    part = book.criteria["1"].parts[0]
    profile = next(iter(book.head.profiles()))
    earn = part.scale.compile(20_000, book.setting(profile))
    points = [Fraction(*earn(tenth, 1000)) for tenth in TENTHS]
    found = set()
    if max(points) > 20_000:
        found.add("points-above-max")
    if max(points) < 20_000:
        found.add("max-unreachable")
    if min(points) >= 20_000:
        found.add("nothing-to-lose")
    ordered: Any = getattr(part.scale, "bands", {}).get("default", ())
    if ordered:
        if points not in (sorted(points), sorted(points, reverse=True)):
            found.add("points-turn")
        if not all(any(band.holds((tenth, 1000)) for tenth in TENTHS) for band in ordered):
            found.add("band-unreachable")
    return found


@settings(max_examples=150, deadline=None)
@given(scale=scales)
def test_lint_says_what_trying_every_value_says(scale: dict[str, Any]):
    with tempfile.TemporaryDirectory() as folder:
        home = write_rulebook(Path(folder), book_with(scale))
        assert {finding.code for finding in lint_rulebook(home)} & WATCHED == tried(home)
