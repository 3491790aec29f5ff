"""An editor's session with yaml-language-server: mistakes are underlined, keys are completed and explained.

`editor_session.py path/to/yaml-language-server path/to/checkout`. Files are opened as docs/editor.md says: with the
schema in their first line, and, in a second session, by the settings of VS Code that the page shows.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Container
from pathlib import Path
from typing import Any


class Editor:
    """One running language server, spoken to in JSON-RPC over its standard streams."""

    def __init__(self, server: str, settings: dict[str, Any]) -> None:
        self.settings = settings
        self.process = subprocess.Popen([server, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.number = 0
        self.diagnostics: dict[str, list[dict[str, Any]]] = {}

    def ask(self, method: str, params: dict[str, Any]) -> Any:
        """The answer to a request."""
        self.number += 1
        self._send({"id": self.number, "method": method, "params": params})
        while True:
            said = self._next()
            if said.get("id") == self.number and "method" not in said:
                if "error" in said:
                    raise SystemExit(f"{method}: {said['error']}")
                return said["result"]

    def tell(self, method: str, params: dict[str, Any]) -> None:
        """A notification, which has no answer."""
        self._send({"method": method, "params": params})

    def open(self, path: Path, text: str) -> list[tuple[int, str]]:
        """Open a file that holds `text`: (line from 1, message) of every mistake the server underlines."""
        uri = path.as_uri()
        self.tell("textDocument/didOpen", {"textDocument": _document(uri, text)})
        while uri not in self.diagnostics:
            self._next()
        return [(one["range"]["start"]["line"] + 1, one["message"]) for one in self.diagnostics.pop(uri)]

    def at(self, what: str, path: Path, line: int, column: int) -> Any:
        """What the server offers (`completion`) or shows (`hover`) at a place, both numbers from 0."""
        where = {"textDocument": {"uri": path.as_uri()}, "position": {"line": line, "character": column}}
        return self.ask(f"textDocument/{what}", where)

    def _send(self, message: dict[str, Any]) -> None:
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(content), content))
        self.process.stdin.flush()

    def _next(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        length = 0
        while (line := self.process.stdout.readline().strip()) or not length:
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
            elif not line and self.process.poll() is not None:
                raise SystemExit("the language server has ended")
        said: dict[str, Any] = json.loads(self.process.stdout.read(length))
        if said.get("method") == "textDocument/publishDiagnostics":
            self.diagnostics[said["params"]["uri"]] = said["params"]["diagnostics"]
        elif said.get("method") == "workspace/configuration":
            asked = [self.settings.get(item["section"], {}) for item in said["params"]["items"]]
            self._send({"id": said["id"], "result": asked})
        elif "method" in said and "id" in said:
            self._send({"id": said["id"], "result": None})
        return said


def _document(uri: str, text: str) -> dict[str, Any]:
    return {"uri": uri, "languageId": "yaml", "version": 1, "text": text}


def start(server: str, root: Path, settings: dict[str, Any]) -> Editor:
    """A server that has been greeted and knows the folder and the settings."""
    editor = Editor(server, settings)
    can = {"textDocument": {"hover": {"contentFormat": ["markdown"]}}, "workspace": {"configuration": True}}
    folder = {"uri": root.as_uri(), "name": root.name}
    about = {"processId": None, "rootUri": root.as_uri(), "workspaceFolders": [folder], "capabilities": can}
    editor.ask("initialize", about)
    editor.tell("initialized", {})
    editor.tell("workspace/didChangeConfiguration", {"settings": settings})
    return editor


def try_file(editor: Editor, path: Path, head: str, good: str, mistake: tuple[str, str, str]) -> str:
    """Open the file as it is (nothing is underlined) and with a mistake, underlined on its line; the good text."""
    text = head + good
    found = editor.open(path, text)
    if found:
        raise SystemExit(f"{path.name} is right, but underlined: {found[:3]}")
    old, new, word = mistake
    assert text.count(old) >= 1, old
    broken = text.replace(old, new, 1)
    line = broken[: broken.index(new)].count("\n") + 1
    other = path.with_name(f"{path.stem}-broken.yaml")
    found = editor.open(other, broken)
    if not any(at == line and word in said for at, said in found):
        raise SystemExit(f"{path.name}: no mistake underlined on line {line} with '{word}', only {found[:5]}")
    print(f"{path.name}: '{new.strip()}' underlined on line {line}")
    return text


def offered(editor: Editor, path: Path, text: str) -> set[str]:
    """The labels offered at the mark ⌶ in the text, which is left out of it."""
    before, after = text.split("⌶")
    editor.open(path, before + after)
    line, column = before.count("\n"), len(before) - before.rfind("\n") - 1
    answer = editor.at("completion", path, line, column)
    items = answer["items"] if isinstance(answer, dict) else answer or []
    return {item["label"] for item in items}


def shown(editor: Editor, path: Path, text: str, word: str) -> str:
    """What is shown over a word."""
    line = text[: text.index(word)].count("\n")
    column = text.index(word) - text.rfind("\n", 0, text.index(word))
    return str(editor.at("hover", path, line, column))


def want(what: str, there: Container[str], wanted: set[str]) -> None:
    """End with a message unless all that is wanted is there."""
    lacking = sorted(one for one in wanted if one not in there)
    if lacking:
        raise SystemExit(f"{what}: {lacking} is not in {str(there)[:600]}")
    print(f"{what}: {', '.join(sorted(wanted))}")


def main(server: str, root: Path) -> None:
    """The session; ends with a message where the server does not do what the page says."""
    area = root / "rules/ha-tinh-2024/area-3-procedures.yaml"
    evidence = root / "examples/ha-tinh-2024/so-tu-phap.yaml"
    book = root / "rules/ha-tinh-2024/rulebook.yaml"
    schema = "# yaml-language-server: $schema=../../docs/schemas/{}.schema.json\n"
    by_line = start(server, root, {"yaml": {"validate": True, "completion": True, "hover": True}})

    text = try_file(
        by_line,
        area,
        schema.format("area"),
        area.read_text("utf-8"),
        ("    max_points:", "    max_pionts:", "max_pionts"),
    )
    want(
        "shown over 'measure'",
        shown(by_line, area, text, "measure:"),
        {"A part of a whole: evidence in which the part exceeds the whole"},
    )
    mark = re.sub(r"scale: .*", "scale: ⌶", text, count=1)
    want("offered as a scale", offered(by_line, area.with_name("new-scale.yaml"), mark), {"proportional", "yes_no"})
    mark = re.sub(r"scale: .*", "scale:\n      ⌶", text, count=1)
    keys = offered(by_line, area.with_name("new-keys.yaml"), mark)
    want("offered under a scale", keys, {"at_least", "bands", "proportional_to", "linear"})
    try_file(by_line, book, schema.format("rulebook"), book.read_text("utf-8"), ("precision: 4", "precision: 9", "6"))
    text = try_file(
        by_line,
        evidence,
        schema.format("evidence/ha-tinh-2024"),
        evidence.read_text("utf-8"),
        ("as_of: 2024-12-31", "as_of: 31/12/2024", "pattern"),
    )
    facts = offered(by_line, evidence.with_name("new.yaml"), text.replace("facts:\n", "facts:\n  ⌶\n"))
    want("offered as a fact", facts, {"reform_initiatives"})

    page = (root / "docs/editor.md").read_text("utf-8")
    shown_settings = json.loads(page.split("```json\n")[1].split("```")[0])
    schemas = {(root / key).as_uri(): value for key, value in shown_settings["yaml.schemas"].items()}
    by_settings = start(server, root, {"yaml": {"validate": True, "schemas": schemas}})
    try_file(by_settings, area, "", area.read_text("utf-8"), ("    max_points:", "    max_pionts:", "max_pionts"))
    for editor in (by_line, by_settings):
        editor.process.kill()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]).resolve())
