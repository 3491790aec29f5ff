"""The robustness of ranks as JSON: every count, so that any other measure can be taken from it."""

from __future__ import annotations

from typing import Any

from scoring.batch.robustness import GroupRobustness, Robustness
from scoring.exact import decimal_of, rounded_decimal
from scoring.report.json_text import to_json
from scoring.report.robustness.rows import rows_of

SCHEMA_VERSION = 1


def render(robustness: Robustness, language: str) -> str:
    """The JSON text; `language` makes no difference."""
    del language
    standings, drawing = robustness.standings, robustness.drawing
    rulebook, is_uniform = standings.field.rulebook, drawing.distribution == "uniform"
    return to_json(
        {
            "schema_version": SCHEMA_VERSION,
            "rulebook": {"id": rulebook.id, "version": rulebook.head.version, "digest": rulebook.digest},
            "ranked_by": rulebook.head.ranking.by,
            "grouped_by": standings.grouping,
            "drawing": {
                "distribution": drawing.distribution,
                "spread": rounded_decimal(drawing.spread[0] * 100, drawing.spread[1], 6) if is_uniform else None,
                "draws": drawing.draws,
                "seed": drawing.seed,
            },
            "groups": [_group(group, robustness) for group in robustness.groups],
            "refused": [
                {
                    "file": refused.file,
                    "problems": [{lang: one.sentence(lang) for lang in ("vi", "en")} for one in refused.problems],
                }
                for refused in standings.field.refused
            ],
        }
    )


def _group(group: GroupRobustness, robustness: Robustness) -> dict[str, Any]:
    contest, precision = group.contest, robustness.standings.field.rulebook.head.precision
    ids = [one.id for one in contest.contenders]
    return {
        "group": contest.group,
        "areas": [
            {"area": area, "weight": decimal_of(weight, precision)}
            for area, weight in zip(contest.areas, contest.weights, strict=True)
        ],
        "agencies": [
            {**row, "draws_by_rank": {str(rank): count for rank, count in one.counts.items()}}
            for row, one in zip(rows_of(group, robustness, "ranks"), group.draws.agencies, strict=True)
        ],
        "neighbours": list(rows_of(group, robustness, "swaps")),
        "criteria": [
            {**row, "ranks": dict(zip(ids, one.ranks, strict=True))}
            for row, one in zip(rows_of(group, robustness, "criteria"), group.left_out, strict=True)
        ],
    }
