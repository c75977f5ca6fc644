"""The buttons under the bot's messages: all that a press needs is in the id, and everything fits."""

from __future__ import annotations

import secrets
from typing import Any

import discord
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.buttons import Action, Press, answer_buttons, page_buttons, press_of, reason_form, without
from retrieval.articles import Language

BOTH: tuple[Language, Language] = ("id", "en")
UNDER_ANSWERS = [Action.SOURCES, Action.UP, Action.DOWN, Action.THREAD]
CUSTOM_ID, LABEL, FORM_TITLE, FORM_LABEL, PLACEHOLDER = 100, 80, 45, 45, 100
"""Discord's limits, in characters."""


def a_token() -> str:
    return secrets.token_urlsafe(6)


def buttons(view: discord.ui.View | None) -> list[dict[str, Any]]:
    """The buttons as Discord is sent them."""
    assert view is not None
    return [button for row in view.to_components() for button in row["components"]]


@given(
    action=st.sampled_from(Action),
    language=st.sampled_from(BOTH),
    subject=st.from_regex(r"[A-Za-z0-9_-]{1,40}", fullmatch=True),
)
def test_a_press_is_read_back_from_its_button_s_id(action: Action, language: Language, subject: str) -> None:
    press = Press(action, language, subject)
    assert press_of(press.id) == press
    assert len(press.id) <= CUSTOM_ID


@given(st.text() | st.from_regex(r"saksi:[a-z]*:[a-z]*:.*"))
def test_whatever_else_an_id_says_is_left_alone_or_means_itself(custom_id: str) -> None:
    press = press_of(custom_id)
    assert press is None or press.id == custom_id


@pytest.mark.parametrize(
    "custom_id",
    [
        "",
        "saksi:up:id:",
        "saksi:up:fr:abc",
        "saksi:drop:id:abc",
        "other:up:id:abc",
        "saksi:up:id:abc:1",
        "saksi:up:id:a b",
        "saksi:up:id:abc\n",
        "saksi:up:id:" + "a" * 41,
    ],
)
def test_a_button_that_is_not_ours_is_none(custom_id: str) -> None:
    assert press_of(custom_id) is None


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("actions", [UNDER_ANSWERS, [Action.UP, Action.DOWN], [Action.SOURCES, Action.SHARE], []])
async def test_an_answer_has_one_button_for_each_thing_to_do_within_discord_s_limits(
    language: Language, actions: list[Action]
) -> None:
    token = a_token()
    made = buttons(answer_buttons(token, language, actions))
    assert [press_of(one["custom_id"]) for one in made] == [Press(action, language, token) for action in actions]
    assert all(one.get("label") or one.get("emoji") for one in made)
    assert all(len(one.get("label") or "") <= LABEL and not one["disabled"] for one in made)


async def test_a_view_is_not_kept_in_memory_to_wait_for_presses() -> None:
    view = answer_buttons("x", "id", UNDER_ANSWERS)
    assert view.is_finished()
    assert view.timeout is None
    assert without(view, Action.UP).is_finished()


async def test_the_words_on_the_buttons_are_in_the_language_of_the_answer() -> None:
    labels = {language: [one.get("label") for one in buttons(answer_buttons("x", language, UNDER_ANSWERS))] for language in BOTH}
    assert labels == {"id": ["Sumber", None, None, "Lanjut di utas"], "en": ["Sources", None, None, "Continue in a thread"]}


async def test_one_page_needs_no_buttons() -> None:
    assert page_buttons("id", 1, 1) is None
    assert page_buttons("id", 1, 0) is None


@pytest.mark.parametrize(
    ("page", "to", "disabled"), [(1, ["0", "2"], [True, False]), (2, ["1", "3"], [False, False]), (3, ["2", "4"], [False, True])]
)
async def test_pages_lead_back_and_forth_and_not_beyond_the_ends(page: int, to: list[str], disabled: list[bool]) -> None:
    made = buttons(page_buttons("en", page, 3))
    assert [press_of(one["custom_id"]) for one in made] == [Press(Action.PAGE, "en", number) for number in to]
    assert [one["disabled"] for one in made] == disabled


async def test_a_button_can_be_taken_away_and_the_others_stay_as_they_are() -> None:
    view = answer_buttons("x", "id", [*UNDER_ANSWERS, Action.SHARE])
    view.add_item(discord.ui.Button(url="https://a.example", label="elsewhere"))
    left = buttons(without(view, Action.SHARE))
    assert left == [one for one in buttons(view) if one.get("custom_id") != "saksi:share:id:x"]
    assert len(left) == 5
    assert len(buttons(view)) == 6


@pytest.mark.parametrize("language", BOTH)
async def test_the_form_for_a_reason_fits_and_leads_to_the_same_answer(language: Language) -> None:
    token = a_token()
    form = reason_form(Press(Action.DOWN, language, token)).to_dict()
    assert press_of(form["custom_id"]) == Press(Action.WHY, language, token)
    assert 0 < len(form["title"]) <= FORM_TITLE
    (label,) = form["components"]
    assert 0 < len(label["label"]) <= FORM_LABEL
    field = label["component"]
    assert 0 < len(field["placeholder"]) <= PLACEHOLDER
    assert field["required"] is False
