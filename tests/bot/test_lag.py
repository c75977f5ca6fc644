"""A blocked event loop is noticed."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from bot.lag import MOST, watch_the_loop


@asynccontextmanager
async def a_watch() -> AsyncIterator[None]:
    watch = asyncio.create_task(watch_the_loop())
    await asyncio.sleep(0)
    yield
    assert not watch.done()
    watch.cancel()


async def test_a_blocked_loop_is_logged_with_how_long_it_was_blocked(caplog: pytest.LogCaptureFixture) -> None:
    async with a_watch():
        time.sleep(0.25 + 4 * MOST)  # what must never happen
        await asyncio.sleep(0.01)
    (message,) = caplog.messages
    assert 4 * MOST * 1000 <= int(re.findall(r"\d+", message)[0]) < 4 * MOST * 1000 + 1000


async def test_a_loop_that_is_busy_and_not_blocked_is_not_logged(caplog: pytest.LogCaptureFixture) -> None:
    async with a_watch():
        begun = before = time.monotonic()
        longest = 0.0
        while before < begun + 0.3:
            await asyncio.sleep(0)
            now = time.monotonic()
            longest, before = max(longest, now - before), now
    assert caplog.messages == [] or longest > MOST / 2, "the machine itself may have stood still"
