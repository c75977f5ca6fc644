"""Watches the event loop: what blocks it delays every reader, and Discord's heartbeat."""

from __future__ import annotations

import asyncio
import logging

_log = logging.getLogger("saksi.discord")

_BETWEEN = 0.25
MOST = 0.1
"""Seconds by which the loop may be late; more is a defect."""


async def watch_the_loop() -> None:
    """Logs every time that the event loop was blocked for longer than it may be; never returns."""
    loop = asyncio.get_running_loop()
    while True:
        before = loop.time()
        await asyncio.sleep(_BETWEEN)
        late = loop.time() - before - _BETWEEN
        if late > MOST:
            _log.error("the event loop was blocked for %d ms, which is a defect", round(late * 1000))
