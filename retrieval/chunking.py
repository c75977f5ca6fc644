"""Cuts an article into sentences and chunks whose offsets are exact."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import accumulate, pairwise

from retrieval.articles import Article, Chunk, Sentence
from retrieval.furniture import is_furniture

CHUNKING_VERSION = "2"
"""Changes whenever the same article would be cut otherwise, so that stored indexes are made anew."""

_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
_PARAGRAPH_GAP = re.compile(r"(?:\r\n|[\n\r\v\f\x85\u2028\u2029])[^\S\n\r]*(?:\r\n|[\n\r\v\f\x85\u2028\u2029])")
_CLOSERS = "\"'”’»)]"
_OPENERS = "\"'“‘«(["

_MARK = re.compile(
    rf"""(?<![.!?…])(?P<mark>[.!?…]++)(?P<close>[{re.escape(_CLOSERS)}]*)
         (?P<gap>\s+ | (?:",|[\s,])*,\s* (?=[{re.escape(_OPENERS)}]*[A-Z]) | (?=[A-Z][a-z]+[\s,]))""",
    re.VERBOSE,
)
"""A possible end of a sentence: before white space; at the joins that scrapers leave ("selesai.,Musk", "selesai.Musk")."""

_TITLES = frozenset(
    """
    mr mrs ms dr drs dra ir prof h hj kh rr tn ny sdr sdri st no nomor jl jln gg rp hal bpk kol letjen mayjen
    brigjen jend kapt sgt lt gen sen rep gov hon rev pt cv ud kab kec kel prov vs cf fig vol pasal ft mt a.n u.p d.a
    s.d
    """.split()
)
"""Abbreviations that something always follows, so that the point after them never ends a sentence."""

_MONTHS = frozenset("jan feb mar apr mei jun jul agu ags agt aug sep sept okt oct nov des dec".split())
"""Abbreviated months, of which the day follows: "Sept. 3"."""

_DOMAINS = frozenset(
    """
    com co id net org go ac tv io ai html php asp
    """.split()
)

_DEBRIS = re.compile(r"""(?:[\s\u00a0,;•*]|"(?=[,\s])|[-–—]\s)+""")
"""What may stand before a sentence without belonging to it: bullets, dashes, and what a scraper left."""

_LONGEST_HELD_TOGETHER = 400
"""A quotation or bracket up to this many characters long is not cut, whatever full stops it holds."""

_GLANCE = 200
"""How many characters before and after a place are looked at to tell whether a sentence ends there."""

_SHORTEST_WRAPPED_LINE = 50
"""A line shorter than this, in characters, was ended on purpose; a longer one may be a wrapped paragraph's."""


@lru_cache(maxsize=1000)
def sentences(article: Article) -> tuple[Sentence, ...]:
    """The article's sentences in order, without furniture: not overlapping, no white space at their ends."""
    found = []
    for start, end in _blocks(article):
        cut = start
        for boundary, resume in _boundaries(article.text[start:end]):
            found.append((cut, start + boundary))
            cut = start + resume
        found.append((cut, end))
    trimmed = (_trim(article.text, start, end) for start, end in found)
    return tuple(Sentence(article, start, end) for start, end in trimmed if _says_something(article.text[start:end]))


def translated(sentence: Sentence) -> str | None:
    """The sentence in the other language, where the article has a translation of as many sentences as it has itself.

    `None` too where that has nothing for this sentence.
    """
    translation = sentence.article.translation
    found = sentences(sentence.article)
    if translation is None or len(translation.sentences) != len(found):
        return None
    return translation.sentences[found.index(sentence)] or None


def chunks(article: Article, *, fits: Callable[[str], bool]) -> tuple[Chunk, ...]:
    """Runs of whole sentences, each as long as `fits` allows; a sentence that does not fit stands alone."""
    made: list[Chunk] = []
    run: list[Sentence] = []
    for sentence in sentences(article):
        if run and not fits(article.text[run[0].start : sentence.end]):
            made.append(Chunk(tuple(run)))
            run = []
        run.append(sentence)
    if run:
        made.append(Chunk(tuple(run)))
    return tuple(made)


def paragraph_number(sentence: Sentence) -> int:
    """The paragraph in which a sentence stands, counted from 1 over the paragraphs that hold sentences."""
    starts = [other.start for other in sentences(sentence.article) if other.start <= sentence.start]
    text = sentence.article.text
    return 1 + sum(_PARAGRAPH_GAP.search(text, before, after) is not None for before, after in pairwise(starts))


def _blocks(article: Article) -> Iterator[tuple[int, int]]:
    """Offsets of the stretches in which sentences may run on: paragraphs, with wrapped lines joined."""
    block: tuple[int, int] | None = None
    for line in _LINE.finditer(article.text):
        text = line.group()
        if not text.strip() or is_furniture(text, title=article.title, section=article.section):
            if block:
                yield block
            block = None
        elif block and _wraps(article.text, block[1], line.start()):
            block = (block[0], line.end())
        else:
            if block:
                yield block
            block = line.span()
    if block:
        yield block


def _wraps(text: str, end: int, start: int) -> bool:
    """Whether the line that ends at `end` goes on in the line that starts at `start`."""
    if _PARAGRAPH_GAP.search(text, end, start):
        return False
    glance = max(0, end - _GLANCE)
    line_start = max(text.rfind(mark, glance, end) + 1 for mark in "\n\r\v\f\x85\u2028\u2029")
    line = text[max(glance, line_start) : end].rstrip()
    if line.rstrip(_CLOSERS).endswith((".", "!", "?", "…", ":", ";")):
        return False
    return len(line) >= _SHORTEST_WRAPPED_LINE or text[start : start + _GLANCE].lstrip()[:1].islower()


def _boundaries(block: str) -> Iterator[tuple[int, int]]:
    """Pairs (end of a sentence, where the next one may begin), in code points from the block's start."""
    held = sorted(_held_together(block))
    starts = [start for start, _ in held]
    latest_stops = [0, *accumulate((stop for _, stop in held), max)]
    for match in _MARK.finditer(block):
        end = match.end("close")
        if end >= latest_stops[bisect_left(starts, match.start())] and _ends_sentence(block, match):
            yield end, match.end()


def _ends_sentence(block: str, match: re.Match[str]) -> bool:
    following = block[match.end() : match.end() + _GLANCE].lstrip(_OPENERS + "-–—•* ")
    if not following or following[0].islower():
        return False
    before = block[max(0, match.start("mark") - _GLANCE) : match.start("mark")]
    word = re.search(r"[^\s" + re.escape(_OPENERS) + r"]*$", before).group()  # type: ignore[union-attr]
    if not match.group("gap"):
        return word[-2:].islower() and word.isalpha() and re.match(r"\w+", following).group().lower() not in _DOMAINS  # type: ignore[union-attr]
    if match.group("mark") != ".":
        return True
    if word.casefold() in _TITLES or (word.casefold() in _MONTHS and following[0].isdigit()):
        return False
    if word.isdigit() and before.strip(_OPENERS + " ") == word:
        return False
    return not _is_initial(word, before, following)


def _is_initial(word: str, before: str, following: str) -> bool:
    """Whether a single capital and its point belong to a person's name: "J. K. Rowling", but not "vitamin C."."""
    if not re.fullmatch(r"(?:[A-Z]\.)*[A-Z]", word):
        return False
    previous = before[: len(before) - len(word)].split()
    after_name = not previous or previous[-1][0].isupper() or re.match(r"[A-Z]\.", following) is not None
    return following[0].isupper() and after_name


def _held_together(block: str) -> list[tuple[int, int]]:
    """Spans of quotations and brackets short enough to stay whole."""
    pairs = [r"“[^“”]*”", r"«[^«»]*»", r"\([^()]*\)"]
    if block.count('"') % 2 == 0:
        pairs.append(r'"[^"]*"')
    spans = (match.span() for pair in pairs for match in re.finditer(pair, block))
    return [(start, end) for start, end in spans if end - start <= _LONGEST_HELD_TOGETHER]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    if debris := _DEBRIS.match(text, start, end):
        start = debris.end()
    return start, start + len(text[start:end].rstrip())


def _says_something(text: str) -> bool:
    return any(character.isalnum() for character in text)
