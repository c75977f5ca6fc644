"""Who speaks, read off the words beside a verb of saying."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from answering.sayings.cast import Cast, Kind, Mention, Words
from answering.sayings.titles import OF_SOMEBODY, OFFICE, ORGANISATION, PAPERS, PLACES, SOURCES, TITLES
from answering.sayings.verbs import ADVERB, NOT_SAID

_VERB = r"(?:me[mnlrwy]\w{3,}|meng\w{3,}|ber\w{3,}|tampak|terlihat|tampaknya|akan|telah|sudah|akhirnya|said|told|\w{3,}ed)"

FIRST_VERB = re.compile(rf"\s{_VERB}\b")


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
_DESCRIBED = re.compile(
    r"\W*(?:pria|wanita|perempuan|lelaki|gadis|politikus|politisi|pejabat|"
    rf"{'|'.join(sorted(TITLES - OF_SOMEBODY, key=len, reverse=True))})\b(?![^,]*\b(?:disapa"
    rf"|dipanggil)\b)[^,.;“\"]{{0,60}}\s(?:ini|itu|tersebut)\W*",
    re.IGNORECASE,
)
"""A person by what they are: "penyanyi berusia 22 tahun itu"."""
_CALLED = re.compile(r"\b(?:disapa|dipanggil|bernama|known as|named)\s+(?=[A-Z])")
_STOP = re.compile(
    r"[,;:“”\"!?()\u25aa]|(?<!\b[dD]r)(?<!\b[A-Z])(?<!\bIr)(?<!\bHj)(?<!\bProf)\.|\s(?:saat|kepada|dalam|di|pada|ketika"
    r"|usai|seusai|seperti|dikutip|melalui|lewat|sambil|seraya|dengan|yang(?! akrab"
    r"| kerap| biasa)|sembari|sebagaimana|dilansir|kemarin|tadi|setelah|sebelum|menanggapi|mengomentari|menjelaskan|soal|terkait"
    r"|tentang|sesaat|baru-baru|beberapa|belum|lagi|singkat|kala|ke|untuk|bersama|via|oleh|dari hasil|selaku|sebagai"
    r"|kemudian|lalu|juga"
    r"|mengenai|tak|tidak|pun|dilaporkan|mengutip|in|on|at|to|during|after|before|as|with|who|when|while|from|last"
    r"|yesterday|adding)\b"
)
_SEVERAL = re.compile(r"\s(?:dan|serta|and|bersama)\s")
_CONNECTIVES = re.compile(
    r"^\W*(?:(?:namun|sementara itu|sementara|sedangkan|selain itu|selanjutnya|kemudian|lalu|lantas|bahkan|padahal"
    r"|meski begitu|meski demikian"
    r"|oleh karena itu|karena itu|tetapi|tapi|sebelumnya|terpisah|di sisi lain|adapun|pun|juga|kini|however|meanwhile|but|and|dan"
    r"|akhirnya|secara terpisah|di tempat yang sama|di tempat terpisah|ironisnya|later|still|then)\b[\s,]*)+",
    re.IGNORECASE,
)
_JOIN = re.compile(
    r"(?:^|\s)(?P<word>dan|tetapi|tapi|namun|sedangkan|sementara|karena|sebab|meskipun|meski|lalu|serta|walaupun|but|and"
    r"|although|while|because"
    r"|bahwa|yang|jika|kalau|apakah|that|which|who|if|whether|agar|supaya|ketika|saat|sambil|seraya|dengan)(?:\s|$)"
)
_NESTING = frozenset("bahwa yang jika kalau apakah that which who if whether agar supaya ketika saat dengan".split())
_GOES_ON = frozenset("dan tetapi tapi namun lalu serta but and sambil seraya".split())
_POINTS = re.compile(r"(?:itu|ini|tersebut|\w+nya)\s+$")
_CORPORATE = re.compile(r"\W*(?:CEO|COO|CFO|Chairman|Founder|Chief|[Pp]endiri|[Dd]irektur|[Dd]irut|[Jj]uru [Bb]icara|[Ss]pokes)")
_THERE = re.compile(r"(?:itu|ini|tersebut)\s+$")
_WHERE = re.compile(r"\s(?:di|pada|dari)\s[A-Z][\w ]*(?=,)")
"""Where somebody is who is named after that: "seorang pegiat di Pabuaran, Ardiansyah"."""
_MOST_WORDS = 14


def subject_after(text: str, start: int, cast: Cast) -> Subject:
    """Who is named from `start` on, as after "kata"."""
    stop = _STOP.search(text, start)
    end = stop.start() if stop else len(text)
    part = text[start:end]
    if _BACK.fullmatch(part):
        return Subject(How.AGAIN, end=end)
    found = _read(part, cast)
    if found.how is not How.NAME and (where := _WHERE.match(text, end)):
        end = where.end()
    comma = text[end : end + 1] == ","
    if comma and (found.how is not How.NAME or not _is_written_out(found.words, cast)) and _wants_a_name(part):
        following = _STOP.search(text, end + 1)
        stop_there = following.start() if following else len(text)
        apposed = _read(text[end + 1 : stop_there], cast)
        if apposed.how is How.NAME and (_is_written_out(apposed.words, cast) or found.how is not How.NAME):
            return Subject(How.NAME, apposed.words, stop_there)
    return Subject(found.how, found.words, end)


def subject_before(text: str, start: int, end: int, cast: Cast) -> tuple[Subject, int]:
    """Who is named right before a verb that begins at `end`, in a clause from `start` on; and where that clause begins."""
    before = text[start:end]
    adverbs = ADVERB.search(before + (" " if not before.endswith(" ") else ""))
    kept = before[: adverbs.start()] if adverbs else before
    last_word = re.search(r"([\w-]+)\W*$", before)
    if last_word and last_word.group(1).lower() in NOT_SAID:
        return NOBODY, start
    *earlier, last = kept.split(",")
    offset = start + len(kept) - len(last)
    if not last.strip():
        return _apposed(earlier, cast), start
    joins = list(_JOIN.finditer(last))
    if joins:
        join = joins[-1]
        word, rest = join["word"].lower(), last[join.end() :]
        if word in _NESTING:
            return NOBODY, start
        if not rest.strip():
            return (SAME if word in _GOES_ON else NOBODY), offset + join.start()
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
    rest = _CONNECTIVES.sub("", text).strip()
    match = re.search(rf"\s{_VERB}\b", rest)
    return _read(ADVERB.sub("", rest[: match.start()] + " ").strip(), cast) if match else NOBODY


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
    rest = _CONNECTIVES.sub("", text)
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
    if _DESCRIBED.fullmatch(text):
        return AGAIN
    found = cast.mentions(text)
    if not found:
        return NOBODY
    last = found[-1]
    before = text[: last.start]
    if text[last.end :].strip(" .\u25aa'’\"”)") not in ("", "sendiri") and not _CALLED.search(text):
        return NOBODY
    if len(last.words) == 1 and _CORPORATE.match(before) and not _is_written_out(last.words, cast):
        return Subject(How.OFFICE, tuple(text.split()))
    if len(last.words) == 1 and last.words[0].lower() in ORGANISATION | OFFICE | PAPERS:
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
    if words and words[0].lower() in SOURCES:
        return False
    nearest = words[-1].lower() if words else ""
    if nearest in ("asal", "dari", "from"):
        return False
    if nearest in OF_SOMEBODY and _is_a_person(name.words, cast) and not (nearest in TITLES and len(name.words) > 1):
        return False
    if small and small[-1] in OF_SOMEBODY - TITLES:
        return False
    if _POINTS.search(before) and _is_a_person(name.words, cast):
        return True
    return all(word in TITLES or word in OFFICE or word in PLACES or word in _JOINING for word in small)


_JOINING = frozenset("dari asal of the for dan and di bagian senior muda utama pria wanita perempuan".split())


def _wants_a_name(text: str) -> bool:
    """Whether a noun phrase is an office whose holder is named after it."""
    words = {word.lower().strip(".") for word in re.findall(r"[\w.-]+", text)}
    return bool(words & TITLES or words & OF_SOMEBODY or words & {"seorang", "salah"})


def _is_written_out(words: Words, cast: Cast) -> bool:
    party = cast.who(words)
    return party is not None and cast.is_person(party)


def _is_a_person(words: Words, cast: Cast) -> bool:
    party = cast.who(words)
    return party is not None and party.kind is Kind.PERSON
