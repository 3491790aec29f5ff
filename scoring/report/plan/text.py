"""The remediation plan as text for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from scoring.advice.remediation import RemediationPlan
from scoring.language import Speech, printable
from scoring.report.plan.content import content_of

WIDTH = 100


def render(plan: RemediationPlan, language: str) -> str:
    """The plan, wrapped, without control characters."""
    speech, content = Speech(language), content_of(plan, language)
    lines = [content["issuer"].upper(), "", speech.say("PLAN"), content["subject"], ""]
    lines += [speech.say("Based on ") + base for base in content["bases"]]
    lines += ["", speech.say("I. PURPOSES AND REQUIREMENTS")]
    lines += [f"- {line}" for line in (*content["purposes"], *content["requirements"])]
    lines += ["", speech.say("II. REMEDIES"), content["lead_in"]]
    for item in content["measures"]:
        roles = f" [{', '.join(item['roles'])}]" if item["roles"] else ""
        lost = "" if item["is_at_risk"] else f" (-{item['lost']})"
        lines += ["", f"{item['number']}. {item['title']}{lost}{roles}"]
        lines += [speech.say("a) What to do:"), *(f"- {line}" for line in item["contents"])]
        lines += [speech.say("b) Who does it:"), *(f"- {line}" for line in item["units"])]
        lines += [speech.say("c) When:") + f" {'; '.join(item['times'])}"]
    lines += ["", speech.say("III. ORGANISATION")]
    lines += [f"{number}. {line}" for number, line in enumerate(content["organisation"], 1)]
    lines += ["", speech.say("Recipients:"), *(f"- {line}" for line in content["recipients"])]
    return "\n".join(wrapped for line in [*lines, "", content["signatory"].upper()] for wrapped in _wrapped(line))


def _wrapped(line: str) -> Iterator[str]:
    yield from textwrap.wrap(printable(line), WIDTH, subsequent_indent="    ") or [""]
