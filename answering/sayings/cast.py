"""Who is named in an article: persons and organisations, each under one name however it is shortened."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from answering.checking.statements import is_known
from answering.sayings.titles import OFFICE, ORGANISATION, PLACES, TERRITORIAL, TITLES
from retrieval.articles import Article
from retrieval.chunking import sentences
from retrieval.words import is_root, stem

Words = tuple[str, ...]

_WORD = r"[A-Z](?:[\w’'-]*\w|\.)?"
_RUN = re.compile(rf"(?<![\w@#]){_WORD}(?:(?: (?:bin|binti|van der|van|de|von|al|el|der|du))? {_WORD})*")
_LIKE_A_NAME = re.compile(r"[A-Z][a-z’'é]*(?:-[A-Z][a-z]+)?|[A-Z]\.|bin|binti|van|de|von|al|el|der|du|da")
"""A word of a person's name: no capital inside and no figure, as brands have them."""
_GENITIVE = re.compile(r"['’]s$")
_NOT_PART = frozenset(
    """
    namun menurut sementara selain setelah sebelum sebelumnya ketika saat untuk sebagai dengan pada dalam dan di ke
    dari meskipun padahal karena tapi tetapi bahkan selanjutnya kemudian lalu jika kalau bila sehingga oleh hal ini
    itu dia ia kata ujar tutur ucap kini hari saya kami kita mereka pihak terkait usai sejak hingga seperti bagi atas
    tak tidak bukan ada juga maka lantas pihaknya sosok selama akibat berdasarkan melalui lewat apalagi mengenai soal
    tentang berikut beberapa para seorang adapun demi guna agar dirinya demikian begitu rupanya ternyata sayangnya
    akhirnya diketahui the a in on at it he she they with but and for after when while his her its however meanwhile
    we i you this that these those as
    """.split()
)
"""Words that begin sentences, and are no part of the name that follows."""
_DAYS = frozenset(
    """
    senin selasa rabu kamis jumat sabtu minggu ahad januari februari maret april mei juni juli agustus september
    oktober november desember monday tuesday wednesday thursday friday saturday sunday january february march may june
    july august october wib wita
    """.split()
)
_ALIAS = re.compile(
    r"(?P<full>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)+)\s*"
    r"(?:\((?P<short>[A-Z][\w’' -]{1,24})\)|,? (?:yang |who is )?(?:kerap |akrab |biasa |sering |widely |better )*(?:disapa"
    r"|dipanggil|known as) (?P<called>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)"
    r"| (?:alias|atau|a\.k\.a\.) (?P<other>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*))"
)
_MARKED = 1.5
_PLAINLY = 2
"""The company of an article is named so many times as often as any other."""
_SHORTEST = 4
_GLANCE = 120
"""Characters before a name that are looked at for its title."""


class Kind(StrEnum):
    """What a party is."""

    PERSON = "person"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody whom an article names: a person, or an organisation, a state, a group."""

    name: str
    """As fully as the article gives it."""
    kind: Kind


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch `start:end` of a text that names a party."""

    start: int
    end: int
    words: Words
    titled: bool
    """Whether a title or an office stands right before the name."""


