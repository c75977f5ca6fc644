"""A message as what it claims, what it only thinks, and what it asks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from answering.checking.roles import is_predicate
from answering.checking.statements import Statement, Term, statement
from answering.clefts import straightened
from answering.questions import courtesy_of
from answering.stances import asks_to_know, exclaims, is_opinion
from retrieval.articles import Language
from retrieval.informal import formal
from retrieval.language import language_of


class Kind(StrEnum):
    """What a part of a message is."""

    CLAIM = "claim"
    OPINION = "opinion"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a message that says one thing."""

    text: str
    """As it stands in the message."""
    kind: Kind
    said: str
    """The same so that it can be understood alone: with the subject that it shares with the part before, in formal spelling."""
    language: Language


_NOISE = re.compile(
    r"\w+://\S+|\bwww\.\S+|<a?:\w+:\d+>|<[@#][!&]?\d+>|<t:\d+(?::\w)?>|@(?:everyone|here)\b"
    r"|\*{1,3}|__|~~|\|\||`+|^[ \t]*(?:>{1,3}|[-*•+]|\d{1,2}[.)]|#{1,3})[ \t]+",
    re.MULTILINE,
)
"""Links, mentions, pictures, and the signs of Discord's markup."""
_ABBREVIATION = r"(?<!\bmr)(?<!\bmrs)(?<!\bdr)(?<!\bno)(?<!\bst)(?<!\bvs)(?<!\bjl)(?<!\bprof)"
_END = re.compile(rf"(?:{_ABBREVIATION}\.|[!?…])[.!?…]*[\"'”’)\]]*(?=\s|$)|;|\n+", re.IGNORECASE)
_JOINT = re.compile(
    r"\s*,?\s+(?P<word>dan(?:\s+juga)?|serta|tapi|tetapi|namun|sedangkan|sementara|lalu|kemudian|padahal|terus|trus|trs|eh|jadinya|makanya|bahkan|kal[ao]u?"
    r"|and(?:\s+also)?|but|while|whereas|then|yet)\s+|\s*,\s+|\s+[-–—]\s+",
    re.IGNORECASE,
)
_BUT = re.compile(r"tapi|tetapi|namun|sedangkan|sementara|padahal|but|while|whereas", re.IGNORECASE)
_HOLDS_ON = re.compile(
    r"\b(?:bahwa|kalau|klo|yang|yg|agar|supaya|untuk|buat|karena|krn|ketika|setelah|sesudah|sebelum|saat|hingga|sampai"
    r"|that|who|which|because|when|after|before|to|if)\b",
    re.IGNORECASE,
)
"""What follows such a word may go on after "dan" without its own subject, so that what comes after is no claim by itself."""
_LEADS_IN = re.compile(
    r"\W*(?:back\s+)?(?:when|while|since|before|after|until|according\s+to|because|although|though|as\s+soon\s+as"
    r"|waktu|ketika|saat|pas|semasa|sewaktu|selama|sejak|semenjak|setelah|sesudah|sebelum|begitu|karena|krn|gara-gara|gara2"
    r"|meskipun|walaupun|wlpn|kal[ao]u?|buat|untuk|guna|demi|menurut|kata|katanya)\b",
    re.IGNORECASE,
)
"""What begins so only leads in what the sentence claims: "Ketika Musk pergi, …"."""
_LEAVES_OPEN = re.compile(
    r"\b(?:akan|bakal|masih|tetap|sudah|udah|harus"
    r"|bilang|(?:nge|meng)klaim|(?:me)?nulis|(?:me)?nyebut|mengatakan|berkata|(?:me)?ngaku|ngomong"
    r"|(?:between|antara|when|while|ketika|waktu|saat|pas|terkesan|menunjukkan|menyiratkan|mengisyaratkan|suggests?|hints?|shows?"
    r"|says?|claims?|bilang|menyebut|menyebutkan)\s+[\w'’-]+)\W*$",
    re.IGNORECASE,
)
"""What ends so is not yet said: "akan | terus mengalir", "nulis | kalau …", "between Altman | and Musk"."""
_NEGATIONS = ("tidak", "bukan", "belum", "not", "never")
_QUOTES = re.compile(r"\bbilang\b", re.IGNORECASE)
"""After this, as after "bahwa", what has no subject of its own is still what somebody said."""
_TAGS = re.compile(r"\W*(?:begitu|demikian|sebagai|sbg|as)\b", re.IGNORECASE)
"""What begins so only rounds off what was said: "…, begitu kesannya"."""
_HE = re.compile(r"(?:(?:dulu|dulunya|sekarang|juga|memang|also)\s+)?(?:dia|ia|doi|beliau|he|she)\b", re.IGNORECASE)
_PREDICATES = frozenset(
    """
    adalah ialah merupakan menjadi jadi itu bukan punya mau bisa pernah sudah akan ada bernilai berjumlah
    muncul lahir tinggal bangkrut tutup buka turun naik jatuh hilang wafat tewas bilang keluar pergi datang
    is are was were has had isn aren wasn
    """.split()
)
"""Words that make a sentence, besides verbs that their form shows."""
_CHATTER = frozenset(
    """
    halo hai hi hello hey hei pagi siang sore malam semua semuanya everyone all guys gaes gays bro sis gan min kak bang mas mbak
    cuy coy bre lur bos boss teman teman-teman kawan wkwk wkwkwk wkwkwkwk haha hahaha hehe hihi lol lmao rofl xd btw fyi anyway
    ok oke okay sip siap yup yes yep iya ya yah nah wah loh lho lah deh dong sih kok kan eh oh ah hmm hm anjir anjay duh
    makasih thanks thank you thx tq terima kasih tuh nih noh info infonya
    ternyata faktanya fakta sebenarnya sebenernya aslinya actually basically well so please tolong fun fact look listen
    setahu setau setauku setahuku saya gue gw sekadar sekedar share read baca bacaan berbagi lihat liat cek nih gila sumpah
    """.split()
)
_DENIAL = re.compile(
    r"^\W*(?:(?:itu|ini|that(?:['’]s| is)|this is|it(?:['’]s| is))\s+)?"
    r"(?:salah|bohong|hoaks?|hoax|ngaco|gak? ben[ae]r|tidak benar|(?:gak?|nggak|tidak) pernah(?: tuh)?"
    r"|[^\s:]+(?: [^\s:]+){0,3}(?<!\d)(?=:\s)"
    r"|wrong|false|fake|not true|nonsense|a lie|true|benar|bener)\s*[,:!–—-]+\s*",
    re.IGNORECASE,
)
_CONTRAST = re.compile(
    r"(?:,\s+(?:dan\s+|and\s+)?|(?<=\d)\s+)(?:bukan(?:nya)?|not|rather than|instead of)\s+[^,.]{1,40}?\s*[.!]*$", re.IGNORECASE
)
_NOT_BUT = re.compile(r"\b(?:bukan(?:nya)?|not)\s+[^,.]{1,30}?,?\s+(?:melainkan|tapi|tetapi|but)\s+", re.IGNORECASE)
_SETS_APART = re.compile(r"\W*(?:bukan(?:nya)?|not)\b", re.IGNORECASE)
_WRITTEN_AS_NAME = re.compile(r"(?<=[a-z,] )[A-Z]\w+(?: [A-Z]\w+)*")
"""Which tells no language: "di podcast On With Kara Swisher"."""
_QUOTED = re.compile(r"“[^”\n]{1,400}”|\"[^\"\n]{1,400}\"")
_NO_CHATTER = re.compile(r"\W*(?:thanks\s+to\b|boss?\s+\w)", re.IGNORECASE)
"""What thanks nobody, and what speaks of somebody's boss: "bos Tesla …" beside "bos, …"."""
_OPENING = re.compile(
    r"^\W*(?:akibatnya|jadinya|makanya|karena itu|oleh karena itu|bahkan|selain itu"
    r"|as a result|therefore|so|also|in fact)\b[,:]?\s+"
    r"(?=\w)",
    re.IGNORECASE,
)
"""By which a claim is tied to what was said before it, and says no more."""
_LEAST = 2
"""A claim names so many things at least: who, and what of him."""


