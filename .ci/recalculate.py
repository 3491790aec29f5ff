"""Opens workbooks of reports as LibreOffice recalculated them: every formula must come to the value that was written.

python .ci/recalculate.py WRITTEN.xlsx RECALCULATED.xlsx
"""

import sys
from decimal import Decimal

from openpyxl import load_workbook

PLACES = 8


def values_of(path: str) -> dict[str, object]:
    """Every value by sheet and cell."""
    book = load_workbook(path, data_only=True)
    return {
        f"{sheet.title}!{cell.coordinate}": cell.value for sheet in book for row in sheet.iter_rows() for cell in row
    }


def formulas_of(path: str) -> dict[str, str]:
    """Every formula by sheet and cell."""
    cells = ((sheet.title, cell) for sheet in load_workbook(path) for row in sheet.iter_rows() for cell in row)
    return {f"{title}!{cell.coordinate}": cell.value for title, cell in cells if cell.data_type == "f"}


def main(written: str, recalculated: str) -> int:
    """Exit code 1 where a value differs, or where there is no formula at all."""
    formulas, before, after = formulas_of(written), values_of(written), values_of(recalculated)
    differing = [
        f"{place} {formula}: written {before[place]}, recalculated {after.get(place)}"
        for place, formula in formulas.items()
        if _rounded(before[place]) != _rounded(after.get(place))
    ]
    print("\n".join(differing) or f"{written}: {len(formulas)} formulas come to their values")
    return int(bool(differing) or not formulas)


def _rounded(value: object) -> object:
    return round(Decimal(str(value)), PLACES) if isinstance(value, int | float) else value


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
