"""How much of a language model a day may cost, in all and for one server."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.records import Records


class Budget:
    """Counts the tokens of each day, as UTC has days; 0 of either kind means that there is no bound."""

    def __init__(self, records: Records, *, in_all: int, for_one: int) -> None:
        self._records = records
        self._in_all = in_all
        self._for_one = for_one

    def used_up(self, payer: str) -> datetime | None:
        """When this server, or this reader in direct messages, may ask the model again; `None` if now."""
        if not (self._in_all or self._for_one):
            return None
        own, all_together = self._records.spent(payer)
        if (self._for_one and own >= self._for_one) or (self._in_all and all_together >= self._in_all):
            return _tomorrow()
        return None

    def spend(self, payer: str, tokens: int) -> None:
        """Counts what an answer cost."""
        if tokens:
            self._records.spend(payer, tokens)


def _tomorrow() -> datetime:
    return (datetime.now(UTC) + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
