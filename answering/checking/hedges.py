"""Whether a claim states as fact what its evidence only reports, supposes or plans."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from answering.checking.alignment import Alignment
from answering.checking.statements import Statement, Term


class Hedge(Enum):
    """What keeps a statement from being a plain fact."""

    REPORT = auto()
    """Somebody reports, says or claims it."""
    MAYBE = auto()
    """It may be, or seems, so."""
    PLAN = auto()
    """It is to be: planned, wanted, tried, due."""


_CUES = {
    Hedge.REPORT: r"dilaporkan|dikabarkan|disebut-sebut|disebut|konon|kabarnya|melaporkan|laporan"
    r"|mengklaim|klaim|diklaim|menurut|dilansir|dikutip"
    r"|mengisyaratkan|digambarkan|mengatakan|menyatakan|menambahkan|menegaskan"
    r"|mengungkapkan|diungkapkan|menuturkan|menjelaskan|menulis|menyebut(?:kan)?"
    r"|berkata|bilang|ngomong|kata|ujar(?:nya)?|katanya|tutur(?:nya)?|ucap(?:nya)?|jelas(?:nya)?"
    r"|tegas(?:nya)?|ungkap(?:nya)?|imbuh(?:nya)?|papar(?:nya)?|menilai|dinilai"
    r"|menuduh|dituduh|berpendapat|beralasan|menuding|dituding|mengaku|tuding"
    r"|didakwa|disangka|tersangka|berpandangan|mengingatkan|meyakini|berharap"
    r"|membantah|pengakuan|dikemukakan|disampaikan|menyampaikan|diutarakan|pandangan|dianggap|menganggap"
    r"|reported|reportedly|report(?:s|ing)?|allegedly|alleged(?:ly)?|alleges?"
    r"|claim(?:s|ed|ing)?|according\s+to|said|says?|saying|told|wrote|writes|added"
    r"|argued"
    r"|argues|called|calls|stated|states|explained|explains|described|portrayed"
    r"|considers?|considered|believes?|believed|accused?|hints?|hinted|suggests?"
    r"|suggested"
    r"|reminded|insist(?:s|ed)|hopes?|hoped|noted|admitted|thinks?|thought|deemed"
    r"|judged|assess(?:es|ed)|remarked|mentioned|quoted|regard(?:s|ed)|denied"
    r"|denies|cited|view(?:s|ed)?",
    Hedge.MAYBE: r"mungkin|barangkali|bisa(?:\s+jadi)?|dapat|diduga|diperkirakan|perkiraan"
    r"|tampak(?:nya)?|sepertinya|kelihatannya|terlihat|terkesan|seperti|berpotensi"
    r"|rupanya|agaknya|dugaan|diyakini|ditengarai|disinyalir|prediksi|diprediksi"
    r"|memprediksi|memperkirakan|seakan(?:-akan)?|seolah(?:-olah)?"
    r"|maybe|perhaps|possibly|probably|likely|may|might|could|can|seem(?:s|ed|ingly)?"
    r"|appear(?:s|ed)?|apparently|suspected|estimated|expected|presumed|potential(?:ly)?"
    r"|predicted|forecast|looks?|looked|as\s+if|supposed|supposedly|thought|believed|suspects",
    Hedge.PLAN: r"akan|bakal|hendak|ingin|mau|berencana|rencana(?:nya)?|mengusulkan|usul(?:an)?"
    r"|diusulkan|berniat|berupaya|berusaha|mencoba|seharusnya|harus|semestinya"
    r"|sebaiknya"
    r"|agar|supaya|untuk|meminta|diminta|mendesak|berharap|diharapkan|mengharapkan"
    r"|target|ditargetkan|dijadwalkan|menyarankan|mengajak|menolak|gagal|wacana"
    r"|calon|jika|bila|kalau|apabila"
    r"|will|would|shall|won['’]?t|'ll|to|wants?|wanted|wish(?:es|ed)?|plans?|planned"
    r"|planning|propos(?:e|es|ed|al|ing)|intend(?:s|ed)?|tr(?:y|ies|ied|ying)"
    r"|should|must|supposed|ought"
    r"|ask(?:s|ed)?|urg(?:e|es|ed|ing)|hop(?:e|es|ed|ing)|expected|target(?:s|ed)?"
    r"|scheduled|due|suggest(?:s|ed)?|going|aim(?:s|ed)?|about|if|for|refused?"
    r"|failed|future|tomorrow"
    r"|can|could|ing|need(?:s|ed)?|has\s+to|have\s+to|had\s+to|demand(?:s|ed)?|call(?:s|ed)?|next|until|may|might",
}
_ONLY_IN_EVIDENCE = {
    Hedge.PLAN: r"akan|bakal|hendak|ingin|berencana|mengusulkan|berniat|berupaya|berusaha"
    r"|mencoba|seharusnya|semestinya|sebaiknya|ditargetkan|dijadwalkan"
    r"|will|would|shall|wants?|wanted|plan(?:s|ned)|propos(?:e|es|ed)|intend(?:s|ed)?|tr(?:ies|ied)|should|supposed|ought",
    Hedge.MAYBE: r"mungkin|barangkali|diduga|diperkirakan|tampak(?:nya)?|sepertinya|kelihatannya"
    r"|berpotensi|agaknya|bisa\s+jadi|diprediksi|ditengarai|disinyalir"
    r"|diyakini"
    r"|maybe|perhaps|possibly|probably|likely|might|seem(?:s|ed|ingly)?|appear(?:s|ed)?"
    r"|apparently|suspected|estimated|allegedly",
}
_CLAIMED = {hedge: re.compile(rf"(?<![\w-])(?:{cues})(?![\w-])", re.IGNORECASE) for hedge, cues in _CUES.items()}
_GIVEN = {hedge: re.compile(rf"(?<![\w-])(?:{cues})(?![\w-])", re.IGNORECASE) for hedge, cues in _ONLY_IN_EVIDENCE.items()}

_WHOLE_SENTENCE = re.compile(
    r"(?<![\w-])(?:menurut|dilansir|dikutip|kata|ujar(?:nya)?|katanya|tutur(?:nya)?|ucap(?:nya)?|jelas(?:nya)?|tegas(?:nya)?|ungkap(?:nya)?"
    r"|imbuh(?:nya)?|papar(?:nya)?|according\s+to|(?:he|she|they)\s+(?:said|says|added))(?![\w-])|^\W*(?:dilaporkan"
    r"|it\s+is\s+reported|reportedly)\b",
    re.IGNORECASE,
)
"""Said of the whole sentence, wherever it stands in it."""
_FROM_HERE = re.compile(
    r"(?<![\w-])(?:dikabarkan|dilaporkan|disebut-sebut|konon|kabarnya|melaporkan|mengklaim|diklaim|mengisyaratkan|digambarkan|mengatakan|menyatakan|menambahkan|menegaskan"
    r"|mengungkapkan|menuturkan|menjelaskan|menyebutkan|berkata|menilai|dinilai"
    r"|menuduh|dituduh|berpendapat|menuding|dituding|mengaku|beralasan|menulis"
    r"|reported|reportedly|alleged(?:ly)?|alleges?|claim(?:s|ed|ing)?|said|says"
    r"|saying|told|argued|argues|stated|states|portrayed|accused|hints|suggests)(?![\w-])",
    re.IGNORECASE,
)
_SHARE = 0.6
"""So much of what the claim says must lie where the evidence only reports for the claim to need a word that says so."""


@dataclass(frozen=True, slots=True)
class Zone:
    """The stretch of the evidence for which a hedge holds."""

    hedge: Hedge
    start: int
    end: int
    head: int | None = None
    """The place of the first word with content in it, unless it holds for the whole sentence."""


def drops_a_report(alignment: Alignment) -> bool:
    """Whether the claim says as a fact what the evidence gives as somebody's report or supposition."""
    return _drops(alignment, Hedge.REPORT) or _drops(alignment, Hedge.MAYBE)


