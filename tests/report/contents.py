"""What documents hold, as plain text for golden files: their looks are looked at, their contents compared."""

import re
from io import BytesIO

import docx
from docx.table import Table
from openpyxl import load_workbook


def workbook_text(made: bytes) -> str:
    """Every sheet with its print setup, then its cells row by row; a formula stands beside its value."""
    book, values = (load_workbook(BytesIO(made), data_only=flag) for flag in (False, True))
    lines = []
    for sheet in book.worksheets:
        setup = sheet.page_setup
        lines.append(f"== {sheet.title} | {setup.orientation} | titles {sheet.print_title_rows} | {sheet.freeze_panes}")
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    shown = values[sheet.title][cell.coordinate].value
                    lines.append(f"{cell.coordinate}: {shown}" + (f"  {cell.value}" if cell.data_type == "f" else ""))
    return "\n".join(lines) + "\n"


def document_text(made: bytes) -> str:
    """The sections, then paragraphs and rows in order."""
    document = docx.Document(BytesIO(made))
    lines = [f"== {round(one.page_width.mm)} x {round(one.page_height.mm)} mm" for one in document.sections]
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            lines += [" | ".join(cell.text.replace("\n", " / ") for cell in row.cells) for row in block.rows]
        else:
            lines.append(block.text)
    return "\n".join(lines) + "\n"


def page_text(made: str) -> str:
    """The page without its style, which other pages share, and without the digests of it."""
    bare = re.sub(r"<style>.*?</style>|<script>.*?</script>", "", made, flags=re.DOTALL)
    return re.sub(r"'sha256-[^']*'", "'sha256'", bare)


CONTENTS = {"xlsx": workbook_text, "docx": document_text, "html": page_text}
