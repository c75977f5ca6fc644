"""The library keeps articles as they were read, says what is wrong with its database, and never overwrites one."""

from __future__ import annotations

import os
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from retrieval.articles import EVERYONE, Article, ExampleClaims, ExampleQuestions, Retelling, Translation
from retrieval.database import FILE_NAME
from retrieval.errors import LibraryBusy, LibraryDamaged, LibraryError
from retrieval.library import Addition, Indexed, Library

FLOOD = Article(id="banjir", title="Banjir di Bogor", text="Banjir merendam tiga desa.\r\n\tWarga “mengungsi”. 😀\n")
ASKED = ExampleQuestions(language="id", made_by="Rina", answered=(("Di mana banjirnya?",), ()), unanswered=("Kapan?",))
CLAIMED = ExampleClaims(language="id", made_by="Rina", contradicted=(("Semua desa kering.",), ()), absent=("Bupatinya marah.",))


def made_id(article: Article, title: str = "banjir") -> str:
    return f"{title}-{article.text_hash[:8]}"


# Articles


def test_an_article_comes_back_as_it_went_in(library: Library, bundled: Article) -> None:
    whole = replace(FLOOD, section="Kota", date="2023-03-26", url="https://a.id/b", publisher="P", author="A", provenance="R")
    library.add([bundled, whole])
    assert library.article(bundled.id, scopes=[EVERYONE]) == bundled
    assert library.article(whole.id, scopes=[EVERYONE]) == whole


def test_adding_says_what_was_new_changed_and_unchanged(library: Library) -> None:
    assert library.add([FLOOD, FLOOD]) == [Addition.NEW, Addition.UNCHANGED]
    changed = replace(FLOOD, text="Banjir surut.")
    assert library.add([changed, FLOOD, FLOOD]) == [Addition.CHANGED, Addition.CHANGED, Addition.UNCHANGED]
    assert library.add([replace(FLOOD, title="Banjir besar")]) == [Addition.CHANGED]
    assert [entry.title for entry in library.entries(scopes=[EVERYONE])] == ["Banjir besar"]


def test_an_article_that_comes_again_without_its_translation_keeps_it(library: Library) -> None:
    english = Translation(language="en", made_by="Rina", sentences=("Floods.", ""))
    assert library.add([FLOOD, replace(FLOOD, translation=english)]) == [Addition.NEW, Addition.CHANGED]
    assert library.add([FLOOD]) == [Addition.UNCHANGED]
    library.add([replace(FLOOD, title="Banjir besar")])
    kept = library.article(FLOOD.id, scopes=[EVERYONE])
    assert kept is not None
    assert (kept.title, kept.translation) == ("Banjir besar", english)


def test_an_article_that_comes_again_without_its_retellings_keeps_them(library: Library) -> None:
    plain = Retelling(language="id", made_by="Rina", statements=(("Tiga desa kebanjiran.",), ()))
    library.add([replace(FLOOD, retellings=(plain,)), replace(FLOOD, title="Banjir besar")])
    kept = library.article(FLOOD.id, scopes=[EVERYONE])
    assert kept is not None
    assert (kept.title, kept.retellings) == ("Banjir besar", (plain,))


def test_an_article_that_comes_again_without_its_example_questions_keeps_them(library: Library) -> None:
    library.add([replace(FLOOD, example_questions=(ASKED,)), replace(FLOOD, title="Banjir besar")])
    kept = library.article(FLOOD.id, scopes=[EVERYONE])
    assert kept is not None
    assert (kept.title, kept.example_questions) == ("Banjir besar", (ASKED,))


@pytest.mark.parametrize(
    ("form", "lacking"),
    [
        ("1", ["articles.retellings", "articles.example_questions", "indexed.examples"]),
        ("2", ["articles.example_questions", "indexed.examples"]),
        ("3", []),
    ],
)
def test_a_library_of_an_earlier_form_is_read_and_carries_what_it_lacked_from_then_on(
    tmp_path: Path, form: str, lacking: list[str]
) -> None:
    before = Library(tmp_path)
    before.add([FLOOD])
    before.store_segment(b"segment", {1: Indexed(2)})
    before.close()
    with sqlite3.connect(tmp_path / FILE_NAME) as database:
        for table, column in (name.split(".") for name in [*lacking, "articles.example_claims", "indexed.claims"]):
            database.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
        database.execute("UPDATE facts SET value = ? WHERE name = 'schema'", [form])
    after = Library(tmp_path)
    assert after.article(FLOOD.id, scopes=[EVERYONE]) == FLOOD
    assert (after.indexed(), after.example_vectors(1, "claims")) == ({1: 2}, None)
    plain = Retelling(language="id", made_by="Rina", statements=(("Tiga desa kebanjiran.",), ()))
    full = replace(FLOOD, retellings=(plain,), example_questions=(ASKED,), example_claims=(CLAIMED,))
    after.add([full])
    after.store_segment(b"segment", {2: Indexed(2, b"vectors", b"others")})
    again = Library(tmp_path)
    assert again.article(FLOOD.id, scopes=[EVERYONE]) == full
    assert (again.example_vectors(2), again.example_vectors(2, "claims")) == (b"vectors", b"others")


