"""The remediation plan as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from scoring.advice.remediation import RemediationPlan
from scoring.language import Speech
from scoring.report.markdown_text import escape
from scoring.report.plan.content import content_of
from scoring.report.plan.item import Content


def render(plan: RemediationPlan, language: str) -> str:
    """The plan and its annex; everything submitted is escaped."""
    speech, content = Speech(language), content_of(plan, language)
    return "\n".join([*_body(content, speech), *_annex(content, speech)]) + "\n"


def _body(content: Content, speech: Speech) -> Iterator[str]:
    above = f"{escape(content['superior'].upper())}  \n" if content["superior"] else ""
    issuer = escape(content["issuer"].upper().strip())
    yield f"{above}**{issuer}** — {escape(content['place'])}, …/…/{content['year']}\n"
    plan = speech.say("PLAN")
    yield f"# {plan}\n\n**{escape(content['subject'])}**\n"
    yield from (f"*{escape(base)}*  " for base in content["bases"])
    yield escape(content["opening"])
    yield "\n## " + speech.say("I. PURPOSES AND REQUIREMENTS") + "\n"
    for heading, lines in (
        (speech.say("1. Purposes"), content["purposes"]),
        (speech.say("2. Requirements"), content["requirements"]),
    ):
        yield f"**{escape(heading)}**\n"
        yield from (f"{escape(line)}\n" for line in lines)
    yield f"## {escape('II. ' + content['remedies_title'].upper())}\n"
    yield "\n\n".join(escape(line) for line in content["lead_in"])
    for item in content["measures"]:
        roles = f" [{', '.join(item['roles'])}]" if item["roles"] else ""
        yield f"\n**{item['number']}. {escape(item['title'] + roles)}**\n"
        for label, lines in (
            (speech.say("a) What to do:"), item["contents"]),
            (speech.say("b) Who does it:"), item["units"]),
            (speech.say("c) When:"), item["times"]),
        ):
            yield f"{label}\n"
            yield from (f"- {escape(line)}" for line in lines)
            yield ""
    yield "\n## " + speech.say("III. ORGANISATION") + "\n"
    yield from (f"{number}. {escape(line)}" for number, line in enumerate(content["organisation"], 1))
    yield f"\n{escape(content['closing'])}"
    yield f"\n**{escape(content['signatory'].upper())}**\n\n" + speech.say("Recipients:") + "\n"
    yield from (f"- {escape(line)}" for line in content["recipients"])


def _annex(content: Content, speech: Speech) -> Iterator[str]:
    if not content["measures"]:
        return
    yield "\n## " + speech.say("Annex") + "\n"
    headings = headings_of(speech)
    yield f"| {' | '.join(headings)} |"
    yield f"|{'|'.join(' --- ' for _ in headings)}|"
    for item in content["measures"]:
        yield f"| {' | '.join(escape(cell) for cell in cells_of(item))} |"


def headings_of(speech: Speech) -> list[str]:
    """The columns of the annex."""
    return speech.say("No.|Criterion|Points lost|Cause|Target|Remedy|Lead|Coordinating|Deadline").split("|")


def cells_of(item: Content) -> list[str]:
    """A row of the annex."""
    first = [str(item["number"]), f"[{item['id']}] {item['title']}", item["lost"], item["cause"], item["target"]]
    return [*first, item["remedy"], item["lead"], item["coordinating"], item["deadline"]]
