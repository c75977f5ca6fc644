"""What the Discord bot must know after a restart, in the library's database: answers, votes, and questions on their way."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from answering.answers import Answered, Citation, Outcome
from answering.checker import Check
from bot.catalogue import scopes_of
from bot.contract import storable
from retrieval.articles import Language
from retrieval.chunking import sentences
from retrieval.database import Database
from retrieval.library import Library

_TOKEN_BYTES = 6
"""A token of so many random bytes names an answer: guessing one of a million answers takes some hundred million tries."""
_INTERACTION_LIFE = timedelta(minutes=14, seconds=30)
"""Discord takes an answer to an interaction for 15 minutes."""
_DIRECT_LIFE = timedelta(days=1)

_metadata = sa.MetaData()
_answers = sa.Table(
    "discord_answers",
    _metadata,
    sa.Column("token", sa.Text, primary_key=True),
    sa.Column("made_at", sa.Text, nullable=False),
    sa.Column("scope", sa.Text, nullable=False),
    sa.Column("language", sa.Text, nullable=False),
    sa.Column("outcome", sa.Text, nullable=False),
    sa.Column("question", sa.Text),
    sa.Column("citations", sa.Text, nullable=False),
)
_votes = sa.Table(
    "discord_votes",
    _metadata,
    sa.Column("answer", sa.Text, primary_key=True),
    sa.Column("reader", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("helped", sa.Boolean, nullable=False),
    sa.Column("why", sa.Text),
    sa.Column("voted_at", sa.Text, nullable=False),
)
_pending = sa.Table(
    "discord_pending",
    _metadata,
    sa.Column("interaction", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("asked_at", sa.Text, nullable=False),
    sa.Column("details", sa.Text, nullable=False),
)
_direct = sa.Table(
    "discord_direct",
    _metadata,
    sa.Column("channel", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("used_at", sa.Text, nullable=False),
)


_alive = sa.Table(
    "discord_alive",
    _metadata,
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("servers", sa.Integer, nullable=False),
    sa.Column("seen_at", sa.Text, nullable=False),
)
_usage = sa.Table(
    "discord_usage",
    _metadata,
    sa.Column("day", sa.Text, primary_key=True),
    sa.Column("payer", sa.Text, primary_key=True),
    sa.Column("tokens", sa.Integer, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Alive:
    """The last that was seen of the bot."""

    name: str
    servers: int
    seconds_ago: float


@dataclass(frozen=True, slots=True)
class Pending:
    """A question asked by a command and not answered yet: all that is needed to answer it after a restart."""

    interaction: int
    token: str
    question: str
    private: bool
    default_language: Language
    reader: int
    channel: int | None
    scope: str
    may_embed: bool
    checks: bool = False
    """Whether it is a message whose claims are to be checked."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """The citations of an answer that was given, as far as their articles still say the same."""

    citations: tuple[Citation, ...]
    lost: int
    """How many citations stood in articles that are changed or gone."""


@dataclass(frozen=True, slots=True)
class Votes:
    """How many readers an answer helped, and how many not."""

    up: int
    down: int


class Records:
    """Kept beside the articles, in the same database. Texts of questions are kept only if `keep_questions`."""

    def __init__(self, database: Database, library: Library, *, keep_questions: bool) -> None:
        self._database = database
        self._library = library
        self._keep_questions = keep_questions
        with database.write() as connection:
            _metadata.create_all(connection)

    def keep_answer(self, outcome: Outcome, question: str, *, scope: str) -> str:
        """The token by which the buttons under this answer will find it again."""
        claims = outcome.claims if isinstance(outcome, Answered) else ()
        citations = [citation for claim in claims for citation in claim.citations]
        return self._keep("answered" if claims else "declined", outcome.language, citations, question, scope)

    def keep_check(self, check: Check, message: str, *, scope: str) -> str:
        """The token by which the buttons under the verdicts on this message will find them again."""
        return self._keep("checked", check.language, check.citations, message, scope)

    def _keep(self, outcome: str, language: Language, citations: Sequence[Citation], text: str, scope: str) -> str:
        token = secrets.token_urlsafe(_TOKEN_BYTES)
        with self._database.write() as connection:
            connection.execute(
                sa.insert(_answers).values(
                    token=token,
                    made_at=_now(),
                    scope=scope,
                    language=language,
                    outcome=outcome,
                    question=storable(text) if self._keep_questions else None,
                    citations=json.dumps([_pointer(citation) for citation in citations]),
                )
            )
        return token

    def quoted(self, token: str, *, scope: str) -> Quoted | None:
        """What an answer cited; `None` if no such answer was given in this scope or to everyone."""
        scopes = scopes_of(scope)
        with self._database.read() as connection:
            row = connection.execute(
                sa.select(_answers.c.citations).where(_answers.c.token == token, _answers.c.scope.in_(scopes))
            ).first()
        if row is None:
            return None
        pointers = json.loads(row.citations)
        found = [self._citation(pointer, scopes) for pointer in pointers]
        return Quoted(tuple(filter(None, found)), sum(citation is None for citation in found))

    def vote(self, token: str, reader: int, *, helped: bool, why: str | None = None) -> None:
        """Keeps a reader's one vote on an answer; a later one takes the place of an earlier."""
        with self._database.write() as connection:
            connection.execute(
                sa.insert(_votes)
                .prefix_with("OR REPLACE")
                .values(answer=token, reader=reader, helped=helped, why=storable(why or "") or None, voted_at=_now())
            )

    def votes(self) -> Votes:
        """All votes that stand."""
        return votes_in(self._database)

    def begin(self, pending: Pending) -> None:
        """Keeps a question until it is answered."""
        details = {name: value for name, value in asdict(pending).items() if name != "interaction"}
        with self._database.write() as connection:
            connection.execute(
                sa.insert(_pending)
                .prefix_with("OR REPLACE")
                .values(interaction=pending.interaction, asked_at=_now(), details=json.dumps(details))
            )

    def end(self, interaction: int) -> None:
        """Forgets a question that was answered, or cannot be any more."""
        with self._database.write() as connection:
            connection.execute(sa.delete(_pending).where(_pending.c.interaction == interaction))

    def end_all(self) -> None:
        """Forgets all questions: who had not been answered was told to ask again."""
        with self._database.write() as connection:
            connection.execute(sa.delete(_pending))

    def unfinished(self) -> list[Pending]:
        """The questions that a kill left unanswered and that Discord still takes an answer to, oldest first."""
        with self._database.write() as connection:
            connection.execute(sa.delete(_pending).where(_pending.c.asked_at < _before(_INTERACTION_LIFE)))
            rows = connection.execute(sa.select(_pending).order_by(_pending.c.asked_at)).all()
        return [Pending(interaction=row.interaction, **json.loads(row.details)) for row in rows]

    def use_direct(self, channel: int) -> None:
        """Remembers that somebody writes to the bot in this direct channel: Discord does not list them."""
        with self._database.write() as connection:
            connection.execute(sa.insert(_direct).prefix_with("OR REPLACE").values(channel=channel, used_at=_now()))

    def direct_channels(self) -> list[int]:
        """The direct channels used within a day."""
        with self._database.write() as connection:
            connection.execute(sa.delete(_direct).where(_direct.c.used_at < _before(_DIRECT_LIFE)))
            return list(connection.scalars(sa.select(_direct.c.channel)))

    def spend(self, payer: str, tokens: int) -> None:
        """Adds to what this server, or this reader in direct messages, has used of the language model today."""
        day = _today()
        with self._database.write() as connection:
            connection.execute(sa.delete(_usage).where(_usage.c.day != day))
            same = (_usage.c.day == day) & (_usage.c.payer == payer)
            if not connection.execute(sa.update(_usage).where(same).values(tokens=_usage.c.tokens + tokens)).rowcount:
                connection.execute(sa.insert(_usage).values(day=day, payer=payer, tokens=tokens))

    def spent(self, payer: str) -> tuple[int, int]:
        """The tokens that this payer has used today, and those that all have."""
        with self._database.read() as connection:
            rows = connection.execute(sa.select(_usage.c.payer, _usage.c.tokens).where(_usage.c.day == _today())).all()
        return sum(row.tokens for row in rows if row.payer == payer), sum(row.tokens for row in rows)

    def say_alive(self, name: str, servers: int) -> None:
        """The bot is connected to Discord now, as `name` in so many servers."""
        with self._database.write() as connection:
            connection.execute(sa.delete(_alive))
            connection.execute(sa.insert(_alive).values(name=name, servers=servers, seen_at=_now()))

    def say_stopped(self) -> None:
        """The bot has left, and was meant to."""
        with self._database.write() as connection:
            connection.execute(sa.delete(_alive))

    def _citation(self, pointer: Sequence[object], scopes: Sequence[str]) -> Citation | None:
        number, scope, article_id, start, end, digest = pointer
        article = self._library.article(str(article_id), scopes=[str(scope)]) if scope in scopes else None
        sentence = next((one for one in sentences(article) if [one.start, one.end] == [start, end]), None) if article else None
        if sentence is None or _digest(sentence.text) != digest:
            return None
        return Citation(int(str(number)), sentence)


def votes_in(database: Database) -> Votes:
    """All votes that stand in a database to which the bot has written."""
    with database.read() as connection:
        query = sa.select(_votes.c.helped, sa.func.count().label("votes")).group_by(_votes.c.helped)
        counts = {row.helped: row.votes for row in connection.execute(query)}
    return Votes(up=counts.get(True, 0), down=counts.get(False, 0))


def last_seen(database: Database) -> Alive | None:
    """When the bot was connected last; `None` if it was stopped, or never ran with this database."""
    if _alive.name not in database.tables():
        return None
    with database.read() as connection:
        row = connection.execute(sa.select(_alive)).first()
    if row is None:
        return None
    ago = (datetime.now(UTC) - datetime.fromisoformat(row.seen_at)).total_seconds()
    return Alive(row.name, row.servers, ago)


def _pointer(citation: Citation) -> list[object]:
    sentence = citation.sentence
    article = sentence.article
    return [citation.number, article.scope, article.id, sentence.start, sentence.end, _digest(sentence.text)]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def _today() -> str:
    return datetime.now(UTC).date().isoformat()


def _before(life: timedelta) -> str:
    return (datetime.now(UTC) - life).isoformat(timespec="milliseconds")
