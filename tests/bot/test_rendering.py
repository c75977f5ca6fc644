"""An outcome as Discord messages: within every limit, escaped, and with all that was said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answering.answers import Answered, Citation, Courtesy, Declined, Outcome, Reason, Span
from answering.drafts import DraftedClaim
from answering.making import Making
from answering.quotations import in_language
from answering.summarising.parts import PartKind, Section
from answering.summarising.styles import Style
from answering.summarising.summariser import Summary
from answering.summarising.when import day, year
from bot.delivery import contents_of
from bot.markup import plain, read_back
from bot.rendering import Page, question_in, rendered, rendered_sources, rendered_summary
from bot.wording import Say, declined, say
from retrieval.articles import Article, Language, Sentence, Translation
from retrieval.chunking import sentences

BOTH: tuple[Language, Language] = ("id", "en")
CONTENT, TITLE, DESCRIPTION, AUTHOR, FOOTER, EMBEDS = 2000, 256, 4096, 256, 2048, 6000
"""Discord's limits for a message, in characters."""

SIGNS = list("*_~`|<>[]()\\#-+:.@/!1 a")
FORMS = ["@everyone", "@here", "<@1>", "<@&1>", "[x](https://evil.example)", "https://evil.example", "discord.gg/abc", "||x||"]
HOSTILE_LINE = st.lists(st.sampled_from(SIGNS + FORMS), max_size=60).map(lambda parts: "".join(parts).strip())
READABLE_LINE = HOSTILE_LINE.filter(bool)

NEWS = Article(
    id="musk",
    title="Musk *pergi*",
    text="Musk pergi dari OpenAI pada 2018. Altman tetap di sana.\n\nBrockman juga tetap di sana.",
    publisher="Kompas",
    url="https://news.example/musk",
    translation=Translation(
        language="en",
        made_by="the tests",
        sentences=("Musk left OpenAI in 2018.", "Altman stayed there.", "Brockman stayed there too."),
    ),
)


def the(number: int, article: Article = NEWS) -> Sentence:
    return sentences(article)[number]


def an_answer(*drafts: DraftedClaim, language: Language = "id", withheld: int = 0) -> Answered:
    making = Making()
    claims = making.verified(in_language(draft, language) for draft in drafts)
    assert not making.withheld
    return Answered(claims, language, "extractive", withheld)


def a_long_answer(characters: int, language: Language, *, withheld: int = 0) -> Answered:
    """One claim of a sentence after another, each with its words in bold, until there are so many characters."""
    count = characters // 200 + 1
    text = "\n\n".join(f"Kalimat nomor {number} berbunyi: " + "kata *aneh* " * 14 + "sampai di sini." for number in range(count))
    article = Article(id="long", title="Panjang " * 10, text=text)
    drafts = [DraftedClaim(one.text, (one,), (Span(0, 7), Span(30, 150))) for one in sentences(article)]
    assert len(drafts) == count
    return an_answer(*drafts, language=language, withheld=withheld)


def is_within_discord_s_limits(page: Page) -> bool:
    contents = contents_of(page)
    embeds = contents["embeds"]
    assert contents["content"] or embeds, "an empty message"
    assert contents["allowed_mentions"].to_dict() == {"parse": []}
    for embed in embeds:
        shown = embed.to_dict()
        assert shown["description"]
        assert len(shown["description"]) <= DESCRIPTION
        assert len(shown.get("title", "")) <= TITLE
        assert 0 < len(shown["author"]["name"]) <= AUTHOR
        assert len(shown.get("footer", {}).get("text", "")) <= FOOTER
    return len(contents["content"]) <= CONTENT and sum(map(len, embeds)) <= EMBEDS


def text_of(pages: Sequence[Page]) -> str:
    return "\n".join(page.card.text if page.card else page.text for page in pages)


def question_of(page: Page) -> str | None:
    return question_in(title=page.card.question if page.card else None, content=page.text)


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("may_embed", [True, False])
@pytest.mark.parametrize("characters", [100, 2_100, 6_500, 20_000])
def test_an_answer_of_any_length_stays_within_every_limit(language: Language, characters: int, *, may_embed: bool) -> None:
    outcome = a_long_answer(characters, language, withheld=3)
    pages = rendered(outcome, question="Apa? " * 1000, may_embed=may_embed)
    assert all(is_within_discord_s_limits(page) for page in pages)
    assert len(pages) > characters // DESCRIPTION
    shown = text_of(pages).replace("*", "").replace("\\", "")
    assert all(f"Kalimat nomor {number} berbunyi" in shown for number in range(len(outcome.claims)))
    assert all(f"[{number}] Panjang" in shown for number in range(1, len(outcome.claims) + 1))


