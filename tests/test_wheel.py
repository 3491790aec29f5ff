"""The wheel is whole: in an empty environment, with only what it declares, `score` works from any folder."""

import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from email import message_from_bytes
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = Path("examples/ha-tinh-2024/so-tu-phap.yaml")


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command with nothing of this environment in its own, and return what it prints."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR", "SYSTEMROOT") if name in os.environ}
    done = subprocess.run(
        command, cwd=cwd, env=kept | {"PYTHONUTF8": "1"}, text=True, encoding="utf-8", capture_output=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def declared(requirements: list[str]) -> set[str]:
    """The names of everything that these requirements bring along, by what each installed package declares."""
    found: set[str] = set()
    waiting = [Requirement(text) for text in requirements]
    for requirement in waiting:
        extras = ["", *requirement.extras]
        is_asked = not requirement.marker or any(requirement.marker.evaluate({"extra": extra}) for extra in extras)
        if is_asked and requirement.name.lower() not in found:
            found.add(requirement.name.lower())
            waiting.extend(Requirement(text) for text in distribution(requirement.name).requires or [])
    return found


def copy_installed(name: str, site: Path) -> None:
    """Copy one installed package into another environment: no download, and nothing that is not declared."""
    installed = distribution(name)
    for file in installed.files or []:
        if ".." not in file.parts and "__pycache__" not in file.parts:
            target = site / file
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(str(installed.locate_file(file)), target)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, ROOT, cwd=out)
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def score(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `score` command of an environment that holds the wheel and what the wheel declares, and nothing else."""
    home = tmp_path_factory.mktemp("empty") / "venv"
    run(sys.executable, "-m", "venv", "--without-pip", home, cwd=home.parent)
    site = Path(sysconfig.get_path("purelib", "venv", {"base": str(home), "platbase": str(home)}))
    with zipfile.ZipFile(wheel) as archive:
        (metadata,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        required = message_from_bytes(archive.read(metadata)).get_all("Requires-Dist", [])
    for name in declared(required):
        copy_installed(name, site)
    python = home / ("Scripts" if os.name == "nt" else "bin") / "python"
    run(sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", wheel, cwd=home)
    return python.with_name("score")


@pytest.mark.parametrize("folder", ["rules", "evidence_templates"])
def test_the_wheel_carries_every(folder: str, names: set[str]):
    there = {path.relative_to(ROOT).as_posix() for path in (ROOT / folder).rglob("*") if path.is_file()}
    assert there
    assert {f"scoring/shipped/{name}" for name in there} <= names


def test_the_wheel_is_typed_and_carries_the_command(names: set[str]):
    assert {"cli.py", "scoring/__init__.py", "scoring/py.typed"} <= names


def test_the_wheel_carries_nothing_else(names: set[str]):
    top = {name.split("/")[0] for name in names}
    assert {name for name in top if not name.startswith("score_cchc-")} == {"cli.py", "scoring"}
    assert not [name for name in names if "/tests/" in name or "__pycache__" in name]


def test_the_installed_command_scores_an_example_from_another_folder(score: Path, tmp_path: Path):
    shutil.copyfile(ROOT / EXAMPLE, tmp_path / EXAMPLE.name)
    printed = run(score, EXAMPLE.name, cwd=tmp_path)
    assert "Sở Tư pháp" in printed


@pytest.mark.parametrize(
    "arguments", [["template", "ha-tinh-2024", "--kind", "department", "-o", "a.xlsx"], ["form.xlsx"]]
)
def test_without_the_extra_the_command_says_what_to_install(score: Path, arguments: list[str], tmp_path: Path):
    shutil.copyfile(ROOT / "evidence_templates/ha-tinh-2024/department.xlsx", tmp_path / "form.xlsx")
    done = subprocess.run(
        [score, *arguments], cwd=tmp_path, text=True, encoding="utf-8", capture_output=True, check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.endswith("pip install openpyxl.\n")
    assert not (tmp_path / "a.xlsx").exists()


def test_the_installed_command_knows_its_rulebooks_and_forms(score: Path, tmp_path: Path):
    assert "ha-tinh-2024" in run(score, "rules", "list", cwd=tmp_path)
    assert "rulebook: ha-tinh-2024" in run(score, "template", "ha-tinh-2024", "--kind", "department", cwd=tmp_path)
