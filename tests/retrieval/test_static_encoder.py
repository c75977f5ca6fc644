"""The encoder that comes with Saksi, read without torch: the vectors that sentence-transformers would give."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.errors import EmbeddingError
from retrieval.static_encoder import BUNDLED_MODEL, StaticEncoder

TEXTS = [
    "Siapa yang mendirikan SpaceX?",
    "Elon Musk menyatakan dirinya iri dengan popularitas OpenAI, pembuat ChatGPT dan DALL·E 2.",
    "gmn caranya spy gak ketipu bgt sih??",
    "The company didn't say how much of the US$100 million it had spent in 2015.",
    "Zhangsun Wuji, Keshogunan Tokugawa & Tjokroaminoto",
    "Café, naïve; Rp1.234.567,89 — 5G, covid-19",
    "日本語 и кириллица",
    "",
    "😀🎉",
    "perusahaannya " * 3000,
]


@pytest.fixture(scope="module")
def encoder() -> StaticEncoder:
    return StaticEncoder()


def test_its_vectors_are_those_of_sentence_transformers(encoder: StaticEncoder) -> None:
    sentence_transformers = pytest.importorskip("sentence_transformers")
    model = sentence_transformers.SentenceTransformer(str(BUNDLED_MODEL), device="cpu", local_files_only=True)
    expected = model.encode(TEXTS, convert_to_numpy=True, show_progress_bar=False)
    np.testing.assert_allclose(encoder.vectors(TEXTS), expected, atol=1e-5)


def test_every_text_with_a_word_has_a_vector_of_length_one(encoder: StaticEncoder) -> None:
    made = encoder.vectors(TEXTS[:6])
    assert made.dtype == np.float32
    assert made.shape == (6, encoder.dimension)
    np.testing.assert_allclose(np.linalg.norm(made, axis=1), 1.0, atol=1e-5)


@pytest.mark.parametrize("text", ["", " \n", "…!?", "😀🎉👨‍👩‍👧", "\x00", "\ud800"])
def test_a_text_without_words_is_all_zeros_and_no_error(encoder: StaticEncoder, text: str) -> None:
    assert not encoder.vectors([text]).any()
    assert encoder.fits(text)


def test_no_texts_have_no_vectors(encoder: StaticEncoder) -> None:
    assert encoder.vectors([]).shape == (0, encoder.dimension)


@given(st.text())
@settings(deadline=None)
def test_no_text_raises_or_gives_anything_but_numbers(text: str) -> None:
    assert np.isfinite(SHARED.vectors([text])).all()


SHARED = StaticEncoder()


def test_a_very_long_text_has_a_vector_but_does_not_fit(encoder: StaticEncoder) -> None:
    text = "Gubernur menutup tiga rumah sakit di Bogor. " * 20_000
    assert np.linalg.norm(encoder.vectors([text])) == pytest.approx(1.0, abs=1e-5)
    assert not encoder.fits(text)
    assert encoder.fits("Gubernur menutup tiga rumah sakit di Bogor.")


def test_a_text_has_the_same_vector_alone_and_among_others(encoder: StaticEncoder) -> None:
    alone = np.concatenate([encoder.vectors([text]) for text in TEXTS])
    np.testing.assert_array_equal(alone, encoder.vectors(TEXTS))


def test_an_unknown_name_is_nearest_to_itself(encoder: StaticEncoder) -> None:
    names = ["Tjokroaminoto", "Wawrinka", "Zhangsun", "Szczepański", "Kvaratskhelia"]
    asked = encoder.vectors([f"Siapa {name}?" for name in names])
    told = encoder.vectors([f"Kemarin {name} tiba di Jakarta." for name in names])
    assert (asked @ told.T).argmax(axis=1).tolist() == list(range(len(names)))


@pytest.mark.parametrize(
    ("question", "right", "wrong"),
    [
        ("Who bought the company?", "Perusahaan itu dibeli oleh seorang pengusaha.", "Banjir merendam tiga desa."),
        ("Why did the price of rice go up?", "Harga beras naik karena panen gagal.", "Harga diri itu mahal."),
        ("knp sih rumah sakitnya ditutup?", "RS tersebut berhenti beroperasi.", "Sekolah itu dibuka lagi."),
        ("Berapa orang tewas akibat gempa?", "The earthquake killed 40 people.", "The film earned 40 million."),
    ],
)
def test_the_sentence_that_answers_is_nearer(encoder: StaticEncoder, question: str, right: str, wrong: str) -> None:
    asked, near, far = encoder.vectors([question, right, wrong])
    assert asked @ near > asked @ far


def test_affixes_and_informal_spelling_hardly_move_a_vector(encoder: StaticEncoder) -> None:
    formal, informal = encoder.vectors(["tidak bagaimana sudah", "gak gmn udah"])
    assert formal @ informal == pytest.approx(1.0, abs=0.05)
    plain, affixed = encoder.vectors(["perusahaan", "perusahaannya"])
    assert plain @ affixed == pytest.approx(1.0, abs=1e-5)


def test_it_is_at_most_15_megabytes() -> None:
    assert sum(file.stat().st_size for file in BUNDLED_MODEL.rglob("*") if file.is_file()) <= 15_000_000


def test_reading_it_imports_neither_torch_nor_sentence_transformers() -> None:
    script = (
        "import sys; from retrieval.static_encoder import StaticEncoder; StaticEncoder().vectors(['halo']); "
        "sys.exit(any(name in sys.modules for name in ('torch', 'transformers', 'sentence_transformers')))"
    )
    root = Path(__file__).parents[2]
    assert subprocess.run([sys.executable, "-c", script], cwd=root, timeout=60, check=False).returncode == 0


def test_its_fingerprint_is_that_of_the_files(tmp_path: Path) -> None:
    copy = Path(shutil.copytree(BUNDLED_MODEL, tmp_path / "model"))
    assert StaticEncoder(copy).fingerprint == StaticEncoder().fingerprint
    with (copy / "tokenizer.json").open("ab") as file:
        file.write(b"\n")
    assert StaticEncoder(copy).fingerprint != StaticEncoder().fingerprint


@pytest.mark.parametrize("spoil", ["missing", "tokenizer.json", "model.safetensors"])
def test_a_model_that_cannot_be_read_is_named_in_one_line(tmp_path: Path, spoil: str) -> None:
    folder = tmp_path / "model"
    if spoil != "missing":
        shutil.copytree(BUNDLED_MODEL, folder)
        (folder / spoil).write_text("{")
    with pytest.raises(EmbeddingError, match="cannot be read") as raised:
        StaticEncoder(folder).vectors(["halo"])
    assert "\n" not in str(raised.value)
