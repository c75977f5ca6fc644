"""The bundled model as it is shipped: exact offsets, one reading a sentence, scores that compare across windows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from answering.network import Network, NetworkError
from answering.reading import Window, together_with_context, window_of
from retrieval.articles import Article, Chunk
from retrieval.chunking import sentences

BRIDGE = Article(
    id="lelar",
    title="Jembatan Lelar Akhirnya Dibuka",
    text="Bupati Wirsa Handoyo membuka Jembatan Lelar pada Selasa pagi. Pembangunannya menelan biaya Rp40 miliar.\n\n"
    "Jembatan lama roboh diterjang banjir pada 2019. Tidak ada korban dalam kejadian itu.",
)
MARKET = Article(
    id="market",
    title="Corn Prices Slip in Dunmore",
    text="Corn fell 3 percent at the Dunmore exchange on Monday. Traders blamed a wet spring. "
    "Wheat held steady at $6.20 a bushel.",
)


@pytest.fixture(scope="module")
def network() -> Network:
    return Network()


def whole(article: Article) -> Window:
    return Window(sentences(article))


def test_every_sentence_is_read_once_and_the_surest_comes_first(network: Network) -> None:
    first, second = Window(sentences(BRIDGE)[:3]), Window(sentences(BRIDGE)[2:])
    read = network.read("Siapa yang membuka Jembatan Lelar?", [first, second, whole(MARKET)])
    assert sorted(one.sentence.text for one in read) == sorted(one.text for one in (*sentences(BRIDGE), *sentences(MARKET)))
    assert [one.logit for one in read] == sorted((one.logit for one in read), reverse=True)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Siapa yang membuka Jembatan Lelar?", "Wirsa Handoyo"),
        ("How much did the Lelar bridge cost?", "Rp40 miliar"),
        ("tahun brp jembatan lelar yg lama roboh", "2019"),
        ("Why did corn get cheaper in Dunmore?", "a wet spring"),
        ("Berapa harga gandum di Dunmore?", "$6.20"),
    ],
)
def test_plain_questions_find_their_sentence_and_span_in_either_language(network: Network, question: str, answer: str) -> None:
    best = network.read(question, [whole(MARKET), whole(BRIDGE)])[0]
    assert answer in best.sentence.text
    assert set(re.findall(r"\w+", best.sentence.text[best.span.start : best.span.end])) & set(re.findall(r"\w+", answer))


def test_what_nobody_tells_scores_below_no_answer(network: Network) -> None:
    assert network.read("Berapa usia istri Bupati Wirsa Handoyo?", [whole(BRIDGE), whole(MARKET)])[0].logit < 0


def test_spans_lie_within_their_sentences(network: Network) -> None:
    for one in network.read("Apa yang terjadi?", [whole(BRIDGE), whole(MARKET)]):
        assert 0 <= one.span.start < one.span.end <= len(one.sentence.text)
        assert 0 < one.span_probability <= 1


def test_verdicts_are_probabilities(network: Network) -> None:
    for one in network.read("claim: Jembatan Lelar dibuka pada Rabu.", [whole(BRIDGE)]):
        says = one.verdicts
        assert says.supported + says.contradicted + says.absent + says.reported == pytest.approx(1, abs=1e-4)


def test_a_window_longer_than_the_model_reads_is_cut_and_its_rest_not_read(network: Network) -> None:
    long = Article(id="long", title="", text=" ".join(f"Paragraph {n} says that the river rose again." for n in range(80)))
    read = network.read("How often did the river rise?", [whole(long)])
    assert 0 < len(read) < 80


def test_of_a_very_long_question_the_end_is_read(network: Network) -> None:
    long = "Saya mau cerita dulu soal kampung halaman saya yang jauh. " * 200 + "Siapa yang membuka Jembatan Lelar?"
    assert "Wirsa Handoyo" in network.read(long, [whole(BRIDGE)])[0].sentence.text


def test_no_windows_say_nothing(network: Network) -> None:
    assert network.read("Siapa?", []) == []


def test_a_chunk_is_read_with_the_sentence_before_it() -> None:
    chunk = Chunk(sentences(BRIDGE)[2:])
    assert window_of(chunk).sentences == sentences(BRIDGE)[1:]


def test_cited_neighbours_are_read_in_one_window_and_others_apart() -> None:
    one, two, _, four = sentences(BRIDGE)
    assert [window.sentences for window in together_with_context((two, one))] == [(one, two)]
    assert [window.sentences for window in together_with_context((one, four))] == [(one,), sentences(BRIDGE)[2:]]


@pytest.mark.parametrize(("model", "tokenizer"), [(None, None), (b"version https://git-lfs", b"{}"), (b"", b"not JSON")])
def test_a_model_that_is_not_whole_is_named_with_what_to_do(tmp_path: Path, model: bytes | None, tokenizer: bytes | None) -> None:
    for name, data in (("model.onnx", model), ("tokenizer.json", tokenizer)):
        if data is not None:
            (tmp_path / name).write_bytes(data)
    with pytest.raises(NetworkError, match=r"not whole \(.*model\.onnx\): install Saksi again"):
        Network(tmp_path).load()
