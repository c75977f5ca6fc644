"""What is said around summaries, in Indonesian and English: headings, dates, styles, notes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from answering.answers import Answered, Declined, Reason
from answering.extractive_writer import ExtractiveWriter
from answering.summarising.parts import PartKind, Section
from answering.summarising.styles import Style
from answering.summarising.summariser import Summary
from answering.summarising.timeline import assumed_day
from answering.summarising.when import When
from bot.wording import Say, declined, notes, said_when, say
from retrieval.articles import Language


class Told(StrEnum):
    """What is said around the parts."""

    OWN_SENTENCES = "own_sentences"
    TRANSLATED = "translated"
    WHEN_SAID = "when_said"
    AS_REPORTED = "as_reported"
    COUNTED_FROM = "counted_from"
    TIMELINE = "timeline"
    NO_EVENTS = "no_events"
    NOBODY_NAMED = "nobody_named"
    LACKS_DAY = "lacks_day"
    MORE_EVENTS = "more_events"
    PICTURE_OF = "picture_of"
    PICTURE_FAILED = "picture_failed"
    PICTURE_FORBIDDEN = "picture_forbidden"
    PICTURE_WRITTEN = "picture_written"
    UNKNOWN_STYLE = "unknown_style"


_TOLD: Mapping[Told, Mapping[Language, str]] = {
    Told.OWN_SENTENCES: {"id": ", dengan kalimat artikelnya sendiri", "en": ", in the article's own sentences"},
    Told.TRANSLATED: {
        "id": ", dengan kalimat artikelnya sendiri (diterjemahkan dari bahasa Inggris)",
        "en": ", in the article's own sentences (translated from Indonesian)",
    },
    Told.WHEN_SAID: {"id": "tanggal pernyataan atau laporannya", "en": "when this was said or reported"},
    Told.AS_REPORTED: {"id": "menurut laporan", "en": "as reported"},
    Told.COUNTED_FROM: {
        "id": "Artikel tidak menyebutkan hari terbitnya; “hari Kamis” dan sejenisnya dihitung dari {day}, tanggal di dalamnya.",
        "en": "The article does not say when it is from; weekdays and the like are counted from {day}, the date in it.",
    },
    Told.TIMELINE: {"id": "Lini masa", "en": "Timeline"},
    Told.NO_EVENTS: {
        "id": "Tidak ada tanggal di artikel itu yang dapat dipastikan.",
        "en": "There is no date in there that can be told for certain.",
    },
    Told.NOBODY_NAMED: {
        "id": "Tidak ada tokoh di artikel itu yang dapat dipastikan.",
        "en": "There is nobody in there who can be told for certain.",
    },
    Told.LACKS_DAY: {
        "id": "Tanggal seperti “kemarin” atau “pekan lalu” tidak dimuat untuk artikel yang tidak menyebutkan hari terbitnya.",
        "en": "Dates such as “yesterday” or “last week” are left out where an article does not say when it is from.",
    },
    Told.MORE_EVENTS: {"id": "+{count} peristiwa lain dalam teks", "en": "+{count} more in the text"},
    Told.PICTURE_OF: {"id": "Gambar lini masa {title}: {events}", "en": "Picture of the timeline of {title}: {events}"},
    Told.PICTURE_FAILED: {
        "id": "Gambar lini masa tidak dapat dibuat; isinya sama dengan teks ini.",
        "en": "The picture of the timeline could not be drawn; it would have said what this text says.",
    },
    Told.PICTURE_FORBIDDEN: {
        "id": "Gambar lini masa tidak disertakan: saya tidak diizinkan melampirkan berkas di sini.",
        "en": "The picture of the timeline is left out: I may not attach files here.",
    },
    Told.PICTURE_WRITTEN: {"id": "Gambar: {file}", "en": "Picture: {file}"},
    Told.UNKNOWN_STYLE: {
        "id": "Tidak ada gaya ringkasan “{style}”. Yang ada: {styles}.",
        "en": "There is no style of summary “{style}”. There are: {styles}.",
    },
}

_HEADINGS: Mapping[Style, Mapping[Language, str]] = {
    Style.BRIEF: {"id": "Ringkasan {title}", "en": "Summary of {title}"},
    Style.DETAILED: {"id": "Ringkasan rinci {title}", "en": "Detailed summary of {title}"},
    Style.TIMELINE: {"id": "Lini masa {title}", "en": "Timeline of {title}"},
    Style.PEOPLE: {"id": "Tokoh dalam {title}", "en": "People in {title}"},
    Style.SIDES: {"id": "Pihak-pihak dalam {title}", "en": "The sides in {title}"},
}


def tell(what: Told, language: Language, **details: object) -> str:
    """The sentence for an occasion."""
    return _TOLD[what][language].format(**details)


def title(summary: Summary) -> str:
    """What is summed up: an article's title, or how many articles."""
    articles = summary.articles
    if len(articles) == 1:
        return f"“{articles[0].title}”"
    return say(Say.SEVERAL_ARTICLES, summary.outcome.language, count=len(articles))


