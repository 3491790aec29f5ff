"""Makes files that are meant to exhaust a reader: too large, too deep, too many, too long."""

from collections.abc import Callable

MIB = 1024 * 1024
DEEP = 10_000
HEAD = "rulebook: base\nagency: {id: a, name: A, level: province, kind: committee}\nas_of: 2024-12-31\n"


def alias_bomb() -> str:
    """Ten levels of ten aliases each: ten thousand million values, were they written out."""
    levels = [f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 10)}]\n" for n in range(1, 10)]
    return "l0: &l0 [x]\n" + "".join(levels)


def many(line: str, count: int) -> str:
    return "".join(line.format(n) for n in range(count))


EVIDENCE: dict[str, tuple[Callable[[], str], str]] = {
    "ten-megabytes.yaml": (lambda: "note: " + "x" * 10 * MIB, "larger than 2 MiB"),
    "three-megabytes.json": (lambda: '{"note": "' + "x" * 3 * MIB + '"}', "larger than 2 MiB"),
    "brackets.yaml": (lambda: "note: " + "[" * DEEP, "nested more than 40 levels"),
    "closed-brackets.yaml": (lambda: "note: " + "[" * DEEP + "]" * DEEP, "nested more than 40 levels"),
    "braces.yaml": (lambda: "note: " + "{a: " * DEEP, "nested more than 40 levels"),
    # Fewer levels than libyaml takes before it gives up by itself.
    "braces-as-keys.yaml": (lambda: "note: " + "{" * 900, "a key must be a single word"),
    "dashes.yaml": (lambda: "note:\n  " + "- " * DEEP + "a", "nested more than 40 levels"),
    # One more space a level: 1,900 levels are all that two megabytes hold.
    "mappings.yaml": (lambda: "\n".join(" " * n + "a:" for n in range(1900)), "nested more than 40 levels"),
    "question-marks.yaml": (lambda: "? " * DEEP, "a key must be a single word"),
    "brackets.json": (lambda: '{"note": ' + "[" * DEEP + "]" * DEEP + "}", "nested too deep"),
    "braces.json": (lambda: '{"a":' * DEEP + "1" + "}" * DEEP, "nested"),
    "aliases.yaml": (alias_bomb, "anchors (&name) are not allowed"),
    "anchors.yaml": (lambda: "note: [" + "&a x, " * 200_000 + "x]", "anchors (&name) are not allowed"),
    "documents.yaml": (lambda: "---\n" * 400_000, "more than one YAML document"),
    "same-keys.yaml": (lambda: HEAD + "a: 1\n" * 300_000, "already stands on line"),
    "keys.yaml": (lambda: HEAD + many("x{}: 1\n", 49_000), "there is no key 'x0'"),
    "facts.yaml": (lambda: HEAD + "facts:\n" + many("  done_{}: 1\n", 49_000), "Did you mean 'done'?"),
    "answers.yaml": (
        lambda: HEAD + "facts:\n  opinions:\n" + many("    good{}: 1\n", 49_000),
        "Did you mean 'good'?",
    ),
    "claims.yaml": (lambda: HEAD + "claimed:\n" + many('  "1.{}": 1\n', 49_000), "there is no criterion '1.0'"),
    "tags.yaml": (lambda: HEAD.replace("committee", "committee, tags: [" + "x, " * 90_000 + "x]"), "there is no tag"),
    "values.yaml": (lambda: HEAD + "facts:\n  grade: [" + "x, " * 500_000 + "x]", "more than 100,000 keys and values"),
    "values.json": (lambda: '{"note": [' + '"\\u0111",' * 200_000 + "1]}", "more than 100,000 keys and values"),
    "escapes.json": (lambda: '{"rulebook": "base", "note": "' + "\\u0111" * 300_000 + '"}', "this key is missing"),
    "long-name.yaml": (lambda: HEAD.replace("name: A", "name: " + "x" * 100_000), "longer than 1000 characters"),
    "long-option.yaml": (lambda: HEAD + "facts:\n  grade: " + "x" * 100_000, "there is no option 'xxxx"),
    "long-document.yaml": (lambda: HEAD + "facts:\n  plan: " + "x" * 100_000, "there is no document 'xxxx"),
    "long-count.yaml": (lambda: HEAD + "facts:\n  done: " + "x" * (2 * MIB - 200), "is not a count"),
    "long-fact.yaml": (lambda: HEAD + "facts:\n  " + "x" * 1000 + ": 1", "nobody asks for 'xxxx"),
    "long-percent.yaml": (lambda: HEAD + "facts:\n  rate: " + "9" * MIB + " %", "is not a percentage"),
    "long-integer.yaml": (lambda: HEAD + "facts:\n  done: " + "9" * MIB, "more than 30 digits"),
    "long-integer.json": (lambda: '{"note": ' + "9" * MIB + "}", "a number too long"),
    "nul.yaml": (lambda: "\0" * MIB, "control character"),
    "quotes.yaml": (lambda: '"' * MIB, "this is not YAML"),
    "blank-lines.yaml": (lambda: "\n" * MIB, "the file must consist of"),
}

AREA = """area: first
title: {vi: A, en: A}
max_points: 1
"""
CRITERION = (
    '- {{id: "{}", title: {{vi: A, en: A}}, clause: I, max_points: 1, measure: {{value: a_{}}}, scale: tracking}}\n'
)

RULEBOOKS: dict[str, tuple[Callable[[], str], str]] = {
    "ten-megabytes": (lambda: "area: " + "x" * 10 * MIB, "larger than 2 MiB"),
    "brackets": (lambda: "area: " + "[" * DEEP, "nested more than 40 levels"),
    "braces": (lambda: "area: " + "{a: " * DEEP, "nested more than 40 levels"),
    "dashes": (lambda: "area:\n  " + "- " * DEEP + "a", "nested more than 40 levels"),
    "aliases": (alias_bomb, "anchors (&name) are not allowed"),
    "keys": (lambda: AREA + many("x{}: 1\n", 49_000), "there is no key 'x0'"),
    "parentheses": (lambda: AREA + f"criteria: [{{zero_if: '{'(' * MIB}'}}]", "longer than 400 characters"),
    "criteria": (
        lambda: AREA + "criteria:\n" + "".join(CRITERION.format(n, n) for n in range(3000)),
        "there is no fact 'a_0'",
    ),
    "bands": (
        lambda: AREA + "criteria:\n- scale:\n    bands:\n" + many("    - {{at_least: {}, earns: 0}}\n", 15_000),
        "no band for values below 0",
    ),
}
