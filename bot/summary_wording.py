"""What is said around summaries, in Indonesian and English: headings, dates, styles, notes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from answering.answers import Answered, Declined, Reason
from answering.extractive_writer import ExtractiveWriter
from answering.summarising.parts import PartKind
from answering.summarising.styles import Style
from answering.summarising.summariser import Summary
from answering.summarising.when import When
from bot.wording import Say, declined, notes, said_when, say
from retrieval.articles import Language


def title(summary: Summary) -> str:
    """What is summed up: an article's title, or how many articles."""
    articles = summary.articles
    if len(articles) == 1:
        return f"“{articles[0].title}”"
    return say(Say.SEVERAL_ARTICLES, summary.outcome.language, count=len(articles))


def summary_heading(summary: Summary) -> str:
    """What stands above a summary."""
    told = isinstance(summary.outcome, Answered) and summary.outcome.writer != ExtractiveWriter.name
    return say(Say.SUMMARY_TOLD if told else Say.SUMMARY_HEADING, summary.outcome.language, title=title(summary))


def no_summary(summary: Summary) -> str:
    """Why there is no summary."""
    outcome = summary.outcome
    if isinstance(outcome, Declined) and outcome.reason is Reason.NOTHING_VERIFIED and summary.style in _NOTHING:
        return " ".join([say(_NOTHING[summary.style], outcome.language), *summary_notes(summary)])
    return declined(outcome.reason, outcome.language) if isinstance(outcome, Declined) else ""


def summary_notes(summary: Summary) -> list[str]:
    """What a reader should know of how a summary came about, where that was not as usual."""
    undated = [say(Say.LACKS_DAY, summary.outcome.language)] if summary.lacks_day else []
    return [*notes(summary.outcome), *undated]


def stretch(when: When, language: Language) -> str:
    """When something was, in words: "2018", "Maret 2023", "26 Maret 2023", "9–15 September 2019", "Januari–Maret 2023"."""
    first, last = when.first, when.last
    if when.is_year:
        return str(first.year)
    if when.is_day:
        return said_when(first, language)
    if when.is_long or when.is_month:
        ends = [_month_and_year(first, language), _month_and_year(last, language)]
    else:
        ends = [said_when(first, language), said_when(last, language)]
    if ends[0] == ends[1]:
        return ends[0]
    if not when.is_long and (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{ends[1]}"
    return "–".join([ends[0].removesuffix(f" {last.year}"), ends[1]]) if when.is_long else " – ".join(ends)


def _month_and_year(given: date, language: Language) -> str:
    return said_when(given, language).partition(" ")[2]


def part_heading(kind: PartKind, name: str, when: When | None, language: Language) -> str:
    """What stands above a part of a summary; empty where nothing needs to."""
    if when is not None:
        return stretch(when, language)
    if kind is PartKind.ARTICLE and name:
        return f"“{name}”"
    wording = _PARTS.get(kind)
    if wording is None or (kind is PartKind.PARAGRAPH and not name):
        return ""
    plural = "s" if language == "en" and "–" in name else ""
    return wording[language].format(name=name, plural=plural)


_PARTS: Mapping[PartKind, Mapping[Language, str]] = {
    PartKind.PARAGRAPH: {"id": "Paragraf {name}", "en": "Paragraph{plural} {name}"},
    PartKind.PERSON: {"id": "{name}", "en": "{name}"},
    PartKind.SIDE: {"id": "Menurut {name}", "en": "According to {name}"},
    PartKind.REPORT: {"id": "Menurut laporan yang diteruskan artikel", "en": "According to the report that the article relays"},
    PartKind.ARTICLE: {"id": "Kata artikelnya sendiri", "en": "In the article's own voice"},
}

STYLES: Mapping[Style, Mapping[Language, str]] = {
    Style.BRIEF: {
        "id": "singkat: tiga kalimat yang paling mewakili",
        "en": "brief: the three sentences that carry most",
    },
    Style.DETAILED: {"id": "rinci: kalimat terpenting tiap paragraf", "en": "detailed: what carries each paragraph"},
    Style.TIMELINE: {
        "id": "lini masa: peristiwa menurut tanggal, dengan gambar",
        "en": "timeline: events by date, with a picture",
    },
    Style.PEOPLE: {"id": "tokoh: siapa disebut, dan apa katanya", "en": "people: who is named, and what they say"},
    Style.SIDES: {"id": "pihak: apa kata masing-masing pihak", "en": "sides: what each party says"},
}
"""The styles of summaries as a reader chooses among them."""

_NOTHING = {Style.TIMELINE: Say.NO_EVENTS, Style.PEOPLE: Say.NOBODY_NAMED}
"""Why a summary in a style is empty although there are articles."""


def style_names(language: Language) -> list[str]:
    """The styles' names alone."""
    return [wording[language].partition(":")[0] for wording in STYLES.values()]


def style_called(typed: str) -> Style | None:
    """The style that has this name in either language."""
    named = {wording[language].partition(":")[0]: style for style, wording in STYLES.items() for language in wording}
    return named.get(typed.replace("-", " ")) or {"lini": Style.TIMELINE, "linimasa": Style.TIMELINE}.get(typed)
