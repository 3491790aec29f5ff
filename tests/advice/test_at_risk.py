"""What is at risk, and how much of it: every figure worked out by hand from the rule."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from scoring.advice.at_risk import at_risk
from scoring.advice.risk import Risk
from tests.advice_samples import book, criterion, fact, result
from tests.on_disk import text

SHARE = {"share": ["done", "asked"], "when_empty": "not_applicable"}
FACTS = {"done": fact("count"), "asked": fact("count")}


def told(found: Any) -> list[tuple[str, str, int]]:
    return [(one.criterion.id, one.risk.value, one.stake) for one in found]


@pytest.mark.parametrize(
    ("done", "slack", "expected"),
    [
        (91, None, [("1", "margin", 10_000)]),  # 91 % less the default 2 points is 89 % < 90 %
        (92, None, []),  # exactly on the bound is still there
        (95, "6 %", [("1", "margin", 10_000)]),
        (91, "1 %", []),
        (50, None, [("1", "short", 10_000)]),
    ],
)
def test_a_margin_smaller_than_the_slack_is_at_risk(tmp_path: Path, done: int, slack: str | None, expected: Any):
    more = {"slack": slack} if slack else {}
    rulebook = book(FACTS, criterion("1", SHARE, {"at_least": "90 %"}, **more))
    assert told(at_risk(result(tmp_path, rulebook, {"done": done, "asked": 100}))) == expected


def test_a_slip_below_a_proportional_target_costs_its_share(tmp_path: Path):
    # 1 point x (80 % - 2 %) / 80 % = 0.975: 250 units of 10**-4 are at stake
    rulebook = book(FACTS, criterion("1", SHARE, {"proportional_to": "80 %"}))
    (one,) = at_risk(result(tmp_path, rulebook, {"done": 80, "asked": 100}))
    assert (one.risk, one.stake) == (Risk.MARGIN, 250)
    assert one.why.vi == "80 / 100 = 80,00 % ≥ 80 %: chỉ cần lệch 2 điểm phần trăm là mất điểm"
    assert one.why.en == "80 / 100 = 80.00 % ≥ 80 %: a slip of 2 percentage points loses points"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        # 30 June is day 182 of 366: 6 becomes 12.07, rounded 12, at least 12
        (6, []),
        # 5 becomes 10.05, rounded 10: 10 / 12 of a point, 0.8333
        (5, [("1", "pace", 1667)]),
    ],
)
def test_a_count_that_only_grows_is_projected_on_the_days_elapsed(tmp_path: Path, value: int, expected: Any):
    rulebook = book(
        {"held": fact("count", cumulative=True)}, criterion("1", {"value": "held"}, {"proportional_to": 12})
    )
    found = at_risk(result(tmp_path, rulebook, {"held": value}))
    assert told(found) == expected
    assert all("dự báo" in one.why.vi and "projection" in one.why.en for one in found)


def test_violations_within_the_limit_are_at_risk_on_their_pace(tmp_path: Path):
    # 3 by day 182 of 366 is 6.03, rounded 6, more than 5: the whole point
    rulebook = book({"bad": fact("count", cumulative=True)}, criterion("1", {"value": "bad"}, {"at_most": 5}))
    assert told(at_risk(result(tmp_path, rulebook, {"bad": 3}))) == [("1", "pace", 10_000)]
    assert told(at_risk(result(tmp_path, rulebook, {"bad": 2}))) == []


@pytest.mark.parametrize(("day", "stake"), [("2024-07-30", [5_000]), ("2024-07-31", []), ("2024-06-30", [])])
def test_a_document_due_within_thirty_days_is_at_risk_of_being_late(tmp_path: Path, day: str, stake: list[int]):
    # on time earns all, late half; on 30 June a document due that day is overdue, which is a deduction
    measure = {"document": "plan", "due": {"by": day}}
    rulebook = book({"plan": fact("document")}, criterion("1", measure, {"on_time": "100 %", "late": "50 %"}))
    assert [one.stake for one in at_risk(result(tmp_path, rulebook, {}))] == stake


def test_one_period_of_a_schedule_puts_its_own_part_at_stake(tmp_path: Path):
    # four reports, 1 point: a late one earns half of its quarter, so 0.125 is at stake
    due = {f"q{n}": {"by": day} for n, day in enumerate(("2024-03-31", "2024-06-15", "2024-07-10", "2024-12-31"), 1)}
    measure = {"schedule": "reports", "due": due}
    rulebook = book(
        {"reports": fact("documents", periods="quarters")},
        criterion("1", measure, {"on_time": "100 %", "late": "50 %"}),
    )
    found = at_risk(result(tmp_path, rulebook, {"reports": {"q1": "a", "q2": "b"}}, a="2024-03-01", b="2024-06-01"))
    assert told(found) == [("1", "due", 1_250)]
    assert found[0].why.vi == "Quý III: hạn 10/07/2024, còn 10 ngày, chưa có gì"


def test_a_month_that_ends_soon_without_its_number_is_at_risk(tmp_path: Path):
    # 12 months, 1 point: July is worth 833 units once reached, and nothing is given for it yet
    rulebook = book(
        {"news": fact("counts", periods="months")}, criterion("1", {"periods": "news", "at_least": 2}, "proportional")
    )
    facts = {"news": {f"m0{n}": 2 for n in range(1, 7)} | {"m07": 1}}
    found = at_risk(result(tmp_path, rulebook, facts, date(2024, 7, 5)))
    assert told(found) == [("1", "margin", 200), ("1", "due", 833)][::-1]


def test_nothing_is_at_risk_once_the_period_is_over(tmp_path: Path):
    rulebook = book(FACTS, criterion("1", SHARE, {"at_least": "90 %"}))
    assert at_risk(result(tmp_path, rulebook, {"done": 90, "asked": 100}, date(2024, 12, 31))) == ()


@pytest.mark.parametrize("slack", ["0 %", 2, "-1 %"])
def test_a_slack_of_another_unit_is_refused(tmp_path: Path, slack: Any):
    rulebook = book(FACTS, criterion("1", SHARE, {"at_least": "90 %"}, slack=slack))
    with pytest.raises(Exception, match="slack"):
        result(tmp_path, rulebook, {"done": 90, "asked": 100})


def summed(**second: Any) -> dict[str, Any]:
    """Half a point for 12 meetings held, half for a second part."""
    first = {"measure": {"value": "held"}, "scale": {"proportional_to": 12}}
    own = {"id": "1", "title": text("Tiêu chí", "Criterion"), "clause": "1", "max_points": "1"}
    parts = [{"title": text("Phần", "Part"), "max_points": Decimal("0.5"), **part} for part in (first, second)]
    return {**own, "sum_of": parts}


def test_the_parts_of_a_sum_are_projected_together(tmp_path: Path):
    # 5 meetings by day 182 of 366 are 10 by the end: 0.5 x 10 / 12 = 0.4167, with the yes 0.9167: 833 are lacking
    facts = {"held": fact("count", cumulative=True), "done": fact("yes_no")}
    rulebook = book(facts, summed(measure={"yes": "done"}, scale="yes_no"))
    (one,) = at_risk(result(tmp_path, rulebook, {"held": 5, "done": "yes"}))
    assert (one.risk, one.stake) == (Risk.PACE, 833)
    assert one.why.en.startswith("projection at the pace of the period so far: [10 dossiers < 12] + [")


def test_a_sum_that_is_short_puts_what_is_lacking_at_stake(tmp_path: Path):
    # 0.5 for 12 meetings, nothing yet for 50 of 100 where 90 % are asked
    facts = {"held": fact("count"), **FACTS}
    rulebook = book(facts, summed(measure=SHARE, scale={"at_least": "90 %"}))
    found = at_risk(result(tmp_path, rulebook, {"held": 12, "done": 50, "asked": 100}))
    # a meeting fewer than 12 would cost 0.5 / 12 = 0.0417
    assert told(found) == [("1", "short", 5_000), ("1", "margin", 417)]
    assert found[1].why.vi == "Phần: 12 hồ sơ ≥ 12: chỉ cần lệch 1 đơn vị là mất điểm"
    assert found[0].why.vi == (
        "[12 hồ sơ ≥ 12] + [50 / 100 = 50,00 % < 90 %]: đang dưới chỉ tiêu, số liệu còn thay đổi đến hết kỳ"
    )


def test_an_answer_no_may_still_become_yes(tmp_path: Path):
    rulebook = book({"done": fact("yes_no")}, criterion("1", {"yes": "done"}, "yes_no"))
    assert told(at_risk(result(tmp_path, rulebook, {"done": "no"}))) == [("1", "short", 10_000)]
    assert told(at_risk(result(tmp_path, rulebook, {"done": "yes"}))) == []


@pytest.mark.parametrize(("given", "stake"), [({"value": "yes"}, [10_000]), ({"value": "no"}, []), (None, [])])
def test_a_yes_without_its_document_is_at_risk_until_one_is_named(tmp_path: Path, given: Any, stake: list[int]):
    rulebook = book({"done": fact("yes_no", document="required")}, criterion("1", {"yes": "done"}, "yes_no"))
    found = at_risk(result(tmp_path, rulebook, {"done": given} if given else {}))
    assert [one.stake for one in found if one.risk == Risk.DOCUMENT] == stake
    assert len(found) == len(stake)
    assert all(one.why.vi == "Dữ liệu: đã có số liệu nhưng chưa có tài liệu kiểm chứng bắt buộc" for one in found)


def test_a_figure_without_its_document_puts_what_it_would_earn_at_stake(tmp_path: Path):
    # 45 of 100 against 90 % is half a point; named as lacking its document, it is not also said to be not submitted
    facts = {"done": fact("count", document="required"), "asked": fact("count")}
    rulebook = book(facts, criterion("1", SHARE, {"proportional_to": "90 %"}))
    given = {"done": {"value": 45}, "asked": 100}
    assert told(at_risk(result(tmp_path, rulebook, given, date(2024, 12, 20)))) == [("1", "document", 5_000)]


def test_a_part_of_a_sum_slips_by_its_own_slack(tmp_path: Path):
    # 95 % less 6 points is 89 % < 90 %: the half point of the second part
    facts = {"held": fact("count"), **FACTS}
    rulebook = book(facts, summed(measure=SHARE, scale={"at_least": "90 %"}, slack="6 %"))
    found = at_risk(result(tmp_path, rulebook, {"held": 14, "done": 95, "asked": 100}))
    assert told(found) == [("1", "margin", 5_000)]


def test_a_part_slips_without_loss_where_another_of_the_best_earns_as_much(tmp_path: Path):
    facts = {"held": fact("count"), **FACTS}
    own = summed(measure=SHARE, scale={"at_least": "90 %"})
    own["best_of"] = own.pop("sum_of")
    for asked, expected in ((100, [("1", "margin", 5_000)]), (99, [])):  # 90 of 99 is 90.9 %; of 100 exactly the bound
        given = {"held": 0, "done": 90, "asked": asked} if expected else {"held": 13, "done": 90, "asked": asked}
        folder = tmp_path / str(asked)
        assert [one for one in told(at_risk(result(folder, book(facts, own), given))) if one[1] == "margin"] == expected


def test_a_difference_slips_by_one_unit(tmp_path: Path):
    # 100 - 72 = 28 posts cut, 28 asked: one less and the point is gone; 29 have a post to spare
    rulebook = book(
        {"old": fact("count"), "new": fact("count")}, criterion("1", {"value": "old - new"}, {"at_least": 28})
    )
    assert told(at_risk(result(tmp_path / "a", rulebook, {"old": 100, "new": 72}))) == [("1", "margin", 10_000)]
    assert told(at_risk(result(tmp_path / "b", rulebook, {"old": 100, "new": 71}))) == []


def test_days_slip_by_one_or_by_what_is_declared(tmp_path: Path):
    # at most 5 days on average: 4.5 less than a day to spare; with a slack of half a day 4.5 still holds
    days = {"days": fact("number")}
    for slack, expected in ((None, [("1", "margin", 10_000)]), (Decimal("0.5"), [])):
        rulebook = book(days, criterion("1", {"value": "days"}, {"at_most": 5}, **({"slack": slack} if slack else {})))
        assert told(at_risk(result(tmp_path / str(slack), rulebook, {"days": Decimal("4.5")}))) == expected


@pytest.mark.parametrize(("late", "expected"), [(2, [("1", "margin", 10_000)]), (1, []), (3, [])])
def test_one_unit_from_a_violation_puts_all_points_at_stake(tmp_path: Path, late: int, expected: Any):
    # more than 2 late dossiers zero the item: at 2 one more does, at 1 it does not, at 3 it is done
    rulebook = book({"late": fact("count"), "open": fact("yes_no")},
                    criterion("1", {"yes": "open"}, "yes_no", zero_if="late > 2"))  # fmt: skip
    found = at_risk(result(tmp_path, rulebook, {"late": late, "open": True}))
    assert [one for one in told(found) if one[1] == "margin"] == expected
    assert [one.why.en for one in found if one.risk == Risk.MARGIN] == (
        ["A fact: 2 dossiers; a slip by 1 takes away all points"] if expected else []
    )


def test_what_only_grows_is_at_risk_by_a_slip_where_its_pace_keeps_within_the_limit(tmp_path: Path):
    # 5 of at most 5 by 29 December: round(5 x 366 / 364) is still 5, and one more is too many
    rulebook = book({"bad": fact("count", cumulative=True)}, criterion("1", {"value": "bad"}, {"at_most": 5}))
    assert told(at_risk(result(tmp_path, rulebook, {"bad": 5}, date(2024, 12, 29)))) == [("1", "margin", 10_000)]


MONTHS = {"2024-03": 300, "2024-04": 420, "2024-05": 540}


@pytest.mark.parametrize(
    ("done", "series", "expected"),
    [
        # 30 June, day 182: from 300 on 31 March to 590 in 91 days, 184 days left: 590 + 290 x 184 / 91 = 1176.37
        (590, MONTHS, [("1", "pace", 200)]),
        # 602: 602 + 302 x 184 / 91 = 1212.6, rounded 1213: enough, and by more than one
        (602, MONTHS, []),
        # one month alone: from 540 on 31 May in 30 days: 590 + 50 x 184 / 30 = 896.67, rounded 897
        (590, {"2024-05": 540}, [("1", "pace", 2_525)]),
        # four months: the pace is that since the third last, and January makes no difference
        (590, {"2024-01": 0, **MONTHS}, [("1", "pace", 200)]),
        (590, None, [("1", "short", 5_083)]),
    ],
)
def test_a_series_projects_at_the_pace_of_its_last_months(tmp_path: Path, done: int, series: Any, expected: Any):
    # in proportion to 1,200: 1,176 earn 0.98; 897 earn 0.7475; 590 earn 0.4917
    rulebook = book({"done": fact("count")}, criterion("1", {"value": "done"}, {"proportional_to": 1200}))
    given = {"value": done, **({"series": series} if series else {})}
    found = at_risk(result(tmp_path, rulebook, {"done": given}))
    assert told(found) == expected
    if series == MONTHS and expected:
        assert found[0].why.vi == "dự báo theo tiến độ từ 31/03/2024, theo số liệu từng tháng: 1.176 hồ sơ < 1.200"


def test_both_figures_of_a_rate_run_and_a_part_never_outgrows_its_whole(tmp_path: Path):
    # from 31 May, 30 days: 80 of 100 become 90 of 110; 184 days more: 90 + 61 = 151, and 110 + 61 = 171: 88.3 %
    rulebook = book(FACTS, criterion("1", SHARE, {"at_least": "90 %"}))
    facts = {"done": {"value": 90, "series": {"2024-05": 80}}, "asked": {"value": 110, "series": {"2024-05": 100}}}
    (one,) = at_risk(result(tmp_path / "a", rulebook, facts))
    assert (one.risk, one.stake) == (Risk.PACE, 10_000)
    assert one.why.en.endswith("151 / 171 = 88.30 % < 90 %")
    facts["done"]["series"] = {"2024-05": 20}  # 70 in a month: 90 + 429 is more than 171, so all of them
    assert [one.risk for one in at_risk(result(tmp_path / "b", rulebook, facts))] == []
