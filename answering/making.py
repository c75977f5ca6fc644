"""One answer in the making: drafts verified as they come, and what it takes."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum, auto

from answering.answers import Claim
from answering.drafts import DraftedClaim, ModelError
from answering.usage import Usage
from answering.verification import Numbering, Withheld, verify

_log = logging.getLogger("saksi.answering")


class Stage(Enum):
    """What is being done for an answer."""

    SEARCHING = auto()
    WRITING = auto()
    CHECKING = auto()


Watch = Callable[[Stage | Claim], None]
"""Is told when a stage begins, and of every claim as soon as it stands."""


Check = Callable[[DraftedClaim, Numbering], Claim | Withheld]
"""Whether a claim stands."""


def nobody_watches(event: Stage | Claim) -> None:
    """For who waits for the whole answer."""


@dataclass(slots=True)
class Seconds:
    """How long each part of an answer took."""

    retrieve: float = 0.0
    write: float = 0.0
    verify: float = 0.0


@dataclass(slots=True)
class Making:
    """What is known of an answer while it is made."""

    watch: Watch = nobody_watches
    clock: Callable[[], float] = time.perf_counter
    seconds: Seconds = field(default_factory=Seconds)
    usage: Usage = field(default_factory=Usage)
    withheld: list[Withheld] = field(default_factory=list)
    cut_short: bool = False
    """Whether the writer failed after some of its claims."""

    def verified(self, drafts: Iterable[DraftedClaim], check: Check = verify) -> tuple[Claim, ...]:
        """The claims that stand, numbered through, each told as soon as it does; the others are withheld, and logged.

        By itself only exact quotations stand. A `ModelError` is raised if there is no such claim before it.
        """
        claims: list[Claim] = []
        numbering = Numbering()
        try:
            for draft in self._timed(drafts):
                with self.timing("verify"):
                    checked = check(draft, numbering)
                if isinstance(checked, Withheld):
                    self.withheld.append(checked)
                    _log.info("a claim was withheld: %s", checked.why.value)
                else:
                    claims.append(checked)
                    self.watch(checked)
        except ModelError as error:
            if not claims:
                raise
            _log.warning("an answer was cut short: %s", error)
            self.cut_short = True
        return tuple(claims)

    @contextmanager
    def timing(self, part: str) -> Iterator[None]:
        """Adds what happens within to a part of `seconds`."""
        start = self.clock()
        try:
            yield
        finally:
            setattr(self.seconds, part, getattr(self.seconds, part) + self.clock() - start)

    def _timed(self, drafts: Iterable[DraftedClaim]) -> Iterator[DraftedClaim]:
        """The drafts, the wait for each counted as writing."""
        waiting = iter(drafts)
        first = True
        while True:
            with self.timing("write"):
                draft = next(waiting, None)
            if draft is None:
                return
            if first:
                self.watch(Stage.CHECKING)
            first = False
            yield draft
