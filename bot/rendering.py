"""What is said, as Discord messages: within every limit, escaped, readable without colours."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from answering.answers import Answered, Citation, Claim, Declined, Outcome, Reason, translators
from answering.summarising.summariser import Summary
from bot.markup import cut, plain, read_back, shortened
from bot.quotes import Quotes
from bot.summary_wording import no_summary, part_heading, summary_heading, summary_notes
from bot.wording import Say, declined, notes, said_when, say, voice
from retrieval.articles import Article, Language, Sentence
from retrieval.chunking import paragraph_number, sentences, translated

GREEN, AMBER, GREY, BLUE = 0x2E8B57, 0xE6A700, 0x80848E, 0x3B82F6

CARD_TEXT = 4000
"""Of the 4,096 characters of an embed's description; heading, question and footer stay far below the 6,000 for all."""
PLAIN_TEXT = 2000
"""Discord's limit for the content of a message."""
MOST_QUOTES = 12
"""Of a person's words, in one answer; a reader can ask for one article's alone."""
QUESTION = 256
"""Discord's limit for the title of an embed."""
_FRAME = "**** (99/99)\n\n"
"""What stands around the heading of a part, besides its words."""


@dataclass(frozen=True, slots=True)
class Card:
    """A framed message: a word for what it is, beside its colour, and the text in Discord's markup."""

    status: str
    colour: int
    text: str
    question: str | None = None
    """What was asked, where the message is no reply to it; as it was typed."""
    footer: str | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with a message, and the same in words."""

    png: bytes
    alt: str
    refused: str
    """What is said where Discord does not take it."""


@dataclass(frozen=True, slots=True)
class Page:
    """One message: plain text, or a card; with a picture, where there is one."""

    text: str = ""
    card: Card | None = None
    picture: Picture | None = None

    def without_picture(self) -> Page:
        """The same where Discord does not take the picture, which it says if there is room."""
        if self.picture is None or len(self.text) + len(self.picture.refused) >= PLAIN_TEXT:
            return replace(self, picture=None)
        return replace(self, text="\n".join(filter(None, [self.text, self.picture.refused])), picture=None)


def rendered(outcome: Outcome, *, question: str | None, may_embed: bool) -> list[Page]:
    """An outcome as messages; `question` is shown with it where the message is no reply to the question itself."""
    if isinstance(outcome, Declined) and outcome.courtesy:
        return [Page(declined(outcome.reason, outcome.language, outcome.courtesy))]
    return pages(_card(outcome, question), may_embed=may_embed)


def rendered_so_far(claims: Sequence[Claim], language: Language, *, may_embed: bool) -> Page:
    """The claims that stand while more are being written."""
    card = Card(say(Say.WRITING, language), GREY, "\n\n".join(_claims(claims, language)))
    return pages(card, may_embed=may_embed)[0]


def rendered_summary(summary: Summary, *, may_embed: bool, note: str | None = None) -> list[Page]:
    """A summary as messages, headed by what it sums up, part for part; `note` is what else the reader should know."""
    language = summary.outcome.language
    footer = " ".join([*summary_notes(summary), *filter(None, [note])]) or None
    if not isinstance(summary.outcome, Answered):
        return pages(Card(say(Say.SUMMARY, language), GREY, plain(no_summary(summary))), may_embed=may_embed)
    blocks = [f"**{plain(summary_heading(summary))}**"]
    for section in summary.sections:
        heading = part_heading(section, language)
        told = [_with_original(claim) for claim in section.claims]
        blocks += ["\n".join(filter(None, [f"**{plain(heading)}**" if heading else "", told[0]])), *told[1:]]
    text = "\n\n".join([*blocks, _places(summary.outcome.claims, language)])
    return pages(Card(say(Say.SUMMARY, language), BLUE, text, footer=footer), may_embed=may_embed)


def rendered_quotes(found: Quotes, language: Language, *, may_embed: bool) -> list[Page]:
    """A person's words as messages, each with its place and its day; or what is said of a person who says nothing."""
    heading = say(Say.QUOTES_HEADING if found.quotes else Say.SAYS_NOTHING, language, person=found.person)
    shown = found.claims[:MOST_QUOTES]
    days = [said_when(found.when(claim), language) if found.quotes else None for claim in shown]
    places = [numbered_place(claim.citations[0], language, note=note) for claim, note in zip(shown, days, strict=True)]
    blocks = [_with_original(claim) for claim in shown]
    translated_by = [f"-# {plain(say(Say.TRANSLATED_BY, language, translator=name))}" for name in translators(shown)]
    more = say(Say.SHOWN_OF, language, shown=len(shown), count=len(found.claims)) if len(found.claims) > len(shown) else None
    text = "\n\n".join([f"**{plain(heading)}**", *blocks, "\n".join([*places, *translated_by])])
    return pages(Card(say(Say.QUOTES, language), BLUE, text, footer=more), may_embed=may_embed)


