"""Text for Discord is shown as it stands, and is cut where a reader would cut it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.markup import cut, plain, read_back, shortened

SIGNS = list("*_~`|<>[]()\\#-+:.@/!&1 \n\tab")
FORMS = [
    *("**b**", "__u__", "~~s~~", "||spoiler||", "```py\nx```", "`x`", "\n# h", "\n> q", "\n>>> q", "\n- l", "\n1. l", "\n-# s"),
    *("@everyone", "@here", "<@1>", "<@!1>", "<@&1>", "<#1>", "<:x:1>", "<t:0>", "</ask:1>", "[x](https://evil.example)"),
    *("https://evil.example", "<http://evil.example>", "discord.gg/abc", "Discord.GG/abc", "steam://run", "\u202eevil\u202c"),
]
HOSTILE = st.lists(st.sampled_from(SIGNS + FORMS) | st.characters(exclude_characters="\r\f\u200b"), max_size=40).map("".join)
REORDERING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"

LIMIT = 60
SHORT_WORDS = st.text(alphabet="abc*_[#.~|", min_size=1, max_size=12).map(plain)
LONG_WORDS = st.text(alphabet="abc*_[", min_size=LIMIT, max_size=4 * LIMIT).map(plain)
BOLD = st.lists(SHORT_WORDS, min_size=1, max_size=6).map(lambda words: f"**{' '.join(words)}**")
MARKED_UP = st.lists(SHORT_WORDS | LONG_WORDS | BOLD, max_size=60).map(" ".join)


def read_as_more_than_text(shown: str) -> list[str]:
    """What Discord would read as markup, mention or link, by its own rules: who is called out is read before escapes are."""
    called = re.findall(r"@everyone|@here|<@[!&]?\d+>", shown)
    bare = re.sub(r"\\[^0-9A-Za-z\s]", "\N{OBJECT REPLACEMENT CHARACTER}", shown)
    inline = re.findall(r"\*|_|`|~~|\|\||<[@#:/tai]|\[[^\]]*\]\(|\w://|discord\.gg/", bare, re.IGNORECASE)
    lines = re.findall(r"^\s*(?:#{1,3}\s|-#\s|[-*+]\s|\d+\.\s|>)", bare, re.MULTILINE)
    return [*called, *inline, *lines]


def visible(shown: str) -> str:
    """What is left without the marks of bold."""
    return re.sub(r"(\\.)|\*\*", lambda found: found[1] or "", shown, flags=re.DOTALL)


def bold_marks(shown: str) -> int:
    return len(re.findall(r"\*\*", re.sub(r"\\.", "", shown, flags=re.DOTALL)))


@pytest.mark.parametrize("form", FORMS[:-1])
def test_the_checker_below_knows_what_discord_would_read(form: str) -> None:
    assert read_as_more_than_text(form)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**Musk** & _Altman_", r"\*\*Musk\*\* & \_Altman\_"),
        ("# judul\n  > kutipan\n- butir\n+ butir\n2023. Tahun", "\\# judul\n  \\> kutipan\n\\- butir\n\\+ butir\n2023\\. Tahun"),
        ("US$1.5 juta, 3 - 2 = 1, a#b", "US$1.5 juta, 3 - 2 = 1, a#b"),
        ("https://a.example dan discord.gg/x", r"https\://a.example dan discord\.gg/x"),
        ("@everyone @Here @heri", "@\u200beveryone @\u200bHere @heri"),
        ("kanan\u202e ke kiri\u2069", "kanan ke kiri"),
        ("", ""),
    ],
)
def test_signs_that_would_be_markup_are_escaped_and_others_left_alone(text: str, shown: str) -> None:
    assert plain(text) == shown


@given(HOSTILE)
@settings(deadline=None, max_examples=300)
def test_nothing_in_any_text_is_read_as_more_than_text(text: str) -> None:
    assert read_as_more_than_text(plain(text)) == []


@given(HOSTILE)
@settings(deadline=None, max_examples=300)
def test_what_was_shown_can_be_read_back_but_for_signs_that_turn_its_direction(text: str) -> None:
    ordered = re.sub(f"[{REORDERING}]", "", text)
    assert read_back(plain(text)) == re.sub("\r\n?|[\f\v\x85\u2028\u2029]", "\n", ordered)


@given(HOSTILE, st.integers(1, 80))
@settings(deadline=None)
def test_a_shortened_text_is_the_whole_of_it_or_its_beginning_with_a_sign_that_more_follows(text: str, limit: int) -> None:
    shown = shortened(text, limit)
    assert len(shown) <= limit
    assert read_as_more_than_text(shown) == []
    if len(plain(text)) <= limit:
        assert shown == plain(text)
    else:
        assert shown.endswith("…")
        assert re.sub(f"[{REORDERING}]", "", text).startswith(read_back(shown[:-1]))


def test_as_much_of_a_long_text_is_kept_as_fits() -> None:
    assert shortened("a" * 300, 256) == "a" * 255 + "…"
    assert len(shortened("*" * 300, 256)) >= 255


@given(MARKED_UP)
@settings(deadline=None, max_examples=300)
def test_parts_keep_within_the_limit_break_no_escape_and_leave_no_bold_open(text: str) -> None:
    for part in cut(text, LIMIT):
        assert 0 < len(part) <= LIMIT
        assert re.fullmatch(r"(?:\\.|[^\\])*", part, re.DOTALL)
        assert bold_marks(part) % 2 == 0


@given(MARKED_UP)
@settings(deadline=None, max_examples=300)
def test_no_sign_is_lost_between_parts(text: str) -> None:
    parts = cut(text, LIMIT)
    assert "".join(visible("".join(parts)).split()) == "".join(visible(text).split())


@given(st.lists(SHORT_WORDS | BOLD, max_size=60).map(" ".join))
@settings(deadline=None)
def test_words_that_fit_stay_whole_and_in_their_order(text: str) -> None:
    assert visible(" ".join(cut(text, LIMIT))).split() == visible(text).split()


@given(st.lists(st.integers(1, LIMIT // 2), min_size=1, max_size=30), st.sampled_from([".", "!", "?", "…", ".”", ".)", "?’”"]))
@settings(deadline=None)
def test_a_text_of_sentences_is_cut_between_them(lengths: list[int], end: str) -> None:
    text = " ".join(("kata " * 10)[:length].strip() + end for length in lengths)
    assert all(part.endswith(end) for part in cut(text, LIMIT))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", []),
        ("   \n ", []),
        ("Satu. Dua.", ["Satu. Dua."]),
        ("Musk pergi pada 2018. Ia kembali lagi.", ["Musk pergi pada 2018.", "Ia kembali lagi."]),
        ("Ia berkata “Pergi sekarang juga.” Lalu pergi.", ["Ia berkata “Pergi sekarang juga.”", "Lalu pergi."]),
        ("Musk **pergi pada 2018.** [1] Ia kembali.", ["Musk **pergi pada 2018.** [1]", "Ia kembali."]),
        ("Musk memberi US$1.500.000 dan lalu pergi", ["Musk memberi US$1.500.000 dan lalu", "pergi"]),
        ("Ya. Kalimat ini panjang sekali tanpa henti", ["Ya. Kalimat ini panjang sekali", "tanpa henti"]),
        ("Baris yang pertama di sini\nbaris yang kedua", ["Baris yang pertama di sini", "baris yang kedua"]),
        ("Ini **tebal sampai ke akhir bagian dan** biasa", ["Ini **tebal sampai ke akhir bagian**", "**dan** biasa"]),
    ],
)
def test_a_cut_falls_at_a_sentence_s_end_else_at_a_line_s_else_between_words(text: str, parts: list[str]) -> None:
    assert cut(text, 36) == parts


@pytest.mark.parametrize("text", ["\\" * 40, "a" + "\\" * 40])
def test_a_cut_never_falls_inside_an_escaped_backslash(text: str) -> None:
    assert all(re.fullmatch(r"(?:\\.|[^\\])*", part, re.DOTALL) for part in cut(plain(text), 22))


@pytest.mark.parametrize("sign", ["# judul", "- butir", "-# kecil", "1. satu"])
def test_no_part_begins_with_markup(sign: str) -> None:
    parts = cut(plain(f"Kalimat pertama berakhir di sini. {sign} dan seterusnya sampai habis."), 40)
    assert read_as_more_than_text(parts[1]) == []


def test_a_number_stays_with_its_sentence() -> None:
    assert cut("Musk pergi dari OpenAI. [1] Altman tetap.", 30) == ["Musk pergi dari OpenAI. [1]", "Altman tetap."]


def test_stars_of_bold_are_not_parted() -> None:
    assert all(part.count("*") % 2 == 0 for part in cut("a" * 17 + "**" + "b" * 30 + "**", 20))


def test_a_quotation_and_small_print_go_on_as_such() -> None:
    assert all(part.startswith("> ") for part in cut("> " + "kata " * 20, 40))
    assert all(part.startswith("-# ") for part in cut("-# " + "kata " * 20, 40))


@pytest.mark.parametrize("text", ["a\r# b", "https:\f//evil.example", ":100:", "\x0b- butir"])
def test_unusual_breaks_and_names_of_pictures_are_text_too(text: str) -> None:
    assert read_as_more_than_text(plain(text)) == []
    assert not re.search(r"(?<!\\):100:|\r|\f|\v", plain(text))
