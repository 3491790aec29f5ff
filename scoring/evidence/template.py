"""A blank evidence file for one kind of agency, with what to write, what counts and by when beside every line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap

from scoring.evidence.questions import (
    WITH_ITS_OWN_DOCUMENT,
    Question,
    deadlines,
    how_to_answer,
    questions_in,
    tags_needed,
    target_of_level,
    what_counts,
)
from scoring.language import Speech
from scoring.rulebook.book import Rulebook
from scoring.rulebook.quantities import Profile
from scoring.rulebook.term import names_of

WIDTH = 110


def blank_evidence(rulebook: Rulebook, kind: str, level: str, language: str) -> str:
    """The YAML text of a blank form; every fact that any agency of this kind and level may be asked for is in it."""
    speech = Speech(language)
    return (
        "\n".join([*_head(rulebook, kind, level, speech), *_facts(rulebook, kind, level, speech), *_foot(speech)])
        + "\n"
    )


def _head(rulebook: Rulebook, kind: str, level: str, speech: Speech) -> Iterator[str]:
    head = rulebook.head
    names = rulebook.names
    several = len(head.kinds[kind].levels) > 1  # a kind of one level says its level in its own name
    who = speech.text(names[kind]) + (f", {speech.text(names[level])}" if several else "")
    yield from _comment(f"{speech.text(head.title)} ({head.source.document}).", "")
    yield from _comment(speech.say("Evidence form of: ") + f"{who}.", "")
    yield from _comment(
        speech.say(
            "Write after the colon. Blank means not submitted; 0 means there is nothing. Write "
            "numbers without separators (10000), percentages as 84.2 %, days as 2024-01-15. List "
            "documents at the end, each under an id; none means not issued. Try it: score FILE.yaml"
        ),
        "",
    )
    yield f"rulebook: {rulebook.id}"
    yield "agency:"
    yield "  id:  # " + speech.say("an id, such as so-tu-phap")
    yield "  name:  # " + speech.say("the agency's name")
    yield f"  level: {level}"
    yield f"  kind: {kind}"
    yield "  tags: []"
    for tag, label in head.tags.items():
        yield from _comment(speech.say("add to tags if true: ") + f"{tag} = {speech.text(label)}", "  ")
    yield from _days(rulebook, speech)


def _days(rulebook: Rulebook, speech: Speech) -> Iterator[str]:
    """The last day of the period; where the rulebook recurs also the month, quarter or year, blank if not known."""
    span, recurring = rulebook.head.period, rulebook.recurring.head.period
    if not recurring.every:
        yield f"as_of: {span.to}"
        return
    term = rulebook.term
    hint = speech.say("the month, quarter or year scored, such as {names}", names=names_of(recurring.every, 2026))
    yield (f"period: {term}" if term else "period:") + f"  # {hint}"
    yield f"as_of: {span.to}" if term else "as_of:  # " + speech.say("the day on which the facts are true")


def _facts(rulebook: Rulebook, kind: str, level: str, speech: Speech) -> Iterator[str]:
    yield "facts:"
    for area in rulebook.areas:
        asked = questions_in(area, rulebook, kind, level)
        if not asked:
            continue
        yield ""
        yield from _comment(f"=== {speech.text(area.title)} ===", "  ")
        for question in asked:
            yield from _fact(question, rulebook, Profile("", level, kind, frozenset()), speech)


def _fact(question: Question, rulebook: Rulebook, profile: Profile, speech: Speech) -> Iterator[str]:
    name, fact, criteria = question
    unit = f" ({speech.text(fact.unit)})" if fact.unit else ""
    targets = [(one.id, target_of_level(one, rulebook, profile.level, speech)) for one in criteria]
    ids = "; ".join(f"{name} ({target})" if target else name for name, target in targets)
    why = speech.say(" – criterion ") + ids if ids else ""
    yield from _comment(speech.text(fact.label) + unit + why, "  ")
    for line in what_counts(question, rulebook, speech):
        yield from _comment(line, "  ")
    tags = tags_needed(criteria)
    if tags:
        yield from _comment(speech.say("only with the tag: ") + ", ".join(tags), "  ")
    due = deadlines(name, criteria, rulebook, profile, speech)
    labels = fact.parts(rulebook.head.period.from_.year) if fact.type == "documents" else {}
    named = {key: f"{key} ({speech.text(labels[key].label)}): " if key in labels else "" for key in due}
    days = "; ".join(named[key] + words for key, words in due.items() if words)
    answer = how_to_answer(fact, speech)
    yield from _comment(answer + (". " + speech.say("Due: ") + days if days else ""), "  ")
    keys = fact.keys(rulebook.head.period.from_.year)
    blank = "{" + ", ".join(f"{key}: " for key in keys) + "}" if keys else ""
    if fact.document == "required" and fact.type not in WITH_ITS_OWN_DOCUMENT:
        yield f"  {name}: {{value: {blank}, document: }}"
    elif fact.type == "grant":
        yield f"  {name}:  # {{points: 0.5, reason: …}}"
    else:
        yield f"  {name}: {blank}".rstrip()


def _foot(speech: Speech) -> Iterable[str]:
    yield ""
    yield "documents: {}"
    yield from _comment(speech.say("A document, for example (delete the {{}} above):"), "")
    for line in (
        "  kh-01:",
        "    number: 12/KH-STP",
        "    date: 2024-01-10",
        "    title: " + speech.say("Plan of administrative reform 2024"),
        "    file: ke-hoach.pdf",
    ):
        yield "#" + line


def _comment(text: str, indent: str) -> list[str]:
    return [
        f"{indent}# {line}" for line in wrap(text, WIDTH - len(indent), break_long_words=False, break_on_hyphens=False)
    ]
