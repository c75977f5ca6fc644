"""When things were: dates in words and figures, counted from the article's day, or told by what was said before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from answering.summarising.dating import dated, own_day
from answering.summarising.timeline import assumed_day, lacks_day, timeline
from answering.summarising.when import When, month, months_later, week, year
from retrieval.articles import Article, Language

SUNDAY = date(2023, 3, 26)


def when(text: str, language: Language = "id", *, own: date | None = SUNDAY, before: Sequence[When] = ()) -> list[str]:
    return [one.when.iso for one in dated(text, language, own=own, before=before)]


def an_article(text: str, given: str | None = "2023-03-26", language: Language = "id") -> Article:
    return Article(id="a", title="T", text=text, date=given, language=language)


def told(article: Article) -> list[tuple[str, str]]:
    """Each date with the first words of its sentences."""
    return [
        (part.when.iso, " / ".join(draft.cites[0].text.split()[0] for draft in part.drafts))
        for part in timeline([article])
        if part.when
    ]


def test_the_bundled_article_s_dates_are_all_there_once_and_in_order(article: Article) -> None:
    assert told(article) == [
        ("2015", "Musk"),
        ("2017", "Musk"),
        ("2018", "Nirlaba / Hal"),
        ("2019", "OpenAI"),
        ("2023-01", "Beberapa"),
        ("2023-03-23", "Pada"),
        ("2023-03-26", "Hal"),
    ]


def test_that_year_is_not_the_one_that_only_describes_somebody() -> None:
    text = "Pada 2018 Rina mendirikan toko. Rina adalah koki yang lulus pada 2010. Di tahun itu ia juga menikah."
    assert told(an_article(text)) == [("2010", "Rina"), ("2018", "Pada / Di")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rapat digelar Kamis.", ["2023-03-23"]),
        ("Rapat digelar hari Minggu.", ["2023-03-26"]),
        ("Rapat digelar Minggu lalu.", ["2023-03-19"]),
        ("Rapat akan digelar Kamis.", ["2023-03-30"]),
        ("Rapat digelar Kamis mendatang.", ["2023-03-30"]),
        ("Rapat digelar Kamis pekan lalu.", ["2023-03-16"]),
        ("Rapat digelar setiap Kamis.", []),
        ("Buka Senin-Jumat.", []),
        ("Rapat digelar Senin (3/2).", ["2023-02-03"]),
        ("Rapat digelar Minggu (26/3/2023) malam.", ["2023-03-26"]),
        ("Rapat digelar 26/3/2023.", ["2023-03-26"]),
        ("Rapat digelar kemarin.", ["2023-03-25"]),
        ("Rapat digelar kemarin lusa.", ["2023-03-24"]),
        ("Rapat digelar hari ini.", ["2023-03-26"]),
        ("Rapat digelar besok.", ["2023-03-27"]),
        ("Rapat digelar pekan lalu.", ["2023-03"]),
        ("Rapat digelar tahun lalu.", ["2022"]),
        ("Rapat digelar tiga hari yang lalu.", ["2023-03-23"]),
        ("Rapat digelar sebulan lalu.", ["2023-02"]),
        ("Rapat digelar 5 tahun silam.", ["2018"]),
        ("Rapat digelar pada Desember.", ["2022-12"]),
        ("Rapat digelar 1 April mendatang.", ["2023-04-01"]),
        ("Dalam dua bulan terakhir rapat digelar.", ["2023-01"]),
        ("Selasa dinihari, 14 Maret 2023, hujan turun.", ["2023-03-14"]),
        ("Minggu dini hari tadi (26/3/2023) gempa terjadi.", ["2023-03-26"]),
        ("Juni lalu isu itu beredar.", ["2022-06"]),
        ("Lomba digelar pada 7-8 Desember 2019.", ["2019-12"]),
        ("Ia belajar di Jerman pada 1955-1965.", ["1955"]),
        ("Dalam tiga hari ini rapat digelar.", ["2023-03"]),
        ("Ujar pria 59 tahun ini.", []),
        ("Simposium sehari ini digelar di Solo.", []),
        ("Ia ditemui selepas salat Jumat di Pasar Minggu.", []),
        ("Aktor kelahiran tahun 1987 itu pulang.", []),
        ("Itu diatur Undang-Undang Dasar Negara Republik Indonesia Tahun 1945.", []),
        ("“Kemarin kami ke sana, tahun ini tidak,” ujarnya.", []),
        ("“Kami ke sana pada Kamis,” ujarnya.", ["2023-03-23"]),
        ("Kota itu direbut pada 18 September 48.", []),
        ("Pada 18 September 48 orang mengungsi.", ["2023-09-18"]),
        ("Mei dan Maret bersaudara.", []),
        ("Ia membeli 2018 ekor ayam.", []),
        ("UU Nomor 3 Tahun 2002 mengatur itu.", []),
        ("Jalur itu berumur delapan tahun itu.", []),
        ("Musik pada tahun 1990-an.", []),
        ("Rapat digelar 31 Februari 2022.", []),
        ("Rapat digelar 0 hari lalu, 999 tahun lalu.", []),
    ],
)
def test_a_date_counts_from_the_article_s_day(text: str, expected: list[str]) -> None:
    assert when(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on Thursday.", ["2023-03-23"]),
        ("They will meet on Thursday.", ["2023-03-30"]),
        ("They met yesterday.", ["2023-03-25"]),
        ("They met two weeks ago.", ["2023-03"]),
        ("They met last year.", ["2022"]),
        ("They met on March 3, 2021.", ["2021-03-03"]),
        ("They met in 2019.", ["2019"]),
        ("They may march on.", []),
    ],
)
def test_the_same_in_english(text: str, expected: list[str]) -> None:
    assert when(text, "en") == expected


@pytest.mark.parametrize(
    "text", ["Rapat digelar kemarin.", "Rapat digelar Kamis.", "Rapat digelar Senin (3/2).", "Pekan lalu ramai."]
)
def test_without_a_day_of_its_own_only_whole_dates_are_told(text: str) -> None:
    assert when(text, own=None) == []
    assert when(f"{text} Lalu pada 3 Maret 2021 ia pulang.", own=None) == ["2021-03-03"]


def test_that_year_needs_a_year_that_was_told() -> None:
    assert when("Di tahun itu ia pulang.") == []
    assert when("Di tahun itu ia pulang.", before=[year(2011), month(2018, 4)]) == ["2018"]
    assert when("Pada hari yang sama ia pulang.", before=[year(2011)]) == []


@pytest.mark.parametrize(
    "given", ["2019-09-10", "10-Sep-19", "Sep 10, 2019", "10 September 2019", "10/09/2019", "2019-09-10T08:00:00Z"]
)
def test_the_article_s_day_is_read_in_every_way_in_which_papers_write_it(given: str) -> None:
    assert own_day(an_article("Teks.", given)) == date(2019, 9, 10)


@pytest.mark.parametrize("given", [None, "kemarin", "2019", "3 hari lalu", "entah"])
def test_a_day_that_is_not_known_is_not_made_up(given: str | None) -> None:
    article = an_article("Rapat digelar kemarin.", given)
    assert own_day(article) is None
    assert (told(article), lacks_day([article])) == ([], True)


def test_the_only_day_that_a_text_gives_is_its_day() -> None:
    assert own_day(an_article("Menurut laman itu, Minggu, 26 Maret 2023, hujan.", None)) == SUNDAY
    assert own_day(an_article("Dari 1 Maret 2023 sampai 2 Maret 2023.", None)) is None
    assert own_day(an_article("Rabu, 1 Maret 2023, hujan, dan Kamis, 2 Maret 2023, juga.", None)) is None


def test_a_day_on_which_something_happened_is_not_the_day_of_an_article() -> None:
    text = "Kemarin hujan turun. Pada 5 Mei 2021 tanggul jebol."
    assert own_day(an_article(text, None)) is None
    assert (told(an_article(text, None)), lacks_day([an_article(text, None)])) == ([("2021-05-05", "Pada")], True)


def test_what_happened_counts_before_the_day_on_which_it_was_said() -> None:
    text = "Harga naik pada 2021, kata menteri, Kamis (23/3/2023). Ia bicara di Jakarta, Kamis (23/3/2023)."
    assert told(an_article(text)) == [("2021", "Harga"), ("2023-03-23", "Ia")]


def test_the_day_of_a_statement_is_told_as_that_and_only_where_nothing_happened_on_it() -> None:
    said = an_article("Air naik, kata wali kota, Kamis (23/3/2023). Air surut, kata camat, Kamis (23/3/2023).")
    assert [(len(part.drafts), part.of_saying) for part in timeline([said])] == [(1, True)]
    happened = an_article("Air naik, kata wali kota, Kamis (23/3/2023). Tanggul jebol pada Kamis.")
    (part,) = timeline([happened])
    assert ([draft.text for draft in part.drafts], part.of_saying) == (["Tanggul jebol pada Kamis."], False)


def test_a_month_in_which_something_was_said_is_no_day_of_a_statement() -> None:
    (part,) = timeline([an_article("Menteri mengatakan jadwal padat dijalani, katanya, sejak Januari 2023.")])
    assert not part.of_saying


def test_what_is_told_twice_of_a_date_stands_once() -> None:
    again = an_article(
        "Banjir besar merendam seribu rumah di Demak pada 3 Maret 2021. Bupati lalu mengungsikan warga. "
        "Sebanyak seribu rumah di Demak direndam banjir besar itu, tepatnya pada 3 Maret 2021."
    )
    assert [len(part.drafts) for part in timeline([again])] == [1]


def test_what_a_sentence_leans_on_is_told_once(article: Article) -> None:
    drafts = [draft for part in timeline([article]) for draft in part.drafts if draft.cites[0].text.startswith("Hal ini")]
    assert [len(draft.cites) for draft in drafts] == [2, 1]
    assert [draft.text[draft.emphasis[0].start : draft.emphasis[0].end] for draft in drafts] == ["di tahun itu", "26 Maret 2023"]


@pytest.mark.parametrize(
    ("text", "given", "expected"),
    [
        ("Hujan turun Kamis, menurut laman itu, Minggu, 26 Maret 2023.", None, SUNDAY),
        ("Hujan turun Kamis, menurut laman itu, Minggu, 26 Maret 2023.", "2023-03-27", None),
        ("Hujan turun, menurut laman itu, Minggu, 26 Maret 2023.", None, None),
        ("Hujan turun Kamis.", None, None),
    ],
)
def test_a_day_that_is_only_assumed_is_told(text: str, given: str | None, expected: date | None) -> None:
    assert assumed_day([an_article(text, given)]) == expected


def test_a_day_of_many_sentences_shows_three_of_them() -> None:
    text = " ".join(f"Kota {name} banjir pada 3 Maret 2021." for name in ("Demak", "Kudus", "Pati", "Jepara", "Blora"))
    assert [part.when and len(part.drafts) for part in timeline([an_article(text)])] == [3]


def test_the_words_that_say_when_are_marked_in_what_is_shown() -> None:
    (part,) = timeline([an_article("Rina pergi. Dia pulang kemarin.")])
    (draft,) = part.drafts
    (span,) = draft.emphasis
    assert draft.text[span.start : span.end] == "kemarin"


def test_stretches_of_time() -> None:
    assert week(SUNDAY) == When(date(2023, 3, 20), SUNDAY)
    assert months_later(date(2024, 3, 31), -1) == date(2024, 2, 29)
    assert sorted([month(2018, 1), year(2018)], key=lambda one: one.order) == [year(2018), month(2018, 1)]
