"""How words are compared: the same word in any of its usual spellings."""

from __future__ import annotations

import unicodedata


def fold(text: object) -> str:
    """Text as it is compared: half-width, without blanks; 2025 and ２０２５ are the same."""
    return "".join(unicodedata.normalize("NFKC", str(text)).split())
