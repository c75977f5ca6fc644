"""What is being asked: the language, the kind of answer, and a follow-up made self-contained."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import lru_cache

from answering.answers import Courtesy
from retrieval.articles import Language
from retrieval.informal import formal
from retrieval.language import language_of
from retrieval.lexicon import Lexicon
from retrieval.query import Query, query
from retrieval.words import words

BORROWED_WEIGHT = 0.5
"""What a concept counts that a follow-up borrows from the question before it."""

_FEW_CONCEPTS = 1


class AnswerType(Enum):
    """The kind of thing that answers a question."""

    PERSON = auto()
    TIME = auto()
    AMOUNT = auto()
    PLACE = auto()
    REASON = auto()
    DEFINITION = auto()
    MANNER = auto()
    YES_OR_NO = auto()
    OVERVIEW = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Question:
    """A reader's question, read."""

    text: str
    language: Language
    answer_type: AnswerType
    query: Query
    courtesy: Courtesy | None = None
    follows: Question | None = None
    """The question that this one leans on, where it cannot be understood alone."""

    @property
    def plain_text(self) -> str:
        """The question in lower case and formal spelling, as patterns look at it."""
        return _pointed(self.text, self.language)

    @property
    def own_text(self) -> str:
        """What is asked, as it is looked for, without the questions before it."""
        return self.query.text.removeprefix(self.follows.query.text).strip() if self.follows else self.query.text

    @property
    def names_anything(self) -> bool:
        """Whether there is anything to look for."""
        return bool(self.query.concepts)


_PLACES = "kota|negara|provinsi|kabupaten|kecamatan|desa|pulau|benua|daerah|wilayah|tempat"
_FIRST = r"^(?:(?!\b(?:what|which|who|whom|whose|when|where|why|how)\b).)*\b"
"""Only the first of such words asks: "What did he say when …", "What of those who …"."""

_TYPES: dict[Language, tuple[tuple[AnswerType, str], ...]] = {
    "id": (
        (
            AnswerType.OVERVIEW,
            r"^\W*(?:(?:tolong|coba|bisa) )?(?:ringkas(?:kan|an)?|rangkum(?:kan|an)?|simpulkan)\b"
            r"|\b(?:artikel|berita|tulisan) (?:ini|itu|tersebut|nya)?\s*(?:ini )?"
            r"(?:tentang|soal|mengenai|membahas|bercerita) (?:\w+ )?apa\b"
            r"|\b(?:apa )?isi(?:nya)? (?:dari )?(?:artikel|berita|tulisan)\b|\bapa yang dibahas\b",
        ),
        (
            AnswerType.TIME,
            r"\bkapan(?:kah)?\b|\b(?:tahun|tanggal|bulan|jam|pukul|hari) (?:berapa|apa|keberapa)(?:kah)?\b|\bsejak kapan\b",
        ),
        (AnswerType.AMOUNT, r"\bberapa(?:kah)?\b|\bseberapa\b|\bsebesar apa\b"),
        (AnswerType.PERSON, r"\bsiapa(?:kah)?\b(?! itu (?!yang\b))|\btokoh mana\b"),
        (AnswerType.PLACE, rf"\b(?:di|ke|dari) ?(?:(?:{_PLACES}) )?mana(?:kah)?\b|\blokasi\b"),
        (
            AnswerType.REASON,
            r"\b(?:mengapa|kenapa)(?:kah)?\b|\balasan|\bpenyebab|\bapa sebab|\bapa yang (?:membuat|menyebabkan)\b",
        ),
        (
            AnswerType.DEFINITION,
            r"\bapa(?:kah)? (?:itu|arti|definisi|pengertian|kepanjangan)\b|\bapa(?:kah)? yang di ?maksud(?:kan)?\b"
            r"|\bsiapa(?:kah)? itu\b|\bitu apa\b|\bsingkatan (?:dari )?apa\b",
        ),
        (AnswerType.MANNER, r"\bbagaimana(?:kah)?\b"),
        (AnswerType.YES_OR_NO, r"^\W*(?:apakah|apa (?:benar|betul)|benarkah|betulkah|\w{3,}kah)\b"),
    ),
    "en": (
        (
            AnswerType.OVERVIEW,
            r"^\W*(?:please |can you |could you )*(?:summari[sz]e|sum up|give (?:me )?(?:a |an )?(?:summary|overview)|tl;?dr)\b"
            r"|\bwhat(?:'s|’s| is| does) (?:the|this|that) (?:article|story|news|text|report)(?: all)? (?:about|say|saying)\b",
        ),
        (AnswerType.TIME, rf"{_FIRST}when\b|\b(?:what|which) (?:year|date|day|month|time)\b|\bsince when\b|\bhow long ago\b"),
        (
            AnswerType.AMOUNT,
            rf"{_FIRST}how (?:much|many|large|big|long|old|often|tall|high|deep|far|wide|heavy|fast)\b"
            r"|\bwhat (?:amount|sum|price|percentage)\b"
            r"|^\W*what(?:'s|’s| is| was| are| were)\b.*\b(?:salary|wage|price|cost|fee|net worth|budget|revenue|income|age|"
            r"population|percentage|number|total|amount|size|height|weight|length|speed|score)\b",
        ),
        (
            AnswerType.PERSON,
            rf"{_FIRST}who(?:m|se|'s|’s)?\b|\b(?:what|which) (?:person|people|man|woman|founder|executives?)\b",
        ),
        (AnswerType.PLACE, rf"{_FIRST}where\b|\bin (?:what|which) (?:place|city|country)\b"),
        (AnswerType.REASON, rf"{_FIRST}why\b|\breasons?\b|\bwhat (?:caused|led|made)\b|\bhow come\b"),
        (
            AnswerType.DEFINITION,
            r"^\W*what(?:'s|’s| is| are) (?:an? |the )?[\w-]+\W*$|\bwhat does .+ (?:mean|stand for)\b",
        ),
        (AnswerType.MANNER, rf"{_FIRST}how\b"),
        (AnswerType.YES_OR_NO, r"^\W*(?:do|does|did|is|are|was|were|has|have|had|can|could|will|would|should)\b"),
    ),
}

