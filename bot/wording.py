"""Every sentence that the bot itself says, in Indonesian and English."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from answering.answers import Answered, Citation, Courtesy, Outcome, Reason
from answering.voices import Voice
from bot.occasions import Say as Say
from bot.sentences import SENTENCES
from retrieval.articles import Language

_DECLINED: Mapping[Reason, Mapping[Language, str]] = {
    Reason.NOT_IN_ARTICLES: {
        "id": "Artikel tidak menjawab pertanyaan itu.",
        "en": "The articles do not answer that.",
    },
    Reason.NOTHING_VERIFIED: {
        "id": "Saya tidak menemukan jawaban yang terbukti dari artikel.",
        "en": "I found no answer that the articles bear out.",
    },
    Reason.NO_ARTICLES: {
        "id": "Belum ada artikel di perpustakaan. Tambahkan dengan: saksi articles add BERKAS",
        "en": "There are no articles in the library yet. Add some with: saksi articles add FILE",
    },
    Reason.UNCLEAR: {
        "id": "Saya tidak menangkap pertanyaannya. Sebutkan siapa atau apa yang ingin diketahui.",
        "en": "I could not make out the question. Name whom or what you want to know about.",
    },
}

_COURTESIES: Mapping[Courtesy, Mapping[Language, str]] = {
    Courtesy.GREETING: {
        "id": "Halo! Tanyakan saja apa yang ingin Anda ketahui dari artikelnya.",
        "en": "Hello! Ask me what you would like to know from the articles.",
    },
    Courtesy.THANKS: {"id": "Sama-sama! Silakan bertanya lagi.", "en": "You're welcome! Ask me anything else."},
    Courtesy.GOODBYE: {"id": "Sampai jumpa!", "en": "Goodbye!"},
    Courtesy.ABOUT_THE_BOT: {
        "id": "Saya Saksi, bot yang menjawab pertanyaan tentang artikel berita hanya dengan kalimat artikel itu sendiri.",
        "en": "I am Saksi, a bot that answers questions about news articles, only with the articles' own sentences.",
    },
}

_VOICES: Mapping[Voice, Mapping[Language, str]] = {
    Voice.NARRATION: {"id": "", "en": ""},
    Voice.REPORT: {"id": "artikel meneruskan sebuah laporan", "en": "the article relays a report"},
    Voice.PERSON: {"id": "artikel meneruskan ucapan seseorang", "en": "the article relays somebody's words"},
}


_PROGRESS = (Say.SEARCHING, Say.WRITING, Say.CHECKING, Say.WAITING)


def is_progress(text: str) -> bool:
    """Whether a message only says that an answer is on its way."""
    return any(text.startswith(sentence[:2]) for what in _PROGRESS for sentence in SENTENCES[what].values())


def say(what: Say, language: Language, **details: object) -> str:
    """The sentence for an occasion."""
    return SENTENCES[what][language].format(**details)


def declined(reason: Reason, language: Language, courtesy: Courtesy | None = None) -> str:
    """What is said instead of an answer."""
    return _COURTESIES[courtesy][language] if courtesy else _DECLINED[reason][language]


def nobody_meant(typed: str, names: Sequence[str], language: Language, *, several: bool) -> str:
    """What is said where it is not plain which person is meant."""
    listed = ", ".join(names)
    if several:
        return say(Say.SEVERAL_CALLED, language, person=typed, names=listed)
    shown = " ".join(typed.split())
    shown = shown if len(shown) <= _LONGEST_NAME else f"{shown[:_LONGEST_NAME]}…"
    found = [say(Say.NOBODY_CALLED, language, person=shown)]
    return " ".join([*found, *([say(Say.NAMES_LIKE_IT, language, names=listed)] if names else [])])


def said_when(when: date | None, language: Language) -> str:
    """A day in words, as "23 Maret 2023"; empty for none."""
    if when is None:
        return ""
    return f"{when.day} {_MONTHS[language].split()[when.month - 1]} {when.year}"


_LONGEST_NAME = 60
"""Characters of a typed name that are said again."""
_MONTHS: Mapping[Language, str] = {
    "id": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
    "en": "January February March April May June July August September October November December",
}


def notes(outcome: Outcome) -> list[str]:
    """What a reader should know of how an answer came about, where that was not as usual."""
    language = outcome.language
    found = [say(Say.STOOD_IN, language, writer=outcome.instead_of)] if outcome.instead_of else []
    if isinstance(outcome, Answered) and outcome.withheld:
        found.append(say(Say.WITHHELD, language, count=outcome.withheld))
    if isinstance(outcome, Answered) and outcome.cut_short:
        found.append(say(Say.CUT_SHORT, language))
    return found


def voice(citation: Citation, language: Language) -> str:
    """How a citation is marked that is not the article's own narration; empty for its narration."""
    return say(Say.WORDS_OF, language, speaker=citation.speaker) if citation.speaker else whose_voice(citation.voice, language)


def whose_voice(whose: Voice, language: Language) -> str:
    """The same where it is not known whose words they are."""
    return _VOICES[whose][language]