class Cast:
    """The parties of one article."""

    def __init__(self, article: Article) -> None:
        self._parties: dict[Words, Party | None] = {}
        self._language = article.language
        runs = [run for sentence in sentences(article) for run in _RUN.finditer(sentence.text)]
        self._inner = {word for run in runs if not _begins_a_sentence(run) for word in run.group().split()}
        begun = [run.group().split() for run in runs if _begins_a_sentence(run)]
        self._inner.update(word for words in begun for word in words[1:])
        self._begin = {run.group().split()[0] for run in runs if not _begins_a_sentence(run)}
        self._inner.update(words[0] for words in begun if len(words) > 1 and words[1] not in self._begin)
        found = [mention for sentence in sentences(article) for mention in self.mentions(sentence.text)]
        self._titled = {mention.words for mention in found if mention.titled}
        self._lone = Counter(mention.words[0] for mention in found if len(mention.words) == 1)
        shortened = [self._without_a_place(mention) for mention in found]
        self._full = self._written_out(shortened, found)
        self._aliases = dict(self._called_otherwise(article))
        self.counts = Counter(party.name for mention in found if (party := self.who(mention.words)))
        self.organisations = self._most_named(article)
        self.company = self._plainly_about(article)

    def who(self, words: Words) -> Party | None:
        """The party that these words name; `None` where they may name several."""
        if words not in self._parties:
            self._parties[words] = self._named(words)
        return self._parties[words]

    def _named(self, words: Words) -> Party | None:
        words = self._aliases.get(words, words)
        if longer := [full for full in self._full if _within(words, full)]:
            widest = max(longer, key=len)
            return _person(widest) if all(_within(full, widest) for full in longer) else None
        cut = next((full for full in self._full if _within(full, words) or _shortens(words, full)), None)
        return _person(cut) if cut else Party(" ".join(words), _kind(words))

    def call(self, words: Words, party: Party) -> None:
        """These words mean this party from now on."""
        self._aliases.setdefault(words, tuple(party.name.split()))
        self._parties.clear()

    def named_in(self, text: str) -> list[tuple[Mention, Party]]:
        """Whom a text names, in order."""
        return [(mention, party) for mention in self.mentions(text) if (party := self.who(mention.words))]

    @property
    def people(self) -> list[str]:
        """The names of those whom the article writes out as people, in order."""
        return [" ".join(words) for words in self._full]

    def mentions(self, text: str) -> list[Mention]:
        """The names in a text, without the common words that have a capital only because a sentence begins with them."""
        return [shorter for mention in mentions(text) if (shorter := self._without_a_common_word(mention))]

    def is_person(self, party: Party) -> bool:
        """Whether the article writes the party out as a person, by two names at least."""
        return party.kind is Kind.PERSON and (tuple(party.name.split()) in self._full)

    def is_titled(self, party: Party) -> bool:
        """Whether a title or an office stands before the name somewhere."""
        return party.kind is Kind.PERSON and tuple(party.name.split()) in self._titled

    def is_surely_a_person(self, party: Party) -> bool:
        """Whether it also calls them by an office, or by one name alone, as is done with people."""
        words = tuple(party.name.split())
        titled = any(_within(one, words) or _within(words, one) for one in self._titled)
        return self.is_person(party) and (titled or any(word in self._lone for word in words))

    def _without_a_common_word(self, mention: Mention) -> Mention | None:
        """ "Unggahan Musk" is Musk, and "Sumber" nobody, unless it has its capital elsewhere too."""
        first, *rest = mention.words
        plain = first.lower()
        if first in self._inner or plain in OFFICE or plain in ORGANISATION or not self._is_common(plain):
            return mention
        if rest and rest[0] not in self._begin:
            return mention
        return replace(mention, start=mention.start + len(first) + 1, words=tuple(rest)) if rest else None

    def _is_common(self, plain: str) -> bool:
        return is_known(plain, "en") if self._language == "en" else is_root(stem(plain, "id"))

    def _without_a_place(self, mention: Mention) -> Words:
        """ "Bupati Belu Willy Lay" is Willy Lay where the article calls him "Willy"."""
        words = mention.words
        if mention.titled and len(words) > 2:
            return words[max((place for place, word in enumerate(words[:-1]) if word in self._lone), default=0) :]
        return words

    def _written_out(self, shortened: Sequence[Words], found: Sequence[Mention]) -> list[Words]:
        """The names of persons that have two words at least; "Twitter Musk" is none after "Elon Musk"."""
        full: dict[Words, None] = {}
        first_of: dict[str, str] = {}
        for words, mention in zip(shortened, found, strict=True):
            if len(words) < 2 or not _may_be_a_person(words, titled=mention.titled):
                continue
            first = first_of.setdefault(words[-1], words[0])
            if words[0] == first or words[0] not in self._lone:
                full.setdefault(words)
        return list(full)

    def _called_otherwise(self, article: Article) -> Iterator[tuple[Words, Words]]:
        for match in _ALIAS.finditer(article.text):
            full = mentions(match["full"])
            short = match["short"] or match["called"] or match["other"]
            if full and short and full[-1].words in self._full and short.upper() != short and short.lower() not in PLACES:
                yield tuple(short.split()), full[-1].words

    def _plainly_about(self, article: Article) -> str | None:
        """The organisation that the article is about: named in its title, and far more often than any other."""
        named = [name for name in self.organisations if name in article.title][:1]
        others = [self.counts[name] for name in self.organisations if name not in named]
        return next((name for name in named if self.counts[name] >= _PLAINLY * max(others, default=0)), None)

    def _most_named(self, article: Article) -> list[str]:
        """The organisations by how often they are named, the title's counting more."""
        every = {mention.words for sentence in sentences(article) for mention in self.mentions(sentence.text)}
        parties = {party for words in every if (party := self.who(words)) and party.kind is Kind.ORGANISATION}
        weight = {party.name: self.counts[party.name] * (_MARKED if party.name in article.title else 1) for party in parties}
        return sorted(weight, key=lambda name: (-weight[name], name))


