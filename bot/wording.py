"""Every sentence that the bot itself says, in Indonesian and English."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from answering.answers import Courtesy, Reason
from answering.voices import Voice
from retrieval.articles import Language


class Say(StrEnum):
    """What the bot says, by occasion."""

    ANSWER_HEADING = "answer_heading"
    FOREIGN_ANSWER_HEADING = "foreign_answer_heading"
    SUMMARY_HEADING = "summary_heading"
    RELATED = "related"
    SOURCES = "sources"
    PLACE = "place"
    SENTENCE_BEFORE = "sentence_before"
    IN_ENGLISH = "in_english"
    WELCOME = "welcome"
    HELP = "help"
    NO_SOURCES_YET = "no_sources_yet"
    UNKNOWN_COMMAND = "unknown_command"
    EMPTY_QUESTION = "empty_question"
    FAREWELL = "farewell"


_SENTENCES: Mapping[Say, Mapping[Language, str]] = {
    Say.ANSWER_HEADING: {"id": "Menurut artikel:", "en": "The article says:"},
    Say.FOREIGN_ANSWER_HEADING: {
        "id": "Menurut artikel (dalam bahasa Inggris):",
        "en": "The article says (in Indonesian):",
    },
    Say.SUMMARY_HEADING: {
        "id": "Ringkasan {title}, dengan kalimat artikelnya sendiri:",
        "en": "Summary of {title}, in the article's own sentences:",
    },
    Say.RELATED: {
        "id": "Yang paling dekat di artikel, tetapi bukan jawaban:",
        "en": "The nearest thing in the articles, which is not an answer:",
    },
    Say.SOURCES: {"id": "Sumber", "en": "Sources"},
    Say.PLACE: {"id": "{title}, paragraf {paragraph}", "en": "{title}, paragraph {paragraph}"},
    Say.SENTENCE_BEFORE: {"id": "kalimat sebelumnya, sebagai konteks", "en": "the sentence before, for context"},
    Say.IN_ENGLISH: {"id": "Dalam bahasa Inggris", "en": "In English"},
    Say.WELCOME: {
        "id": "Tanyakan apa saja tentang {articles}. Saya menjawab hanya dengan kalimat artikelnya.",
        "en": "Ask anything about {articles}, in Indonesian or English. I answer only with the articles' own sentences.",
    },
    Say.HELP: {
        "id": "/summary  ringkasan   /sources  kutipan jawaban terakhir   /help  bantuan   /quit  keluar",
        "en": "/summary  summary   /sources  quotations of the last answer   /help  help   /quit  leave",
    },
    Say.NO_SOURCES_YET: {
        "id": "Jawaban terakhir tidak memuat kutipan. Ajukan dulu sebuah pertanyaan.",
        "en": "The last answer had no quotations. Ask a question first.",
    },
    Say.UNKNOWN_COMMAND: {
        "id": "Perintah {command} tidak dikenal. /help menampilkan semua perintah.",
        "en": "There is no command {command}. /help shows them all.",
    },
    Say.EMPTY_QUESTION: {"id": "Pertanyaannya kosong.", "en": "The question is empty."},
    Say.FAREWELL: {"id": "Sampai jumpa!", "en": "Goodbye!"},
}

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


def say(what: Say, language: Language, **details: object) -> str:
    """The sentence for an occasion."""
    return _SENTENCES[what][language].format(**details)


def declined(reason: Reason, language: Language, courtesy: Courtesy | None = None) -> str:
    """What is said instead of an answer."""
    return _COURTESIES[courtesy][language] if courtesy else _DECLINED[reason][language]


def voice(whose: Voice, language: Language) -> str:
    """How a citation is marked that is not the article's own narration; empty for its narration."""
    return _VOICES[whose][language]
