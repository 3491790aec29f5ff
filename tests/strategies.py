"""Hypothesis strategies: small valid rulebooks as dicts, of every measure and scale, each fact its criterion's own."""

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from tests.on_disk import sample_rulebook, text
from tests.table_files import build_fact

LEVELS = ("province", "district", "commune")
WHEN_EMPTY = st.sampled_from(["not_applicable", "full", "zero"])
PERCENTAGES = st.decimals(1, 120, places=1).map(lambda n: f"{n} %")
PARTS_OF_MAX = st.integers(0, 100).map(lambda n: f"{n} %")
DAYS = st.integers(1, 366).map(lambda n: str(Decimal(n)))

Drawn = dict[str, Any]


class Facts:
    """The facts of a rulebook in the making: each `new` one has a name of its own."""

    def __init__(self) -> None:
        self.declared: Drawn = {}

    def new(self, kind: str, **more: Any) -> str:
        name = f"{kind}_{len(self.declared)}"
        self.declared[name] = build_fact(name, {"type": kind, **more})
        return name


def quarter_days(month: int) -> st.SearchStrategy[str]:
    return st.integers(1, 28).map(lambda n: f"2024-{month:02}-{n:02}")


def any_day() -> st.SearchStrategy[str]:
    return st.integers(1, 12).flatmap(quarter_days)


@st.composite
def by_agency(draw: DrawFn, values: st.SearchStrategy[Any]) -> Any:
    """A value, or a mapping from a tag, kind or level to values."""
    form = draw(st.sampled_from(["one", "one", "levels", "tag", "kind"]))
    if form == "levels":
        return {level: draw(values) for level in LEVELS}
    if form == "tag":
        return {"has_procedures": draw(values), "default": draw(values)}
    if form == "kind":
        return {"department": draw(values), "province": draw(values), "default": draw(values)}
    return draw(values)


def counted(draw: DrawFn, facts: Facts) -> str:
    return facts.new("count", document="required") if draw(st.integers(0, 3)) == 0 else facts.new("count")


def draw_share(draw: DrawFn, facts: Facts) -> Drawn:
    a, b = counted(draw, facts), counted(draw, facts)
    form = draw(st.sampled_from(["plain", "larger", "subtracted", "added"]))
    if form == "larger":
        share = [a, f"max({b}, {facts.new('count')})"]
    elif form == "subtracted":
        share = [f"{b} - {a} - {facts.new('count')}", b]
    else:
        share = [a, b] if form == "plain" else [a, f"{a} + 2 * ({b} + 1)"]
    return {"share": share, "when_empty": draw(WHEN_EMPTY)}


def draw_ratio(draw: DrawFn, facts: Facts) -> Drawn:
    a, b = facts.new("count"), facts.new("money")
    ratio = draw(st.sampled_from([[a, b], [f"{a} - {b}", a], [f"min({a}, {b})", f"{a} + {b}"], [f"{a} * 50 %", b]]))
    return {"ratio": ratio, "when_empty": draw(WHEN_EMPTY)}


def draw_answers(draw: DrawFn, facts: Facts) -> Drawn:
    fact = facts.new("survey", answers={"good": 5, "fair": 3, "poor": Decimal("1.5")})
    return {
        "answers": fact,
        "counted": draw(st.sampled_from([["good"], ["good", "fair"]])),
        "when_empty": draw(WHEN_EMPTY),
    }


def draw_periods(draw: DrawFn, facts: Facts) -> Drawn:
    fact = facts.new("counts", periods=draw(st.sampled_from(["months", "quarters"])))
    return {"periods": fact, "at_least": draw(st.integers(1, 4))}


def draw_percentage(draw: DrawFn, facts: Facts) -> Drawn:
    """A measure in percent."""
    makers = [draw_share, draw_share, draw_ratio, draw_answers, draw_periods, lambda _, f: {"value": f.new("percent")}]
    return draw(st.sampled_from(makers))(draw, facts)