def summary_heading(summary: Summary) -> str:
    """What stands above a summary: its style, what is summed up, and whose sentences these are."""
    outcome = summary.outcome
    heading = _HEADINGS[summary.style][outcome.language].format(title=title(summary))
    if not isinstance(outcome, Answered) or outcome.writer != ExtractiveWriter.name:
        return f"{heading}:"
    translated = all(claim.translated_by for claim in outcome.claims)
    return f"{heading}{tell(Told.TRANSLATED if translated else Told.OWN_SENTENCES, outcome.language)}:"


def no_summary(summary: Summary) -> str:
    """Why there is no summary."""
    outcome = summary.outcome
    if isinstance(outcome, Declined) and outcome.reason is Reason.NOTHING_VERIFIED and summary.style in _NOTHING:
        return " ".join([tell(_NOTHING[summary.style], outcome.language), *summary_notes(summary)])
    return declined(outcome.reason, outcome.language) if isinstance(outcome, Declined) else ""


def summary_notes(summary: Summary) -> list[str]:
    """What a reader should know of how a summary came about, where that was not as usual."""
    language = summary.outcome.language
    found = [*notes(summary.outcome), *([tell(Told.LACKS_DAY, language)] if summary.lacks_day else [])]
    if summary.style is Style.TIMELINE and (assumed := assumed_day(summary.articles)):
        found.append(tell(Told.COUNTED_FROM, language, day=said_when(assumed, language)))
    return found


def stretch(when: When, language: Language) -> str:
    """When something was, in words: "2018", "Maret 2023", "26 Maret 2023", "9–15 September 2019", "Januari–Maret 2023"."""
    first, last = when.first, when.last
    if when.is_years:
        return str(first.year) if when.is_year else f"{first.year}–{last.year}"
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


def with_weekday(when: When, language: Language) -> str:
    """The same, a single day with its day of the week, so that "hari Kamis" can be found in it."""
    name = stretch(when, language)
    return f"{_WEEKDAYS[language].split()[when.first.weekday()]}, {name}" if when.is_day else name


_WEEKDAYS: Mapping[Language, str] = {
    "id": "Senin Selasa Rabu Kamis Jumat Sabtu Minggu",
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
}


def _month_and_year(given: date, language: Language) -> str:
    return said_when(given, language).partition(" ")[2]


def part_heading(section: Section, language: Language) -> str:
    """What stands above a part of a summary; empty where nothing needs to."""
    kind, name = section.kind, section.name
    if section.when is not None:
        said = f" ({tell(Told.WHEN_SAID, language)})" if section.of_saying else ""
        return f"{with_weekday(section.when, language)}{said}"
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

_NOTHING = {Style.TIMELINE: Told.NO_EVENTS, Style.PEOPLE: Told.NOBODY_NAMED}
"""Why a summary in a style is empty although there are articles."""


def style_names(language: Language) -> list[str]:
    """The styles' names alone."""
    return [wording[language].partition(":")[0] for wording in STYLES.values()]


def style_called(typed: str) -> Style | None:
    """The style that has this name in either language."""
    named = {wording[language].partition(":")[0]: style for style, wording in STYLES.items() for language in wording}
    return named.get(typed.replace("-", " ")) or {"lini": Style.TIMELINE, "linimasa": Style.TIMELINE}.get(typed)
