"""The rules of colloquial Indonesian word formation: which formal word an informal one stands for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from retrieval.everyday import heard
from retrieval.lexicon import bundled_lexicon
from retrieval.stemming import SHORT_ROOTS, bundled_stemmer
from retrieval.words import data_lines, informal_forms, stem, stop_words

_SHORTEST, _LONGEST = 3, 24
_SHORTEST_ROOT = 4
_VOWELS = "aeiou"
_COMMON = 6
"""Words that so many everyday sentences have may be known by their consonants and what is left of their vowels."""
_CLEARLY = 3
"""How many times as common as the next one a word must be for that."""

_DRAWN_OUT = re.compile(r"([a-z])\1{2,}")
_DOUBLED_END = re.compile(r"(?<=[a-z]{3})([a-z])\1$")
_ROMAN = re.compile(r"[ivxlcdm]+")
_NYA = re.compile(r"(?P<word>[a-z]{4,})(?:n[yz]|nye|x)")
_PLURAL = re.compile(r"(?P<word>[a-z]{3,})2(?P<ending>nya|an)?")
_SHORTENED = re.compile(r"[^aeiou]{2}[a-z]{2,}")
"""Three letters may as well be somebody's abbreviation; the table has those that are not."""
_LAST_E = re.compile(r"e(?=[^aeiou]{1,2}$)")
_WORD = re.compile(r"\b[a-z]+\b")
_ACRONYM = re.compile(r"\b[A-Z]{2,6}\b")

_TAKE_I = frozenset(
    """
    ikut dekat datang teman obat milik hadap hormat cinta sakit marah sayang temu kurang tanda tangan sadar hindar lewat awas
    kenal bohong percaya suka harga mulai akhir jalan turut kunjung setuju lihat tonton cicip lindung masuk jauh
    """.split()
)
"""Roots that take both suffixes, or neither in the lexicon, and whose informal "-in" stands for "-i"."""

_PLACES = frozenset(
    """
    sekolah rumah kantor kampus pasar kota desa kampung luar dalam sini sana situ mana atas bawah depan belakang samping negara
    jalan toko warung masjid gereja bandara stasiun pantai gunung laut hutan kamar dapur
    """.split()
)
"""Words before which "ke" is the preposition, written without its space, and no prefix."""

_NAMES = frozenset("kediri kerinci kedah merangin anyer".split())
"""Places that look like informal forms."""

_NASAL = (
    # how an active verb begins, what of its root that swallowed, and how the root may go on
    ("nge", "", "abcdefghijklmnopqrstuvwyz"),
    ("ng", "k", "aeiou"),
    ("ng", "", "aeioughklr"),
    ("ny", "s", "aeiou"),
    ("ny", "c", "aeiou"),
    ("n", "t", "aeiou"),
    ("n", "", "cdjt"),
    ("m", "p", "aeiou"),
    ("m", "", "bp"),
)


@lru_cache(maxsize=10_000)
def formal_word(word: str) -> str | None:
    """The formal Indonesian for an informal form, both in lower case; `None` where no rule leads to a usual word.

    A formal word, or an English one, is never taken for an informal form.
    """
    if not _SHORTEST <= len(word) <= _LONGEST or not word.isascii() or word in _NAMES or _is_formal(word) or _is_english(word):
        return None
    return next((made for rule in _RULES for made in rule(word)), None)


def _is_formal(word: str) -> bool:
    root = stem(word, "id")
    return word in stop_words("id") or bundled_stemmer().knows(root) or bool(bundled_lexicon().english((root,)))


def _is_english(word: str) -> bool:
    return word in stop_words("en") or bool(bundled_lexicon().translations((stem(word, "en"),)))


def _usual(root: str) -> bool:
    """Whether this is a root that the lexicon has as a word, not a rare one by which a rule would only be misled."""
    return bundled_stemmer().knows(root) and bool(bundled_lexicon().english((root,)))


@cache
def _dictionary() -> frozenset[str]:
    """The Indonesian words of the lexicon as they are written."""
    return frozenset(word for line in data_lines("en_id.tsv") for word in _WORD.findall(line.partition("\t")[2]))


