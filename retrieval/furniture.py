"""Tells an article's own lines from the furniture of the page that it stood on."""

from __future__ import annotations

import re

_FURNITURE = re.compile(
    r"""^\W*(?:
        (?:baca|simak|lihat|tonton|saksikan|cek)\s*(?:juga|selengkapnya|pula)\b.*      # Baca Juga: …
      | (?:read|see|watch|also\s+read)\s+(?:also|more|next)\s*:.*
      | also\s+read\s*:.*
      | (?:artikel|berita|topik)\s+(?:terkait|lainnya|pilihan)\b\W*
      | halaman\s+(?:selanjutnya|berikutnya)\b.*
      | (?:advertisement|iklan|scroll\s+to\s+(?:continue|resume)\b.*|\[?gambas:.*|bagikan|share|komentar)\W*
      | (?:related|recommended)\s+(?:articles?|stories)\W*
    )$""",
    re.IGNORECASE | re.VERBOSE,
)

_LONGEST_FURNITURE = 200
"""A line longer than this, in characters, is prose whatever it begins with."""


def is_furniture(line: str, *, title: str, section: str | None) -> bool:
    """Whether a line is a link to elsewhere, a label, or the article's own title or section repeated."""
    bare = line.strip()
    if bare.casefold() in {title.strip().casefold(), (section or "").strip().casefold()}:
        return True
    return len(bare) <= _LONGEST_FURNITURE and _FURNITURE.match(bare) is not None