def parts(message: str, *, default_language: Language = "id") -> list[Part]:
    """What a message says, in its order; greetings, links and the like are no part of it."""
    language = spoken_language(message, default=default_language)
    found: list[Part] = []
    subject = ""
    for start, end, asked in _sentences(_without_noise(message)):
        for part, own in _of_sentence(message, start, end, language, subject, asked=asked):
            subject = own or subject
            found.append(part)
    return found


def spoken_language(message: str, *, default: Language = "id") -> Language:
    """The language of a message's own words: links and names are not looked at."""
    return language_of(_WRITTEN_AS_NAME.sub(" ", _without_noise(message)), default=default)


def _without_noise(message: str) -> str:
    """The message with spaces in the place of what says nothing, so that offsets stay."""
    masked = _NOISE.sub(lambda match: " " * len(match.group()), message)
    return "".join(" " if _is_picture(sign) else sign for sign in masked)


def _held(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in _QUOTED.finditer(text)]


def _is_picture(sign: str) -> bool:
    return sign in "\u200d\ufe0f" or (unicodedata.category(sign) in ("So", "Sk", "Co", "Cn") and sign not in "^`´")


def _sentences(text: str) -> Iterator[tuple[int, int, bool]]:
    """Where each begins and ends, and whether a question mark ends it; what is in quotation marks is not cut."""
    start = 0
    held = _held(text)
    for match in _END.finditer(text):
        if any(first < match.start() and match.end() < last for first, last in held):
            continue
        yield start, match.end(), "?" in match.group()
        start = match.end()
    yield start, len(text), False


