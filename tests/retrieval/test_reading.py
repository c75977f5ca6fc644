"""What comes out of the files that people have, and what is said about the ones that cannot be read."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from retrieval.articles import Article, Language
from retrieval.chunking import sentences
from retrieval.fields import ReadingError, headline, slug
from retrieval.reading import Unreadable, find, read

BODY = "Banjir merendam tiga kecamatan di Bogor pada hari Minggu. Warga mengungsi ke balai desa."

Write = Callable[[str, str | bytes], Path]


class Guesser:
    """Says Indonesian to every text, and remembers what it was shown."""

    def __init__(self) -> None:
        self.shown: list[str] = []

    def __call__(self, text: str) -> Language:
        self.shown.append(text)
        return "id"


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def outcomes(path: Path) -> list[Article | Unreadable]:
    return list(read(path, guess_language=Guesser()))


def article(path: Path) -> Article:
    (outcome,) = outcomes(path)
    assert isinstance(outcome, Article), outcome
    return outcome


def refusal(path: Path) -> Unreadable:
    (outcome,) = outcomes(path)
    assert isinstance(outcome, Unreadable), outcome
    return outcome


def line(**fields: object) -> str:
    return json.dumps({"id": "a", "title": "Banjir di Bogor", "text": BODY, **fields})


# Finding


def test_a_folder_stands_for_the_readable_files_below_it_sorted_without_hidden_ones(write: Write, tmp_path: Path) -> None:
    names = ["b.txt", "a/c.MD", "a/d.markdown", "e.jsonl", "f.ndjson"]
    for name in [*names, "g.pdf", "h", ".i.txt", ".git/j.txt", "a/.k/l.md"]:
        write(name, BODY)
    found = [str(path.relative_to(tmp_path)) for path in find([tmp_path])]
    assert found == ["a/c.MD", "a/d.markdown", "b.txt", "e.jsonl", "f.ndjson"]


def test_a_path_to_a_file_is_found_whatever_its_suffix_in_the_order_given(write: Write) -> None:
    paths = [write("z.pdf", b"%PDF-1.7"), write("a", BODY)]
    assert list(find(paths)) == paths


def test_a_hidden_folder_that_is_named_is_looked_into(write: Write, tmp_path: Path) -> None:
    path = write(".saksi/a.txt", BODY)
    assert list(find([tmp_path / ".saksi"])) == [path]


def test_a_path_that_does_not_exist_is_an_error_before_any_file_is_handed_out(write: Write, tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match=r"missing\.txt does not exist"):
        find([write("a.txt", BODY), tmp_path / "missing.txt"])


def test_a_folder_without_articles_is_found_empty(tmp_path: Path) -> None:
    assert list(find([tmp_path])) == []


# Plain text


@pytest.mark.parametrize("name", ["a.txt", "a", "a.berita"])
def test_plain_text_is_kept_character_by_character(write: Write, name: str) -> None:
    text = f"\r\n  Banjir di Bogor \r\n\r\n{BODY}\r\n\tHarga naik 5\u00a0%.\n\n"
    assert article(write(name, text)).text == text


def test_a_byte_order_mark_is_not_part_of_the_text(write: Write) -> None:
    assert article(write("a.txt", b"\xef\xbb\xbf" + BODY.encode())).text == BODY


def test_the_bundled_article_has_its_section_its_title_and_a_readable_id() -> None:
    bundled = Path(__file__).parents[2] / "retrieval/bundled/popularitas-openai-meningkat-elon-musk-iri.txt"
    read_article = article(bundled)
    digest = hashlib.sha256(bundled.read_bytes()).hexdigest()
    assert read_article.section == "Teknologi"
    assert read_article.title == "Popularitas OpenAI Meningkat, Elon Musk Iri"
    assert read_article.id == f"popularitas-openai-meningkat-elon-musk-iri-{digest[:8]}"
    assert sentences(read_article)[0].text.startswith("CEO Twitter dan Tesla")


def test_the_language_is_guessed_from_the_text_when_none_is_given(write: Write) -> None:
    guesser = Guesser()
    (outcome,) = read(write("a.txt", BODY), guess_language=guesser)
    assert isinstance(outcome, Article)
    assert (outcome.language, guesser.shown) == ("id", [BODY])


# Titles and ids


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Banjir di Bogor\n{BODY}", (None, "Banjir di Bogor")),
        (f"\n  Siapa yang menang?  \n\n{BODY}", (None, "Siapa yang menang?")),
        (f"Teknologi\n\nMusk Iri\n\n{BODY}", ("Teknologi", "Musk Iri")),
        (f"Banjir\n\n{BODY}", (None, "Banjir")),
        ("Banjir\nBogor", (None, "Banjir")),
        ("Hujan turun.\nWarga pulang.", (None, "Hujan turun. Warga pulang.…")),
        ("“Saya pulang.”\nBegitu katanya.", (None, "“Saya pulang.” Begitu katanya.…")),
        ("Hujan turun di Bogor", (None, "Hujan turun di Bogor…")),
        ("***\nHujan turun.", (None, "*** Hujan turun.…")),
        (f"{'kata ' * 40}\n{BODY}", (None, "kata " * 15 + "kata…")),
        ("a" * 200, (None, "a" * 80 + "…")),
    ],
)
def test_the_headline_of_a_text_is_its_title_line_or_else_its_opening(text: str, expected: tuple[str | None, str]) -> None:
    assert headline(text) == expected


@pytest.mark.parametrize("text", [BODY, "Hujan turun di Bogor", "Hujan turun."])
def test_a_title_made_from_the_opening_takes_no_sentence_away_from_the_text(write: Write, text: str) -> None:
    assert sentences(article(write("a.txt", text)))


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Popularitas OpenAI, Élon & Musk!", "popularitas-openai-elon-musk"),
        ("kata " * 20, "kata-" * 11 + "kata"),
        ("a" * 70, "a" * 60),
        ("北京", "article"),
    ],
)
def test_a_slug_is_short_ascii_of_whole_words(title: str, expected: str) -> None:
    assert slug(title) == expected


def test_the_same_article_has_the_same_id_and_section_as_text_and_as_json(write: Write) -> None:
    text = f"Daerah\n\nBanjir di Bogor\n\n{BODY}"
    as_json = json.dumps({"title": "Banjir di Bogor", "text": text})
    assert article(write("a.txt", text)) == article(write("a.jsonl", as_json))


# JSON Lines


def test_every_field_of_a_json_line_is_kept(write: Write) -> None:
    fields: dict[str, Any] = {
        "id": "banjir/1",
        "title": "Banjir di Bogor",
        "text": f"  {BODY}\n",
        "section": "Daerah",
        "url": "https://contoh.id/banjir?id=1",
        "publisher": "Contoh",
        "author": "Ani",
        "provenance": "menurut Antara",
    }
    given = json.dumps({**fields, "date": "2023-03-26", "language": "en", "unknown": [1]})
    expected = Article(**fields, date="2023-03-26", language="en")
    assert article(write("a.jsonl", given)) == expected


def test_null_and_blank_fields_are_as_if_they_were_missing(write: Write) -> None:
    given = article(write("a.jsonl", line(id=None, title=" ", date="", url=None, author="  ", language=None)))
    assert (given.date, given.url, given.author, given.language) == (None, None, None, "id")
    assert given.title == "Banjir merendam tiga kecamatan di Bogor pada hari Minggu. Warga mengungsi ke…"
    assert given.id.startswith("banjir-merendam-tiga-kecamatan")


def test_a_title_stands_on_one_line(write: Write) -> None:
    assert article(write("a.jsonl", line(title=" Banjir\ndi Bogor\n"))).title == "Banjir di Bogor"


def test_the_lines_around_one_that_cannot_be_read_are_read(write: Write) -> None:
    path = write("a.jsonl", "\n".join(["\ufeff" + line(id="1"), "", "{", line(id="4") + "\r", line(id="5")]))
    first, broken, *rest = outcomes(path)
    assert broken == Unreadable(
        f"{path}:3",
        "the line is not JSON: Expecting property name enclosed in double quotes (at character 2)",
    )
    assert [outcome.id for outcome in [first, *rest] if isinstance(outcome, Article)] == ["1", "4", "5"]


def test_a_json_lines_file_is_read_as_a_stream(write: Write) -> None:
    articles = read(write("a.jsonl", (line() + "\n") * 20_000), guess_language=Guesser())
    assert isinstance(next(articles), Article)
    assert sum(1 for _ in articles) == 19_999


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("[1, 2]", "not an object"),
        ('"teks"', "not an object"),
        ("[" * 100_000, "not JSON that can be read"),
        ("9" * 5_000, "not JSON that can be read"),
        (b'{"text": "\xff"}', "not UTF-8"),
        ('{"title": "Banjir"}', "no text"),
        (line(text=None), "no text"),
        (line(text=" \n\u00a0"), "no text"),
        (line(text=7), 'field "text" must be a string'),
        (line(title=["Banjir"]), 'field "title" must be a string'),
        (line(author={"name": "Ani"}), 'field "author" must be a string'),
        (line(text="rusak \ud800"), 'field "text" holds a character that cannot be stored'),
        (line(title="rusak \udfff"), 'field "title" holds a character that cannot be stored'),
        (line(text="rusak \0"), 'field "text" holds a character that cannot be stored'),
        (line(text="a" * 5_000_001), "larger than 5 MB"),
        (line(text="é" * 2_500_001), "larger than 5 MB"),
        (line(id=""), "id is empty"),
        (line(id="  "), "id is empty"),
        (line(id=" a"), "white space at its ends"),
        (line(id="a\n"), "white space at its ends"),
        (line(id="a\tb"), "control character"),
        (line(id="a\u2028b"), "control character"),
        (line(id="a" * 201), "longer than 200 characters"),
        (line(id=True), 'field "id" must be a string'),
        (line(id=1.5), 'field "id" must be a string'),
        (line(language="fr"), "language 'fr' is neither Indonesian (id) nor English (en)"),
        (line(language="idaho"), "language 'idaho' is neither"),
        (line(date=20230326), 'field "date" must be a string'),
        (line(url="javascript:alert(1)"), "is not a web address"),
        (line(url="contoh.id/banjir"), "is not a web address"),
        (line(url="https://"), "is not a web address"),
        (line(url="https://contoh.id/a b"), "is not a web address"),
    ],
)
def test_a_line_that_cannot_be_read_says_why(write: Write, content: str | bytes, why: str) -> None:
    path = write("a.jsonl", content)
    refused = refusal(path)
    assert why in refused.why
    assert refused.place == f"{path}:1"


def test_what_is_quoted_of_a_bad_value_is_short_and_on_one_line(write: Write) -> None:
    assert len(refusal(write("a.jsonl", line(url="x\n" * 5_000))).why) < 250
    assert "\n" not in refusal(write("a.jsonl", line(url="x\ny"))).why


def test_a_date_in_other_words_is_kept_as_it_was_given(write: Write) -> None:
    assert article(write("a.jsonl", line(date="Sep 24, 2019"))).date == "Sep 24, 2019"
    assert article(write("b.jsonl", line(date="2023-02-30"))).date == "2023-02-30"


def test_a_line_too_long_to_be_held_is_passed_over(write: Write) -> None:
    path = write("a.jsonl", line(author="a" * 31_000_000) + "\n" + line(id="2"))
    refused, kept = outcomes(path)
    assert isinstance(refused, Unreadable)
    assert "longer than 31,000,000 bytes" in refused.why
    assert isinstance(kept, Article)


def test_a_text_of_five_megabytes_is_read_however_it_is_escaped(write: Write) -> None:
    escaped = "\\u0041" * 5_000_000
    assert article(write("a.jsonl", f'{{"text": "{escaped}"}}')).text == "A" * 5_000_000


@pytest.mark.parametrize(("given_id", "kept"), [("a b/é", "a b/é"), (7, "7"), (0, "0"), ("a" * 200, "a" * 200)])
def test_a_given_id_is_kept(write: Write, given_id: object, kept: str) -> None:
    assert article(write("a.jsonl", line(id=given_id))).id == kept


@pytest.mark.parametrize(
    ("given_language", "language"),
    [
        ("id", "id"),
        ("id-ID", "id"),
        ("ID_id", "id"),
        ("Indonesian", "id"),
        ("Bahasa Indonesia", "id"),
        ("en", "en"),
        ("en_US", "en"),
        ("en-GB", "en"),
        (" English ", "en"),
    ],
)
def test_a_language_may_be_written_in_several_ways(write: Write, given_language: str, language: Language) -> None:
    assert article(write("a.jsonl", line(language=given_language))).language == language


@pytest.mark.parametrize("given_date", ["2023-03-26", "2023-03-26T23:30:00+07:00", "2023-03-26 10:00", "20230326"])
def test_a_date_is_the_day_that_is_written(write: Write, given_date: str) -> None:
    assert article(write("a.jsonl", line(date=given_date))).date == "2023-03-26"


# Whole files that cannot be read


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.txt", "", "it is empty"),
        ("a.txt", " \r\n\t\u00a0", "it is empty"),
        ("a.txt", b"\xef\xbb\xbf\n", "it is empty"),
        ("a.md", "\n", "it is empty"),
        ("a.jsonl", "", "it is empty"),
        ("a.jsonl", b"\xef\xbb\xbf\r\n \n", "it is empty"),
        ("a.txt", b"Banjir di \xe9", "it is not UTF-8 (at byte 11); save it as UTF-8"),
        ("a.txt", BODY.encode("utf-16"), "it is UTF-16, not UTF-8"),
        ("a.jsonl", line().encode("utf-16"), "it is UTF-16, not UTF-8"),
        ("a.txt", b"ELF\x00\x01", "it is a binary file"),
        ("a.txt", b"a" * 100_000 + b"\x00", "it is a binary file"),
        ("a.jsonl", b"SQLite format 3\x00\n" * 3, "it is a binary file"),
        ("a.pdf", BODY, "PDF files cannot be read in this version; convert them to text, Markdown or JSON Lines"),
        ("a.txt", b"%PDF-1.7\n%\xe2\xe3", "PDF files cannot be read"),
        ("a.HTML", BODY, "HTML files cannot be read"),
        ("a.md", "\ufeff\n<!DOCTYPE html>\n<p>Banjir", "HTML files cannot be read"),
        ("a.docx", BODY, "Word files cannot be read"),
        ("a", b"PK\x03\x04\x14\x00", "Word and ZIP files cannot be read"),
        ("a.txt", "a" * 5_000_001, "it is larger than 5 MB"),
        ("a.md", "kata\n\n" * 900_000, "it is larger than 5 MB"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_once(write: Write, name: str, content: str | bytes, why: str) -> None:
    path = write(name, content)
    refused = refusal(path)
    assert refused.why.startswith(why)
    assert refused.place == str(path)


def test_a_text_of_exactly_five_megabytes_is_read(write: Write) -> None:
    assert len(article(write("a.txt", "a" * 5_000_000)).text) == 5_000_000


def test_a_folder_in_place_of_a_file_is_said_to_be_one(tmp_path: Path) -> None:
    assert refusal(tmp_path).why == "it is a folder, not a file"


def test_a_file_that_has_gone_is_said_to_be_missing(tmp_path: Path) -> None:
    assert refusal(tmp_path / "gone.txt").why == "it does not exist"


def test_a_link_that_leads_to_itself_is_said_to_be_one(tmp_path: Path) -> None:
    loop = tmp_path / "loop.txt"
    loop.symlink_to(loop)
    assert "symbolic links" in refusal(loop).why


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_said_to_be_closed(write: Write) -> None:
    path = write("a.txt", BODY)
    path.chmod(0)
    assert refusal(path).why == "this user may not read it (permission denied)"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may list everything")
def test_a_folder_without_permission_is_an_error_and_not_an_empty_folder(write: Write, tmp_path: Path) -> None:
    closed = write("closed/a.txt", BODY).parent
    closed.chmod(0)
    try:
        with pytest.raises(ReadingError, match="permission denied"):
            find([tmp_path])
    finally:
        closed.chmod(0o700)


def test_a_file_name_that_is_not_utf8_is_named_in_a_way_that_can_be_printed(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt"))
    assert refusal(path).place.encode() == f"{tmp_path}/\ufffd.txt".encode()


# Markdown


@pytest.mark.parametrize(
    ("markdown", "plain"),
    [
        ("Musk *pernah* **duduk** ~~di~~ `sana`.", "Musk pernah duduk di sana."),
        ("Satu baris\nyang terlipat.", "Satu baris yang terlipat."),
        ("Satu.\r\n\r\nDua.", "Satu.\n\nDua."),
        ("Satu  \nDua<br>Tiga", "Satu\nDua\nTiga"),
        ("[Antara *Foto*](https://antara.id) dan <https://a.id>", "Antara Foto dan https://a.id"),
        ("![Peta *Bogor*](peta.png) terlampir", "Peta Bogor terlampir"),
        ("- satu\n- dua\n\n  lanjut\n  - tiga\n- > kutip", "satu\n\ndua lanjut\n\ntiga\n\nkutip"),
        ("1. satu\n2. dua", "satu\n\ndua"),
        ("> Satu.\n>\n> Dua.", "Satu.\n\nDua."),
        ("| Kota | Korban |\n|---|---|\n| *Bogor* | 3 |", "Kota | Korban\n\nBogor | 3"),
        ("```py\nx = 1\n\ny = *2*\n```\n\n    z", "x = 1\n\ny = *2*\n\nz"),
        ("Ada <b>tebal</b> <!-- rahasia -->sini.\n\n<div>\nbuang\n</div>", "Ada tebal sini."),
        ("5 &lt; 6 &amp; 7 \\* 8", "5 < 6 & 7 * 8"),
        ("Satu.\n\n---\n\nDua.", "Satu.\n\nDua."),
        ("Satu.\n\n## Dua\n\nTiga.", "Satu.\n\nDua\n\nTiga."),
        ("[a]: https://a.id\n\nIsi [a].", "Isi a."),
    ],
)
def test_markdown_becomes_plain_text(write: Write, markdown: str, plain: str) -> None:
    assert article(write("a.md", markdown)).text == plain


@pytest.mark.parametrize("heading", ["# Banjir di *Bogor*", "Banjir di Bogor\n===", "\n\nDaerah\n\n# Banjir di Bogor #"])
def test_a_first_level_heading_is_the_title_and_stays_out_of_the_text(write: Write, heading: str) -> None:
    read_article = article(write("a.markdown", f"{heading}\n\n{BODY}"))
    assert read_article.title == "Banjir di Bogor"
    assert "Banjir di Bogor" not in read_article.text


def test_a_lower_heading_above_everything_is_the_title_and_stays_in_the_text(write: Write) -> None:
    read_article = article(write("a.md", f"## Banjir di Bogor\n\n{BODY}"))
    assert (read_article.title, read_article.text) == ("Banjir di Bogor", f"Banjir di Bogor\n\n{BODY}")


def test_a_lower_heading_amid_the_text_is_not_the_title(write: Write) -> None:
    assert article(write("a.md", f"{BODY}\n\n## Lainnya\n\nIsi.")).title.startswith("Banjir merendam")


def test_front_matter_gives_what_the_article_says_of_itself(write: Write) -> None:
    front = """title: "Banjir: *Bogor*"
