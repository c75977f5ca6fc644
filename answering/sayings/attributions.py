"""What one sentence says that somebody said: the stretch, and who is named as its speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from answering.sayings.cast import Cast
from answering.sayings.subjects import AGAIN, How, Subject, leading_subject, subject_after, subject_before
from answering.sayings.verbs import ACTIVE, AFTER, BEGINNING, NO_FACT, PARENTHETICAL, SAID_FROM, TO_SOMEBODY
from retrieval.articles import Language

HIDDEN = "\u25aa"
"""Stands for every character within quotation marks, so that what is quoted is not read as the article's own words."""

Stretch = tuple[int, int]

_FEWEST_WORDS = 3
_WORDS = re.compile(r"[\w\u25aa’'-]+")
_ENDS = re.compile(
    r",\s+(?:menurut|kata|ujar|tutur|ucap|ungkap|jelas|tegas|tambah|imbuh|papar|demikian|according to|seperti dikutip"
    r"|seperti dilansir|dikutip|dilansir)\w*\b"
    r"|\s+(?:seperti dikutip|seperti dilansir|sebagaimana dikutip|dikutip dari|dilansir dari)\b"
)
_TAKES_A_CLAUSE = frozenset(
    """
    mengatakan menyatakan mengaku mengakui mengklaim menulis menyebut menyebutkan menilai berharap menduga membantah
    beralasan mempertanyakan menegaskan berpendapat mengingatkan menambahkan meyakini memastikan memperkirakan
    mengklarifikasi berkata menuding berdalih berjanji mengharapkan mengusulkan said says say told added adds wrote
    writes argued argues claimed claims insisted insists denied denies admitted acknowledged stated noted explained
    warned announced called tweeted recalled
    """.split()
)
"""Verbs after which what is said may follow without a comma or "bahwa"."""
_NO_CLAUSE = re.compile(
    r"(?:hal (?:ini|itu|tersebut|serupa|senada)|demikian|begitu|terima kasih|selamat|rasa|tentang|soal|mengenai|terkait"
    r"|lebih|secara"
    r"|bela ?sungkawa|duka|permintaan|pernyataan|pendapat|diri|kepada|pada|surat|buku|lagu|pesan|hal-hal|about|to|for|with)\b"
)
_MEDIUM = re.compile(
    r"\b(?:[Tt]weet|[Cc]uitan|[Kk]icauan|[Uu]nggahan|[Pp]ernyataan|[Ss]urat|[Tt]weets|[Pp]osts?|[Ll]etter)\b[^,.“\"]{0,40}?\s"
    r"(?P<name>[A-Z][\w-]+(?: [A-Z][\w-]+)*)\s[^,.“\"]{0,40}?\b(?:bahwa|that)\s+"
)
_OF_OTHERS = re.compile(r"\b(?:asal|dari|di|untuk|kepada|tentang|soal|atas|of|to|about|from) $")
_MISREAD = re.compile(r"[,.][^\w\s]*[^\w\s,.\u25aa][^\s]{0,2} ?(?:kata|ujar|tutur|ucap|ungkap|jelas|tegas)(?:nya)?\b")
"""A quotation whose marks are none that are known ends in there."""
_JOINER = re.compile(r"\s*(?:[,:]\s*)?(?:(?:bahwa|jika|kalau|agar|supaya|that)\b|[“\"‘])|\s*[,:]\s*")
_DATED = re.compile(
    r"[\s,]*(?:pada |on )?(?:(?:[Hh]ari )?(?:Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu)[^,“\"]{0,40}\)?,\s*(?=bahwa|[“\"a-z]))?"
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """A stretch `start:end` of a sentence that somebody is said to have said."""

    start: int
    end: int
    subject: Subject
    direct: bool
    """Whether the stretch are the speaker's own words, between quotation marks."""


def attributions(text: str, quoted: Sequence[Stretch], cast: Cast, language: Language) -> list[Attribution]:
    """What a sentence lets people say, in order; what is quoted in it is hidden, and stands at `quoted`."""
    found = [*_after_quotations(text, quoted, cast, language), *_before(text, quoted, cast, language)]
    taken = [(one.start, one.end) for one in found]
    found += [one for one in _in_passing(text, cast, language) if not _overlaps((one.start, one.end), taken)]
    return sorted(_explicit_first(found), key=lambda one: one.start)


def enough_words(text: str) -> bool:
    """Whether a stretch says something, and is no mere term."""
    return len(_WORDS.findall(text)) >= _FEWEST_WORDS


def _after_quotations(text: str, quoted: Sequence[Stretch], cast: Cast, language: Language) -> Iterator[Attribution]:
    """ "…," kata X; "…," katanya; "…," X said; "…," kata X, "…"."""
    latest: Attribution | None = None
    for start, end in quoted:
        found = _after(text, start, end, cast, language) or _again(text, start, end, latest)
        if found:
            latest = found
            yield found


def _again(text: str, start: int, end: int, latest: Attribution | None) -> Attribution | None:
    """ "…," kata X, "…": the quotation after the one whose speaker was named, in the same sentence."""
    if latest is None:
        return None
    between = text[latest.end + 1 : start - 1].rstrip()
    goes_on = between.endswith(",") and not re.search(r"[.;:]", between)
    return Attribution(start, end, latest.subject, direct=True) if goes_on else None


def _after(text: str, start: int, end: int, cast: Cast, language: Language) -> Attribution | None:
    if match := AFTER[language].match(text, end + 1):
        subject = AGAIN if match["back"] else subject_after(text, match.end(), cast)
        return Attribution(start, end, subject, direct=True)
    if verb := ACTIVE[language].search(text, end + 1, end + 90):
        between = text[end + 1 : verb.start()]
        if between.strip(" ,") and not re.search(r"[.;:“\"\u25aa]", between) and text[end - 1 : end + 2].count(","):
            subject, _ = subject_before(text, end + 1, verb.start(), cast)
            if subject.how in (How.NAME, How.BACK, How.AGAIN):
                return Attribution(start, end, subject, direct=True)
    return None


def _before(text: str, quoted: Sequence[Stretch], cast: Cast, language: Language) -> Iterator[Attribution]:
    """X mengatakan bahwa …; X menulis, "…"; dan menambahkan bahwa …; menurut X, …"""
    latest: list[Attribution] = []
    if first := _beginning(text, quoted, cast, language):
        latest.append(first)
    if medium := _medium(text, cast):
        latest.append(medium)
    for verb in ACTIVE[language].finditer(text):
        within = latest[-1] if latest and latest[-1].start <= verb.start() < latest[-1].end else None
        subject, begins = subject_before(text, _clause_start(text, verb.start()), verb.start(), cast)
        if within and (begins <= within.start or subject.how is How.NOBODY):
            continue
        said = _said(text, verb, quoted)
        if said is None:
            continue
        if within:
            latest[-1] = replace(within, end=_trimmed(text, within.start, begins)[1])
        latest.append(Attribution(said[0], said[1], _same(subject, latest, text, begins, cast), said[2]))
    yield from (one for one in latest if enough_words(text[one.start : one.end]))


def _same(subject: Subject, latest: Sequence[Attribution], text: str, begins: int, cast: Cast) -> Subject:
    """Whoever spoke last in the sentence, or whom its clause is about, where the verb has no subject of its own."""
    if subject.how is not How.SAME:
        return subject
    return latest[-1].subject if latest else leading_subject(text[:begins].split(",")[-1], cast)


def _beginning(text: str, quoted: Sequence[Stretch], cast: Cast, language: Language) -> Attribution | None:
    match = BEGINNING[language].match(text)
    if match is None:
        return None
    subject = AGAIN if match["back"] else subject_after(text, match.end(), cast)
    place = max(subject.end, match.end())
    comma = text.find(",", place)
    if not match["back"] and subject.how is not How.AGAIN and comma < 0:
        return None
    begin = place if comma != place else comma + 1
    if comma > place and subject.how is not How.AGAIN and not match["back"]:
        begin = comma + 1
    start, end, direct = _stretch(text, begin, quoted)
    return Attribution(start, end, subject, direct)


def _medium(text: str, cast: Cast) -> Attribution | None:
    """ "Cuitan Musk tampak jengkel bahwa …": what somebody wrote speaks for them."""
    match = _MEDIUM.search(text)
    if match is None:
        return None
    words = tuple(match["name"].split())
    party = cast.who(words)
    if party is None or not cast.is_person(party) or _OF_OTHERS.search(text[: match.start("name")]):
        return None
    start, end = _trimmed(text, match.end(), _content_end(text, match.end()))
    return Attribution(start, end, Subject(How.NAME, words), direct=False)


def _in_passing(text: str, cast: Cast, language: Language) -> Iterator[Attribution]:
    """…, kata X; Karena, kata X, …: in the reporter's words, with the speaker named by the way."""
    for match in PARENTHETICAL[language].finditer(text):
        if text[: match.start()].rstrip().endswith(('"', "”", "’")):
            continue
        subject = AGAIN if match["back"] else subject_after(text, match.end(), cast)
        before = _trimmed(text, 0, match.start())
        if len(_WORDS.findall(text[before[0] : before[1]])) > _FEWEST_WORDS:
            yield Attribution(before[0], before[1], subject, direct=False)
        else:
            start = max(subject.end, match.end())
            yield Attribution(*_trimmed(text, start, _content_end(text, start)), subject, direct=False)
        return


def _said(text: str, verb: re.Match[str], quoted: Sequence[Stretch]) -> tuple[int, int, bool] | None:
    """The stretch that stands after a verb of saying, and whether it is a quotation; `None` where nothing said follows."""
    place = verb.end()
    to = TO_SOMEBODY["id"].match(text, place) or TO_SOMEBODY["en"].match(text, place)
    if to and to.group().strip():
        place = to.end()
    elif english := TO_SOMEBODY["en"].match(text, place):
        place = english.end()
    if dated := _DATED.match(text, place):
        place = dated.end() if dated.group().strip(" ,") else place
    joined = _JOINER.match(text, place)
    if joined is None and (verb["verb"] not in _TAKES_A_CLAUSE or _NO_CLAUSE.match(text[place:].lstrip())):
        return None
    start, end, direct = _stretch(text, place, quoted)
    if verb["verb"] in NO_FACT and not direct:
        start = verb.start()
    return (start, end, direct) if enough_words(text[start:end]) and not _MISREAD.search(text, start, end) else None


def _stretch(text: str, place: int, quoted: Sequence[Stretch]) -> tuple[int, int, bool]:
    """What is said from `place` on: the quotation that begins there, or the rest of the clause."""
    start = place
    if match := SAID_FROM.match(text, place):
        start = match.end()
    for begin, end in quoted:
        if 0 <= begin - start <= 1 and begin - 1 <= start:
            return begin, end, True
    return (*_trimmed(text, start, _content_end(text, start)), False)


def _content_end(text: str, start: int) -> int:
    match = _ENDS.search(text, start)
    return match.start() if match else len(text)


def _clause_start(text: str, end: int) -> int:
    """Where the words begin that may name the subject of a verb: after the last quotation, colon or full stop before it."""
    return max(text.rfind(mark, 0, end) for mark in ('"', "”", ":", ";", HIDDEN, ". ")) + 1


def _trimmed(text: str, start: int, end: int) -> Stretch:
    """The stretch without white space and marks at its ends that belong to the sentence around it."""
    while start < end and text[start] in " ,;:.\n\t-–—":
        start += 1
    while end > start and text[end - 1] in " ,;:.\n\t-–—":
        end -= 1
    return start, end


def _explicit_first(found: Sequence[Attribution]) -> list[Attribution]:
    """One attribution for each stretch: the one that names its speaker, where two do not agree."""
    kept: list[Attribution] = []
    for one in sorted(found, key=lambda one: (_RANK.get(one.subject.how, 2), -one.direct)):
        if not _overlaps((one.start, one.end), [(other.start, other.end) for other in kept]):
            kept.append(one)
    return kept


_RANK = {How.NAME: 0, How.COMPANY: 0, How.BACK: 1, How.AGAIN: 1, How.CALLED: 1}


def _overlaps(one: Stretch, others: Sequence[Stretch]) -> bool:
    return any(one[0] < end and start < one[1] for start, end in others)
