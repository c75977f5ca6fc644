"""Which names of an article are people's."""

from __future__ import annotations

import re
from functools import lru_cache

from retrieval.articles import Article
from retrieval.chunking import sentences
from retrieval.words import stop_words

_NAME = re.compile(r"\b[A-Z][\w'’-]*[a-z][\w'’-]*(?: (?:(?:bin|binti|van|de|von|al) )?[A-Z][\w'’.-]*)*(?<!['’-])")
_PLAIN = re.compile(r"[A-Z][a-z'’.-]*(?:-[A-Z][a-z]+)?|[a-z]+")
"""A word of a person's name: no capital inside and no figure, as brands have them."""

_BEFORE_A_NAME = frozenset(
    """
    ai agi gpt ceo pada dalam dan di ke dari meskipun padahal perusahaan dilaporkan beberapa ironisnya tidak hal ini itu
    dia ia mereka nirlaba laporan poros menurut namun sementara selain setelah sebelum ketika saat untuk sebagai
    dengan the a an in on at it he she they with mr mrs ms dr prof ir pak bu pendiri ketua presiden menteri direktur kepala
    gubernur bupati wali founder president chairman chief director minister
    """.split()
)
_ORGANISATION = frozenset(
    """
    limited partnership inc corp ltd llc tbk pt cv bank universitas university institut institute kementerian ministry
    partai party komisi dewan badan polda polres pemerintah kota kabupaten provinsi jalan group company indonesia jakarta
    """.split()
)


def names(text: str) -> list[re.Match[str]]:
    """The stretches of a text that are written as names, without the words that often stand before one."""
    found = []
    for match in _NAME.finditer(text):
        shorter = _without_what_stands_before(match)
        if shorter is not None:
            found.append(shorter)
    return found


@lru_cache(maxsize=500)
def people(article: Article) -> frozenset[str]:
    """The words of the names that some sentence writes out as a person's: two words at least, none of them a brand's.

    "Twitter Musk" is none after "Elon Musk", where "Twitter" stands alone elsewhere.
    """
    written = [name.group().split() for sentence in sentences(article) for name in names(sentence.text)]
    alone = {name[0] for name in written if len(name) == 1}
    found: set[str] = set()
    first_of: dict[str, str] = {}
    for name in (name for name in written if len(name) > 1):
        first = first_of.setdefault(name[-1], name[0])
        another = name[0] != first and name[0] in alone
        if not another and all(map(_PLAIN.fullmatch, name)) and not _ORGANISATION & set(map(str.lower, name)):
            found.update(name)
    return frozenset(found)


def is_person(name: str, known: frozenset[str]) -> bool:
    """Whether a name, or a surname alone, is one of the people that the article writes out."""
    return all(word in known for word in name.split())


def _without_what_stands_before(match: re.Match[str]) -> re.Match[str] | None:
    start = match.start()
    for word in match.group().split():
        if word.lower().strip(".") not in _BEFORE_A_NAME | stop_words("id"):
            return re.compile(_NAME).match(match.string, start, match.end())
        start = match.string.index(word, start) + len(word) + 1
    return None