@pytest.mark.parametrize("may_embed", [True, False])
def test_a_sentence_longer_than_any_message_is_shown_whole(*, may_embed: bool) -> None:
    article = Article(id="long", title="T", text="a" * 9_000 + "*" * 3_000 + " akhir.")
    (whole,) = sentences(article)
    pages = rendered(an_answer(DraftedClaim(whole.text, (whole,))), question=None, may_embed=may_embed)
    assert all(is_within_discord_s_limits(page) for page in pages)
    shown = text_of(pages)
    assert (shown.count("a"), shown.count(r"\*")) >= (9_000, 3_000)


@given(
    title=READABLE_LINE,
    words=st.lists(READABLE_LINE, min_size=1, max_size=6),
    question=READABLE_LINE,
    language=st.sampled_from(BOTH),
    may_embed=st.booleans(),
)
@settings(deadline=None, max_examples=60)
def test_no_text_of_an_article_calls_anybody_or_links_anywhere(
    title: str, words: list[str], question: str, language: Language, may_embed: bool
) -> None:
    article = Article(id="x", title=title, text="Kata " + " ".join(words), url="https://safe.example")
    every = sentences(article)
    claim = DraftedClaim(every[0].text, every[:1])
    outcomes: list[Outcome] = [
        an_answer(claim, language=language),
        Declined(Reason.NOT_IN_ARTICLES, language, "extractive", tuple(Citation(1, one) for one in every[:2])),
    ]
    said = [rendered(outcome, question=question, may_embed=may_embed) for outcome in outcomes]
    said.append(rendered_summary(a_summary(outcomes[0], [article]), may_embed=may_embed))
    said.append(rendered_sources([Citation(1, every[0])], language))
    for pages in said:
        assert all(is_within_discord_s_limits(page) for page in pages)
        shown = text_of(pages).replace("<https://safe.example>", "")
        assert not re.search(r"@everyone|@here|(?<!\\)<[@#:]|(?<!\\)\]\(|\w://|discord\.gg/", shown)


def test_an_answer_has_its_words_in_bold_its_numbers_and_under_it_where_they_stand() -> None:
    outcome = an_answer(
        DraftedClaim(the(0).text, (the(0),), (Span(0, 4), Span(28, 32))),
        DraftedClaim(the(2).text, (the(2),)),
    )
    (page,) = rendered(outcome, question="Kapan?", may_embed=True)
    assert page.card is not None
    assert (page.card.status, page.card.question, page.card.footer) == ("✅ Dijawab dari artikel", "Kapan?", None)
    assert page.card.text == (
        "**Musk** pergi dari OpenAI pada **2018**. [1]\n\n"
        "Brockman juga tetap di sana. [2]\n\n"
        "-# [1] Musk \\*pergi\\*, paragraf 1\n"
        "-# [2] Musk \\*pergi\\*, paragraf 2"
    )


def test_without_a_card_the_same_is_said_in_plain_text() -> None:
    outcome = an_answer(DraftedClaim(the(0).text, (the(0),)), language="en", withheld=2)
    (page,) = rendered(outcome, question="Kapan?", may_embed=False)
    assert page.card is None
    assert page.text.splitlines() == [
        "**⚠️ Partly answered**",
        "> Kapan?",
        "Musk left OpenAI in 2018. [1]",
        "> Musk pergi dari OpenAI pada 2018.",
        "",
        "-# [1] Musk \\*pergi\\*, paragraph 1",
        "-# Translation: the tests. The quotation is the article's own sentence.",
        "-# Left out because the articles do not bear them out: 2.",
    ]


def test_a_sentence_before_is_marked_as_context_and_translated_in_its_order() -> None:
    outcome = an_answer(DraftedClaim(f"{the(0).text} {the(1).text}", (the(1), the(0))), language="en")
    shown = text_of(rendered(outcome, question=None, may_embed=True))
    assert "Musk left OpenAI in 2018. [2] Altman stayed there. [1]\n" in shown
    assert "> Musk pergi dari OpenAI pada 2018.\n> Altman tetap di sana." in shown
    assert (
        "-# [1] Musk \\*pergi\\*, paragraph 1\n-# [2] Musk \\*pergi\\*, paragraph 1 · the sentence before, for context" in shown
    )


def test_no_translation_is_shown_to_readers_of_the_article_s_language() -> None:
    outcome = an_answer(DraftedClaim(the(0).text, (the(0),)), language="id")
    assert "left OpenAI" not in text_of(rendered(outcome, question=None, may_embed=True))


@pytest.mark.parametrize("may_embed", [True, False])
def test_what_was_withheld_is_said_at_the_end_alone_and_what_was_asked_on_every_page(*, may_embed: bool) -> None:
    pages = rendered(a_long_answer(9_000, "id", withheld=3), question="Apa saja?", may_embed=may_embed)
    said = [f"{page.text} {page.card.footer if page.card else ''}" for page in pages]
    assert ["3 pernyataan" in one for one in said] == [False] * (len(pages) - 1) + [True]
    assert [question_of(page) for page in pages] == ["Apa saja?"] * len(pages)


