"""A table of a field as JSON, with the files that could not be scored in both languages; decimals are exact."""

from __future__ import annotations

from scoring.batch.ranking import Standings
from scoring.report.batch.change_rows import previous_plain
from scoring.report.batch.rows import as_dicts
from scoring.report.json_text import to_json

SCHEMA_VERSION = 1


def render(standings: Standings, language: str, table: str = "agencies") -> str:
    """The JSON text; `language` makes no difference."""
    del language
    rulebook = standings.field.rulebook
    return to_json(
        {
            "schema_version": SCHEMA_VERSION,
            "rulebook": {"id": rulebook.id, "version": rulebook.head.version, "digest": rulebook.digest},
            "ranked_by": rulebook.head.ranking.by,
            "grouped_by": standings.grouping,
            **({"previous": previous_plain(standings.changes)} if standings.changes else {}),
            table: as_dicts(standings, table),
            "refused": [
                {
                    "file": refused.file,
                    "problems": [
                        {lang: problem.sentence(lang) for lang in ("vi", "en")} for problem in refused.problems
                    ],
                }
                for refused in standings.field.refused
            ],
        }
    )