def relays(alignment: Alignment) -> bool:
    """Whether the evidence gives what the claim says as a report or supposition, and the claim has no word for that.

    A claim that somebody "can" do something supposes nothing by it.
    """
    plain = _ABLE.sub(" ", alignment.claim.text)
    if any(_CLAIMED[hedge].search(plain) for hedge in (Hedge.REPORT, Hedge.MAYBE)) or _REASON.search(plain):
        return False
    said = [bearer for term in alignment.claim.content if (bearer := alignment.bearer(term))]
    return any(zone.hedge is not Hedge.PLAN and _holds_for(zone, said) for zone in zones(alignment.evidence))


_ABLE = re.compile(r"\b(?:bisa|dapat|can|could|may|seperti|terlihat|looks?|looked|calls?|called|view(?:s|ed)?)\b", re.IGNORECASE)


def drops_a_plan(alignment: Alignment) -> bool:
    """Whether the claim says as done what the evidence says is to be, or is wanted."""
    return _drops(alignment, Hedge.PLAN)


def zones(statement: Statement) -> list[Zone]:
    """What is only reported, supposed or planned."""
    return list(_zones(statement))


def has_hedge(claim: Statement, hedge: Hedge) -> bool:
    """Whether a word of the claim keeps it from being a plain fact in this way; a report excuses a supposition."""
    if hedge is Hedge.REPORT and _REASON.search(claim.text):
        return True
    if hedge is Hedge.PLAN:
        return _CLAIMED[hedge].search(claim.text) is not None
    return any(
        _CLAIMED[kind].search(claim.text)
        for kind in ((Hedge.REPORT, Hedge.MAYBE) if hedge is Hedge.REPORT else (hedge, Hedge.REPORT))
    )