def test_the_parts_of_a_long_answer_are_counted() -> None:
    pages = rendered(a_long_answer(9_000, "id"), question=None, may_embed=True)
    statuses = [page.card.status for page in pages if page.card]
    assert statuses == [f"✅ Dijawab dari artikel ({number}/{len(pages)})" for number in range(1, len(pages) + 1)]


@given(question=READABLE_LINE, may_embed=st.booleans(), language=st.sampled_from(BOTH))
@settings(deadline=None)
def test_the_question_shown_can_be_read_back(question: str, may_embed: bool, language: Language) -> None:
    outcome = Declined(Reason.UNCLEAR, language, "extractive")
    (page,) = rendered(outcome, question=question, may_embed=may_embed)
    shown = question_of(page)
    assert shown is not None
    on_one_line = " ".join(question.split())
    if len(plain(on_one_line)) <= TITLE:
        assert shown == on_one_line
    else:
        assert shown.endswith("…")
        assert on_one_line.startswith(shown[:-1])


@pytest.mark.parametrize("may_embed", [True, False])
def test_an_answer_to_a_message_shows_no_question_and_none_is_read_out_of_it(*, may_embed: bool) -> None:
    near = (Citation(1, the(0)),)
    for outcome in (an_answer(DraftedClaim(the(0).text, (the(0),))), Declined(Reason.NOT_IN_ARTICLES, "id", "x", near)):
        (page,) = rendered(outcome, question=None, may_embed=may_embed)
        assert question_of(page) is None


@pytest.mark.parametrize("content", ["", "satu", "satu\ndua", "satu\n>dua", "> satu", "\n\n> satu"])
def test_no_question_is_read_out_of_what_shows_none(content: str) -> None:
    assert question_in(title=None, content=content) is None
    assert question_in(title="", content=content) is None


@given(st.text())
def test_any_content_of_any_message_can_be_looked_at_for_a_question(content: str) -> None:
    shown = question_in(title=None, content=content)
    assert shown is None or "> " in content


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("reason", Reason)
@pytest.mark.parametrize("may_embed", [True, False])
def test_a_decline_says_why_and_shows_what_is_near_as_no_answer(language: Language, reason: Reason, *, may_embed: bool) -> None:
    outcome = Declined(reason, language, "extractive", (Citation(1, the(0)), Citation(2, the(2))))
    (page,) = rendered(outcome, question="Siapa?", may_embed=may_embed)
    assert is_within_discord_s_limits(page)
    shown = text_of([page])
    assert read_back(shown).count(declined(reason, language)) == 1
    assert shown.index(say(Say.RELATED, language)) < shown.index("> Musk pergi dari OpenAI pada 2018.")
    translation = "-# In English: Brockman stayed there too.\n" if language == "en" else ""
    assert f"> Brockman juga tetap di sana.\n{translation}-# Musk \\*pergi\\*, " in shown
    assert "[1]" not in shown
    assert "✅" not in (page.card.status if page.card else page.text)


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("courtesy", Courtesy)
def test_a_courtesy_is_answered_in_one_plain_sentence(language: Language, courtesy: Courtesy) -> None:
    outcome = Declined(Reason.UNCLEAR, language, "extractive", courtesy=courtesy)
    assert rendered(outcome, question="halo", may_embed=True) == [Page(declined(Reason.UNCLEAR, language, courtesy))]


def a_summary(outcome: Outcome, articles: Sequence[Article], style: Style = Style.BRIEF, *parts: Section) -> Summary:
    claims = outcome.claims if isinstance(outcome, Answered) else ()
    sections = parts or ((Section(PartKind.WHOLE, "", claims),) if claims else ())
    return Summary(style, outcome, tuple(articles), sections)


def test_a_summary_is_headed_by_what_it_sums_up() -> None:
    other = Article(id="other", title="Lain", text="Lain.")
    outcome = an_answer(DraftedClaim(the(0).text, (the(0),)))
    one = text_of(rendered_summary(a_summary(outcome, [NEWS]), may_embed=True))
    assert one.startswith(r"**Ringkasan “Musk \*pergi\*”, dengan kalimat artikelnya sendiri:**")
    several = text_of(rendered_summary(a_summary(outcome, [NEWS, other]), may_embed=True))
    assert several.startswith("**Ringkasan 2 artikel, dengan kalimat artikelnya sendiri:**")


def test_a_summary_by_a_model_does_not_claim_to_be_the_article_s_sentences() -> None:
    outcome = replace(an_answer(DraftedClaim(the(0).text, (the(0),))), writer="openai:some-model")
    assert text_of(rendered_summary(a_summary(outcome, [NEWS]), may_embed=True)).startswith(r"**Ringkasan “Musk \*pergi\*”:**")


