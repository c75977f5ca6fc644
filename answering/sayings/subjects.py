"""Who speaks, read off the words beside a verb of saying."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from answering.sayings.cast import Cast, Kind, Mention, Words
from answering.tables import SAYINGS


class How(Enum):
    """How a speaker is named."""

    NAME = auto()
    BACK = auto()
    """By a word that means somebody who was named before: "dia", "he"."""
    AGAIN = auto()
    """By one that means whoever spoke last: "-nya", "dia juga"."""
    CALLED = auto()
    """By another name for somebody who was named before: "pria yang disapa X itu"."""
    COMPANY = auto()
    """By "perusahaan itu": the one that the article is about."""
    OFFICE = auto()
    """By an office whose holder the article names elsewhere: "CEO Tesla"."""
    SAME = auto()
    """Not at all: whoever the same sentence has just let speak."""
    NOBODY = auto()
    """By no name, or by several: "seorang warga", "laporan itu"."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Who is said to speak, as far as one sentence tells, and where its words end."""

    how: How
    words: Words = ()
    end: int = 0


AGAIN = Subject(How.AGAIN)
BACK = Subject(How.BACK)
NOBODY = Subject(How.NOBODY)
SAME = Subject(How.SAME)

_BACK = re.compile(r"[^\w\u25aa]*(?:dia|ia|beliau|he|she)(?:\s+(?:juga|lagi|pun|sendiri))?[^\w\u25aa]*", re.IGNORECASE)
_AGAIN = re.compile(r"\b(?:juga|pun|kembali|lantas|kemudian|lagi|also|then)\b")
_COMPANY = re.compile(r"[^\w\u25aa]*(?:perusahaan|(?-i:the) (?:company|firm))(?:\s+(?:itu|tersebut|ini))?\W*", re.IGNORECASE)
_CALLED = re.compile(r"\b(?:disapa|dipanggil|bernama|known as|named)\s+(?=[A-Z])")
_SEVERAL = re.compile(r"\s(?:dan|serta|and|bersama)\s")
_POINTS = re.compile(r"(?:itu|ini|tersebut|\w+nya)\s+$")
_THERE = re.compile(r"(?:itu|ini|tersebut)\s+$")
_WHERE = re.compile(r"\s(?:di|pada|dari)\s[A-Z][\w ]*(?=,)")
"""Where somebody is who is named after that: "seorang pegiat di Pabuaran, Ardiansyah"."""
_MOST_WORDS = 14


def subject_after(text: str, start: int, cast: Cast) -> Subject:
    """Who is named from `start` on, as after "kata"."""
    stop = SAYINGS.pattern("stop").search(text, start)
    end = stop.start() if stop else len(text)
    part = text[start:end]
    if _BACK.fullmatch(part):
        return Subject(How.AGAIN, end=end)
    found = _read(part, cast)
    if found.how is not How.NAME and (where := _WHERE.match(text, end)):
        end = where.end()
    comma = text[end : end + 1] == ","
    if comma and (found.how is not How.NAME or not _is_written_out(found.words, cast)) and _wants_a_name(part):
        following = SAYINGS.pattern("stop").search(text, end + 1)
        stop_there = following.start() if following else len(text)
        apposed = _read(text[end + 1 : stop_there], cast)
        if apposed.how is How.NAME and (_is_written_out(apposed.words, cast) or found.how is not How.NAME):
            return Subject(How.NAME, apposed.words, stop_there)
    return Subject(found.how, found.words, end)


def subject_before(text: str, start: int, end: int, cast: Cast) -> tuple[Subject, int]:
    """Who is named right before a verb that begins at `end`, in a clause from `start` on; and where that clause begins."""
    before = text[start:end]
    adverbs = SAYINGS.pattern("adverb").search(before + (" " if not before.endswith(" ") else ""))
    kept = before[: adverbs.start()] if adverbs else before
    last_word = re.search(r"([\w-]+)\W*$", before)
    if last_word and SAYINGS.has(last_word.group(1), "not_said"):
        return NOBODY, start
    *earlier, last = kept.split(",")
    offset = start + len(kept) - len(last)
    if not last.strip():
        return _apposed(earlier, cast), start
    joins = list(SAYINGS.pattern("join").finditer(last))
    if joins:
        join = joins[-1]
        word, rest = join["word"].lower(), last[join.end() :]
        if SAYINGS.has(word, "nesting"):
            return NOBODY, start
        if not rest.strip():
            return (SAME if SAYINGS.has(word, "goes_on") else NOBODY), offset + join.start()
        found = _clause_subject(rest, cast)
        if found.how is not How.NOBODY:
            first = cast.mentions(last[: join.start()])
            if word in ("dan", "serta", "and") and found.how is How.NAME and first and first[-1].end == join.start():
                return NOBODY, start
            return _again(found, before), offset + join.start()
    return _again(_clause_subject(last, cast), before), offset