_FRAMING: dict[AnswerType, frozenset[str]] = {
    AnswerType.TIME: frozenset("tahun tanggal bulan hari jam pukul waktu year date day month time".split()),
    AnswerType.AMOUNT: frozenset(
        "jumlah jumlahnya total besar besarnya banyak banyaknya nilai nilainya amount sum number".split()
    ),
    AnswerType.PLACE: frozenset(f"{_PLACES}|letak|terletak|lokasi|berlokasi|berada|located|place|city|country".split("|")),
    AnswerType.DEFINITION: frozenset(
        "bahasa dimaksud dimaksudkan maksud maksudnya arti artinya pengertian pengertiannya singkatan kepanjangan "
        "kepanjangannya definisi mean meaning stand".split()
    ),
    AnswerType.REASON: frozenset("alasan alasannya penyebab penyebabnya sebab reason reasons".split()),
    AnswerType.YES_OR_NO: frozenset("benar betul true correct right".split()),
}
"""Words that say what kind of answer is wanted, and are not looked for."""

_LANGUAGES = re.compile(r"\b(?:bahasa |(?<=in ))(?P<name>indonesia|inggris|indonesian|english)\b")

_COURTESIES: tuple[tuple[Courtesy, str], ...] = (
    (
        Courtesy.THANKS,
        r"(?:oke? )?(?:terima kasih|terimakasih|makasih|makasi|trims|thanks(?! to\b)|thank you|thx|ty|tq|thankyou)\b.*",
    ),
    (Courtesy.GOODBYE, r"(?:sampai jumpa|selamat tinggal|dadah?|bye|goodbye|good night|see you|sampai nanti)\b.*"),
    (
        Courtesy.ABOUT_THE_BOT,
        r"(?:siapa (?:kamu|anda|lu|lo|dirimu|namamu|nama kamu)|(?:kamu|anda|lu|lo) (?:itu )?(?:siapa|apa|bot apa)|who are you|"
        r"what are you|what(?:'s| is) your name|what can you do|apa yang (?:bisa|dapat) (?:kamu|anda) (?:lakukan|bantu)|"
        r"(?:kamu|anda) (?:bisa|dapat) apa|bisa apa(?: saja)?|apa kamu (?:bot|robot|manusia)|"
        r"are you (?:a )?(?:bot|human|robot|real))",
    ),
    (
        Courtesy.GREETING,
        r"(?:halo|hallo|hai|hi|hello|hey|hei|pagi|siang|sore|malam|selamat (?:pagi|siang|sore|malam|datang)|permisi|tes|test|"
        r"assalamualaikum|good (?:morning|afternoon|evening|day)|apa kabar|how are you(?: doing)?|punten|p|ping)",
    ),
)
_ADDRESS = r"(?:\s+(?:saksi|bot|kak|min|gan|bro|sis|semua|semuanya|everyone|all|there|ya|dong|apa kabar|how are you))*"

