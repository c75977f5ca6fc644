"""An English reader gets the translated sentence as the claim, and the article's own as its quotation."""

from __future__ import annotations

from dataclasses import replace

from answering.answers import Claim
from answering.drafts import DraftedClaim
from answering.quotations import in_language, quoted, said_in, translator_of
from answering.verification import Numbering, Why, Withheld, verify
from retrieval.articles import Article, Sentence, Translation
from retrieval.chunking import sentences

NEWS = Article(
    id="musk",
    title="Musk pergi",
    text="Musk pergi dari OpenAI pada 2018. Altman tetap di sana. Brockman juga.",
    translation=Translation(
        language="en", made_by="the tests", sentences=("Musk left OpenAI in 2018.", "Altman stayed there.", "")
    ),
)


def the(*numbers: int, article: Article = NEWS) -> tuple[Sentence, ...]:
    return tuple(sentences(article)[number] for number in numbers)


def a_draft(*numbers: int) -> DraftedClaim:
    return DraftedClaim(quoted(the(*numbers)), the(*numbers))


def test_sentences_are_said_in_the_reader_s_language_in_the_article_s_order() -> None:
    assert said_in(the(1, 0), "en") == "Musk left OpenAI in 2018. Altman stayed there."
    assert in_language(a_draft(1, 0), "en").text == "Musk left OpenAI in 2018. Altman stayed there."


def test_a_reader_of_the_article_s_language_gets_the_article_s_words() -> None:
    assert said_in(the(0), "id") is None
    assert in_language(a_draft(0), "id") == a_draft(0)


def test_where_one_sentence_has_no_translation_all_stay_as_they_are() -> None:
    assert said_in(the(1, 2), "en") is None
    assert in_language(a_draft(1, 2), "en") == a_draft(1, 2)


def test_a_translation_of_another_number_of_sentences_is_none() -> None:
    torn = replace(NEWS, translation=Translation(language="en", made_by="the tests", sentences=("Musk left.",)))
    assert said_in(the(0, article=torn), "en") is None


def test_what_a_model_wrote_in_its_own_words_is_not_replaced() -> None:
    own = DraftedClaim("In 2018 Musk was gone.", the(0))
    assert in_language(own, "en") == own
    assert translator_of(own) is None


def test_a_translated_claim_stands_on_its_original_sentences_and_says_who_translated() -> None:
    claim = verify(in_language(a_draft(1, 0), "en"), Numbering())
    assert isinstance(claim, Claim)
    assert claim.translated_by == "the tests"
    assert [citation.quote for citation in claim.citations] == ["Altman tetap di sana.", "Musk pergi dari OpenAI pada 2018."]
    assert [(place, citation.number) for place, citation in claim.places_of_numbers()] == [(25, 2), (46, 1)]


def test_a_claim_in_the_article_s_words_names_no_translator() -> None:
    claim = verify(a_draft(0), Numbering())
    assert isinstance(claim, Claim)
    assert claim.translated_by is None


def test_a_changed_translation_does_not_stand_as_one() -> None:
    draft = in_language(a_draft(0), "en")
    checked = verify(replace(draft, text=draft.text.replace("2018", "2019")), Numbering())
    assert isinstance(checked, Withheld)
    assert checked.why is Why.QUOTATION