def _of_sentence(
    message: str, start: int, end: int, language: Language, subject: str, *, asked: bool
) -> Iterator[tuple[Part, str]]:
    """The parts of a sentence, each with its subject as far as it is plain."""
    masked = _without_noise(message)
    whole = _trimmed(masked, start, end)
    if whole is None or courtesy_of(masked[start:end]):
        return
    kind = _kind(masked[start:end], language, asked=asked)
    if kind is not Kind.CLAIM and not _is_mixed(masked, whole, language):
        text = message[slice(*_with_mark(masked, start, whole, end))].strip()
        yield Part(text, kind, _spoken(masked, whole, language), language), ""
        return
    last = _clauses(masked, whole, language)[-1:]
    for piece in _clauses(masked, whole, language):
        said = _spoken(masked, piece, language)
        if (own_kind := _kind(masked[slice(*piece)], language, asked=asked and [piece] == last)) is not Kind.CLAIM:
            yield Part(message[slice(*piece)], own_kind, said, language), ""
            continue
        said = _standing_alone(said, subject, language)
        read = statement(said, language)
        if _says_something(read, least=_LEAST):
            subject = _subject(read) or subject
            yield Part(message[slice(*piece)], Kind.CLAIM, said, language), subject


def _with_mark(masked: str, start: int, whole: tuple[int, int], end: int) -> tuple[int, int]:
    """An opinion or a question as it was typed, with its first words and its mark."""
    begin = start + len(masked[start:end]) - len(masked[start:end].lstrip())
    return min(begin, whole[0]), end


def _kind(text: str, language: Language, *, asked: bool) -> Kind:
    own = _QUOTED.sub(" ", text).lower()
    plain = formal(own) if language == "id" else own
    if asked or (asks_to_know(plain, language) and not exclaims(own)):
        return Kind.QUESTION
    return Kind.OPINION if is_opinion(own, plain) else Kind.CLAIM


def _trimmed(masked: str, start: int, end: int) -> tuple[int, int] | None:
    """A stretch without the chatter at its ends; `None` if nothing is left."""
    denial = _DENIAL.match(masked[start:end])
    start += denial.end() if denial else 0
    found = [(start + match.start(), start + match.end()) for match in re.finditer(r"[\w'’$%€£&-]+", masked[start:end])]
    while found and masked[slice(*found[0])].lower() in _CHATTER and not _NO_CHATTER.match(masked, found[0][0]):
        found.pop(0)
    while found and masked[slice(*found[-1])].lower() in _CHATTER:
        found.pop()
    if not found:
        return None
    first, last = found[0][0], found[-1][1]
    while first > start and masked[first - 1] in "\"“‘'(":
        first -= 1
    closing = re.match(r"[\"”’')\]]*[.!%]?[\"”’')\]]*", masked[last:end])
    return first, last + (closing.end() if closing else 0)


def _is_mixed(masked: str, whole: tuple[int, int], language: Language) -> bool:
    """Whether a sentence that asks or judges begins with a clause that claims."""
    first, *others = _clauses(masked, whole, language)
    return bool(others) and _kind(masked[slice(*first)], language, asked=False) is Kind.CLAIM


def _clauses(masked: str, whole: tuple[int, int], language: Language) -> list[tuple[int, int]]:
    """The clauses that a sentence joins, where each has a predicate of its own; one where it joins none."""
    return list(_parted(masked, whole, language)) or [whole]