def rendered_sources(citations: Iterable[Citation], language: Language) -> list[Page]:
    """The exact quotations, each between the sentences that stand around it, and where it stands."""
    blocks = [_source(citation, language) for citation in citations]
    return pages(Card(say(Say.SOURCES, language), BLUE, "\n\n".join(blocks)), may_embed=True)


def pages(card: Card, *, may_embed: bool) -> list[Page]:
    """A card as messages, framed where the channel allows it; a long one is cut at sentence ends."""
    if may_embed:
        texts = cut(card.text, CARD_TEXT)
        return [Page(card=_part(card, text, number, len(texts))) for number, text in enumerate(texts, start=1)]
    asked = f"> {_asked(card.question)}" if card.question else ""
    footer = f"-# {plain(card.footer)}" if card.footer else ""
    room = PLAIN_TEXT - len(card.status) - len(asked) - len(_FRAME)
    texts = cut("\n".join(filter(None, [card.text, footer])), room)
    parts = [_part(card, text, number, len(texts)) for number, text in enumerate(texts, start=1)]
    return [Page("\n".join(filter(None, [f"**{plain(part.status)}**", asked, part.text]))) for part in parts]


def question_in(*, title: str | None, content: str) -> str | None:
    """The question that one of the messages above shows, from its card's title or under the heading of its content."""
    if title:
        return read_back(title)
    for line in content.splitlines()[1:2]:
        if line.startswith("> "):
            return read_back(line.removeprefix("> "))
    return None


def _asked(question: str) -> str:
    """A question on one line."""
    return shortened(" ".join(question.split()), QUESTION)


def _part(card: Card, text: str, number: int, parts: int) -> Card:
    status = card.status if parts == 1 else f"{card.status} ({number}/{parts})"
    question = _asked(card.question) if card.question else None
    return replace(card, text=text, status=status, question=question, footer=card.footer if number == parts else None)


def _card(outcome: Outcome, question: str | None) -> Card:
    language = outcome.language
    match outcome:
        case Answered():
            whole = not outcome.withheld and not outcome.cut_short
            status, colour = (Say.STATUS_ANSWERED, GREEN) if whole else (Say.STATUS_PARTLY, AMBER)
            if outcome.corrects:
                status, colour = Say.STATUS_CORRECTED, AMBER
            text = "\n\n".join(_claims(outcome.claims, language))
            return Card(say(status, language), colour, text, question, " ".join(notes(outcome)) or None)
        case Declined():
            status = _DECLINED.get(outcome.reason, Say.STATUS_NOT_IN_ARTICLES)
            return Card(say(status, language), GREY, "\n\n".join(_decline(outcome)), question, " ".join(notes(outcome)) or None)


_DECLINED = {
    Reason.NOTHING_VERIFIED: Say.STATUS_NOTHING_VERIFIED,
    Reason.NO_ARTICLES: Say.STATUS_NO_ARTICLES,
    Reason.UNCLEAR: Say.STATUS_UNCLEAR,
}