date: 2023-03-26
url: https://contoh.id/a
publisher: Contoh
author: Ani
language: en-GB
section: Daerah
id: 007
tags: [banjir, bogor]
provenance: ~"""
    assert article(write("a.md", f"---\n{front}\n---\n\n# Lain\n\n{BODY}\n")) == Article(
        id="007",
        title="Banjir: *Bogor*",
        text=f"Lain\n\n{BODY}",
        date="2023-03-26",
        url="https://contoh.id/a",
        publisher="Contoh",
        author="Ani",
        language="en",
        section="Daerah",
    )


def test_a_heading_that_repeats_the_title_of_the_front_matter_stays_out_of_the_text(write: Write) -> None:
    assert article(write("a.md", f"---\r\ntitle: Banjir\r\n---\r\n# BANJIR\r\n\r\n{BODY}")).text == BODY


@pytest.mark.parametrize("value", ["1984", "Yes", "2023-03-26", "12:30:00"])
def test_a_title_that_yaml_could_take_for_something_else_is_a_title(write: Write, value: str) -> None:
    assert article(write("a.md", f"---\ntitle: {value}\n---\n{BODY}")).title == value


@pytest.mark.parametrize("front", ["", "\n", "title:\n", "title: ~\ndate: null\n"])
def test_empty_front_matter_says_nothing(write: Write, front: str) -> None:
    read_article = article(write("a.md", f"---\n{front}---\n# Banjir\n\n{BODY}"))
    assert (read_article.title, read_article.text.endswith(BODY), read_article.date) == ("Banjir", True, None)


@pytest.mark.parametrize(
    ("markdown", "plain"),
    [
        (f"---\n{BODY}", BODY),
        (f"---\n\nCatatan: {BODY}\n\n---\n\nIsi: ya.", f"Catatan: {BODY}\n\nIsi: ya."),
        ("---\nSatu kalimat.\n\n---\n\nDua.", "Satu kalimat.\n\nDua."),
        ("----\nCatatan: satu.\n----", "Catatan: satu."),
    ],
)
def test_a_rule_at_the_top_is_not_front_matter(write: Write, markdown: str, plain: str) -> None:
    assert article(write("a.md", markdown)).text == plain


@pytest.mark.parametrize(
    ("front", "why"),
    [
        ("title: a\ndate: b: c", "line 3: the front matter is not valid YAML"),
        ("title: [a\n", "line 4: the front matter is not valid YAML"),
        ("title: a\n\tdate: b", "line 3: the front matter is not valid YAML"),
        ("title: a\nauthor: \x01", "line 3: the front matter is not valid YAML"),
        ('title: "\\UFFFFFFFF"', "the front matter from line 2 is not valid YAML"),
        ("title: " + "[" * 5_000, "the front matter from line 2 is not valid YAML"),
        ("title: &a [*a]", "line 2: the front matter is not valid YAML"),
        ("title: " + "a" * 64_000, "the front matter is longer than 64,000 characters"),
        ('title: "\\ud800"', 'field "title" holds a character that cannot be stored'),
        ("title: [a, b]", 'field "title" must be a string'),
        ("language: fr", "language 'fr' is neither Indonesian (id) nor English (en)"),
    ],
)
def test_front_matter_that_cannot_be_used_says_why(write: Write, front: str, why: str) -> None:
    assert refusal(write("a.md", f"---\n{front}\n---\n{BODY}")).why.startswith(why)


def test_front_matter_makes_no_objects(write: Write, tmp_path: Path) -> None:
    front = f"title: !!python/object/apply:os.mkdir [{tmp_path / 'made'}]"
    assert refusal(write("a.md", f"---\n{front}\n---\n{BODY}")).why == 'field "title" must be a string'
    assert not (tmp_path / "made").exists()


@pytest.mark.parametrize("markdown", ["# Banjir", "---\ntitle: Banjir\n---\n", "<div>Banjir</div>", "***"])
def test_markdown_without_text_is_said_to_have_none(write: Write, markdown: str) -> None:
    assert refusal(write("a.md", markdown)).why.startswith("it has no text")


# Whatever a file holds


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    content=st.one_of(
        st.text(),
        st.binary(),
        st.text().map("---\n{}\n---\nIsi".format),
        st.text(alphabet="#-*_[]()!<>`~|\\&;:=+.1a \t\n"),
        st.dictionaries(
            st.sampled_from(["id", "title", "text", "date", "url", "language", "section"]),
            st.one_of(st.none(), st.integers(), st.text(st.characters()), st.lists(st.text())),
        ).map(json.dumps),
    ),
    suffix=st.sampled_from([".txt", ".md", ".jsonl", ""]),
)
@example(content="> " * 5_000 + "a", suffix=".md")
@example(content="[" * 5_000, suffix=".md")
@example(content="- " * 5_000 + "a", suffix=".md")
def test_no_content_makes_reading_raise(tmp_path: Path, content: str | bytes, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
    for outcome in outcomes(path):
        match outcome:
            case Article():
                assert all(part.strip() for part in [outcome.text, outcome.title, outcome.id])
                outcome.text.encode()
            case Unreadable():
                assert outcome.why
                f"{outcome.place} {outcome.why}".encode()


@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_a_text_that_is_read_is_the_text_that_was_written(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": text}), encoding="utf-8")
    if text.strip():
        assert article(path).text == text
    else:
        assert "no text" in refusal(path).why


def translated(write: Write, translation: object) -> Path:
    return write("a.jsonl", json.dumps({"id": "a", "title": "Banjir", "text": BODY, "translation": translation}))


GOOD = {"language": "en", "made_by": "Rina", "sentences": ["Floods hit three districts of Bogor on Sunday.", ""]}


def test_an_article_may_carry_its_translation(write: Write) -> None:
    found = article(translated(write, GOOD)).translation
    assert found is not None
    assert (found.language, found.made_by) == ("en", "Rina")
    assert found.sentences == ("Floods hit three districts of Bogor on Sunday.", "")


@pytest.mark.parametrize(
    ("translation", "why"),
    [
        ("Floods hit Bogor.", "must be an object"),
        ({**GOOD, "sentences": "Floods."}, "must be an object"),
        ({**GOOD, "sentences": ["Floods."]}, "has 1 sentences and the article 2"),
        ({**GOOD, "sentences": ["Floods.", 3]}, "must be a string"),
        ({**GOOD, "language": "id"}, "another one than the article"),
        ({**GOOD, "language": None}, "must name its"),
        ({**GOOD, "made_by": " "}, "by whom it was made"),
    ],
)
def test_a_translation_that_does_not_fit_its_article_is_refused(write: Write, translation: object, why: str) -> None:
    assert why in refusal(translated(write, translation)).why


def with_retellings(write: Write, retellings: object) -> Path:
    return write("a.jsonl", json.dumps({"id": "a", "title": "Banjir", "text": BODY, "retellings": retellings}))


RETOLD = {"language": "id", "made_by": "Rina", "statements": [["Tiga kecamatan kebanjiran.", "Itu terjadi di Bogor."], []]}


def test_an_article_may_carry_retellings(write: Write) -> None:
    (found,) = article(with_retellings(write, [RETOLD])).retellings
    assert (found.language, found.made_by) == ("id", "Rina")
    assert found.statements == (("Tiga kecamatan kebanjiran.", "Itu terjadi di Bogor."), ())


@pytest.mark.parametrize(
    ("retellings", "why"),
    [
        (RETOLD, "must be a list"),
        (["Bogor kebanjiran."], "must be an object"),
        ([{**RETOLD, "statements": ["Bogor kebanjiran.", ""]}], "must be an object"),
        ([{**RETOLD, "statements": [["Bogor kebanjiran."]]}], "has statements for 1 sentences and the article 2"),
        ([{**RETOLD, "statements": [[3], []]}], "must be a string"),
        ([{**RETOLD, "statements": [["Bogor kebanjiran. Airnya tinggi."], []]}], "must be one sentence"),
        ([{**RETOLD, "language": None}], 'must come with a "language"'),
        ([{**RETOLD, "made_by": ""}], "who wrote it"),
    ],
)
def test_a_retelling_that_does_not_fit_its_article_is_refused(write: Write, retellings: object, why: str) -> None:
    assert why in refusal(with_retellings(write, retellings)).why


def with_examples(write: Write, questions: object) -> Path:
    return write("a.jsonl", json.dumps({"id": "a", "title": "Banjir", "text": BODY, "example_questions": questions}))


ASKED = {"language": "id", "made_by": "Rina", "answered": [["Di mana banjirnya?"], []], "unanswered": ["Siapa bupatinya?", " "]}


def test_an_article_may_carry_example_questions(write: Write) -> None:
    (found,) = article(with_examples(write, [ASKED])).example_questions
    assert (found.language, found.made_by) == ("id", "Rina")
    assert (found.answered, found.denied) == ((("Di mana banjirnya?",), ()), ())
    assert found.unanswered == ("Siapa bupatinya?",)


@pytest.mark.parametrize(
    ("questions", "why"),
    [
        (ASKED, "must be a list"),
        (["Di mana?"], "must be an object"),
        ([{**ASKED, "answered": ["Di mana?", ""]}], "must be an object"),
        ([{**ASKED, "denied": [["Kenapa?"]]}], '"denied" has questions for 1 sentences and the article 2'),
        ([{**ASKED, "answered": [[3], []]}], "must be a string"),
        ([{**ASKED, "unanswered": "Siapa?"}], '"unanswered" of example questions must be a list'),
        ([{**ASKED, "language": None}], 'must come with a "language"'),
        ([{**ASKED, "made_by": ""}], "who wrote it"),
    ],
)
def test_example_questions_that_do_not_fit_their_article_are_refused(write: Write, questions: object, why: str) -> None:
    assert why in refusal(with_examples(write, questions)).why


CLAIMED = {"language": "id", "made_by": "Rina", "contradicted": [["Bogor kering."], []], "absent": ["Bupatinya marah.", " "]}


def with_claims(write: Write, claims: object) -> Path:
    return write("a.jsonl", json.dumps({"id": "a", "title": "Banjir", "text": BODY, "example_claims": claims}))


def test_an_article_may_carry_example_claims(write: Write) -> None:
    (found,) = article(with_claims(write, [CLAIMED])).example_claims
    assert (found.language, found.made_by) == ("id", "Rina")
    assert (found.supported, found.reported, found.contradicted) == ((), (), (("Bogor kering.",), ()))
    assert found.absent == ("Bupatinya marah.",)


@pytest.mark.parametrize(
    ("claims", "why"),
    [
        (CLAIMED, "must be a list"),
        (["Bogor kering."], "must be an object"),
        ([{**CLAIMED, "supported": ["Bogor basah.", ""]}], "must be an object"),
        ([{**CLAIMED, "reported": [["Bogor basah."]]}], '"reported" has claims for 1 sentences and the article 2'),
        ([{**CLAIMED, "contradicted": [[3], []]}], "must be a string"),
        ([{**CLAIMED, "absent": "Bupatinya marah."}], '"absent" of example claims must be a list'),
        ([{**CLAIMED, "language": None}], 'must come with a "language"'),
        ([{**CLAIMED, "made_by": ""}], "who wrote it"),
    ],
)
def test_example_claims_that_do_not_fit_their_article_are_refused(write: Write, claims: object, why: str) -> None:
    assert why in refusal(with_claims(write, claims)).why
