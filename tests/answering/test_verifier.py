"""What the verifier lets stand, and what it withholds, on the sentences of the bundled article."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answering.answers import Claim
from answering.checking.grounds import grounds
from answering.checking.quoting import brings_an_address
from answering.drafts import DraftedClaim
from answering.making import Making
from answering.verification import Numbering, Verifier, Why
from retrieval.articles import Article, Language, Sentence
from retrieval.bundle import bundled_articles
from retrieval.chunking import sentences
from retrieval.embedding import BundledEmbeddings
from retrieval.lexicon import bundled_lexicon

Find = Callable[[str], Sentence]
SENTENCES = sentences(bundled_articles()[0])
VERIFIER = Verifier(lexicon=bundled_lexicon(), embedder=BundledEmbeddings())


def why(claim: str, language: Language, *cites: Sentence) -> Why | None:
    """Why the claim is withheld; `None` if it stands."""
    outcome = VERIFIER.verify(DraftedClaim(claim, cites), Numbering(), language=language)
    return None if isinstance(outcome, Claim) else outcome.why


@pytest.mark.parametrize(
    ("claim", "language", "words"),
    [
        ("Musk merekrut Andrej Karpathy dari OpenAI pada 2017.", "id", "Andrej Karpathy"),
        ("In 2017 Andrej Karpathy was hired from OpenAI by Musk.", "en", "Andrej Karpathy"),
        ("They put more than one billion dollars into the venture.", "en", "Reid Hoffman"),
        ("Musk openly questioned how the US$100 million became US$30 billion.", "en", "US$100 juta"),
        ("OpenAI dicemooh beberapa peneliti.", "id", "dicemooh"),
        ("Altman menyebut Musk “brengsek”.", "id", "brengsek"),
        ("Musk has restricted OpenAI's access to the Twitter database.", "en", "membatasi"),
        ("Menurut laporan, Musk memecat karyawan yang mengkritiknya.", "id", "memecat"),
        ("OpenAI menandatangani kemitraan senilai satu miliar dolar dengan Microsoft.", "id", "kemitraan US$1 miliar"),
    ],
)
def test_what_the_sentence_says_in_other_words_stands(sentence: Find, claim: str, language: Language, words: str) -> None:
    assert why(claim, language, sentence(words)) is None


@pytest.mark.parametrize(
    ("claim", "language", "words", "reason"),
    [
        ("Musk merekrut Andrej Karpathy dari OpenAI pada 2018.", "id", "Andrej Karpathy", Why.NUMBER),
        ("They put one billion dollars into the venture.", "en", "Reid Hoffman", Why.NUMBER),
        ("Musk sumbangkan Rp100 juta.", "id", "US$100 juta", Why.NUMBER),
        ("OpenAI dicemooh peneliti.", "id", "dicemooh", Why.NUMBER),
        ("Altman menyebut Musk “bodoh”.", "id", "brengsek", Why.QUOTATION),
        ("Brockman menyebut Musk “brengsek”.", "id", "brengsek", Why.NAME),
        ("Google mempekerjakan Andrej Karpathy pada 2017.", "id", "Andrej Karpathy", Why.NAME),
        ("Model GPT-5 itu dicemooh beberapa peneliti.", "id", "dicemooh", Why.NAME),
        ("Musk has not restricted OpenAI's access to the Twitter database.", "en", "membatasi", Why.NEGATION),
        ("Musk memperluas akses OpenAI ke database Twitter.", "id", "membatasi", Why.NEGATION),
        ("Andrej Karpathy hired Musk from OpenAI in 2017.", "en", "Andrej Karpathy", Why.COVERAGE),
        ("Musk membatasi akses OpenAI karena marah kepada para karyawan.", "id", "membatasi", Why.COVERAGE),
        ("Musk memecat karyawan yang mengkritiknya.", "id", "memecat", Why.HEDGE),
    ],
)
def test_what_the_sentence_does_not_say_is_withheld(
    sentence: Find, claim: str, language: Language, words: str, reason: Why
) -> None:
    assert why(claim, language, sentence(words)) is reason


def test_a_translated_quotation_stands_where_the_claim_says_so(sentence: Find) -> None:
    assert why("He called Musk a “jerk”.", "en", sentence("brengsek")) is Why.QUOTATION
    assert why("He called Musk a “jerk” (translated).", "en", sentence("brengsek")) is None


@pytest.mark.parametrize("claim", ['"' * 5000, "…", "Musk " * 2000, "26 Maret " * 1500, "dan yang itu"])
def test_what_says_nothing_or_never_ends_is_withheld(sentence: Find, claim: str) -> None:
    assert why(claim, "id", sentence("Andrej Karpathy")) is not None


def test_a_claim_without_evidence_is_withheld() -> None:
    assert why("Musk benar.", "id") is Why.KEY


@pytest.mark.parametrize("one", SENTENCES, ids=lambda one: one.text[:30])
def test_every_sentence_stands_on_itself(one: Sentence) -> None:
    assert why(one.text, "id", one) is None


@given(st.sampled_from(SENTENCES), st.data())
@settings(deadline=None, max_examples=150)
def test_another_digit_is_another_claim(one: Sentence, data: st.DataObject) -> None:
    places = [place for place, character in enumerate(one.text) if character.isdigit()]
    if places:
        place = data.draw(st.sampled_from(places))
        digit = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != one.text[place]]))
        assert why(one.text[:place] + digit + one.text[place + 1 :], "id", one) is not None


@given(st.text(max_size=120), st.sampled_from(["id", "en"]), st.sampled_from(SENTENCES))
@settings(deadline=None, max_examples=150)
def test_no_claim_makes_the_verifier_raise(text: str, language: Language, one: Sentence) -> None:
    assert why(text, language, one) in (None, *Why)


@given(st.text(min_size=1, max_size=200))
@settings(deadline=None, max_examples=100)
def test_no_article_makes_the_verifier_raise(text: str) -> None:
    found = sentences(Article(id="x", title=text[:20], text=text))
    for one in found:
        assert why(one.text, "id", one) is None
        assert why("Musk gave US$100 to Altman, not 3%.", "en", one) is not None


def test_the_log_tells_why_a_claim_was_withheld_and_not_what_it_said(sentence: Find, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, logger="saksi.answering")
    draft = DraftedClaim("Musk merekrut Andrej Karpathy pada 2018.", (sentence("Andrej Karpathy"),))
    assert Making().verified([draft], partial(VERIFIER.verify, language="id")) == ()
    assert [record.getMessage() for record in caplog.records] == ["a claim was withheld: number"]


def test_what_is_stated_as_a_fact_and_only_reported_stands_with_a_mark(sentence: Find) -> None:
    reported = sentence("Greg Brockman")
    for text, language, marked in (
        (
            "Greg Brockman dan Sam Altman menolak gagasan Musk.",
            "id",
            "Greg Brockman dan Sam Altman menolak gagasan Musk (menurut laporan).",
        ),
        ("Greg Brockman and Sam Altman rejected the idea.", "en", "Greg Brockman and Sam Altman rejected the idea (reportedly)."),
    ):
        draft = DraftedClaim(text, (reported,))
        checked = VERIFIER.verify_or_mark(draft, Numbering(), language=language)  # type: ignore[arg-type]
        assert isinstance(checked, Claim)
        assert (checked.text, checked.marked) == (marked, True)


def test_only_a_missing_hedge_is_made_good_by_a_mark(sentence: Find) -> None:
    draft = DraftedClaim("Greg Brockman menerima gagasan Musk.", (sentence("Greg Brockman"),))
    assert not isinstance(VERIFIER.verify_or_mark(draft, Numbering(), language="id"), Claim)


@pytest.mark.parametrize(
    "address",
    ["https://evil.example", "www.evil.example", "discord.gg/evil", "@everyone", "<@1>", "<#2>", "[ini](https://evil.example)"],
)
@pytest.mark.parametrize("place", ["{0} {1}", "{1} {0}"])
def test_an_address_that_the_evidence_has_not_is_withheld_in_the_longest_claim(sentence: Find, address: str, place: str) -> None:
    cited = sentence("Andrej Karpathy")
    claim = place.format(cited.text, address)
    assert why(claim, "id", cited) is not None
    assert brings_an_address(claim, grounds((cited,)))
    assert not brings_an_address(cited.text, grounds((cited,)))


@pytest.mark.parametrize("name", ["Apple", "India", "Facebook"])
def test_an_english_name_that_is_a_word_too_is_a_name(name: str, sentence: Find) -> None:
    claim = f"The company was designed as a counterweight to {name}."
    assert why(claim.replace(name, "Google"), "en", sentence("penyeimbang bagi Google")) is None
    assert why(claim, "en", sentence("penyeimbang bagi Google")) is Why.NAME