def _decline(outcome: Declined) -> list[str]:
    language = outcome.language
    said = [plain(declined(outcome.reason, language))]
    if outcome.nearest:
        said.append(f"*{say(Say.RELATED, language)}*")
        said += [_related(citation.sentence, language) for citation in outcome.nearest]
    return said


def _related(sentence: Sentence, language: Language) -> str:
    """A sentence that is no answer, in the reader's language too, and where it stands."""
    foreign = translated(sentence) if sentence.article.language != language else None
    lines = [_quoted(sentence.text), f"-# {say(Say.IN_READERS_LANGUAGE, language)}: {plain(foreign)}" if foreign else ""]
    return "\n".join(filter(None, [*lines, f"-# {_place(sentence, language)}"]))


def _claims(claims: Sequence[Claim], language: Language) -> list[str]:
    """Each claim with its numbers, what it translates under it, and under all of them where they stand."""
    return [*(_with_original(claim) for claim in claims), _places(claims, language)]


def _places(claims: Sequence[Claim], language: Language) -> str:
    """Where each cited sentence stands, once."""
    places: dict[int, str] = {}
    for claim in claims:
        for place, citation in enumerate(claim.citations):
            places.setdefault(citation.number, numbered_place(citation, language, context=place > 0))
    translated_by = [f"-# {plain(say(Say.TRANSLATED_BY, language, translator=name))}" for name in translators(claims)]
    return "\n".join([*places.values(), *translated_by])


def _with_original(claim: Claim) -> str:
    originals = [_quoted(citation.quote) for citation in claim.in_order] if claim.translated_by else []
    return "\n".join([_marked_up(claim), *originals])


def numbered_place(citation: Citation, language: Language, *, context: bool = False, note: str | None = None) -> str:
    """The number of a citation, where it stands, and what there is to note: that it is context, or whose words it gives."""
    if note is None:
        note = say(Say.SENTENCE_BEFORE, language) if context else voice(citation, language)
    return f"-# [{citation.number}] {_place(citation.sentence, language)}" + (f" · {note}" if note else "")


def _place(sentence: Sentence, language: Language) -> str:
    return say(Say.PLACE, language, title=plain(sentence.article.title), paragraph=paragraph_number(sentence))


def _marked_up(claim: Claim) -> str:
    """The claim escaped, the words that answer in bold, after each sentence the number of its citation."""
    marks = [(span.start, 1, "**") for span in claim.emphasis] + [(span.end, 0, "**") for span in claim.emphasis]
    marks += [(place, 2, f" [{citation.number}]") for place, citation in claim.places_of_numbers()]
    parts, position = [], 0
    for place, _, mark in sorted(marks, key=lambda mark: mark[:2]):
        parts += [plain(claim.text[position:place]), mark]
        position = place
    return "".join([*parts, plain(claim.text[position:])])


def _source(citation: Citation, language: Language) -> str:
    sentence = citation.sentence
    note = voice(citation, language)
    heading = f"**[{citation.number}]** {_place(sentence, language)}" + (f" · {note}" if note else "")
    before, after = _neighbours(sentence)
    lines = [f"-# {plain(before)}" if before else "", f"“{plain(sentence.text)}”", f"-# {plain(after)}" if after else ""]
    lines = ["> " + line.replace("\n", "\n> ") for line in lines if line]
    return "\n".join([heading, *lines, *_address(sentence.article)])


def _quoted(text: str) -> str:
    return "> " + plain(text).replace("\n", "\n> ")


def _neighbours(sentence: Sentence) -> tuple[str, str]:
    every = sentences(sentence.article)
    place = every.index(sentence)
    before = every[place - 1].text if place else ""
    after = every[place + 1].text if place + 1 < len(every) else ""
    return before, after


def _address(article: Article) -> list[str]:
    """Where the article can be read, for a reader who asked for the sources: never opened or previewed by itself."""
    url = article.url or ""
    safe = url.startswith(("https://", "http://")) and not any(sign.isspace() or sign in "<>" for sign in url)
    return [f"<{url}>"] if safe else []
