"""Everything that the bot says is said in both languages, and fits where Discord shows it."""

from __future__ import annotations

import re
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answering.answers import Courtesy, Reason
from answering.voices import Voice
from bot.wording import Say, declined, is_progress, say, whose_voice
from retrieval.articles import Language

BOTH: tuple[Language, Language] = ("id", "en")
PROGRESS = {Say.SEARCHING, Say.WRITING, Say.CHECKING, Say.WAITING}

BUTTON, FORM_TITLE, FORM_LABEL, PLACEHOLDER, EMBED_TITLE, DESCRIPTION, AUTHOR = 80, 45, 45, 100, 256, 4096, 256
"""Discord's limits, in characters."""


def template(what: Say, language: Language) -> str:
    """The sentence with its placeholders left in."""
    details = {name: f"{{{name}}}" for name in placeholders_of(what, language)}
    return say(what, language, **details)


def placeholders_of(what: Say, language: Language) -> set[str]:
    """The details without which the sentence cannot be said."""
    names: set[str] = set()
    while True:
        try:
            say(what, language, **dict.fromkeys(names, "x"))
        except KeyError as error:
            names.add(str(error.args[0]))
        else:
            return names


@pytest.mark.parametrize("what", Say)
def test_every_occasion_has_a_sentence_in_both_languages_with_the_same_details(what: Say) -> None:
    indonesian, english = (template(what, language) for language in BOTH)
    assert indonesian.strip() == indonesian != ""
    assert english.strip() == english != ""
    names = [sorted(name for _, name, _, _ in Formatter().parse(text) if name) for text in (indonesian, english)]
    assert names[0] == names[1]


@pytest.mark.parametrize("reason", Reason)
@pytest.mark.parametrize("courtesy", [None, *Courtesy])
def test_every_decline_has_a_sentence_in_both_languages(reason: Reason, courtesy: Courtesy | None) -> None:
    indonesian, english = (declined(reason, language, courtesy) for language in BOTH)
    assert indonesian
    assert english
    assert indonesian != english or courtesy is Courtesy.GOODBYE


@pytest.mark.parametrize("whose", Voice)
def test_every_voice_but_the_article_s_own_is_named_in_both_languages(whose: Voice) -> None:
    assert [bool(whose_voice(whose, language)) for language in BOTH] == [whose is not Voice.NARRATION] * 2


@given(what=st.sampled_from(list(Say)), language=st.sampled_from(BOTH), detail=st.text(max_size=20))
def test_a_detail_stands_in_the_sentence_as_it_is_whatever_it_says(what: Say, language: Language, detail: str) -> None:
    names = placeholders_of(what, language)
    text = say(what, language, **dict.fromkeys(names, detail))
    assert text == template(what, language).format(**dict.fromkeys(names, detail))
    assert text.count(detail) >= len(names)


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize(
    ("what", "limit"),
    [
        *((what, BUTTON) for what in (Say.SOURCES_BUTTON, Say.THREAD_BUTTON, Say.SHARE_BUTTON)),
        (Say.WHY_TITLE, FORM_TITLE),
        (Say.WHY_LABEL, FORM_LABEL),
        (Say.WHY_HINT, PLACEHOLDER),
        (Say.DISCORD_HELP_HEADING, EMBED_TITLE),
        (Say.STATUS_HEADING, EMBED_TITLE),
        (Say.DISCORD_HELP, DESCRIPTION),
        *((what, AUTHOR) for what in Say if what.startswith("status_")),
    ],
)
def test_a_sentence_fits_where_discord_shows_it(what: Say, language: Language, limit: int) -> None:
    assert 0 < len(template(what, language)) <= limit


@pytest.mark.parametrize("language", BOTH)
def test_what_says_that_an_answer_is_on_its_way_is_told_from_everything_else(language: Language) -> None:
    assert {what for what in Say if is_progress(template(what, language))} == PROGRESS


@pytest.mark.parametrize("language", BOTH)
def test_an_answer_that_is_declined_does_not_pass_for_one_on_its_way(language: Language) -> None:
    assert not any(is_progress(declined(reason, language, courtesy)) for reason in Reason for courtesy in [None, *Courtesy])


@pytest.mark.parametrize("language", BOTH)
def test_the_sentences_name_no_person_and_no_server_by_themselves(language: Language) -> None:
    assert not any(re.search(r"@everyone|@here|<@|https?://", template(what, language)) for what in Say)