def _parted(masked: str, whole: tuple[int, int], language: Language) -> Iterator[tuple[int, int]]:
    start, end = whole
    held = _held(masked)
    for joint in _JOINT.finditer(masked, start, end):
        if any(first < joint.start() < last for first, last in held):
            continue
        left, right = masked[start : joint.start()], masked[joint.end() : end]
        if _parts_claims(left, right, joint["word"], language):
            if piece := _trimmed(masked, start, joint.start()):
                yield piece
            start = joint.end()
    if piece := _trimmed(masked, start, end):
        yield piece


def _parts_claims(left: str, right: str, word: str | None, language: Language) -> bool:
    if _SETS_APART.match(left) or _LEADS_IN.match(left) or _LEAVES_OPEN.search(left):
        return False
    if _HOLDS_ON.match(right) or _TAGS.match(right):
        return False
    before = statement(in_formal_spelling(left, language), language)
    after = statement(in_formal_spelling(right[: _next_joint(right)], language), language)
    opposed = word is not None and _BUT.fullmatch(word) is not None
    whole = (opposed or _has_predicate(before)) and _says_something(before, least=_LEAST)
    if not whole or not _says_something(after, least=1):
        return False
    first = _first_predicate(after)
    if first is None or after.terms[first.place - 1 if first.place else 0].plain in ("untuk", "to"):
        return False
    own_subject = any(term.content or _HE.fullmatch(term.plain) for term in after.terms[: first.place])
    quoted = _QUOTES.search(left) is not None
    if own_subject and not (quoted and after.terms[0].plain in _NEGATIONS):
        return not re.search(r"\b(?:bahwa|kalau|klo|that|karena|krn|because)\b", left, re.IGNORECASE)
    held = quoted or _HOLDS_ON.search(left) is not None
    return word is not None and not held and len(after.content) + len(after.amounts) >= _LEAST


def _next_joint(text: str) -> int:
    joint = _JOINT.search(text)
    return joint.start() if joint else len(text)


def _spoken(masked: str, piece: tuple[int, int], language: Language) -> str:
    return in_formal_spelling(" ".join(masked[slice(*piece)].split()), language)


def in_formal_spelling(text: str, language: Language) -> str:
    """The text with the informal words and verb forms of Indonesian written out."""
    if language == "en":
        return text
    return _SINCE.sub("berdiri sejak", formal(_AND.sub("dan", _INDEED.sub("memang", text))))


_INDEED = re.compile(r"\b(?:emang|emg|mmg)\b", re.IGNORECASE)
_AND = re.compile(r"(?<= )n(?= )")
_SINCE = re.compile(r"\b(?:sudah |telah )?ada (?:dari|sejak)\b(?= (?:tahun )?\d)", re.IGNORECASE)
"""What has been there since a year was founded then."""


def _standing_alone(said: str, subject: str, language: Language) -> str:
    """With the subject of the part before, where it has none or only a pronoun; without what it says it is not."""
    said = _OPENING.sub("", _NOT_BUT.sub("", _CONTRAST.sub("", said))) or said
    said = straightened(said, language)
    if not subject:
        return said
    if match := _HE.match(said):
        return f"{subject} {said[match.end() :].lstrip()}"
    read = statement(said, language)
    first = _first_predicate(read)
    own = first is None or any(term.content for term in read.terms[: first.place])
    return said if own else f"{subject} {said}"


def _subject(read: Statement) -> str:
    """The words before the first predicate that name something."""
    first = _first_predicate(read)
    before = [term for term in read.terms[: first.place if first else 0] if term.content]
    return read.text[before[0].start : before[-1].end] if before and len(before) <= 4 else ""


def _first_predicate(read: Statement) -> Term | None:
    return next((term for term in read.terms if _is_predicate(term, read)), None)


def _is_predicate(term: Term, read: Statement) -> bool:
    if term.plain in _PREDICATES or is_predicate(term, read):
        return True
    follows_a_name = term.place > 0 and read.terms[term.place - 1].name
    return read.language == "en" and follows_a_name and not term.name and term.plain.endswith("ed")


def _has_predicate(read: Statement) -> bool:
    return _first_predicate(read) is not None


def _says_something(read: Statement, *, least: int) -> bool:
    said = [term for term in read.content if term.plain not in _CHATTER]
    return len(said) + len([amount for amount in read.amounts if not amount.weak]) >= least