def _is_verb(root: str, suffixes: tuple[str, ...] = ("", "kan", "i")) -> bool:
    """Whether the lexicon has a verb of this root with one of these suffixes, or the one who does it."""
    return f"p{_active_form(root)[1:]}" in _dictionary() or any(_takes(root, suffix) for suffix in suffixes)


def _takes(root: str, suffix: str) -> bool:
    return not _dictionary().isdisjoint(prefixed + suffix for prefixed in (_active_form(root), f"di{root}", f"ter{root}"))


def _mended(word: str) -> str | None:
    """A whole word made formal: by the table, as it is if it is usual, or by a rule."""
    usual = word in stop_words("id") or _usual(stem(word, "id"))
    return informal_forms().get(word) or (word if usual else formal_word(word))


def _roots(bare: str) -> Iterator[str]:
    """The usual roots that may be meant by an informal spelling without affixes: "pinjem", "pake", "kalo", "ilang"."""
    by_table = informal_forms().get(bare, "")
    spellings = [bare, "" if by_table in stop_words("id") else by_table, _LAST_E.sub("a", bare)]
    if bare[-1:] in ("e", "o"):
        spellings.append(bare[:-1] + ("ai" if bare[-1] == "e" else "au"))
    if bare[:1] in _VOWELS:
        spellings.append("h" + bare)
    for spelling in dict.fromkeys(spellings):
        if (len(spelling) >= _SHORTEST_ROOT or spelling in SHORT_ROOTS) and _usual(spelling):
            yield spelling


def _drawn_out(word: str) -> Iterator[str]:
    """ "bangettt", "siapaaa", "okee": letters said long."""
    shorter = (_DRAWN_OUT.sub(r"\1", word), _DRAWN_OUT.sub(r"\1\1", word), _DOUBLED_END.sub(r"\1", _DRAWN_OUT.sub(r"\1", word)))
    yield from (made for one in dict.fromkeys(shorter) if one != word and (made := _mended(one)))
    if shorter[0] != word and len(shorter[0]) >= _SHORTEST and not _ROMAN.fullmatch(word):
        yield shorter[0]


def _with_nya(word: str) -> Iterator[str]:
    """ "rumahny", "rumahx", "temennye"."""
    if (match := _NYA.fullmatch(word)) and (made := _mended(match["word"])):
        yield made + "nya"


def _plural(word: str) -> Iterator[str]:
    """ "orang2", "temen2nya", "tweet2": any word said twice."""
    if match := _PLURAL.fullmatch(word):
        made = _mended(match["word"]) or match["word"]
        yield f"{made}-{made}{match['ending'] or ''}"


def _passive(word: str) -> Iterator[str]:
    """ "dijelasin", "dipinjem"."""
    if word.startswith("di"):
        yield from ("di" + made for made in _with_suffix(word[2:]))


def _accidental(word: str) -> Iterator[str]:
    """ "kebawa", "ketipu"; but "kesekolah" is two words."""
    if word.startswith("ke"):
        for root in _roots(word[2:]):
            if root in _PLACES:
                yield f"ke {root}"
            elif _is_verb(root):
                yield ("te" if root.startswith("r") else "ter") + root


def _active(word: str) -> Iterator[str]:
    """ "nyari", "mikirin", "ngejelasin": of the roots that may be meant, the most common one."""
    found: list[tuple[str, str]] = []
    for beginning, swallowed, goes_on in _NASAL:
        rest = word.removeprefix(beginning)
        if rest != word and rest[:1] in goes_on:
            stripped = _stripped(swallowed + rest)
            found += [(root, suffix) for root, suffix in stripped if _is_verb(root, ("kan", "i") if suffix else ("",))]
    if found:
        root, suffix = min(found, key=lambda one: bundled_stemmer().place(one[0]))
        yield _active_form(root) + suffix


def _commanding(word: str) -> Iterator[str]:
    """ "jelasin", "beliin"."""
    if word.endswith("in"):
        yield from _with_suffix(word)


