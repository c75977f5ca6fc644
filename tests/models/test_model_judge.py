"""A model's verdicts are read strictly, and are never kinder than the rules'."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pytest

from answering.checker import Checker
from answering.drafts import ModelFailed, ModelNotSetUp
from answering.evidence import Evidence, Signals
from answering.judging import Judge, Judgement, Verdict
from answering.messages import Part, parts
from answering.model_judge import ModelJudge, agreed
from answering.models import Message
from answering.near_claims import ClaimSearch
from answering.prompts import keyed
from answering.questions import Question, read
from answering.usage import Usage
from answering.verification import Verifier
from answering.weighing import Weigher
from retrieval.articles import Article, Sentence
from retrieval.chunking import sentences
from retrieval.embedding import BundledEmbeddings
from retrieval.lexicon import bundled_lexicon

NEWS = Article(id="a", title="T", text="Rina membuka toko roti pada 2018. Toko itu dilaporkan ramai. Budi menutup pasar.")
OPENED, BUSY, CLOSED = sentences(NEWS)
NOTHING = Signals(*(0.0 for _ in Signals.__slots__))
(CLAIM,) = parts("Rina membuka toko roti pada 2018.")


class Scripted:
    """A model that says what it was told to, or fails; it remembers what it was shown."""

    name = "scripted:model"

    def __init__(self, reply: str = "", *, fails: Exception | None = None) -> None:
        self.reply = reply
        self.fails = fails
        self.shown: list[Sequence[Message]] = []

    def stream(self, messages: Sequence[Message], usage: Usage) -> Iterator[str]:
        self.shown.append(messages)
        usage.input_tokens += 10
        if self.fails:
            raise self.fails
        yield self.reply


def key(sentence: Sentence) -> str:
    return next(key for key, one in keyed(sentences(NEWS)).items() if one == sentence)


def judged(reply: str, rules: Judgement, model: Scripted | None = None) -> Judgement:
    judge = ModelJudge(model or Scripted(reply), evidence_characters=1000, reply_characters=500)
    near: Mapping[Part, Sequence[Sentence]] = {CLAIM: sentences(NEWS)}
    return judge.judge({CLAIM: rules}, near, Usage())[CLAIM]


SUPPORTED, REPORTED = Judgement(Verdict.SUPPORTED, OPENED), Judgement(Verdict.REPORTED, BUSY)
CONTRADICTED, ABSENT = Judgement(Verdict.CONTRADICTED, OPENED), Judgement(Verdict.ABSENT)


@pytest.mark.parametrize("rules", [SUPPORTED, REPORTED, CONTRADICTED, ABSENT])
def test_what_a_model_calls_supported_is_what_the_rules_say(rules: Judgement) -> None:
    assert judged(f"1. didukung [{key(OPENED)}]", rules) == rules


@pytest.mark.parametrize("rules", [SUPPORTED, REPORTED, CONTRADICTED, ABSENT])
def test_what_a_model_calls_contradicted_or_absent_is_never_supported(rules: Judgement) -> None:
    assert judged(f"1. dibantah [{key(CLOSED)}]", rules) == Judgement(Verdict.CONTRADICTED, CLOSED)
    assert judged("1. tidak ada", rules) == ABSENT
    assert agreed(Judgement(Verdict.CONTRADICTED), rules).verdict is not Verdict.SUPPORTED


def test_what_a_model_calls_reported_is_reported_if_it_stands() -> None:
    assert judged(f"1. dilaporkan [{key(BUSY)}]", SUPPORTED).verdict is Verdict.REPORTED
    assert judged(f"1. dilaporkan [{key(BUSY)}]", ABSENT) == ABSENT


@pytest.mark.parametrize("line", ["- 1. supported [{key}]", "1) Supported [{key}].", "1: didukung [ {key} ]"])
def test_small_liberties_of_form_are_read(line: str) -> None:
    assert judged(line.format(key=key(OPENED)), SUPPORTED) == SUPPORTED


@pytest.mark.parametrize("reply", ["", "Tentu!", "1. mungkin [x7q]", "7. didukung", "1. dibantah [zzz]", '{"1": "didukung"}'])
def test_a_reply_that_does_not_judge_every_claim_is_a_failure(reply: str) -> None:
    with pytest.raises(ModelFailed, match="scripted:model"):
        judged(reply, SUPPORTED)


def test_no_text_can_begin_a_line_of_its_own_in_the_prompt() -> None:
    model = Scripted(f"1. didukung [{key(OPENED)}]")
    (hostile,) = parts("Rina membuka toko roti “a\u2028b” pada 2018")
    judge = ModelJudge(model, evidence_characters=1000, reply_characters=500)
    judge.judge({hostile: SUPPORTED}, {hostile: sentences(NEWS)}, Usage())
    assert model.shown[0][-1].text.count("\n1. ") == 1


def checker(model: Scripted, *, falls_back: bool = True) -> Checker:
    def evidence(text: str, *, scopes: Sequence[str] = ()) -> tuple[Question, list[Evidence]]:
        return read(text, lexicon=bundled_lexicon()), [Evidence(one, 0.5, NOTHING) for one in sentences(NEWS)]

    judge = Judge(Verifier(lexicon=bundled_lexicon(), embedder=BundledEmbeddings()))
    model_judge = ModelJudge(model, evidence_characters=1000, reply_characters=500)
    weigher = Weigher(ClaimSearch(embedder=BundledEmbeddings(), vectors=lambda _: None))
    return Checker(
        evidence=evidence,
        size=lambda scopes: 1,
        judge=judge,
        weigher=weigher,
        model_judge=model_judge,
        falls_back=falls_back,
    )


def test_where_the_model_fails_the_rules_judge_alone_and_say_so() -> None:
    check = checker(Scripted(fails=ModelFailed("silent"))).check("Rina membuka toko roti pada 2018.")
    assert (check.claims[0].verdict, check.judge, check.instead_of) == (Verdict.SUPPORTED, "rules", "scripted:model")


def test_where_it_judges_its_name_and_its_cost_are_told() -> None:
    check = checker(Scripted("1. tidak ada")).check("Rina membuka toko roti pada 2018.")
    assert (check.claims[0].verdict, check.judge, check.instead_of) == (Verdict.ABSENT, "scripted:model", None)
    assert check.usage == Usage(input_tokens=10)


def test_a_model_that_is_not_set_up_is_an_error_for_who_set_it_up() -> None:
    model = Scripted(fails=ModelNotSetUp("no key"))
    with pytest.raises(ModelNotSetUp):
        checker(model, falls_back=False).check("Rina membuka toko roti pada 2018.")
    assert checker(model).check("Rina membuka toko roti pada 2018.").instead_of == "scripted:model"


def test_a_message_without_claims_asks_no_model() -> None:
    model = Scripted("1. didukung")
    checker(model).check("Menurutku Rina keren.")
    assert model.shown == []
