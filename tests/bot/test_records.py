"""What the bot knows of its answers, votes and unfinished questions, and still knows after a restart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from answering.answers import Answered, Declined, Reason
from answering.drafts import DraftedClaim
from answering.making import Making
from bot.records import Pending, Quoted, Records, Votes, last_seen
from retrieval.articles import EVERYONE, Article
from retrieval.chunking import sentences
from retrieval.database import Database
from retrieval.library import Library

NEWS = Article(id="musk", title="Musk pergi", text="Musk pergi dari OpenAI. Altman tetap di sana. Ini kalimat ketiga.")
SERVER_S_OWN = Article(id="rapat", title="Rapat", text="Rapat dimulai pukul tujuh. Semua warga hadir.", scope="5")
UNKNOWN = Declined(Reason.NOT_IN_ARTICLES, "id", "extractive")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database(tmp_path)
    yield database
    database.close()


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library(tmp_path)
    library.add([NEWS, SERVER_S_OWN])
    yield library
    library.close()


@pytest.fixture
def records(database: Database, library: Library) -> Records:
    return Records(database, library, keep_questions=False)


def an_answer(*articles: Article, claims: int = 1) -> Answered:
    drafts = [DraftedClaim(one.text, (one,)) for article in articles for one in sentences(article)[:claims]]
    return Answered(Making().verified(drafts), "id", "extractive")


def a_pending(interaction: int = 1) -> Pending:
    return Pending(
        interaction=interaction,
        token="t" * 200,
        question="Siapa “Musk”?\n\U0001f642 \ud800 \x00",
        private=True,
        default_language="en",
        reader=2**63 - 1,
        channel=None,
        scope="5",
        may_embed=False,
    )


def stored(database: Database, table: str) -> str:
    """All that a table holds, as one text."""
    with database.read() as connection:
        rows = connection.execute(sa.text(f"SELECT * FROM {table}"))  # noqa: S608 - a name of this file's
        return str([tuple(row) for row in rows])


def set_time(database: Database, column: str, ago: timedelta) -> None:
    table, name = column.split(".")
    time = (datetime.now(UTC) - ago).isoformat(timespec="milliseconds")
    with database.write() as connection:
        connection.execute(sa.text(f"UPDATE {table} SET {name} = :time"), {"time": time})  # noqa: S608 - names of this file's


def quotes(quoted: Quoted | None) -> list[tuple[int, str]]:
    assert quoted is not None
    return [(citation.number, citation.quote) for citation in quoted.citations]


def test_what_an_answer_cited_is_found_again_by_its_token(records: Records) -> None:
    answer = an_answer(NEWS, claims=2)
    quoted = records.quoted(records.keep_answer(answer, "Siapa?", scope=EVERYONE), scope=EVERYONE)
    assert quotes(quoted) == [(1, "Musk pergi dari OpenAI."), (2, "Altman tetap di sana.")]
    assert quoted == Quoted(tuple(citation for claim in answer.claims for citation in claim.citations), 0)


def test_a_declined_question_has_a_token_and_no_citations(records: Records) -> None:
    token = records.keep_answer(UNKNOWN, "Siapa?", scope=EVERYONE)
    assert records.quoted(token, scope=EVERYONE) == Quoted((), 0)


def test_a_token_that_was_never_given_finds_nothing(records: Records) -> None:
    records.keep_answer(an_answer(NEWS), "", scope=EVERYONE)
    for token in ("", "x", "%", "' OR 1=1 --", "\x00"):
        assert records.quoted(token, scope=EVERYONE) is None


def test_every_answer_has_a_token_of_its_own_that_fits_a_button(records: Records) -> None:
    tokens = {records.keep_answer(UNKNOWN, "Siapa?", scope=EVERYONE) for _ in range(20)}
    assert len(tokens) == 20
    assert max(map(len, tokens)) <= 40


def test_sentences_that_still_stand_are_quoted_from_a_changed_article_and_others_counted_as_lost(
    records: Records, library: Library
) -> None:
    token = records.keep_answer(an_answer(NEWS, claims=2), "", scope=EVERYONE)
    library.add([replace(NEWS, text="Musk pergi dari OpenAI. Altman pamit ke sana. Ini kalimat ketiga.")])
    quoted = records.quoted(token, scope=EVERYONE)
    assert quotes(quoted) == [(1, "Musk pergi dari OpenAI.")]
    assert quoted is not None
    assert quoted.lost == 1


def test_a_sentence_that_has_moved_is_lost(records: Records, library: Library) -> None:
    token = records.keep_answer(an_answer(NEWS), "", scope=EVERYONE)
    library.add([replace(NEWS, text="Kabar terbaru. " + NEWS.text)])
    assert records.quoted(token, scope=EVERYONE) == Quoted((), 1)


def test_an_article_that_was_removed_is_lost(records: Records, library: Library) -> None:
    token = records.keep_answer(an_answer(NEWS), "", scope=EVERYONE)
    library.remove(NEWS.id)
    assert records.quoted(token, scope=EVERYONE) == Quoted((), 1)


def test_what_one_server_was_told_no_other_reader_can_look_up(records: Records) -> None:
    token = records.keep_answer(an_answer(NEWS, SERVER_S_OWN), "", scope="5")
    assert quotes(records.quoted(token, scope="5")) == [(1, "Musk pergi dari OpenAI."), (2, "Rapat dimulai pukul tujuh.")]
    assert records.quoted(token, scope="6") is None
    assert records.quoted(token, scope=EVERYONE) is None


def test_a_server_s_own_article_is_quoted_nowhere_else_even_in_an_answer_for_everyone(records: Records) -> None:
    token = records.keep_answer(an_answer(NEWS, SERVER_S_OWN), "", scope=EVERYONE)
    assert records.quoted(token, scope="6") == Quoted(an_answer(NEWS).claims[0].citations, 1)


def test_an_article_of_the_same_id_in_a_server_does_not_take_the_place_of_everyone_s(records: Records, library: Library) -> None:
    token = records.keep_answer(an_answer(NEWS), "", scope=EVERYONE)
    library.add([replace(NEWS, scope="5", text="Lain sekali isinya di sini.")])
    assert quotes(records.quoted(token, scope="5")) == [(1, "Musk pergi dari OpenAI.")]


def test_a_reader_has_one_vote_on_an_answer_and_may_change_it(records: Records) -> None:
    assert records.votes() == Votes(up=0, down=0)
    for _ in range(3):
        records.vote("a", 1, helped=True)
    records.vote("a", 2, helped=True)
    records.vote("b", 1, helped=False)
    assert records.votes() == Votes(up=2, down=1)
    records.vote("a", 1, helped=False, why="tidak nyambung")
    assert records.votes() == Votes(up=1, down=2)
    records.vote("a", 1, helped=True)
    assert records.votes() == Votes(up=2, down=1)


def test_the_reason_of_a_vote_is_kept_with_it_and_goes_with_it(records: Records, database: Database) -> None:
    records.vote("a", 1, helped=False, why="'; DROP TABLE discord_votes; --")
    assert "DROP TABLE" in stored(database, "discord_votes")
    records.vote("a", 1, helped=True)
    assert "DROP TABLE" not in stored(database, "discord_votes")


@pytest.mark.parametrize(("keep", "found"), [(True, True), (False, False)])
def test_what_was_asked_is_kept_only_if_a_setting_says_so(
    database: Database, library: Library, *, keep: bool, found: bool
) -> None:
    records = Records(database, library, keep_questions=keep)
    records.keep_answer(an_answer(NEWS), "Siapa yang rahasia?", scope=EVERYONE)
    records.keep_answer(UNKNOWN, "Siapa yang rahasia?", scope=EVERYONE)
    assert ("rahasia" in stored(database, "discord_answers")) is found


def test_a_question_is_unfinished_until_it_is_ended(records: Records) -> None:
    records.begin(a_pending(1))
    records.begin(a_pending(2))
    assert records.unfinished() == [a_pending(1), a_pending(2)]
    records.end(1)
    records.end(1)
    assert records.unfinished() == [a_pending(2)]


def test_a_question_that_is_begun_again_is_unfinished_once(records: Records) -> None:
    records.begin(a_pending())
    records.begin(replace(a_pending(), question="yang baru"))
    assert records.unfinished() == [replace(a_pending(), question="yang baru")]


def test_no_text_of_a_question_stays_behind_when_it_is_ended(records: Records, database: Database) -> None:
    records.begin(a_pending())
    assert "Siapa" in stored(database, "discord_pending")
    records.end(1)
    assert stored(database, "discord_pending") == "[]"


def test_a_question_to_which_discord_takes_no_answer_any_more_is_forgotten(records: Records, database: Database) -> None:
    records.begin(a_pending())
    set_time(database, "discord_pending.asked_at", timedelta(minutes=14))
    assert records.unfinished() == [a_pending()]
    set_time(database, "discord_pending.asked_at", timedelta(minutes=15))
    assert records.unfinished() == []
    assert stored(database, "discord_pending") == "[]"


def test_direct_channels_are_remembered_for_a_day_after_their_last_use(records: Records, database: Database) -> None:
    records.use_direct(7)
    records.use_direct(7)
    set_time(database, "discord_direct.used_at", timedelta(hours=23))
    records.use_direct(8)
    assert sorted(records.direct_channels()) == [7, 8]
    set_time(database, "discord_direct.used_at", timedelta(hours=25))
    records.use_direct(8)
    assert records.direct_channels() == [8]


def test_the_bot_is_alive_from_when_it_says_so_until_it_is_stopped(records: Records, database: Database) -> None:
    assert last_seen(database) is None
    records.say_alive("Saksi#1", 3)
    records.say_alive("Saksi#1", 4)
    alive = last_seen(database)
    assert alive is not None
    assert (alive.name, alive.servers) == ("Saksi#1", 4)
    assert 0 <= alive.seconds_ago < 5
    set_time(database, "discord_alive.seen_at", timedelta(hours=1))
    alive = last_seen(database)
    assert alive is not None
    assert 3600 <= alive.seconds_ago < 3605
    records.say_stopped()
    assert last_seen(database) is None


def test_a_database_in_which_the_bot_never_ran_says_nothing_of_it(database: Database) -> None:
    assert last_seen(database) is None


def test_everything_is_still_known_when_the_database_is_opened_again(
    records: Records, database: Database, library: Library, tmp_path: Path
) -> None:
    token = records.keep_answer(an_answer(NEWS), "", scope=EVERYONE)
    records.vote(token, 1, helped=True)
    records.begin(a_pending())
    records.use_direct(7)
    records.say_alive("Saksi", 1)
    database.close()
    again = Database(tmp_path)
    reopened = Records(again, library, keep_questions=False)
    assert quotes(reopened.quoted(token, scope=EVERYONE)) == [(1, "Musk pergi dari OpenAI.")]
    assert reopened.votes() == Votes(up=1, down=0)
    assert reopened.unfinished() == [a_pending()]
    assert reopened.direct_channels() == [7]
    assert last_seen(again) is not None
    again.close()


def test_the_library_is_not_changed_by_what_is_kept_beside_it(records: Records, library: Library) -> None:
    before = library.revision()
    records.vote(records.keep_answer(an_answer(NEWS), "", scope=EVERYONE), 1, helped=True)
    records.begin(a_pending())
    assert library.revision() == before
