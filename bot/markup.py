"""Text for Discord: shown as it stands, whatever it says, and cut where a reader would cut it."""

from __future__ import annotations

import re

_SIGNS = re.compile(r"[\\*_~`|<>\[\]]")
_LINE_STARTS = re.compile(r"^(\s*)([-+#]|\d+(?=\.))", re.MULTILINE)
_ADDRESSES = re.compile(r"(?<=\w):(?=//)")
_INVITES = re.compile(r"(?i)(?<=discord)\.(?=gg/)")
_EVERYBODY = re.compile(r"@(?=everyone|here)", re.IGNORECASE)
_REORDERING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Signs that turn the direction of the text after them: a stranger's must not turn ours."""
_INVISIBLE = "\u200b"
_ESCAPED = re.compile(r"\\([^\w\s]|_)")

_SENTENCE_ENDS = re.compile(r"[.!?…][\"”’)*]*(?: \[\d+\])*(?=\s)")
_SHORTEST_PART = 0.3
"""A part is cut at a sentence's end only if it fills this much of what it may hold."""
_BOLD = "**"


def plain(text: str) -> str:
    """The text so that Discord shows every sign of it as it stands: no markup, no mention, no link."""
    text = _SIGNS.sub(r"\\\g<0>", _REORDERING.sub("", text))
    text = _LINE_STARTS.sub(_escaped_line_start, text)
    text = _INVITES.sub(r"\\.", _ADDRESSES.sub(r"\\:", text))
    return _EVERYBODY.sub("@" + _INVISIBLE, text)


def read_back(shown: str) -> str:
    """The text that `plain` was given, but for signs that turn its direction."""
    return _ESCAPED.sub(r"\1", shown).replace(_INVISIBLE, "")


def shortened(text: str, limit: int) -> str:
    """`plain(text)`, with the end left out and marked so where it would be longer than `limit`."""
    shown = plain(text)
    keep = len(text)
    while len(shown) > limit:
        keep -= max(1, (len(shown) - limit) // 2)
        shown = plain(text[:keep].rstrip()) + "…"
    return shown


def cut(text: str, limit: int) -> list[str]:
    """The text in parts of at most `limit` characters: cut at sentence ends, else between words; bold stays bold."""
    parts = []
    rest = text.strip()
    while len(rest) > limit:
        place = _place_to_cut(rest, limit - len(_BOLD))
        part, rest = rest[:place].rstrip(), rest[place:].lstrip()
        if part.count(_BOLD) % 2:
            part, rest = part + _BOLD, _BOLD + rest
        parts.append(part)
    return [*parts, rest] if rest else parts


def _escaped_line_start(found: re.Match[str]) -> str:
    space, sign = found.groups()
    return f"{space}{sign}\\" if sign.isdigit() else f"{space}\\{sign}"


def _place_to_cut(text: str, limit: int) -> int:
    least = int(limit * _SHORTEST_PART)
    for places in (
        [found.end() for found in _SENTENCE_ENDS.finditer(text, 0, limit + 1)],
        [text.rfind("\n", 0, limit + 1)],
        [text.rfind(" ", 0, limit + 1)],
    ):
        if places and places[-1] >= least:
            return places[-1]
    return limit - 1 if text[limit - 1] == "\\" else limit
