"""The bundled article is stored as it came, cut into its 27 sentences, and none of them is furniture."""

from __future__ import annotations

import re
from importlib import resources

from retrieval.articles import Article
from retrieval.bundle import bundled_states
from retrieval.chunking import chunks, paragraph_number, sentences, translated


def test_the_text_is_the_file_byte_for_byte(bundled: Article) -> None:
    file = resources.files("retrieval").joinpath("bundled", f"{bundled.id}.txt")
    assert bundled.text.encode() == file.read_bytes()


def test_its_state_is_told_by_its_id(bundled: Article) -> None:
    assert list(bundled_states()) == [bundled.id]


def test_what_is_not_known_of_it_is_not_invented(bundled: Article) -> None:
    assert (bundled.author, bundled.url, bundled.date) == (None, None, None)
    assert (bundled.title, bundled.section) == ("Popularitas OpenAI Meningkat, Elon Musk Iri", "Teknologi")
    assert "Gizmodo on Sunday, 26 March 2023" in (bundled.provenance or "")


def test_its_body_has_27_sentences(bundled: Article) -> None:
    found = [sentence.text for sentence in sentences(bundled)]
    assert len(found) == 27
    assert found[0].startswith("CEO Twitter dan Tesla")
    assert "Mr. Money Bags" in found[0]
    assert found[0].endswith("DALLE-2.")
    assert found[-1].endswith("saingannya.")
    assert all(text.endswith((".", ",” ujarnya.")) for text in found)


def test_every_sentence_and_chunk_is_a_slice_of_the_text(bundled: Article) -> None:
    for sentence in sentences(bundled):
        assert bundled.text[sentence.start : sentence.end] == sentence.text
    for chunk in chunks(bundled, fits=lambda text: len(text) < 600):
        assert bundled.text[chunk.start : chunk.end] == chunk.text


def test_furniture_is_in_no_sentence_and_no_chunk(bundled: Article) -> None:
    texts = [sentence.text for sentence in sentences(bundled)]
    texts += [chunk.text for chunk in chunks(bundled, fits=lambda text: len(text) < 600)]
    for furniture in ("Teknologi\n", bundled.title, "Baca Juga"):
        assert furniture in bundled.text
        assert not any(furniture in text for text in texts)


def test_all_of_the_body_is_in_its_sentences(bundled: Article) -> None:
    left = bundled.text
    for sentence in reversed(sentences(bundled)):
        left = left[: sentence.start] + left[sentence.end :]
    assert [line.split(":")[0] for line in left.splitlines() if line.strip()] == [
        "Teknologi",
        bundled.title,
        "Baca Juga",
        "Baca Juga",
    ]


def test_sentences_stand_in_its_nine_paragraphs(bundled: Article) -> None:
    numbers = [paragraph_number(sentence) for sentence in sentences(bundled)]
    assert numbers == sorted(numbers)
    assert set(numbers) == set(range(1, 10))


def test_its_translation_lines_up_sentence_by_sentence(bundled: Article) -> None:
    for sentence in sentences(bundled):
        translation = translated(sentence)
        assert translation is not None
        for name in ("Musk", "Altman", "Gizmodo", "Microsoft", "Karpathy", "Reddit", "GPT-4", "AGI", "DeepMind"):
            assert (name in sentence.text) == (name in translation), sentence.text
        assert set(re.findall(r"\d+", sentence.text)) == set(re.findall(r"\d+", translation))


def test_a_translation_of_another_length_is_not_used(bundled: Article) -> None:
    shorter = Article(id="a", title="t", text=bundled.text + "\n\nSatu kalimat lagi.", translation=bundled.translation)
    assert translated(sentences(shorter)[0]) is None
