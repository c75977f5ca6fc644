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
_SHORT_NAMES = re.compile(r":(?=[\w+-]+:)")
"""Discord shows ":100:" as a picture."""
_OTHER_BREAKS = re.compile(r"\r\n?|[\f\v\x85\u2028\u2029]")
_INVISIBLE = "\u200b"
_ESCAPED = re.compile(r"\\([^\w\s]|_)")

_SENTENCE_ENDS = re.compile(r"[.!?…][\"”’)*]*(?: \[\d+\])*(?=\s)")
_SHORTEST_PART = 0.3
"""A part is cut at a sentence's end only if it fills this much of what it may hold."""
_BOLD = "**"
_LINE_SIGN = re.compile(r"(?:> )?(?:-# )?")


def plain(text: str) -> str:
    """The text so that Discord shows every sign of it as it stands: no markup, no mention, no link, no picture."""
    text = _OTHER_BREAKS.sub("\n", _REORDERING.sub("", text))
    text = _LINE_STARTS.sub(_escaped_line_start, _SIGNS.sub(r"\\\g<0>", text))
    text = _INVITES.sub(r"\\.", _ADDRESSES.sub(r"\\:", _SHORT_NAMES.sub(r"\\:", text)))
    return _EVERYBODY.sub("@" + _INVISIBLE, text)


def read_back(shown: str) -> str:
    """The text that `plain` was given, but for signs that turn its direction, are not seen, or break lines in unusual ways."""
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
    """The text in parts of at most `limit` characters: cut at sentence ends, else between words.

    Bold stays bold, a quotation and small print go on as such, and no word becomes markup by standing first.
    """
    parts = []
    rest = text.strip()
    while len(rest) > limit:
        place = _place_to_cut(rest, limit - len(_BOLD))
        part, begins_line = rest[:place].rstrip(), rest[place : place + 1] == "\n" or rest[place - 1] == "\n"
        rest = rest[place:].lstrip()
        if not begins_line:
            rest = _line_sign(part) + _LINE_STARTS.sub(_escaped_line_start, rest, count=1)
        if part.count(_BOLD) % 2:
            part, rest = part + _BOLD, _BOLD + rest
        parts.append(part)
    return [*parts, rest] if rest else parts


def _line_sign(part: str) -> str:
    """What makes the last line of a part a quotation or small print."""
    found = _LINE_SIGN.match(part, part.rfind("\n") + 1)
    return found[0] if found else ""


def _escaped_line_start(found: re.Match[str]) -> str:
    space, sign = found.groups()
    return f"{space}{sign}\\" if sign.isdigit() else f"{space}\\{sign}"


def _place_to_cut(text: str, limit: int) -> int:
    least = int(limit * _SHORTEST_PART)
    ends = [found.end() for found in _SENTENCE_ENDS.finditer(text) if found.end() <= limit]
    for place in (max(ends, default=-1), text.rfind("\n", 0, limit + 1), text.rfind(" ", 0, limit + 1)):
        if place >= least:
            return place
    return limit - 1 if _is_inside_a_sign(text, limit) else limit


def _is_inside_a_sign(text: str, place: int) -> bool:
    """Whether a cut there would part a backslash from what it escapes, or the two stars of bold."""
    before = text[:place]
    return (len(before) - len(before.rstrip("\\"))) % 2 == 1 or text[place - 1 : place + 1] == _BOLD