def draw_number(draw: DrawFn, facts: Facts) -> Drawn:
    """A measure in units."""
    form = draw(st.sampled_from(["count", "number", "difference", "mean", "money"]))
    if form == "mean":
        fact = facts.new("survey", answers={"good": 5, "fair": 3, "poor": Decimal("1.5")})
        return {"mean": fact, "when_empty": draw(WHEN_EMPTY)}
    if form == "difference":
        return {"value": f"{facts.new('count')} - {facts.new('number')}"}
    return {"value": facts.new(form)}


def draw_bands(draw: DrawFn, bounds: list[Any], most: Decimal, in_proportion: bool) -> list[Drawn]:
    """Bands from the highest bound down, each bound belonging to the band above it or to the one below."""
    earning = st.one_of(PARTS_OF_MAX, st.decimals(0, most, places=2))
    earning = st.one_of(earning, st.just("in_proportion")) if in_proportion else earning
    bands: list[Drawn] = []
    upper: Drawn = {}
    for bound in bounds:
        over, under = draw(st.sampled_from([("at_least", "below"), ("above", "at_most")]))
        bands.append({over: bound, **upper, "earns": draw(earning)})
        upper = {under: bound}
    return [*bands, {**upper, "earns": draw(earning)}]


def draw_percentage_scale(draw: DrawFn, most: Decimal) -> Any:
    form = draw(st.sampled_from(["bound", "word", "proportional_to", "above", "floor", "linear", "bands"]))
    if form == "bound":
        return {draw(st.sampled_from(["at_least", "above", "at_most", "below"])): draw(by_agency(PERCENTAGES))}
    if form == "word":
        return draw(st.sampled_from(["proportional", "proportional", "proportional", "relative_to_best"]))
    if form == "floor":
        return {"proportional_to": draw(by_agency(st.sampled_from(["90 %", "100 %"]))), "nothing_below": "62.5 %"}
    cuts = draw(st.lists(st.integers(1, 99), min_size=2, max_size=4, unique=True))
    if form == "linear":
        return {"linear": {"zero_at": f"{cuts[0]} %", "full_at": f"{cuts[1]} %"}}
    if form == "bands":
        return {"bands": draw_bands(draw, [f"{cut} %" for cut in sorted(cuts, reverse=True)], most, in_proportion=True)}
    name = "proportional_to" if form == "proportional_to" else "proportional_above"
    return {name: draw(by_agency(PERCENTAGES))}


def draw_number_scale(draw: DrawFn, most: Decimal) -> Any:
    form = draw(st.sampled_from(["bound", "proportional_to", "above", "linear", "bands", "per_unit", "deduct"]))
    if form == "bound":
        return {draw(st.sampled_from(["at_least", "above", "at_most", "below"])): draw(by_agency(st.integers(0, 40)))}
    cuts = draw(st.lists(st.integers(1, 40), min_size=2, max_size=4, unique=True))
    if form == "linear":
        return {"linear": {"zero_at": cuts[0], "full_at": cuts[1]}}
    if form == "bands":
        return {"bands": draw_bands(draw, sorted(cuts, reverse=True), most, in_proportion=False)}
    if form == "per_unit":
        return {"per_unit": draw(st.decimals("0.01", most, places=2))}
    if form == "deduct":
        down_to = draw(st.sampled_from([{}, {"down_to": 0}, {"down_to": "20 %"}]))
        return {"deduct": draw(st.one_of(PARTS_OF_MAX, st.decimals("0.01", most, places=2))), **down_to}
    return {
        "proportional_to" if form == "proportional_to" else "proportional_above": draw(by_agency(st.integers(1, 40)))
    }


