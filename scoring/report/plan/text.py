"""The remediation plan as text for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from itertools import zip_longest

from scoring.advice.remediation import RemediationPlan
from scoring.language import Speech, printable
from scoring.report.plan.content import content_of, place_and_date
from scoring.report.plan.item import Content

WIDTH = 100


def render(plan: RemediationPlan, language: str) -> str:
    """The plan, wrapped, without control characters."""
    speech, content = Speech(language), content_of(plan, language)
    lines = [*_heading(content, speech), "", speech.say("PLAN").center(WIDTH).rstrip()]
    lines += [*_centred(content["subject"], WIDTH), "", *content["bases"], content["opening"]]
    lines += ["", speech.say("I. PURPOSES AND REQUIREMENTS")]
    lines += [speech.say("1. Purposes"), *content["purposes"], speech.say("2. Requirements"), *content["requirements"]]
    lines += ["", f"II. {content['remedies_title'].upper()}", *content["lead_in"]]
    for item in content["measures"]:
        lines += _item(item, speech)
    lines += ["", speech.say("III. ORGANISATION")]
    lines += [f"{number}. {line}" for number, line in enumerate(content["organisation"], 1)]
    lines += [content["closing"]]
    lines += ["", speech.say("Recipients:"), *(f"- {line}" for line in content["recipients"])]
    lines += ["", *(" " * (WIDTH // 2) + line for line in _centred(content["signatory"].upper(), WIDTH // 2))]
    return "\n".join(wrapped for line in lines for wrapped in _wrapped(line))


def _heading(content: Content, speech: Speech) -> list[str]:
    """The two columns of an official heading: issuing body and number; country, motto, place and date."""
    left_width, right_width = WIDTH * 2 // 5, WIDTH * 3 // 5
    left = [line for name in ("superior", "issuer") for line in _centred(content[name].upper(), left_width)]
    right = [speech.say("SOCIALIST REPUBLIC OF VIET NAM"), speech.say("Independence - Freedom - Happiness")]
    left += [""] * (2 - len(left)) + [speech.say("No.: ………").center(left_width)]
    right.append(place_and_date(content, speech))
    both = zip_longest(left, (line.center(right_width) for line in right), fillvalue="")
    return [(one.ljust(left_width) + other).rstrip() for one, other in both]


def _centred(text: str, width: int) -> list[str]:
    return [line.center(width).rstrip() for line in textwrap.wrap(printable(text), width - 4)]


def _item(item: Content, speech: Speech) -> list[str]:
    roles = f" [{', '.join(item['roles'])}]" if item["roles"] else ""
    lost = "" if item["is_at_risk"] else f" (-{item['lost']})"
    return [
        "",
        f"{item['number']}. {item['title']}{lost}{roles}",
        speech.say("a) What to do:"),
        *(f"- {line}" for line in item["contents"]),
        speech.say("b) Who does it:"),
        *(f"- {line}" for line in item["units"]),
        *timed(item, speech),
    ]


def timed(item: Content, speech: Speech) -> list[str]:
    """Point c: one time on its line, several each on a line of its own."""
    label = speech.say("c) When:")
    return [label, *(f"- {line}" for line in item["times"])] if len(item["times"]) > 1 else [f"{label} {item['when']}"]


def _wrapped(line: str) -> Iterator[str]:
    if line.startswith("  "):  # set in already
        yield printable(line)
        return
    yield from textwrap.wrap(printable(line), WIDTH, subsequent_indent="    ") or [""]
