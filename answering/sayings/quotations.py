"""What stands between quotation marks in an article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from retrieval.articles import Article

_PAIRS = {"“": "”", "«": "»", "„": "“"}
_LONGEST = 2_000
"""Characters. What opens and does not close within so many was never meant to be a quotation."""
_SAYS = r"(?:kata|ujar|tutur|ucap|ungkap|jelas|tegas|tambah|imbuh|papar)(?:nya)?\b"
_OPENS = re.compile(rf'(?:^|(?<=[\s(,.:;]))"(?=[^\s,.;:)"])(?!{_SAYS})')
_CLOSES = re.compile(rf'(?<=[^\s"])"(?=$|[\s,.;:)!?-]|{_SAYS})')
_SINGLE = re.compile(
    r"(?:^|(?<=[\s(:,]))[‘'](?=[^\s,.])(?P<inside>[^‘’'\n]{2,300}?(?:\w[’']\w[^‘’'\n]*?)*)(?<=[^\s])[’'](?=$|[\s,.;:)!?])"
)


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between marks: `inside` is `text[start:end]`, the marks stand around it."""

    start: int
    end: int

    @property
    def outer(self) -> tuple[int, int]:
        return self.start - 1, self.end + 1


@lru_cache(maxsize=1_000)
def quotations(article: Article) -> tuple[Quotation, ...]:
    """The quotations of an article in order; none lies within another."""
    text = article.text
    found = [*_typographic(text), *_straight(text)]
    double = [(one.start - 1, one.end + 1) for one in found]
    for match in _SINGLE.finditer(text):
        if not any(start <= match.start() < end for start, end in double):
            found.append(Quotation(match.start("inside"), match.end("inside")))
    return tuple(sorted(found, key=lambda one: one.start))


def _typographic(text: str) -> list[Quotation]:
    found, position = [], 0
    for match in re.finditer("[“«„]", text):
        if match.start() < position:
            continue
        end = text.find(_PAIRS[match.group()], match.end(), match.end() + _LONGEST)
        again = text.find(match.group(), match.end(), match.end() + _LONGEST)
        if end > 0 and not 0 <= again < end:
            found.append(Quotation(match.end(), end))
            position = end
    return found


def _straight(text: str) -> list[Quotation]:
    """Straight marks paired by what stands beside them: an opening one before a word, a closing one after."""
    opening = [match.end() for match in _OPENS.finditer(text)]
    closing = [match.start() for match in _CLOSES.finditer(text)]
    found: list[Quotation] = []
    position = 0
    for place, start in enumerate(opening):
        if start < position:
            continue
        following = opening[place + 1] if place + 1 < len(opening) else len(text) + 1
        end = next((one for one in closing if start < one < start + _LONGEST), None)
        if end is not None and end < following:
            found.append(Quotation(start, end))
            position = end
    return found
