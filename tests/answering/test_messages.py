"""A message is read as what it claims, what it only thinks, and what it asks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answering.messages import Kind, parts


def read(message: str) -> list[tuple[str, str]]:
    return [(part.kind.value, part.text) for part in parts(message)]


def claims(message: str) -> list[str]:
    return [part.text for part in parts(message) if part.kind is Kind.CLAIM]


@pytest.mark.parametrize(
    "message",
    ["", "   ", "wkwkwk", "halo semua 👋", "pagi guys", "lol ok thanks", "https://example.com/a?b=1", "<@123> <:pepe:99>",
     "🔥🔥🔥", "makasih infonya kak", "@everyone", "---", "...", "?!"],
)  # fmt: skip
def test_chatter_says_nothing(message: str) -> None:
    assert read(message) == []


@pytest.mark.parametrize(
    ("message", "claimed"),
    [
        ("Musk pernah menjadi ketua grup.", ["Musk pernah menjadi ketua grup."]),
        ("eh musk pernah jadi ketua grup lho 😂", ["musk pernah jadi ketua grup"]),
        ("<@123> cek deh https://a.example/x: OpenAI muncul pada 2015", ["OpenAI muncul pada 2015"]),
        ("**OpenAI muncul pada 2015.**", ["OpenAI muncul pada 2015."]),
        ("- OpenAI muncul pada 2015\n- Musk keluar pada 2018", ["OpenAI muncul pada 2015", "Musk keluar pada 2018"]),
        ("Itu salah, Musk keluar pada 2018.", ["Musk keluar pada 2018."]),
        ("Altman dan Brockman menolak gagasan Musk.", ["Altman dan Brockman menolak gagasan Musk."]),
        ("Kemitraan itu bernilai US$1.5 miliar. Mr. Musk menolaknya.",
         ["Kemitraan itu bernilai US$1.5 miliar.", "Mr. Musk menolaknya."]),
        ("“Musk keluar. Dia pergi,” kata Altman.", ["“Musk keluar. Dia pergi,” kata Altman."]),
        ("Altman said that Musk left and that he was right.", ["Altman said that Musk left and that he was right."]),
        ("According to the report, Musk left in 2018.", ["According to the report, Musk left in 2018."]),
        ("Ketika Musk pergi, OpenAI kekurangan uang.", ["Ketika Musk pergi, OpenAI kekurangan uang."]),
        ("elon nulis kalo openai awalnya nirlaba", ["elon nulis kalo openai awalnya nirlaba"]),
        ("The report suggests the contest between Altman and Musk is real.",
         ["The report suggests the contest between Altman and Musk is real."]),
        ("Altman bilang Musk brengsek, dan Musk itu pelit.", ["Altman bilang Musk brengsek", "Musk itu pelit."]),
        ("Altman bilang Musk jahat dan gak punya hati.", ["Altman bilang Musk jahat dan gak punya hati."]),
        ("Musk akan terus mendukung OpenAI.", ["Musk akan terus mendukung OpenAI."]),
        ("Altman dan Musk bersaing, begitu kata laporan itu.", ["Altman dan Musk bersaing, begitu kata laporan itu."]),
        ("Thanks to Musk OpenAI found a new partner.", ["Thanks to Musk OpenAI found a new partner."]),
    ],
)  # fmt: skip
def test_a_claim_is_a_stretch_of_the_message_without_what_stands_around_it(message: str, claimed: list[str]) -> None:
    assert claims(message) == claimed
    assert all(claim in message for claim in claimed)


def test_joined_claims_are_parted_and_share_their_subject() -> None:
    found = parts("Musk membatasi akses OpenAI dan memblokir akun Altman.")
    assert [part.text for part in found] == ["Musk membatasi akses OpenAI", "memblokir akun Altman."]
    assert found[1].said == "Musk memblokir akun Altman."


@pytest.mark.parametrize("message", ["Musk donated money, but he left in 2018.", "Musk donated money. He left in 2018."])
def test_a_pronoun_means_the_subject_before_it(message: str) -> None:
    assert parts(message)[1].said == "Musk left in 2018."


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("OpenAI muncul pada 2015, bukan 2017.", "OpenAI muncul pada 2015"),
        ("OpenAI started in 2015, not 2017.", "OpenAI started in 2015"),
        ("Bukan Altman tapi Musk yang keluar.", "Musk yang keluar."),
        ("Musk bukan ketua grup.", "Musk bukan ketua grup."),
        ("Altman tried not to take a stake.", "Altman tried not to take a stake."),
    ],
)
def test_what_is_only_set_apart_is_not_claimed(message: str, said: str) -> None:
    assert [part.said for part in parts(message)] == [said]


def test_informal_words_and_verbs_are_written_out_for_the_check_alone() -> None:
    (part,) = parts("musk udah ngebatesin akses openai")
    assert part.text == "musk udah ngebatesin akses openai"
    assert part.said == "musk sudah membatasi akses openai"


@pytest.mark.parametrize(
    "message",
    ["Menurutku dia keren", "menurut gue musk cuma iri doang", "Semoga OpenAI membuka modelnya.",
     "kayaknya altman bakal menang deh", "I think Altman is right.", "OpenAI should be banned.", "Musk is so overrated lol",
     "gila sih si musk keren abis",
     "Musk itu munafik", "pengen banget nyobain ChatGPT", "gue pengen Musk balik", "Honestly, I find this childish."],
)  # fmt: skip
def test_what_somebody_thinks_or_wishes_is_an_opinion(message: str) -> None:
    assert [kind for kind, _ in read(message)] == ["opinion"]


@pytest.mark.parametrize(
    "message",
    ["Altman menyebut Musk brengsek.", "Altman called Musk a jerk.", "Menurut laporan, Musk memecat karyawan.",
     "Musk seharusnya menyetor US$1 miliar.", "menurut laporan musk mestinya nyetor terus",
     "Tingkah Musk mendorong OpenAI mencari mitra.",
     "When OpenAI was young, Musk was its chairman.", "Musk memecat pembawa kabar jelek.",
     "openai dulu pengen pake isi reddit",
     "The report describes Altman as a greedy boss.", "AGI matters a great deal to Musk.",
     "Altman did his best to avoid a stake.",
     "Dunia teknologi tergila-gila pada AI."],
)  # fmt: skip
def test_that_somebody_judged_or_was_to_do_something_can_be_looked_up(message: str) -> None:
    assert [kind for kind, _ in read(message)] == ["claim"]


@pytest.mark.parametrize(
    "message",
    ["Apakah Musk keluar?", "knp sih altman benci musk", "Did Musk leave?", "musk keluar dari dewan ga sih", "why did he leave",
     "Musk jadi ketua grup?"],
)  # fmt: skip
def test_a_question_claims_nothing(message: str) -> None:
    assert [kind for kind, _ in read(message)] == ["question"]


def test_claims_opinions_and_questions_of_one_message_keep_their_order() -> None:
    message = "Musk donated $100 million. I find him childish. Why did he leave?"
    assert [kind for kind, _ in read(message)] == ["claim", "opinion", "question"]


@given(st.text(max_size=300))
def test_every_part_of_any_message_stands_in_it(message: str) -> None:
    assert all(part.text in message for part in parts(message))
