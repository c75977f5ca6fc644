"""Whether the names of a claim stand in its evidence. They are compared to the letter, never by likeness."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from answering.checking.alignment import Alignment
from answering.checking.grounds import Grounds, aliases, name_pairs, name_runs, points_less
from answering.checking.meanings import TRANSLATED
from answering.checking.numerals import is_part_of_name
from answering.checking.statements import Term, is_known, proper_words

_ROUNDING = 0.01
_IDENTIFIER = re.compile(r"[^\W\d_]*-?\d+(?:-?[^\W\d_]+)?")


def names_a_stranger(alignment: Alignment, grounds: Grounds) -> bool:
    """Whether the claim has a name, or a designation such as "GPT-4", that its evidence neither says nor means."""
    if any(identifier not in _identifiers(grounds) for identifier in _own_identifiers(alignment.claim.text)):
        return True
    if not points_less(alignment.claim.text, grounds.text) and _repeats(alignment):
        return True
    return bool(strangers(alignment, grounds))


def strangers(alignment: Alignment, grounds: Grounds) -> list[Sequence[Term]]:
    """The names of the claim that its evidence neither says nor means."""
    return [run for run in name_runs(alignment.claim) if not _is_meant(run, alignment, grounds)]


def _repeats(alignment: Alignment) -> bool:
    """Whether a name stands more often in the claim than in the evidence, which has another one in its place."""
    claimed = Counter(term.plain for term in alignment.claim.terms if term.name)
    given = Counter(term.plain for term in alignment.evidence.terms if term.name)
    unused = [plain for plain in given if plain not in {term.plain for term in alignment.claim.terms}]
    return bool(unused) and any(number > given[plain] > 0 for plain, number in claimed.items())


def _is_meant(run: Sequence[Term], alignment: Alignment, grounds: Grounds) -> bool:
    meant = grounds.antecedents if points_less(alignment.claim.text, grounds.text) else frozenset()
    said = [term for term in run if is_said(term, alignment, grounds) or term.plain in meant]
    missing = [term for term in run if term not in said]
    if not missing:
        return True
    pairs = frozenset(pair for article in grounds.articles for pair in name_pairs(article))
    while completed := [term for term in missing if _completes(term, said, pairs)]:
        said += completed
        missing = [term for term in missing if term not in completed]
    return not missing


def is_said(term: Term, alignment: Alignment, grounds: Grounds) -> bool:
    """Whether the cited sentences, or the names that they abbreviate, have this word."""
    evidence = grounds.said.stems | (grounds.translation.stems if grounds.translation else frozenset())
    if term.plain in evidence or alignment.weight(term) > TRANSLATED - _ROUNDING:
        return True
    if not term.name or any(short in evidence for short in _ABBREVIATED.get(term.plain, ())):
        return True
    if alignment.claim.language == "en" and any(base in evidence for base in _bases(term.plain)):
        return True
    if alignment.claim.language == "en" and is_known(term.plain, "en") and term.plain not in proper_words():
        return True
    if (written := _SHORT_TITLES.get(term.plain)) and set(written.split()) <= evidence:
        return True
    return any(
        (term.plain in written_out and short in evidence) or (term.plain == short and written_out <= evidence)
        for article in grounds.articles
        for short, written_out in aliases(article).items()
    )


def _bases(plain: str) -> set[str]:
    """What an English name may be the plural of, or the adjective of a country: "Tunisian" of "Tunisia"."""
    found = {plain[:-1]} if plain.endswith("s") and len(plain) > 4 else set()
    for ending in ("n", "an", "ian", "nian", "ese", "i", "ish"):
        stem = plain.removesuffix(ending)
        if stem != plain and len(stem) > 3:
            found |= {stem, stem + "a", stem + "ia"}
    return found


_SHORT_TITLES = {
    "dirut": "direktur utama",
    "sekjen": "sekretaris jenderal",
    "ketum": "ketua umum",
    "wapres": "wakil presiden",
    "wagub": "wakil gubernur",
    "wabup": "wakil bupati",
    "menkeu": "menteri keuangan",
    "menlu": "menteri luar negeri",
    "menkes": "menteri kesehatan",
    "mendag": "menteri perdagangan",
    "menhub": "menteri perhubungan",
    "kadis": "kepala dinas",
    "pemprov": "pemerintah provinsi",
    "pemkot": "pemerintah kota",
    "pemkab": "pemerintah kabupaten",
}
"""Titles and offices as newspapers shorten them."""


_ABBREVIATED = {
    **dict.fromkeys(("us", "usa", "american", "america"), ("as", "amerika")),
    "as": ("us", "usa", "america", "american"),
    "uk": ("inggris",),
    "eu": ("ue", "eropa"),
    "un": ("pbb",),
    "pbb": ("un",),
}
"""Short names that have another one in the other language."""


def _completes(term: Term, said: Sequence[Term], pairs: frozenset[tuple[str, str]]) -> bool:
    """Whether the article writes this word beside one that the evidence has, as a part of the same name."""
    return any(
        (other.plain, term.plain) in pairs if other.place < term.place else (term.plain, other.plain) in pairs
        for other in said
        if abs(other.place - term.place) == 1
    )


def _own_identifiers(text: str) -> set[str]:
    """Letters and figures that are one name, in one spelling: "GPT-4" is "gpt4"."""
    found = set()
    for match in _IDENTIFIER.finditer(text):
        figures = re.search(r"\d+", match.group())
        if figures and is_part_of_name(text, match.start() + figures.start(), match.start() + figures.end()):
            found.add(match.group().replace("-", "").lower())
    return found


def _identifiers(grounds: Grounds) -> set[str]:
    return _own_identifiers(grounds.text) | _own_identifiers(grounds.translation.text if grounds.translation else "")