def draw_dated(draw: DrawFn, facts: Facts, most: Decimal) -> Drawn:
    """A document or a schedule, and its scale."""
    scale = {"on_time": "100 %", "late": draw(st.one_of(PARTS_OF_MAX, st.decimals(0, most, places=2)))}
    dues = any_day().flatmap(lambda day: st.sampled_from([{"by": day}, {"before": day}]))
    form = draw(st.sampled_from(["document", "date", "within", "schedule"]))
    if form == "schedule":
        fact = facts.new("documents", periods="quarters", to="2025-06-30")
        due = {f"q{n}": {draw(st.sampled_from(["by", "before"])): draw(quarter_days(3 * n))} for n in range(1, 5)}
        return {"measure": {"schedule": fact, "due": due}, "scale": scale}
    due = draw(by_agency(dues))
    if form == "within":
        days = draw(st.sampled_from(["working", "calendar"]))
        due = {"within": draw(st.integers(1, 20)), "of": facts.new("date"), "days": days}
    return {"measure": {"document": facts.new("date" if form == "date" else "document"), "due": due}, "scale": scale}


def draw_chosen(draw: DrawFn, facts: Facts, most: Decimal) -> Drawn:
    """Yes or no, an option, or points granted."""
    form = draw(st.sampled_from(["yes", "all_yes", "any_yes", "choice", "granted"]))
    if form == "granted":
        return {"measure": {"granted": facts.new("grant")}, "scale": "granted"}
    if form == "choice":
        options = ["good", "fair", "poor"]
        choices = {option: draw(st.one_of(PARTS_OF_MAX, st.decimals(0, most, places=2))) for option in options}
        return {"measure": {"choice": facts.new("choice", options=options)}, "scale": {"choices": choices}}
    asked: Any = facts.new("yes_no") if form == "yes" else [facts.new("yes_no"), facts.new("yes_no")]
    return {"measure": {form: asked}, "scale": "yes_no"}


def draw_item(draw: DrawFn, facts: Facts, most: Decimal) -> Drawn:
    """A measure and a scale that fit each other."""
    form = draw(st.sampled_from(["percentage", "percentage", "number", "dated", "chosen"]))
    if form == "percentage":
        return {"measure": draw_percentage(draw, facts), "scale": draw_percentage_scale(draw, most)}
    if form == "number":
        return {"measure": draw_number(draw, facts), "scale": draw_number_scale(draw, most)}
    return draw_dated(draw, facts, most) if form == "dated" else draw_chosen(draw, facts, most)


def draw_parts(draw: DrawFn, facts: Facts, most: Decimal) -> list[Drawn]:
    parts = []
    for n in range(draw(st.integers(2, 3))):
        own = draw(st.decimals("0.01", most, places=2))
        item = draw_item(draw, facts, own)
        scale = "proportional" if item["scale"] == "relative_to_best" else item["scale"]
        parts.append({"title": text(f"Phần {n}", f"Part {n}"), "max_points": own, **item, "scale": scale})
    return parts


def draw_condition(draw: DrawFn, facts: Facts) -> str:
    form = draw(st.sampled_from(["yes", "compared", "joined", "denied", "calculated"]))
    if form == "yes":
        return facts.new("yes_no")
    count = facts.new("count")
    if form == "calculated":
        return f"{count} + 1 > 2 * ({count} - 1)"
    compared = f"{count} {draw(st.sampled_from(['>=', '>', '<=', '<', '=', '!=']))} {draw(st.integers(0, 5))}"
    if form == "compared":
        return compared
    yes = facts.new("yes_no")
    return f"{compared} and {yes}" if form == "joined" else f"not ({compared} or {yes})"


def draw_applies_to(draw: DrawFn, facts: Facts) -> Drawn:
    groups = [{"levels": ["province", "commune"]}, {"kinds": ["department"]}, {"tags": ["has_procedures"]}, {}]
    to: Drawn = draw(st.sampled_from(groups))
    when = {"when": draw_condition(draw, facts)} if not to or draw(st.booleans()) else {}
    return {**to, **when, **draw(st.sampled_from([{}, {"otherwise": "full"}, {"otherwise": "zero"}]))}