def test_a_translation_of_another_text_is_not_kept(library: Library) -> None:
    english = Translation(language="en", made_by="Rina", sentences=("Floods.", ""))
    library.add([replace(FLOOD, translation=english), replace(FLOOD, text="Banjir surut.")])
    changed = library.article(FLOOD.id, scopes=[EVERYONE])
    assert changed is not None
    assert changed.translation is None


def test_the_same_text_under_another_made_id_is_unchanged(library: Library) -> None:
    library.add([FLOOD])
    assert library.add([replace(FLOOD, id=made_id(FLOOD), title="Lain")]) == [Addition.UNCHANGED]
    assert library.add([replace(FLOOD, id="given")]) == [Addition.NEW], "an id that was given is kept"


def test_adding_is_all_or_nothing(library: Library) -> None:
    def articles() -> object:
        yield FLOOD
        raise RuntimeError("the reader stumbled")

    with pytest.raises(RuntimeError):
        library.add(articles())  # type: ignore[arg-type]
    assert library.entries(scopes=[EVERYONE]) == []


def test_a_changed_article_gets_a_new_key_and_a_key_is_never_used_again(library: Library) -> None:
    keys: list[int] = []
    for text in ("satu", "dua"):
        library.add([replace(FLOOD, text=text)])
        keys += library.scopes_of_keys()
    library.remove(FLOOD.id)
    library.add([FLOOD])
    keys += library.scopes_of_keys()
    assert len(set(keys)) == 3
    assert library.articles(keys) == {keys[-1]: FLOOD}


def test_what_is_removed_is_gone(library: Library) -> None:
    library.add([FLOOD])
    assert library.remove(FLOOD.id)
    assert not library.remove(FLOOD.id)
    assert library.article(FLOOD.id, scopes=[EVERYONE]) is None


def test_what_one_server_adds_no_other_sees(library: Library) -> None:
    ours, theirs = replace(FLOOD, scope="1", text="Kami."), replace(FLOOD, scope="2", text="Mereka.")
    assert library.add([FLOOD, ours, theirs]) == [Addition.NEW] * 3
    assert [entry.scope for entry in library.entries(scopes=["1"])] == ["1"]
    assert [entry.scope for entry in library.entries(scopes=[EVERYONE])] == [EVERYONE]
    assert library.article(FLOOD.id, scopes=["1", EVERYONE]) == ours
    assert library.article(FLOOD.id, scopes=[EVERYONE, "1"]) == FLOOD
    assert library.article(FLOOD.id, scopes=["3"]) is None
    assert library.remove(FLOOD.id, scope="1")
    assert library.article(FLOOD.id, scopes=["2"]) == theirs


def test_the_same_text_in_two_scopes_is_two_articles(library: Library) -> None:
    one = replace(FLOOD, id=made_id(FLOOD))
    assert library.add([one, replace(one, scope="1")]) == [Addition.NEW, Addition.NEW]


def test_many_articles_are_read_at_once(library: Library) -> None:
    library.add(replace(FLOOD, id=str(number), text=str(number)) for number in range(1200))
    keys = library.scopes_of_keys()
    assert [article.text for article in library.articles(keys).values()] == [str(number) for number in range(1200)]


# The index, and what is known of it


def test_the_revision_rises_with_every_change_and_only_then(library: Library, tmp_path: Path) -> None:
    other = Library(tmp_path)
    seen = [library.revision()]
    for change in (
        lambda: other.add([FLOOD]),
        lambda: other.remember("index", "a model"),
        lambda: other.store_segment(b"segment", {1: Indexed(2)}),
        lambda: other.remove(FLOOD.id),
    ):
        change()
        seen.append(library.revision())
    assert seen == sorted(set(seen))
    library.entries(scopes=[EVERYONE])
    assert library.revision() == seen[-1]
    other.close()


def test_segments_are_stored_with_what_they_index_replaced_and_forgotten(library: Library) -> None:
    library.add([FLOOD, replace(FLOOD, id="b", text="b")])
    library.store_segment(b"one", {1: Indexed(2)})
    library.store_segment(b"two", {2: Indexed(1)})
    assert library.indexed() == {1: 2, 2: 1}
    assert library.segments() == ({1, 2}, {1: b"one", 2: b"two"})
    assert library.segments(known=[1]) == ({1, 2}, {2: b"two"})
    library.remove("b")
    library.replace_segments([1, 2], b"merged")
    assert library.indexed() == {1: 2}
    assert library.segments() == ({3}, {3: b"merged"})
    library.forget_index()
    assert (library.indexed(), library.segments()) == ({}, (set(), {}))


