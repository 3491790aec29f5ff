"""Every file of the project that a program writes: `python -m tests.generated --write` refreshes them, a test compares them."""

import sys
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path

from scoring import evaluate, load_evidence, load_rulebook
from scoring.engine.result import Result
from scoring.evidence.loading import read_evidence
from scoring.evidence.template import blank_evidence
from scoring.report import render
from scoring.rulebook.book import Rulebook
from scoring.rulebook.loading import shipped_ids
from scoring.rulebook.normal_form import normal_form

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("evidence_templates", "tests/golden")
"""Folders in which nothing but generated files may stand."""

GOLDEN_EXAMPLES = ("so-tu-phap", "so-cong-thuong-thieu-so-lieu", "huyen-mau-giua-nam")
PRINTED = [(form, language) for form in ("table", "markdown", "csv") for language in ("vi", "en")]

rulebook_of = cache(load_rulebook)


def generated() -> dict[str, Callable[[], str]]:
    """Each generated file, by its path from the top folder, with the function that makes its text."""
    return {
        **dict(_templates()),
        **dict(_golden_results()),
        **{f"tests/golden/{name}.targets.txt": partial(_targets, name) for name in shipped_ids()},
    }


def example_result(name: str) -> Result:
    """The result of an example, which it calls by its path from the top folder, wherever that is."""
    shown = f"examples/ha-tinh-2024/{name}.yaml"
    rulebook = rulebook_of("ha-tinh-2024")
    return evaluate(rulebook, load_evidence(shown, rulebook, tree=read_evidence(ROOT / shown, shown)))


def template_path(rulebook: Rulebook, kind: str, level: str) -> str:
    """A blank form's path; the level is named only for a kind that exists at several."""
    several = len(rulebook.head.kinds[kind].levels) > 1
    return f"evidence_templates/{rulebook.id}/{kind}{f'-{level}' if several else ''}.yaml"


def kinds_and_levels(rulebook: Rulebook) -> Iterator[tuple[str, str]]:
    """Every kind of agency with every level at which it exists."""
    for kind, told in rulebook.head.kinds.items():
        for level in told.levels:
            yield kind, level


def _templates() -> Iterator[tuple[str, Callable[[], str]]]:
    for name in shipped_ids():
        rulebook = rulebook_of(name)
        for kind, level in kinds_and_levels(rulebook):
            yield template_path(rulebook, kind, level), partial(blank_evidence, rulebook, kind, level, "vi")


def _golden_results() -> Iterator[tuple[str, Callable[[], str]]]:
    for name in GOLDEN_EXAMPLES:
        yield f"tests/golden/{name}.json", partial(_golden, name, "json", "vi")
        for form, language in PRINTED:
            yield f"tests/golden/{name}.{form}.{language}", partial(_golden, name, form, language)


def _golden(name: str, form: str, language: str) -> str:
    return render(example_result(name), form, language)


def _targets(name: str) -> str:
    """The normal form in short, one line a criterion: id, clause, points, and its targets by level."""
    lines = []
    for criterion in normal_form(rulebook_of(name))["criteria"]:
        targets = [
            " ".join(str(target[key]) for key in ("level", "period", "op", "value", "unit") if target.get(key) is not None)
            for target in criterion["targets"]
        ]
        lines.append(f"{criterion['id']} | {criterion['clause']} | {criterion['max_points']} | {'; '.join(targets)}")
    return "\n".join(lines) + "\n"


def stale_files() -> list[str]:
    """Files in the generated folders that nothing generates any more."""
    there = [path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*")) if path.is_file()]
    return sorted({path.relative_to(ROOT).as_posix() for path in there} - generated().keys())


def main(arguments: list[str]) -> int:
    """List the files that differ from what is generated; with `--write`, write them and delete stale ones."""
    is_writing = arguments == ["--write"]
    for name, make in generated().items():
        path, text = ROOT / name, make()
        if not path.is_file() or path.read_text("utf-8") != text:
            print(name)  # noqa: T201 - this is its command line
            if is_writing:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8", newline="\n")
    for name in stale_files():
        print("stale:", name)  # noqa: T201
        if is_writing:
            (ROOT / name).unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