def draw_criterion(draw: DrawFn, facts: Facts, name: str) -> Drawn:
    most = draw(st.decimals("0.05", 10, places=2))
    criterion: Drawn = {"id": name, "title": text("Tiêu chí", "Criterion"), "clause": f"II.{name}", "max_points": most}
    form = draw(st.sampled_from(["one"] * 6 + ["sum_of", "best_of", "tracking"]))
    if form == "tracking":
        return {**criterion, "max_points": 0, "measure": draw_percentage(draw, facts), "scale": "tracking"}
    criterion |= draw_item(draw, facts, most) if form == "one" else {form: draw_parts(draw, facts, most)}
    seldom = st.sampled_from([False, False, False, True])
    if draw(seldom):
        criterion["applies_to"] = draw_applies_to(draw, facts)
    if draw(seldom):
        criterion["zero_if"] = draw_condition(draw, facts)
    if draw(seldom):
        criterion["when_missing"] = draw(st.sampled_from(["zero", "full", "not_applicable"]))
    # A due_on before the first period has ended would make counts missing that are submitted.
    if draw(seldom) and "periods" not in repr(criterion):
        criterion["due_on"] = draw(any_day())
    if draw(seldom):
        criterion["source"] = draw(st.sampled_from(["evidence", "assessor", "survey"]))
    if draw(seldom) and criterion.get("scale") != "relative_to_best":
        criterion["counts_as"] = draw(st.sampled_from(["bonus", "penalty"]))
    return criterion


def draw_decided(draw: DrawFn, facts: Facts, choice: str) -> Drawn:
    """Classes that a choice decides; some options are none, two may be the same."""
    options = list(facts.declared[choice]["options"])
    classes = {option: draw(st.sampled_from(["A", "B"])) for option in options[draw(st.integers(0, 1)) :]}
    return {"decided_by": choice, "classes": classes, "unclassified": [o for o in options if o not in classes]}


@st.composite
def rulebooks(draw: DrawFn) -> Drawn:
    """One or two areas of one to three criteria each, with vetoes, caps and a classification."""
    facts, areas = Facts(), []
    for number in range(1, draw(st.integers(1, 2)) + 1):
        before = set(facts.declared)
        criteria = [draw_criterion(draw, facts, f"{number}.{n}") for n in range(1, draw(st.integers(1, 3)) + 1)]
        own = {name: fact for name, fact in facts.declared.items() if name not in before}
        most = sum((c["max_points"] for c in criteria if c.get("counts_as", "points") == "points"), Decimal(0))
        title = text(f"Lĩnh vực {number}", f"Area {number}")
        areas.append({"area": f"area_{number}", "title": title, "max_points": most, "facts": own, "criteria": criteria})
    # A penalty that a veto takes away would be a reward: the format says nothing of it, so nothing here does it.
    targets = [c["id"] for area in areas for c in area["criteria"] if c.get("counts_as") != "penalty"]
    more: Drawn = {"precision": draw(st.integers(2, 6)), "bonus": {"at_most": 3}, "penalty": {"at_most": 2}}
    if targets and draw(st.booleans()):
        before = set(facts.declared)
        when = draw_condition(draw, facts)
        areas[0]["facts"] |= {name: fact for name, fact in facts.declared.items() if name not in before}
        veto = {"id": "veto", "title": text("Điều kiện loại", "Veto"), "clause": "II.9", "when": when}
        more["vetoes"] = [{**veto, "zeroes": [draw(st.sampled_from(targets))], "class_at_most": "B"}]
    best = draw(st.sampled_from(["80 %", {"department": "90 %", "default": "80 %"}]))
    bands = [{"at_least": best, "class": "A"}, {"at_least": "50 %", "class": "B"}, {"at_least": "0 %", "class": "C"}]
    more["classification"] = {"by": draw(st.sampled_from(["exact", "rounded"])), "bands": bands}
    choices = [name for name, fact in facts.declared.items() if fact["type"] == "choice"]
    if choices and draw(st.booleans()):
        more["classification"] = draw_decided(draw, facts, draw(st.sampled_from(choices)))
        for veto in more.get("vetoes", ()):
            del veto["class_at_most"]
    return sample_rulebook(areas, **more)
