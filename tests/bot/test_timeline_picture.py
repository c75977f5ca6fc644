"""The picture of a timeline: as wide as a phone, as high as its words, whatever the words are."""

from __future__ import annotations

import struct
from datetime import date

import pytest

from answering.answers import Answered
from answering.making import Making
from answering.summarising.parts import PartKind, Section
from answering.summarising.styles import Style
from answering.summarising.summariser import Summary
from answering.summarising.timeline import timeline
from answering.summarising.when import When, day, month, year
from bot.summary_wording import stretch
from bot.timeline_picture import MOST_EVENTS, alt_text, few_words, timeline_picture
from retrieval.articles import Article


def a_summary(text: str, title: str = "Banjir") -> Summary:
    article = Article(id="a", title=title, text=text, date="2023-03-26")
    parts = [part for part in timeline([article]) if len(part.drafts) == 1]
    claims = Making().verified(part.drafts[0] for part in parts)
    sections = [Section(PartKind.EVENT, "", (claim,), part.when) for part, claim in zip(parts, claims, strict=True)]
    return Summary(Style.TIMELINE, Answered(claims, "id", "extractive"), (article,), tuple(sections))


def size(png: bytes) -> tuple[int, int]:
    """Its width and height."""
    width, height = struct.unpack(">II", png[16:24])
    return width, height


@pytest.mark.parametrize(
    "words",
    ["hujan", "hujan " * 80, "x" * 400, "US$1 juta dan $2 ^_{", "🌊 洪水 \u202e \x00", "\\frac{1}{2} $\\alpha$"],
    ids=["short", "long", "one word", "dollars", "no shapes", "formula"],
)
def test_any_words_can_be_drawn(words: str) -> None:
    width, height = size(timeline_picture(a_summary(f"Pada 2019 {words}. Pada 2020 {words}.", title=f"Judul {words}")))
    assert width == 1080
    assert 300 < height < 2500


def test_it_grows_with_the_events_up_to_twelve_and_says_how_many_more_there_are() -> None:
    few, most, more = (a_summary(" ".join(f"Pada {2000 + number} hujan." for number in range(count))) for count in (3, 12, 20))
    assert size(timeline_picture(few))[1] < size(timeline_picture(most))[1] < size(timeline_picture(more))[1]
    assert size(timeline_picture(more))[1] < size(timeline_picture(most))[1] + 100
    assert str(2000 + MOST_EVENTS) not in alt_text(more)


def test_the_first_event_of_every_date_is_shown_before_the_second_of_any() -> None:
    text = " ".join(f"Pada {2000 + number} hujan di Demak. Pada {2000 + number} panen di Solo." for number in range(8))
    article = Article(id="a", title="Banjir", text=text, date="2023-03-26")
    parts = list(timeline([article]))
    assert [len(part.drafts) for part in parts] == [2] * 8
    claims = [Making().verified(part.drafts) for part in parts]
    sections = tuple(Section(PartKind.EVENT, "", two, part.when) for part, two in zip(parts, claims, strict=True))
    everything = tuple(claim for two in claims for claim in two)
    told = alt_text(Summary(Style.TIMELINE, Answered(everything, "id", "extractive"), (article,), sections))
    assert [told.count(f"Pada {2000 + number} hujan") for number in range(8)] == [1] * 8
    assert told.count("panen") == MOST_EVENTS - 8


def test_words_that_are_cut_out_of_a_report_are_still_marked_as_one() -> None:
    assert "[1] (menurut laporan)" in alt_text(a_summary("Dilaporkan ia pergi pada 2018."))
    assert "laporan" not in alt_text(a_summary("Ia pergi pada 2018."))


def test_a_long_sentence_is_cut_around_its_date() -> None:
    text = "Banyak yang terjadi di kota itu, " * 8 + "dan pada 2018 ia pergi dari sana dengan kereta pagi yang penuh sesak."
    shown = few_words(text, text.index("2018") + 4)
    assert shown.startswith("… ")
    assert "2018 ia pergi" in shown
    assert len(shown) < 150
    assert few_words("Pendek saja.", 3) == "Pendek saja."


def test_the_words_beside_the_picture_have_its_dates_and_numbers() -> None:
    assert "2019: Pada 2019 hujan. [1]; 2020: Pada 2020 panas. [2]" in alt_text(a_summary("Pada 2019 hujan. Pada 2020 panas."))
    assert len(alt_text(a_summary(" ".join(f"Pada {2000 + number} {'hujan ' * 20}." for number in range(12))))) <= 1024


@pytest.mark.parametrize(
    ("when", "indonesian", "english"),
    [
        (year(2018), "2018", "2018"),
        (month(2018, 3), "Maret 2018", "March 2018"),
        (day(date(2018, 3, 5)), "5 Maret 2018", "5 March 2018"),
        (When(date(2019, 9, 9), date(2019, 9, 15)), "9–15 September 2019", "9–15 September 2019"),
        (When(date(2019, 9, 30), date(2019, 10, 6)), "30 September 2019 – 6 Oktober 2019", "30 September 2019 – 6 October 2019"),
        (When(date(2023, 1, 26), date(2023, 3, 26)), "Januari–Maret 2023", "January–March 2023"),
        (When(date(2018, 3, 26), date(2023, 3, 26)), "Maret 2018–Maret 2023", "March 2018–March 2023"),
    ],
)
def test_a_time_in_words(when: When, indonesian: str, english: str) -> None:
    assert (stretch(when, "id"), stretch(when, "en")) == (indonesian, english)