_REASON = re.compile(r"\b(?:alasan(?:nya)?|beralasan|reasons?)\b", re.IGNORECASE)
"""What somebody gives as a reason is told as a reason."""


def _drops(alignment: Alignment, hedge: Hedge) -> bool:
    if has_hedge(alignment.claim, hedge):
        return False
    said = [bearer for term in alignment.claim.content if (bearer := alignment.bearer(term))]
    return any(_holds_for(zone, said) for zone in zones(alignment.evidence) if zone.hedge is hedge)


def _holds_for(zone: Zone, said: list[Term]) -> bool:
    """Whether most of what is said lies in the zone, the words beside names counting."""
    counted = [term for term in said if not term.name] or said
    inside = [term for term in counted if zone.start <= term.start < zone.end]
    return bool(counted) and (len(inside) >= _SHARE * len(counted) or zone.head in {term.place for term in inside})


def _zones(statement: Statement) -> Iterator[Zone]:
    for start, end in _sentences(statement.text):
        text = statement.text[start:end]
        for match in _WHOLE_SENTENCE.finditer(text):
            for first, last in _spoken(text, match.start()):
                yield Zone(Hedge.REPORT, start + first, start + last)
        for match in _FROM_HERE.finditer(text):
            yield _zone(statement, Hedge.REPORT, start + match.end(), _end_of_report(text, match.start()) + start)
        for hedge, pattern in _GIVEN.items():
            for match in pattern.finditer(text):
                yield _zone(statement, hedge, start + match.end(), _end_of_clause(statement, start + match.end(), end))


def _zone(statement: Statement, hedge: Hedge, start: int, end: int) -> Zone:
    inside = [term.place for term in statement.content if start <= term.start < end and not term.name]
    return Zone(hedge, start, end, inside[0] if inside else None)


_CONCESSION = re.compile(
    r"\W*(?:meski|meskipun|walau|walaupun|kendati|although|though|while|even\s+though|despite)\b", re.IGNORECASE
)
_MAIN_CLAUSE = re.compile(r",\s+(?=[A-Z])")


def _end_of_report(text: str, cue: int) -> int:
    """Where the report ends: with the sentence, but before the main clause where the cue stands in a concession before it."""
    main = _MAIN_CLAUSE.search(text, cue)
    return main.start() if main and _CONCESSION.match(text) else len(text)


_SPOKEN = re.compile(r"[“\"]([^“”\"]{8,})[”\"]")


def _spoken(text: str, cue: int) -> list[tuple[int, int]]:
    """What a word for speaking holds for: the quotations of its sentence, or else the whole sentence."""
    quotations = [match.span(1) for match in _SPOKEN.finditer(text)]
    return quotations if quotations and not re.match(r"menurut|according", text[cue:], re.IGNORECASE) else [(0, len(text))]


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in re.finditer(r"[.!?]['\"”’)]*\s+(?=[A-Z“\"‘(])", text):
        yield start, match.end()
        start = match.end()
    yield start, len(text)


def _end_of_clause(statement: Statement, start: int, end: int) -> int:
    following = [term for term in statement.terms if start <= term.start < end]
    return next((term.start for term in following if term.clause > following[0].clause + 1), end) if following else end
