"""Whether Discord has the commands as they are: its own additions do not matter, and every change of ours does."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.syncing import same

ASK: dict[str, Any] = {
    "name": "ask",
    "type": 1,
    "description": "Ask about the articles",
    "name_localizations": {"id": "tanya"},
    "options": [
        {"type": 3, "name": "question", "required": True, "choices": []},
        {"type": 5, "name": "private", "required": False},
    ],
    "nsfw": False,
    "contexts": [0, 1, 2],
    "default_member_permissions": None,
}
AS_DISCORD_HAS_IT: dict[str, Any] = {
    "id": "1100",
    "application_id": "2200",
    "version": "3300",
    "name": "ask",
    "type": 1,
    "description": "Ask about the articles",
    "name_localizations": {"id": "tanya"},
    "options": [
        {"type": 3, "name": "question", "required": True, "name_localizations": None},
        {"type": 5, "name": "private"},
    ],
    "contexts": [0, 1, 2],
    "dm_permission": True,
}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=10,
)


def test_what_discord_adds_and_what_is_empty_does_not_matter() -> None:
    assert same(ASK, AS_DISCORD_HAS_IT)


def test_a_number_may_come_back_as_text() -> None:
    assert same({"default_member_permissions": 32}, {"default_member_permissions": "32"})


@pytest.mark.parametrize(
    "change",
    [
        {"name": "tanya"},
        {"description": "Ask"},
        {"name_localizations": {"id": "bertanya"}},
        {"name_localizations": {"id": "tanya", "en-GB": "ask"}},
        {"contexts": [0]},
        {"contexts": [0, 2, 1]},
        {"nsfw": True},
        {"default_member_permissions": "8"},
        {"options": []},
        {"options": ASK["options"][:1]},
        {"options": ASK["options"][::-1]},
        {"options": [ASK["options"][0] | {"choices": [{"name": "x", "value": "x"}]}, ASK["options"][1]]},
        {"options": [ASK["options"][0] | {"required": False}, ASK["options"][1]]},
    ],
)
def test_every_change_of_ours_is_seen(change: dict[str, Any]) -> None:
    assert not same(ASK | change, AS_DISCORD_HAS_IT)


@pytest.mark.parametrize("lacking", ["name_localizations", "options", "description", "contexts"])
def test_what_discord_has_not_got_of_ours_is_seen(lacking: str) -> None:
    assert not same(ASK, {name: value for name, value in AS_DISCORD_HAS_IT.items() if name != lacking})
    assert not same(ASK, AS_DISCORD_HAS_IT | {lacking: None})


@given(JSON)
def test_everything_is_the_same_as_itself(value: object) -> None:
    assert same(value, value)


@given(JSON, JSON)
def test_anything_can_be_compared_with_anything(ours: object, theirs: object) -> None:
    assert same(ours, theirs) in (True, False)


def test_what_we_took_out_is_noticed() -> None:
    assert not same({"name": "q"}, {"name": "q", "choices": [{"name": "a", "value": "a"}]})
