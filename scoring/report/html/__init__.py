"""Pages for a browser: one self-contained file from one shell, one style sheet and a few components."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any


def render_page(template: str, subject: Mapping[str, Any], language: str, own: Path | None = None) -> str:
    """The page as HTML text: the same text for the same input, and nothing in it is fetched from elsewhere.

    Args:
        template: the name of a template in `scoring/report/html/templates/`; it extends `page.html`.
        subject: what the template shows: texts (escaped by the template), numbers already in words, and plain
            sequences, mappings or named tuples of these.
        language: "vi" or "en"; our templates write `_("English")`, a user's own `say("tiếng Việt", "English")`.
        own: a user's template that takes the place of `template`. It is run apart, with bounds on time and memory.

    Raises:
        ReportError: the user's template is not there, is not a template, or does what a template may not do.
    """
    if own is not None:
        from scoring.report.html.own_template import render_own  # noqa: PLC0415 - starts a process, and is rarely asked

        return render_own(own, subject, language)
    from scoring.report.html.environment import page_environment  # noqa: PLC0415 - jinja2 is slow to import

    return page_environment(language).get_template(template).render(subject)
