"""What a question takes for granted is held against the article, and what it only asks is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from answering.answers import Answered, Claim, Declined, Reason
from answering.evidence import Evidence, Signals
from answering.judging import Judge
from answering.premises import as_correction, denial_of_premise, premise
from answering.questions import Question, read
from answering.verification import Verifier
from retrieval.bundle import bundled_articles
from retrieval.chunking import sentences
from retrieval.embedding import BundledEmbeddings
from retrieval.lexicon import bundled_lexicon

(ARTICLE,) = bundled_articles()
JUDGE = Judge(Verifier(lexicon=bundled_lexicon(), embedder=BundledEmbeddings()))
NOTHING = Signals(*(0.0 for _ in Signals.__slots__))


def asked(text: str, *history: str) -> Question:
    return read(text, lexicon=bundled_lexicon(), history=history)


def denial(text: str, words: str) -> str | None:
    """The sentence that denies what is taken for granted, where the one with these words is the nearest evidence."""
    first = [one for one in sentences(ARTICLE) if words in one.text]
    evidence = [Evidence(one, 0.5, NOTHING) for one in dict.fromkeys([*first, *sentences(ARTICLE)])]
    found = denial_of_premise(asked(text), evidence, JUDGE)
    return found.sentence.text if found else None


@pytest.mark.parametrize(
    ("question", "taken"),
    [
        ("Kenapa Altman menerima pengambilalihan Musk?", "Altman menerima pengambilalihan Musk"),
        ("Why did Altman accept Musk's takeover?", "Altman accept Musk's takeover"),
        ("knp sih musk senang?", "musk senang"),
        ("When did Musk buy OpenAI?", "Musk buy OpenAI"),
        ("Apakah Altman menerima?", None),
        ("Siapa yang menolak?", None),
        ("How did Altman react?", None),
        ("Kenapa?", None),
    ],
)
def test_who_asks_why_or_when_takes_for_granted_that_it_was_so(question: str, taken: str | None) -> None:
    assert premise(asked(question)) == taken


def test_a_follow_up_takes_for_granted_what_only_the_question_before_says() -> None:
    assert premise(asked("Kenapa dia menolak?", "Siapa yang menolak gagasan Musk?")) is None


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Kenapa Altman menerima pengambilalihan Musk?", "menolak gagasan"),
        ("Why did Altman accept Musk's takeover idea?", "menolak gagasan"),
        ("knp elon ngasih openai akses bebas ke database twitter", "membatasi akses"),
        ("Why does Altman think Musk doesn't care about the future?", "peduli"),
        ("Kenapa Musk senang bahwa OpenAI populer?", "Tidak senang"),
    ],
)
def test_what_the_article_denies_is_denied_by_its_sentence(question: str, words: str) -> None:
    assert words in (denial(question, words) or "")


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Kenapa Altman menolak gagasan pengambilalihan Musk?", "menolak gagasan"),
        ("Kapan Musk mempekerjakan Karpathy?", "Karpathy"),
        ("Why did Musk leave OpenAI?", "hengkang"),
        ("Kapan Altman lahir?", "brengsek"),
        ("Why is the sky blue?", "Twitter"),
    ],
)
def test_what_it_says_or_says_nothing_of_is_not_denied(question: str, words: str) -> None:
    assert denial(question, words) is None


def test_an_answer_that_corrects_says_so_of_every_claim_and_a_decline_stays_one() -> None:
    answered = Answered((Claim("a", ()), Claim("b", ())), "id", "extractive")
    assert not answered.corrects
    corrected = as_correction(answered)
    assert isinstance(corrected, Answered)
    assert [claim.corrects for claim in corrected.claims] == [True, True]
    declined = Declined(Reason.UNCLEAR, "id", "extractive")
    assert as_correction(declined) is declined


# What near example questions take for granted


def best(*, denied: float, unanswered: float = 0.0) -> list[Evidence]:
    """Evidence whose best sentence has so large a part of the votes of near example questions."""
    signals = replace(NOTHING, denied=denied, unanswered=unanswered)
    return [Evidence(one, 0.5, signals) for one in sentences(ARTICLE)[:2]]


def test_a_question_near_to_examples_with_a_false_premise_has_one() -> None:
    evidence = best(denied=0.6)
    assert denial_of_premise(asked("Berapa yang dibayar Musk untuk OpenAI?"), evidence, JUDGE) == evidence[0]


@pytest.mark.parametrize("evidence", [best(denied=0.2), best(denied=0.45, unanswered=0.5), []])
def test_one_near_to_few_of_them_or_to_more_without_an_answer_has_none(evidence: list[Evidence]) -> None:
    assert denial_of_premise(asked("Berapa yang dibayar Musk untuk OpenAI?"), evidence, JUDGE) is None


def test_nor_has_a_follow_up_whose_own_words_tell_too_little() -> None:
    assert denial_of_premise(asked("Dan berapa?", "Apakah Musk membayar?"), best(denied=0.9), JUDGE) is None