def _again(found: Subject, before: str) -> Subject:
    return AGAIN if found.how is How.BACK and _AGAIN.search(before) else found


def leading_subject(text: str, cast: Cast) -> Subject:
    """Whom a clause is about that begins with a name and goes on with a verb: "Altman akhirnya menanggapi …"."""
    rest = SAYINGS.pattern("connectives").sub("", text).strip()
    match = SAYINGS.pattern("first_verb").search(rest)
    return _read(SAYINGS.pattern("adverb").sub("", rest[: match.start()] + " ").strip(), cast) if match else NOBODY


def _apposed(segments: list[str], cast: Cast) -> Subject:
    """The name among the segments before a verb that follows a comma: "Anies Baswedan, Gubernur DKI, mengatakan"."""
    holders = []
    for segment in reversed(segments[-4:]):
        found = _clause_subject(segment, cast)
        if found.how is How.NAME and _is_a_person(found.words, cast):
            if not _wants_a_name(segment):
                return found
            holders.append(found)  # "Amelia Chandra, Direktur Astra Motor, mengatakan": the name that has no office stands first
        elif (found := leading_subject(segment, cast)).how is How.NAME:
            return holders[0] if holders else found
    return holders[0] if holders else NOBODY


def _clause_subject(text: str, cast: Cast) -> Subject:
    rest = SAYINGS.pattern("connectives").sub("", text)
    if _BACK.fullmatch(rest):
        return AGAIN if _AGAIN.search(rest) else BACK
    if rest.count(" ") > _MOST_WORDS:
        return NOBODY
    return _read(rest, cast)


def _read(text: str, cast: Cast) -> Subject:
    """The name that a noun phrase comes to: the whole of it must be a name with its titles and offices."""
    if _COMPANY.fullmatch(text):
        return Subject(How.COMPANY)
    text = re.sub(r"\([^()]*\)", lambda bracket: " " * len(bracket.group()), text)
    if (described := SAYINGS.pattern("described").fullmatch(text)) and not SAYINGS.has(described["what"], "of_somebody"):
        return AGAIN
    found = cast.mentions(text)
    if not found:
        return NOBODY
    last = found[-1]
    before = text[: last.start]
    if text[last.end :].strip(" .\u25aa'’\"”)") not in ("", "sendiri") and not _CALLED.search(text):
        return NOBODY
    if len(last.words) == 1 and SAYINGS.pattern("corporate").match(before) and not _is_written_out(last.words, cast):
        return Subject(How.OFFICE, tuple(text.split()))
    if len(last.words) == 1 and SAYINGS.has(last.words[0], "organisation", "office", "papers"):
        return NOBODY
    if _CALLED.search(before + "X"):
        points = _THERE.search(text[last.end :].strip() + " ")
        return Subject(How.CALLED if points else How.NAME, last.words)
    if _is_introduction(before, last, cast):
        return Subject(How.NAME, last.words) if _names_one(found, text, cast) else NOBODY
    return NOBODY


def _names_one(found: list[Mention], text: str, cast: Cast) -> bool:
    """Not two people side by side: "Budi dan Susi"."""
    if len(found) < 2:
        return True
    between = text[found[-2].end : found[-1].start]
    return not (_SEVERAL.fullmatch(f" {between.strip()} ") and _is_a_person(found[-2].words, cast))


def _is_introduction(before: str, name: Mention, cast: Cast) -> bool:
    """Whether what stands before a name are titles, offices and names of organisations alone, and none of somebody else."""
    words = re.findall(r"[\w.’'-]+", before)
    small = [word.lower().strip(".") for word in words if word[0].islower() and word.strip(".")]
    if words and SAYINGS.has(words[0], "sources"):
        return False
    nearest = words[-1].lower() if words else ""
    if nearest in ("asal", "dari", "from"):
        return False
    of_another = SAYINGS.has(nearest, "of_somebody") and not (SAYINGS.has(nearest, "titles") and len(name.words) > 1)
    if of_another and _is_a_person(name.words, cast):
        return False
    if small and SAYINGS.has(small[-1], "of_somebody") and not SAYINGS.has(small[-1], "titles"):
        return False
    if _POINTS.search(before) and _is_a_person(name.words, cast):
        return True
    return all(SAYINGS.has(word, "titles", "office", "places", "joining") for word in small)


def _wants_a_name(text: str) -> bool:
    """Whether a noun phrase is an office whose holder is named after it."""
    words = [word.strip(".") for word in re.findall(r"[\w.-]+", text)]
    return any(SAYINGS.has(word, "titles", "of_somebody") or word.lower() in ("seorang", "salah") for word in words)


def _is_written_out(words: Words, cast: Cast) -> bool:
    party = cast.who(words)
    return party is not None and cast.is_person(party)


def _is_a_person(words: Words, cast: Cast) -> bool:
    party = cast.who(words)
    return party is not None and party.kind is Kind.PERSON
