"""The robustness of ranks as one page for a browser: a bar of ranks for every agency, and tables to be sorted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from scoring.batch.robustness import GroupRobustness, Robustness
from scoring.exact import rounded_decimal
from scoring.language import Speech
from scoring.report.batch.wording import day_words, group_words, refused_lines, title_words
from scoring.report.html import render_page
from scoring.report.robustness.sections import sections_of
from scoring.report.robustness.wording import drawing_words, names_of, notes_of, ranks_words


class RankBar(NamedTuple):
    """The ranks of one agency as places on a line of 100, and in words."""

    name: str
    rank: int
    best: str
    all: str
    low: str
    middle: str
    now: str
    words: str


def render(robustness: Robustness, language: str, own: Path | None = None) -> str:
    """The HTML text; `own` is a user's template, as in `render_page`, which says what is raised."""
    return render_page("robustness.html", _subject(robustness, Speech(language)), language, own)


def _subject(robustness: Robustness, speech: Speech) -> dict[str, Any]:
    """What the template shows."""
    standings = robustness.standings
    rulebook = standings.field.rulebook
    sections = list(sections_of(robustness, speech))
    return {
        "title": title_words(rulebook, speech),
        "lines": [
            speech.say("Facts as of {as_of}.", as_of=day_words(standings, speech)),
            drawing_words(robustness.drawing, speech),
            *notes_of(robustness, speech),
        ],
        "bars": [
            (group_words(group.contest.group, standings, speech), list(_bars(group, speech)))
            for group in robustness.groups
        ],
        "sections": sections,
        "refused": refused_lines(standings, speech.language),
        "id": rulebook.id,
        "version": rulebook.head.version,
        "digest": rulebook.digest,
    }


def _bars(group: GroupRobustness, speech: Speech) -> Iterator[RankBar]:
    """A line from the first rank to the last, each rank with the room of one."""
    names, ranks = names_of(group), len(group.contest.contenders)

    def part(places: int, of: int = 1) -> str:
        return f"{rounded_decimal(places * 100, ranks * of, 3):f}"

    for one in group.draws.agencies:
        low, high = one.interval
        words = speech.say(
            "90 % of draws: {interval} · all draws: {all} · keeps its rank in {kept}",
            interval=ranks_words(low, high),
            all=ranks_words(one.best, one.worst),
            kept=speech.percent(*one.kept),
        )
        yield RankBar(
            names[one.id],
            one.rank,
            part(one.best - 1),
            part(one.worst - one.best + 1),
            part(low - 1),
            part(high - low + 1),
            part(2 * one.rank - 1, 2),
            words,
        )
