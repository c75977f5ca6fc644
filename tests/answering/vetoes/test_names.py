"""Every name of a claim stands in its evidence, or as another form that the article or the lexicon has."""

from __future__ import annotations

from answering.vetoes import names
from answering.vetoes.grounds import grounds
from tests.answering.vetoes.conftest import Write


def test_another_name_breaks(write: Write) -> None:
    cited = grounds(write("Bupati Rendra Maulisa meresmikan pasar di Karangjenar."))
    assert not names.broken("Rendra Maulisa opened a market in Karangjenar", "en", cited)
    assert names.broken("Rendra Maulisa opened a market in Karangwuni", "en", cited)
    assert names.broken("Pasar itu diresmikan Bupati Rendra Malika", "id", cited)


def test_the_article_completes_a_surname(write: Write) -> None:
    cited = grounds(write("Maulisa lalu pulang.", before="Bupati Rendra Maulisa meresmikan pasar."))
    assert not names.broken("Kemudian Rendra Maulisa pulang", "id", cited)


def test_a_short_form_of_the_article_is_the_name(write: Write) -> None:
    cited = grounds(write("KPTS menutup pasar.", before="Komisi Pasar Tani Selatan (KPTS) dibentuk kemarin."))
    assert not names.broken("Pasar ditutup oleh Komisi Pasar Tani Selatan", "id", cited)


def test_countries_have_their_names_in_both_languages(write: Write) -> None:
    cited = grounds(write("Beras itu datang dari Jepang dan Amerika Serikat."))
    assert not names.broken("The rice came from Japan and the United States", "en", cited)
    assert names.broken("The rice came from Germany", "en", cited)


def test_a_capital_that_opens_a_sentence_tells_nothing(write: Write) -> None:
    assert not names.broken("Harga turun", "id", grounds(write("Beras kini lebih murah.")))


def test_a_designation_is_itself_alone(write: Write) -> None:
    cited = grounds(write("Pabrik itu merakit traktor TR-40."))
    assert not names.broken("Pabrik itu merakit TR40", "id", cited)
    assert names.broken("Pabrik itu merakit TR-41", "id", cited)


def test_without_capitals_only_the_names_of_the_article_can_be_checked(write: Write) -> None:
    cited = grounds(
        write("Maulisa menyapa Gandrika.", before="Tadi Jurnawi dan Maulisa datang. Lalu hujan. Lalu reda. Lalu sepi.")
    )
    assert not names.broken("maulisa nyapa gandrika", "id", cited)
