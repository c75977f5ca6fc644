"""Indonesian stems: a word without its affixes, where what is left is a known root."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from importlib import resources

_SHORTEST_ROOT = 4
SHORT_ROOTS = frozenset(
    """
    aku uji isi adu acu aju cek tes bom cat las aba ada api asa elu emas esa ukur asa
    """.split()
)
"""Roots of three letters that really take affixes; any other root has four letters or more."""

_PARTICLE = re.compile(r"(?:lah|kah|tah|pun)$")
_POSSESSIVE = re.compile(r"(?:nya|ku|mu)$")

_IRREGULAR = {
    **dict.fromkeys("mengaku mengakui diakui pengakuan".split(), "aku"),
    **dict.fromkeys("mengajukan diajukan pengajuan".split(), "aju"),
    **dict.fromkeys("mengeluarkan pengeluaran".split(), "keluar"),
    **dict.fromkeys("mengesahkan disahkan pengesahan".split(), "sah"),
    **dict.fromkeys("menandatangani ditandatangani penandatanganan".split(), "tandatangan"),
    **dict.fromkeys("melanggar dilanggar pelanggaran pelanggar".split(), "langgar"),
    **dict.fromkeys("mengawasi diawasi pengawasan pengawas".split(), "awas"),
    **dict.fromkeys("merasa merasakan terasa perasaan dirasakan".split(), "rasa"),
}
"""Frequent words that the rules would take for another root's."""

_NASAL = (
    # the nasal's form, the sounds before which it stands, and the sounds that it swallows
    ("ny", "", "s"),
    ("nge", "bcdlprt", ""),
    ("ng", "aeioughkq", "k"),
    ("m", "bfvp", "pm"),
    ("n", "cdjtsz", "tn"),
    ("", "lrwymn", ""),
)
_VOWELS = "aeiou"


class IndonesianStemmer:
    """Strips affixes as Indonesian morphology allows them, and keeps the least stripped result that is a root.

    The affixes and their order are those of Nazief and Adriani ("Confix Stripping", 1996): particle, possessive, suffix,
    then up to three prefixes.
    """

    def __init__(self, roots: Sequence[str]) -> None:
        """`roots` in order: of two that a word may come from, as "mengubah" from "ubah" or "kubah", the earlier is meant."""
        self._roots = {root: place for place, root in enumerate(roots)}
        self.stem = lru_cache(maxsize=200_000)(self._stem)

    def knows(self, root: str) -> bool:
        """Whether this is one of the roots."""
        return root in self._roots

    def place(self, root: str) -> int:
        """The place of a root among all, from 0: the lower, the more common."""
        return self._roots[root]

    def _stem(self, word: str) -> str:
        if known := _IRREGULAR.get(word) or (word if word in self._roots else None):
            return known
        bare = self._without_clitics(word)
        for form in dict.fromkeys((word, *bare)):
            if form in self._roots:
                return form
            if best := self._best(form):
                return best
        return bare[-1] if bare else word

    def _best(self, form: str) -> str | None:
        found = [root for root in analyses(form) if root in self._roots]
        if not found:
            return None
        longest = max(found, key=len)
        rivals = [root for root in found if len(root) == len(longest) or root == longest[1:]]
        if longest not in form:
            rivals += [root for root in found if root in form]
        return min(rivals, key=self._roots.__getitem__)

    def _without_clitics(self, word: str) -> list[str]:
        forms = []
        for pattern in (_PARTICLE, _POSSESSIVE):
            shorter = pattern.sub("", word)
            if shorter != word and len(shorter) >= _SHORTEST_ROOT:
                word = shorter
                forms.append(word)
        return forms


def analyses(word: str) -> Iterator[str]:
    """What may be left of a word when its affixes are taken off, in every way that the language allows."""
    for stem, suffix in _suffixes(word):
        for rest in _prefixes(stem, suffix):
            if rest != word and (rest in SHORT_ROOTS or _may_be_root(rest)):
                yield rest


def _may_be_root(rest: str) -> bool:
    """Roots have two syllables at least; those that have one, as "bom", are listed."""
    return len(rest) >= _SHORTEST_ROOT and sum(letter in _VOWELS for letter in rest) >= 2


def _suffixes(word: str) -> Iterator[tuple[str, str]]:
    yield word, ""
    for suffix in ("kan", "an", "i"):
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            yield word[: -len(suffix)], suffix


def _prefixes(stem: str, suffix: str) -> Iterator[str]:
    """The stem without prefixes that go with its suffix; the bare stem only where the suffix may stand alone."""
    if suffix in ("an", "kan"):
        yield stem
    if suffix == "an":
        yield from _after(stem, "ke", _inner)
        yield from _after(stem, "pel", lambda rest: iter((rest, "l" + rest)))
    else:
        yield from _after(stem, "di", _inner)
        yield from _nasal(stem, "me")
        for prefix in ("memper", "member", "membel", "menter", "menye"):
            yield from _after(stem, prefix)
    if suffix == "kan":
        for prefix in ("mempe", "dipe"):
            yield from _after(stem, prefix)
    if suffix in ("", "an"):
        yield from _after(stem, "se")
        yield from _after(stem, "pe")
        for prefix in ("pember", "pembel", "penye"):
            yield from _after(stem, prefix)
    if suffix:
        yield from _after(stem, "per", lambda rest: iter((rest, *_ber(rest))))
    yield from _after(stem, "ter", lambda rest: iter((rest, *_after(rest, "per"))))
    yield from _after(stem, "te", lambda rest: iter((rest,) if rest[:1] == "r" and rest[1:2] in _VOWELS else ()))
    yield from _ber(stem)
    yield from _nasal(stem, "pe")


def _after(stem: str, prefix: str, then: Callable[[str], Iterator[str]] = lambda rest: iter((rest,))) -> Iterator[str]:
    """What `then` makes of the stem without this prefix; nothing if it has another."""
    return then(stem[len(prefix) :]) if stem.startswith(prefix) else iter(())


def _inner(rest: str) -> Iterator[str]:
    """After "ke-" or "di-": the rest as it is, or with one more prefix."""
    yield rest
    yield from _ber(rest)
    for prefix in ("per", "ter", "se", "ke"):
        yield from _after(rest, prefix)
    yield from _nasal(rest, "pe")


def _ber(stem: str) -> Iterator[str]:
    if stem.startswith("ber"):
        yield stem[3:]
        if stem[3:4] in tuple(_VOWELS):
            yield stem[2:]
        yield from _after(stem, "berke")
        yield from _after(stem, "berse")
        yield from _nasal(stem[3:], "pe")
    elif stem.startswith("bel"):
        yield stem[3:]
    elif stem.startswith("be"):
        yield stem[2:]


def _nasal(stem: str, prefix: str) -> Iterator[str]:
    """The stem without "me-" or "pe-" in the form that the first sound of the root gives it."""
    if not stem.startswith(prefix):
        return
    for nasal, before, swallowed in _NASAL:
        rest = stem[2:].removeprefix(nasal) if stem.startswith(nasal, 2) else ""
        if rest[:1] in before and rest[:2] not in ("ng", "ny"):
            yield rest
        if rest[:1] in _VOWELS:
            yield from (sound + rest for sound in swallowed)


@cache
def bundled_stemmer() -> IndonesianStemmer:
    """The stemmer with the roots that come with Saksi."""
    text = resources.files("retrieval").joinpath("data", "roots_id.txt").read_text(encoding="utf-8")
    return IndonesianStemmer([line for line in text.splitlines() if line and not line.startswith("#")])
