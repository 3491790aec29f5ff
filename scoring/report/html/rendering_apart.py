"""The process in which a user's template runs: what to render on standard input, JSON on standard output."""

from __future__ import annotations

import pickle
import sys
from collections.abc import Mapping
from contextlib import suppress
from traceback import extract_tb
from typing import Any

import simplejson
from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError

from scoring.language import printable
from scoring.report.html.environment import page_environment

OWN = "<template>"
LONGEST_DETAIL = 200


def answer_of(source: str, subject: Mapping[str, Any], language: str) -> dict[str, Any]:
    """`{"page": …}`, or `{"fault": a word, "detail": its words, "line": in the template, 0 if unknown}`."""
    environment = page_environment(language)
    try:
        code = environment.compile(source, filename=OWN)
        template = environment.template_class.from_code(environment, code, environment.globals)
        return {"page": template.render(subject)}
    except TemplateSyntaxError as error:
        return _fault("syntax", error.message or "", error.lineno)
    except TemplateNotFound as error:
        return _fault("template", error.message or "", _line_of(error))
    except SecurityError as error:
        return _fault("sandbox", error.message or "", _line_of(error))
    except UndefinedError as error:
        return _fault("name", error.message or "", _line_of(error))
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever a stranger's template does is the template's fault
        word = "template" if isinstance(error, TemplateError) else "error"
        return _fault(word, f"{type(error).__name__}: {error}", _line_of(error))


def _fault(word: str, detail: str, line: int) -> dict[str, Any]:
    return {"fault": word, "detail": printable(detail)[:LONGEST_DETAIL].rstrip("."), "line": line}


def _line_of(error: BaseException) -> int:
    """The line of the user's template that was running; 0 if none was."""
    lines = [frame.lineno or 0 for frame in extract_tb(error.__traceback__) if frame.filename == OWN]
    return lines[-1] if lines else 0


def bound_memory(most: int) -> None:
    """Let this process have at most so many bytes, where the system can."""
    with suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - not on Windows, where only time is bounded

        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def main() -> None:
    """Answer one request."""
    source, subject, language, most = pickle.load(sys.stdin.buffer)  # noqa: S301 - written by our own parent process
    bound_memory(most)
    sys.stdout.buffer.write(simplejson.dumps(answer_of(source, subject, language)).encode())


if __name__ == "__main__":
    main()
