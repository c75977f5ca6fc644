"""What the bot says of the verdicts on a message's claims, in both languages: of the claims, never of who made them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from answering.checker import Check, Checked
from answering.judging import Verdict
from retrieval.articles import Language


class Told(StrEnum):
    """What is said around the verdicts."""

    HEADING = "heading"
    NOTHING_CLAIMED = "nothing_claimed"
    EMPTY = "empty"
    NO_TEXT = "no_text"
    LEFT_OUT = "left_out"
    RULES_ALONE = "rules_alone"
    BY_WHOM = "by_whom"
    NO_ARTICLES = "no_articles"


_TOLD: Mapping[Told, Mapping[Language, str]] = {
    Told.HEADING: {"id": "🔍 Kata artikel tentang pesan ini", "en": "🔍 What the articles say to this message"},
    Told.NOTHING_CLAIMED: {
        "id": "Pesan ini tidak memuat pernyataan yang bisa diperiksa dengan artikel.",
        "en": "This message makes no claim that could be checked against the articles.",
    },
    Told.EMPTY: {
        "id": "Pesan ini kosong, jadi tidak ada yang bisa diperiksa.",
        "en": "This message is empty: there is nothing to check.",
    },
    Told.NO_TEXT: {
        "id": "Pesan ini tidak berisi teks. Saya hanya bisa memeriksa tulisan, bukan gambar atau berkas.",
        "en": "This message has no text. I can only check what is written, not pictures or files.",
    },
    Told.LEFT_OUT: {
        "id": "Hanya bagian awal pesan yang diperiksa; {count} bagian lainnya tidak.",
        "en": "Only the first parts of the message were checked; {count} more were not.",
    },
    Told.RULES_ALONE: {
        "id": "Model bahasa ({judge}) sedang tidak bisa dipakai; aturan Saksi sendiri yang menilai.",
        "en": "The language model ({judge}) cannot be used at the moment; Saksi's own rules judged alone.",
    },
    Told.BY_WHOM: {"id": "kata {by}", "en": "says {by}"},
    Told.NO_ARTICLES: {
        "id": "Belum ada artikel di perpustakaan, jadi tidak ada yang bisa dipakai untuk memeriksa.",
        "en": "There are no articles in the library yet to check this against.",
    },
}

SIGNS: Mapping[Verdict, str] = {
    Verdict.SUPPORTED: "✔",
    Verdict.CONTRADICTED: "✘",
    Verdict.REPORTED: "≈",
    Verdict.ABSENT: "∅",
    Verdict.OPINION: "·",
    Verdict.QUESTION: "?",
}
"""They are told apart without colour, and never stand without their word."""

_WORDS: Mapping[Verdict, Mapping[Language, str]] = {
    Verdict.SUPPORTED: {"id": "Didukung artikel", "en": "Supported by the articles"},
    Verdict.CONTRADICTED: {"id": "Artikel mengatakan lain", "en": "The articles say otherwise"},
    Verdict.REPORTED: {"id": "Hanya dilaporkan", "en": "Only reported"},
    Verdict.ABSENT: {"id": "Tidak ada di artikel", "en": "Not in the articles"},
    Verdict.OPINION: {"id": "Pendapat, tidak diperiksa", "en": "An opinion, not checked"},
    Verdict.QUESTION: {"id": "Pertanyaan, tidak diperiksa", "en": "A question, not checked"},
}


def tell(what: Told, language: Language, **details: object) -> str:
    """The sentence for an occasion."""
    return _TOLD[what][language].format(**details)


def verdict_words(claim: Checked, language: Language) -> str:
    """The sign and the words of a verdict, and who reports what is only reported."""
    words = f"{SIGNS[claim.verdict]} {_WORDS[claim.verdict][language]}"
    return f"{words} ({tell(Told.BY_WHOM, language, by=claim.by)})" if claim.by else words


def remarks(check: Check) -> list[str]:
    """What a reader should know of how a check came about, where that was not as usual."""
    said = [] if check.articles else [tell(Told.NO_ARTICLES, check.language)]
    said += [tell(Told.LEFT_OUT, check.language, count=check.left_out)] if check.left_out else []
    return said + ([tell(Told.RULES_ALONE, check.language, judge=check.instead_of)] if check.instead_of else [])
