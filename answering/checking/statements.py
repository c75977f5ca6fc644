"""A text as the terms of which its statements are made: stems, what is a name, and where a clause ends."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from answering.checking.amounts import Amount, amounts
from retrieval.articles import Language
from retrieval.lexicon import bundled_lexicon
from retrieval.words import data_lines, is_root, stem, stop_words, words


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a statement."""

    place: int
    """Its number among the terms, from 0."""
    plain: str
    stem: str
    start: int
    end: int
    capital: bool
    initial: bool
    """It begins a sentence or a quotation, so that its capital letter says nothing."""
    content: bool
    """It says something of its own: no function word and no part of an amount."""
    clause: int
    name: bool
    """It is written as a name, and no dictionary has it as a plain word of that spelling."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A text in one language, read."""

    text: str
    language: Language
    terms: tuple[Term, ...]
    amounts: tuple[Amount, ...]

    @property
    def content(self) -> list[Term]:
        """The terms that say something of their own."""
        return [term for term in self.terms if term.content]

    @property
    def stems(self) -> frozenset[str]:
        """All stems and plain words."""
        return frozenset(word for term in self.terms for word in (term.stem, term.plain))

    def spaced(self, first: Term, last: Term) -> str:
        """The text between two terms."""
        return self.text[first.end : last.start]


_CONTENT_ALL_THE_SAME = frozenset(
    """
    benar betul tertawa terjadi sebagian sendiri several concerning
    """.split()
)
"""Stop words of the search that say something in a claim."""

_NO_CONTENT = frozenset(
    """
    buah orang ekor para si sang hal cara pihak seorang salah berjumlah sebesar sebanyak mencapai sebesar bernama berada
    dengan secara yaitu adalah serta agar soal usai kala saat para sih nggak gak enggak ga nya lah ujar kata ucap tutur
    make made do get got go went come put set give take say said says told tell according report reportedly reports s
    called named namely also then well new mr mrs ms one thing way total totalling people person us
    somewhat quite slightly greatly extremely highly deal meaning mean meant used reached reach worth valued senilai
    seharga sebanyak bernilai berjumlah
    akibatnya keperluan tujuan maksud purpose semestinya mestinya sepatutnya praktis ikut turut tokoh figure figures jam pukul
    setidaknya sedikitnya minimal maksimal lumayan begitu kini sekarang dulu dahulu now currently today at-least number
    nomor satunya
    wanted want wants supposed due owing run runs given giving gives
    kembali again usah wib wita wit pula pun
    translated translation terjemahan diterjemahkan
    whereas whereby therefrom thereby hence thus nevertheless nonetheless
    time bin lalu lagi maupun tepat exactly precisely just even still yet later earlier ago back
    bakal udah biar buat cuma aja banget punya perlu butuh jadi bagi doang kayak emang gitu tapi ama sama bikin
    gara pas memang mah
    katanya konon kabarnya bilang kompak allegedly apparently dulunya tadinya mulanya sempat sempet pernah once ever
    kali sebut disebut pihaknya lainnya lain other another such like via amid upon among together bersama
    """.split()
)
"""Words so light that a claim may have them of its own."""

TITLES = frozenset(
    """
    ceo presiden ketua direktur menteri gubernur bupati walikota pendiri kepala wakil pelatih kapten manajer sekretaris
    kapolda kapolres
    kapolri jenderal pengacara penyanyi aktor artis pemain penyerang bek kiper pembalap petinju hakim jaksa terdakwa
    tersangka korban saksi
    president chairman chairwoman director minister governor regent mayor founder co-founder cofounder head deputy coach
    captain manager
    secretary chief general lawyer singer actor actress player striker defender goalkeeper rider judge prosecutor
    defendant suspect victim
    witness cto cfo coo peneliti researcher
    """.split()
)
"""Words that stand before the name of a person who is or does this."""

_BREAKS = frozenset(
    """
    dan tetapi tapi namun sedangkan sementara karena sebab sehingga ketika saat setelah sesudah sebelum yang bahwa agar untuk
    meski meskipun
    walau walaupun padahal serta lalu kemudian jika kalau bila sambil seraya hingga
    and but while whereas because when after before which that who whom whose so although though if then until
    """.split()
)
_SENTENCE_START = re.compile(r"(?:^|[.!?:;…]['\"”’)]*\s+|[“\"‘(]\s*|\n\s*)$")


@lru_cache(maxsize=4_000)
def statement(text: str, language: Language) -> Statement:
    """A text as its terms and amounts."""
    found = amounts(text, language)
    taken = [(amount.start, amount.end) for amount in found if not amount.weak]
    terms: list[Term] = []
    clause, end = 0, 0
    for word in words(text):
        if not word.plain:
            continue
        gap = text[end : word.start]
        clause += bool(terms) and (word.plain in _BREAKS or re.search(r"[,;:.!?()–—]", gap) is not None)
        inside = any(start < word.end and word.start < stop for start, stop in taken)
        initial = _SENTENCE_START.search(text[max(0, word.start - 6) : word.start]) is not None
        terms.append(
            Term(
                place=len(terms),
                plain=word.plain,
                stem=stem(word.plain, language),
                start=word.start,
                end=word.end,
                capital=word.capital,
                initial=initial,
                content=not inside and _says_something(word.plain, language),
                clause=clause,
                name=word.capital and not inside and _is_name(text[word.start : word.end], word.plain, language, initial=initial),
            )
        )
        end = word.end
    return Statement(text, language, tuple(terms), found)


def _is_name(written: str, plain: str, language: Language, *, initial: bool) -> bool:
    """Whether a word with a capital letter is a name: "US" is one, "I" is not, "The" at the beginning is not."""
    if plain in stop_words(language):
        return len(written) > 1 and written.isupper()
    return not initial or plain in proper_words() or not is_known(plain, language)


@cache
def proper_words() -> frozenset[str]:
    """The single words that the lexicon writes with a capital letter, and never without: "Apple" beside "apel".

    Its English side is not looked at, for that is written small throughout.
    """
    translations = (translation for line in data_lines("en_id.tsv") for translation in line.split("\t")[1].split("; "))
    entries = [words(translation) for translation in translations]
    single = [entry[0] for entry in entries if len(entry) == 1]
    return frozenset(word.plain for word in single if word.capital) - {word.plain for word in single if not word.capital}


@lru_cache(maxsize=50_000)
def is_known(plain: str, language: Language) -> bool:
    """Whether a dictionary has this as a plain word of the language."""
    if plain in stop_words(language) or plain in _NO_CONTENT:
        return True
    lexicon, own = bundled_lexicon(), stem(plain, language)
    if language == "en":
        return bool(lexicon.translations((own,)))
    return is_root(own) or bool(lexicon.english((own,)))


def _says_something(plain: str, language: Language) -> bool:
    if plain in _CONTENT_ALL_THE_SAME:
        return True
    light = plain in stop_words(language) or plain in _NO_CONTENT or (len(plain) < 2 and not plain.isdigit())
    return not light