def _spelt_as_said(word: str) -> Iterator[str]:
    """ "dateng", "rame", "cepetan"."""
    for bare, suffix in ((word, ""), (word.removesuffix("an"), "an")):
        if bare + suffix == word:
            yield from (root + suffix for root in _roots(bare) if root in heard("id"))


def _without_first_vowel(word: str) -> Iterator[str]:
    """ "brdiri", "crita": of the words with a vowel more, the most common one. Names, too, begin as "crita" does."""
    if not _SHORTENED.fullmatch(word) or _consonants(word) == word:
        return
    fuller = [word[0] + vowel + word[1:] for vowel in "eaiuo"]
    known = [(bundled_stemmer().place(root), one) for one in fuller if _usual(root := stem(one, "id"))]
    sayable = word[1] in "rlwy" and word[2] in _VOWELS
    yield from (one for _, one in sorted(known)[:1] if not sayable or stem(one, "id") in heard("id"))


def _without_vowels(word: str) -> Iterator[str]:
    """ "prnh", "klmt", "prmkan": the only or by far the most common word with these consonants, and vowels, in this order."""
    if not _SHORTENED.fullmatch(word) or word in _acronyms():
        return
    alike = _by_consonants().get(_consonants(word), ())
    fitting = [(times, one) for times, one in alike if len(one) > len(word) and _in_order(word, one)]
    if fitting and (len(fitting) == 1 or fitting[0][0] >= _CLEARLY * max(1, fitting[1][0])):
        yield fitting[0][1]


_RULES: tuple[Callable[[str], Iterator[str]], ...] = (
    _drawn_out,
    _plural,
    _with_nya,
    _without_first_vowel,
    _without_vowels,
    _passive,
    _active,
    _accidental,
    _commanding,
    _spelt_as_said,
)


def _stripped(bare: str) -> Iterator[tuple[str, str]]:
    """Usual roots with the formal suffix that goes with each."""
    yield from ((root, "") for root in _roots(bare))
    if bare.endswith("in"):
        yield from ((root, _formal_suffix(root)) for root in _roots(bare[:-2]))


def _formal_suffix(root: str) -> str:
    """What informal "-in" stands for."""
    only_i = _takes(root, "i") and not _takes(root, "kan")
    return "i" if only_i or root in _TAKE_I else "kan"


def _with_suffix(bare: str) -> Iterator[str]:
    yield from (root + suffix for root, suffix in _stripped(bare))


def _active_form(root: str) -> str:
    """A root with "me-", as formal Indonesian joins the two."""
    first, second = root[0], root[1:2]
    if first in "kpst" and second in _VOWELS:
        return {"k": "meng", "p": "mem", "s": "meny", "t": "men"}[first] + root[1:]
    nasal = next((nasal for nasal, sounds in (("ng", "aeioughk"), ("m", "bfvp"), ("n", "cdjzts")) if first in sounds), "")
    return f"me{nasal}{root}"


def _consonants(word: str) -> str:
    return "".join(letter for letter in word if letter not in _VOWELS)


def _in_order(letters: str, word: str) -> bool:
    """Whether these letters stand in the word in this order."""
    rest = iter(word)
    return all(letter in rest for letter in letters)


@cache
def _by_consonants() -> dict[str, list[tuple[int, str]]]:
    """Indonesian words by their consonants, each with how many everyday sentences have it, the most common first: of three

    consonants the common ones alone, of more all that the lexicon has.
    """
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for word, times in heard("id").items():
        if times >= _COMMON and _is_formal(word):
            found[_consonants(word)].append((times, word))
    for word in sorted(_dictionary()):
        if word not in heard("id") and len(_consonants(word)) > _SHORTEST:
            found[_consonants(word)].append((0, word))
    return found


@cache
def _acronyms() -> frozenset[str]:
    """Abbreviations in capitals that the lexicon has, in lower case, as hurried readers type them."""
    return frozenset(found.lower() for line in data_lines("en_id.tsv") for found in _ACRONYM.findall(line))