_TELL: dict[Language, re.Pattern[str]] = {
    "id": re.compile(
        r"^\W*(?:tolong |coba |mohon )?(?:jelaskan|jelasin|sebutkan|sebutin|ceritakan|ceritain|apa|apakah|yang mana)\b"
    ),
    "en": re.compile(r"^\W*(?:please )?(?:explain|describe|name|list|tell me|what|which)\b"),
}
"""How a request to be told something begins."""

_LEANING: dict[Language, re.Pattern[str]] = {
    "id": re.compile(
        r"\b(?:dia|ia|beliau|mereka|itu|ini|tersebut|tadi|begitu|demikian|situ|sana)\b|\b\w{3,}nya\b|^\W*(?:lalu|terus|dan|kalau|trus|tapi)\b"
    ),
    "en": re.compile(
        r"\b(?:he|she|it|they|him|her|them|his|its|their|theirs|that|this|those|these|there|then)\b"
        r"|^\W*(?:and|so|but|what about|how about)\b"
    ),
}


def read(text: str, *, lexicon: Lexicon, history: Sequence[str] = (), default_language: Language = "id") -> Question:
    """The question as it is to be answered, with the questions before it, oldest first."""
    question = _read_alone(text, lexicon, default_language)
    for earlier in history[-1:]:
        before = read(earlier, lexicon=lexicon, history=history[:-1], default_language=default_language)
        question = _read_alone(text, lexicon, before.language)
        if not question.courtesy and not before.courtesy and leans(question):
            return _following(question, before)
    return question


def asks(text: str) -> bool:
    """Whether a text that nobody in particular is addressed by is a question: by its mark, its words, or its asking to tell."""
    language = language_of(text)
    return (
        "?" in text or answer_type_of(text, language) is not AnswerType.OTHER or _TELL[language].search(text.lower()) is not None
    )


def leans(question: Question) -> bool:
    """Whether a question points at something said before it, or names too little to be understood alone."""
    if len(question.query.concepts) <= _FEW_CONCEPTS:
        return True
    return _LEANING[question.language].search(question.plain_text) is not None


@lru_cache(maxsize=100)
def _pointed(text: str, language: Language) -> str:
    return formal(text.lower()) if language == "id" else text.lower()


def _read_alone(text: str, lexicon: Lexicon, default_language: Language) -> Question:
    language = language_of(text, default=default_language)
    answer_type = answer_type_of(text, language)
    whole = query(text, language, lexicon)
    framing = _framing(answer_type, text)
    sought = tuple(concept for concept in whole.concepts if concept.text not in framing)
    if answer_type is AnswerType.PERSON and sought and all(concept.name and not concept.known for concept in sought):
        answer_type = AnswerType.DEFINITION  # "Siapa Sam Altman?" asks who that is, not for another name
    return Question(text, language, answer_type, replace(whole, concepts=sought or whole.concepts), courtesy_of(text))


def _framing(answer_type: AnswerType, text: str) -> frozenset[str]:
    """Words of the question that only say what kind of answer is wanted, the language of a meaning among them."""
    framing = _FRAMING.get(answer_type, frozenset())
    if answer_type is not AnswerType.DEFINITION:
        return framing
    return framing.union(*((found.group(), found["name"]) for found in _LANGUAGES.finditer(text.lower())))


def _following(question: Question, before: Question) -> Question:
    """The follow-up with the earlier question's concepts, which count for less."""
    own = {naming.phrase for concept in question.query.concepts for naming in concept.namings[:1]}
    borrowed = tuple(
        replace(concept, weight=concept.weight * BORROWED_WEIGHT)
        for concept in before.query.concepts
        if concept.namings[0].phrase not in own
    )
    joined = Query(f"{before.query.text} {question.query.text}", question.language, question.query.concepts + borrowed)
    return replace(question, query=joined, follows=before)


@lru_cache(maxsize=20_000)
def answer_type_of(text: str, language: Language) -> AnswerType:
    """The kind of answer that a question asks for, by its wording alone."""
    asked = _pointed(text, language)
    return next((kind for kind, pattern in _TYPES[language] if re.search(pattern, asked)), AnswerType.OTHER)


def courtesy_of(text: str) -> Courtesy | None:
    said = " ".join(word.plain for word in words(text))
    for courtesy, pattern in _COURTESIES:
        if re.fullmatch(pattern + _ADDRESS, said):
            return courtesy
    return None
