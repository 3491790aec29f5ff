"""Every shipped rulebook has an example in the middle of its period, and the preview shows it in every format."""

import pytest

from scoring.report.preview import FORMATS
from scoring.rulebook.loading import shipped_ids
from tests.golden_previews import example_preview

MIDYEAR = {
    "dak-nong-2021": "huyen-mau-giua-nam",
    "ha-tinh-2024": "ubnd-tinh-giua-nam",
    "qd-766-2022": "so-mau-giua-ky",
    "quang-ngai-2021": "ubnd-tinh-thang-9",
    "quang-ninh-2021": "trung-tam-truyen-thong-9-thang",
    "uong-bi-2023": "phuong-mau-giua-nam",
}


def test_every_shipped_rulebook_has_one():
    assert sorted(MIDYEAR) == sorted(shipped_ids())


@pytest.mark.parametrize(("book", "name"), MIDYEAR.items())
def test_it_is_invented_and_stands_in_the_middle_of_the_period(book: str, name: str):
    result = example_preview(f"{book}/{name}").before
    assert result.rulebook.id == book
    assert result.evidence.note is not None
    assert result.evidence.note.startswith("Ví dụ hư cấu")
    assert result.rulebook.head.period.from_ < result.evidence.as_of < result.rulebook.head.period.to


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("form", list(FORMATS))
@pytest.mark.parametrize(("book", "name"), MIDYEAR.items())
def test_the_preview_shows_it_in_every_format(book: str, name: str, form: str, language: str):
    made = FORMATS.render(example_preview(f"{book}/{name}"), form, language)
    if isinstance(made, bytes):
        assert made.startswith(b"PK")
    else:
        assert made.endswith("\n")
        assert "None" not in made