def test_the_parts_of_a_summary_have_headings_and_a_sentence_that_is_cited_twice_one_place() -> None:
    outcome = an_answer(DraftedClaim(the(0).text, (the(0),)), DraftedClaim(the(0).text, (the(0),)))
    sections = [
        Section(PartKind.PERSON, "Elon *Musk*", outcome.claims[:1]),
        Section(PartKind.PERSON, "Altman", outcome.claims[1:]),
    ]
    shown = text_of(rendered_summary(a_summary(outcome, [NEWS], Style.PEOPLE, *sections), may_embed=True))
    assert "**Elon \\*Musk\\***\nMusk pergi dari OpenAI pada 2018. [1]" in shown
    assert shown.count("-# [1]") == 1


def test_the_day_of_a_statement_is_not_shown_as_the_day_of_what_happened() -> None:
    outcome = an_answer(DraftedClaim(the(0).text, (the(0),)), DraftedClaim(the(0).text, (the(0),)))
    thursday = day(date(2023, 3, 23))
    sections = [
        Section(PartKind.EVENT, "", outcome.claims[:1], year(2018)),
        Section(PartKind.EVENT, "", outcome.claims[1:], thursday, of_saying=True),
    ]
    shown = text_of(rendered_summary(a_summary(outcome, [NEWS], Style.TIMELINE, *sections), may_embed=True))
    assert shown.startswith(r"**Lini masa “Musk \*pergi\*”, dengan kalimat artikelnya sendiri:**")
    assert "**2018**\n" in shown
    assert "**Kamis, 23 Maret 2023 (tanggal pernyataan atau laporannya)**\n" in shown


@pytest.mark.parametrize(
    ("reason", "style", "said"),
    [
        (Reason.NO_ARTICLES, Style.BRIEF, "Belum ada artikel"),
        (Reason.NO_ARTICLES, Style.TIMELINE, "Belum ada artikel"),
        (Reason.NOTHING_VERIFIED, Style.TIMELINE, "Tidak ada tanggal"),
        (Reason.NOTHING_VERIFIED, Style.PEOPLE, "Tidak ada tokoh"),
    ],
)
def test_where_there_is_no_summary_it_says_why(reason: Reason, style: Style, said: str) -> None:
    assert said in text_of(rendered_summary(a_summary(Declined(reason, "id", "extractive"), [], style), may_embed=True))


def test_a_source_is_the_exact_quotation_between_its_neighbours_and_where_to_read_it() -> None:
    (page,) = rendered_sources([Citation(1, the(1)), Citation(2, the(0))], "id")
    assert page.card is not None
    assert page.card.text == (
        "**[1]** Musk \\*pergi\\*, paragraf 1\n"
        "> -# Musk pergi dari OpenAI pada 2018.\n"
        "> “Altman tetap di sana.”\n"
        "> -# Brockman juga tetap di sana.\n"
        "<https://news.example/musk>\n\n"
        "**[2]** Musk \\*pergi\\*, paragraf 1\n"
        "> “Musk pergi dari OpenAI pada 2018.”\n"
        "> -# Altman tetap di sana.\n"
        "<https://news.example/musk>"
    )


@pytest.mark.parametrize(
    "url", [None, "", "javascript:alert(1)", "news.example", "https://a b", "https://a>@everyone", "https://a\n# x"]
)
def test_an_address_that_is_none_is_not_shown(url: str | None) -> None:
    article = Article(id="x", title="T", text="Kata ini.", url=url)
    (page,) = rendered_sources([Citation(1, the(0, article))], "en")
    assert text_of([page]).splitlines()[1:] == ["> “Kata ini.”"]


def test_a_quotation_of_several_lines_is_quoted_in_every_line() -> None:
    article = Article(id="x", title="T", text="Kalimat yang sangat panjang ini berlanjut di baris berikutnya,\nyaitu di sini.")
    outcome = Declined(Reason.NOT_IN_ARTICLES, "id", "extractive", (Citation(1, the(0, article)),))
    (page,) = rendered(outcome, question=None, may_embed=True)
    assert "berikutnya,\n> yaitu di sini." in text_of([page])
    (page,) = rendered_sources([Citation(1, the(0, article))], "id")
    assert "berikutnya,\n> yaitu di sini.”" in text_of([page])


@pytest.mark.parametrize("language", BOTH)
def test_the_sources_of_a_long_answer_stay_within_every_limit(language: Language) -> None:
    claims = a_long_answer(12_000, language).claims
    pages = rendered_sources([citation for claim in claims for citation in claim.citations], language)
    assert len(pages) > 1
    assert all(is_within_discord_s_limits(page) for page in pages)