def test_facts_are_remembered(library: Library) -> None:
    assert library.fact("a") is None
    library.remember("a", "1")
    library.remember("a", "2")
    assert library.fact("a") == "2"


# Opening


def test_what_was_added_is_there_when_it_is_opened_again(library: Library, tmp_path: Path) -> None:
    library.add([FLOOD])
    library.close()
    again = Library(tmp_path)
    assert again.article(FLOOD.id, scopes=[EVERYONE]) == FLOOD
    again.close()


def test_an_empty_file_is_a_new_library(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).touch()
    library = Library(tmp_path)
    assert library.add([FLOOD]) == [Addition.NEW]
    library.close()


@pytest.fixture
def stored(tmp_path: Path) -> bytes:
    """A library's database with forty articles, as bytes."""
    library = Library(tmp_path / "stored")
    library.add(replace(FLOOD, id=str(number), text=f"{number} " * 600) for number in range(40))
    library.close()
    return (tmp_path / "stored" / FILE_NAME).read_bytes()


def refusal(folder: Path, data: bytes) -> LibraryError:
    """What is said about a database of these bytes, which are still the same afterwards."""
    folder.mkdir(exist_ok=True)
    (folder / FILE_NAME).write_bytes(data)
    with pytest.raises(LibraryError) as caught:
        Library(folder)
    assert (folder / FILE_NAME).read_bytes() == data
    assert os.listdir(folder) == [FILE_NAME], "nothing was left beside it"
    assert "\n" not in str(caught.value)
    assert str(folder / FILE_NAME) in str(caught.value)
    return caught.value


@pytest.mark.parametrize("part", [0.0001, 0.001, 0.01, 0.1, 0.5, 0.9, 0.9999])
def test_a_database_that_is_cut_off_is_said_to_be_damaged_and_kept(part: float, stored: bytes, tmp_path: Path) -> None:
    error = refusal(tmp_path / "cut", stored[: int(len(stored) * part)])
    assert isinstance(error, LibraryDamaged)
    assert "nothing was changed" in str(error)


@pytest.mark.parametrize("damage", ["all", "after the header", "in the middle"])
def test_a_database_full_of_garbage_is_said_to_be_damaged_and_kept(damage: str, stored: bytes, tmp_path: Path) -> None:
    start = {"all": 0, "after the header": 100, "in the middle": 4096}[damage]
    garbage = stored[:start] + b"garbage " * 2000 + stored[start + 16000 :]
    assert isinstance(refusal(tmp_path / "garbage", garbage), LibraryDamaged)


def test_the_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "other.sqlite3")
    other.execute("CREATE TABLE recipes (name TEXT)")
    other.close()
    error = refusal(tmp_path / "other", (tmp_path / "other.sqlite3").read_bytes())
    assert not isinstance(error, LibraryDamaged)
    assert "something else" in str(error)


def test_the_library_of_a_newer_version_is_left_alone(stored: bytes, tmp_path: Path) -> None:
    newer = tmp_path / "newer.sqlite3"
    newer.write_bytes(stored)
    database = sqlite3.connect(newer)
    database.execute("UPDATE facts SET value = '99' WHERE name = 'schema'")
    database.commit()
    database.close()
    error = refusal(tmp_path / "newer", newer.read_bytes())
    assert not isinstance(error, LibraryDamaged)
    assert "another version" in str(error)


def test_a_folder_that_is_a_file_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(LibraryError, match=r"cannot be written .* choose another folder"):
        Library(tmp_path / "file")
    with pytest.raises(LibraryError, match="cannot be written"):
        Library(tmp_path / "file" / "below")


def test_a_folder_in_the_databases_place_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).mkdir()
    with pytest.raises(LibraryError, match="cannot be written"):
        Library(tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_must_not_be_written_is_said_in_one_line(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(LibraryError, match="cannot be written"):
        Library(tmp_path)


def test_damage_that_is_met_later_is_said_too(library: Library, tmp_path: Path) -> None:
    library.add(replace(FLOOD, id=str(number), text=f"{number} " * 600) for number in range(40))
    library.close()
    data = (tmp_path / FILE_NAME).read_bytes()
    (tmp_path / FILE_NAME).write_bytes(data[:4096] + b"garbage " * (len(data) // 8 - 512))
    with pytest.raises(LibraryDamaged):
        library.articles(range(1, 41))


def test_a_writer_that_holds_the_database_too_long_is_an_error_of_its_own(tmp_path: Path) -> None:
    library = Library(tmp_path, patience=0.1)
    other = sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(LibraryBusy, match="held by another process"):
        library.add([FLOOD])
    assert library.entries(scopes=[EVERYONE]) == [], "reading goes on"
    other.close()
    library.close()