@lru_cache(maxsize=1_000)
def cast(article: Article) -> Cast:
    """Who is named in an article."""
    return Cast(article)


@lru_cache(maxsize=5_000)
def mentions(text: str) -> list[Mention]:
    """The stretches of a text that are written as names, without titles, offices and words that begin sentences."""
    return [mention for run in _RUN.finditer(text) if (mention := _mention(text, run))]


def _begins_a_sentence(run: re.Match[str]) -> bool:
    """Whether a run has its first capital for standing first in a sentence or a quotation."""
    return re.search(r"[\w,)]\s*$", run.string[max(0, run.start() - 3) : run.start()]) is None


def _mention(text: str, run: re.Match[str]) -> Mention | None:
    words = list(re.finditer(r"\S+", run.group()))
    plain = [word.group().lower().strip(".,") for word in words]
    start, end, titled = 0, len(words), _title_before(text, run.start())
    while start < end and plain[start] in _NOT_PART:
        start += 1
    titles = [place for place in range(start, end) if plain[place] in TITLES]
    if titles and (titles[-1] < end - 1 or end - start == len(titles)):
        start, titled = titles[-1] + 1, True
    if titled:
        offices = [place for place in range(start, end) if _is_office(words[place].group())]
        if offices and (offices[-1] < end - 1 or len(offices) == end - start):
            start = offices[-1] + 1
        if start == end - 1 and start > 0 and plain[start - 1] in TERRITORIAL:
            return None
    while end > start and plain[end - 1] in _DAYS:
        end -= 1
    if start == end:
        return None
    stop = words[end - 1].end()
    stop -= len(genitive.group()) if (genitive := _GENITIVE.search(run.group()[:stop])) else 0
    name = run.group()[words[start].start() : stop]
    return Mention(run.start() + words[start].start(), run.start() + stop, tuple(name.replace(",", "").split()), titled)


def _title_before(text: str, start: int) -> bool:
    """Whether a title in small letters stands right before a name: "gelandang Arsenal Joe Willock"."""
    before = re.search(r"([\w-]+)(?:[.]? | (?:[A-Z]\w+[ ,]+){1,6}dan )$", text[max(0, start - _GLANCE) : start])
    return before is not None and before.group(1).lower() in TITLES


def _is_office(word: str) -> bool:
    plain = word.lower().strip(".,")
    return plain in OFFICE or plain in PLACES or (len(word) > 1 and word.isupper() and word.isalpha())


def _may_be_a_person(words: Words, *, titled: bool) -> bool:
    if not all(map(_LIKE_A_NAME.fullmatch, words)) or any(word.lower() in ORGANISATION for word in words):
        return False
    if any(word.lower() in _DAYS for word in words) or all(word.lower() in PLACES for word in words):
        return False
    return titled or not all(is_root(stem(word.lower(), "id")) for word in words)


def _kind(words: Words) -> Kind:
    """A single name is a person's if it looks like one; what has inner capitals, figures or an organisation's word is none."""
    if any(word.lower() in ORGANISATION or word.lower() in PLACES for word in words):
        return Kind.ORGANISATION
    return Kind.PERSON if all(map(_LIKE_A_NAME.fullmatch, words)) else Kind.ORGANISATION


def _person(words: Words) -> Party:
    return Party(" ".join(words), Kind.PERSON)


def _within(words: Words, full: Words) -> bool:
    """Whether the words stand in a name side by side, or are its first and last: "Sandiaga Uno" in "Sandiaga Salahudin Uno"."""
    if len(words) > 1 and (words[0], words[-1]) == (full[0], full[-1]) and set(words) <= set(full):
        return True
    return any(full[start : start + len(words)] == words for start in range(len(full) - len(words) + 1))


def _shortens(words: Words, full: Words) -> bool:
    """ "Sandi" is "Sandiaga Uno"."""
    return len(words) == 1 and len(words[0]) >= _SHORTEST and full[0].startswith(words[0])
