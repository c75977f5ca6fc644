"""A question's concepts have the names that an article may use for them, in either language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.articles import Language
from retrieval.lexicon import Lexicon, bundled_lexicon, phrase
from retrieval.query import Concept, query

SMALL = Lexicon(
    [
        ("reject", ["menolak", "menampik"]),
        ("refuse", ["menolak"]),
        ("machine learning", ["pembelajaran mesin"]),
        ("machine", ["mesin"]),
        ("learning", ["pembelajaran"]),
    ]
)


def concepts(text: str, language: Language, lexicon: Lexicon = SMALL) -> tuple[Concept, ...]:
    return query(text, language, lexicon).concepts


def names(text: str, language: Language, lexicon: Lexicon = SMALL) -> list[set[str]]:
    return [{" ".join(naming.phrase) for naming in concept.namings} for concept in concepts(text, language, lexicon)]


def test_an_english_word_is_also_named_by_its_translations() -> None:
    assert names("Who rejected it?", "en") == [{"reject", "rejected", "tolak", "tampik", "refus"}]


def test_an_indonesian_word_is_also_named_by_its_english_words_and_synonyms() -> None:
    assert names("Siapa yang menolak?", "id") == [{"tolak", "reject", "refus", "tampik"}]


def test_the_bundled_lexicon_knows_both_ways() -> None:
    (takeover,) = names("takeover", "en", bundled_lexicon())
    assert {"takeov", "pengambilalihan", "ambil alih"} <= takeover
    (dipecat,) = names("dipecat", "id", bundled_lexicon())
    assert {"pecat", "fire", "dismiss"} <= dipecat


def test_a_phrase_wins_over_its_words() -> None:
    assert [concept.text for concept in concepts("machine learning", "en")] == ["machine learning"]
    assert [concept.text for concept in concepts("learning machine", "en")] == ["learning", "machine"]
    assert "ajar mesin" in names("machine learning", "en")[0]


def test_function_words_are_no_concepts_but_negation_is() -> None:
    assert [concept.text for concept in concepts("siapa yang tidak menolak", "id")] == ["tidak", "menolak"]
    assert concepts("siapa yang di dan itu", "id") == ()


def test_names_and_numbers_are_known_by_their_look() -> None:
    named = {concept.text: concept.name for concept in concepts("Menolak usulan Musk pada 2018", "id")}
    assert named == {"menolak": False, "usulan": False, "musk": True, "2018": True}


def test_what_is_written_informally_is_understood() -> None:
    assert [concept.text for concept in concepts("siapa aja yg nolak", "id")] == ["menolak"]


def test_the_own_word_has_the_greatest_vote_and_a_synonym_a_small_one() -> None:
    votes = query("menolak", "id", SMALL).votes()
    assert max(votes, key=votes.__getitem__) == "tolak"
    assert votes["tampik"] < votes["reject"] < votes["tolak"] == 1.0


def test_a_concept_counts_by_its_weight() -> None:
    asked = query("menolak", "id", SMALL)
    (own,) = asked.concepts
    lent = Concept(own.text, own.namings, weight=0.5)
    halved = type(asked)(asked.text, asked.language, (lent,)).votes()
    assert halved == {word: pytest.approx(vote / 2) for word, vote in asked.votes().items()}


def test_synonyms_are_surer_where_a_word_has_few_translations() -> None:
    lexicon = Lexicon([("a", ["satu", "dua"]), ("b", ["satu", "tiga", "empat", "lima"])])
    synonyms = lexicon.synonyms(("satu",))
    assert synonyms[("dua",)] == 0.5
    assert synonyms[("tiga",)] == 0.25


def test_english_particles_stay_and_indonesian_function_words_go() -> None:
    assert phrase("take over", "en") == ("take", "over")
    assert phrase("yang berkuasa", "id") == ("kuasa",)
    assert phrase("yang", "id") == ("yang",)


@given(st.text(max_size=200), st.sampled_from(["id", "en"]))
def test_no_text_makes_a_query_raise(text: str, language: Language) -> None:
    asked = query(text, language, bundled_lexicon())
    assert all(concept.namings for concept in asked.concepts)
    assert all(vote > 0 for vote in asked.votes().values())
    assert all(0 < naming.certainty <= 1 for concept in asked.concepts for naming in concept.namings)


def test_a_word_is_also_named_by_what_news_may_say_for_it_but_not_searched_by_that() -> None:
    akin = Lexicon([("leave", ["keluar"])], ["keluar; hengkang", "jabatan: ketua"])
    (concept,) = concepts("Siapa yang keluar?", "id", akin)
    assert {naming.phrase: naming.vote for naming in concept.namings}["hengkang",] == 0
    assert names("Who left?", "en", akin)[0] > {"hengkang"}
    assert names("Apa jabatan itu?", "id", akin) == [{"jabat", "ketua"}]
    assert names("Siapa ketua?", "id", akin) == [{"ketua"}]


def test_a_small_number_is_also_named_in_words() -> None:
    assert names("apa isi 2 pesan?", "id")[-2] >= {"2", "dua", "two"}


def test_a_name_with_a_hyphen_is_also_named_without_it() -> None:
    assert names("Siapa pembuat DALL-E 2?", "id")[-2] == {"dall e", "dalle"}
    assert names("Siapa Yekaterina I?", "id") == [{"yekaterina"}, {"i"}]
