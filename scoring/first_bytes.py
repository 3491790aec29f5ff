"""How the files of Word and Excel begin, which tells them from text before anything that unpacks them is imported."""

from typing import Final

ZIP: Final = b"PK\x03\x04"
OLE: Final = bytes.fromhex("d0cf11e0a1b11ae1")
"""How a file begins that is encrypted, or in a format from before 2007."""
