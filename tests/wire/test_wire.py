"""The real process on a simulated Discord that holds it to Discord's own rules."""

from __future__ import annotations

import asyncio
import re
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.wire.conftest import BOT, TOWNS, Wire, environment

pytestmark = [
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.filterwarnings("ignore:Bare functions are deprecated:DeprecationWarning"),  # the simulator's
]

Blameless = Callable[[Any], None]

WHY = "Mengapa Musk hengkang dari OpenAI?"
WHEN = "Kapan itu terjadi?"
REJECTED = "Siapa yang menolak gagasan pengambilalihan Musk?"
HOSTILE = "@everyone <@1> [x](https://evil.example) siapa Altman?"
SOON = {"settle": 0.05}
ANSWERED = ("✅", "⚠️")
LABELS = {
    "id": ("Sumber", "Bagikan", "Lanjut di utas", "Alasan (boleh dikosongkan)"),
    "en-US": ("Sources", "Share", "Continue in a thread", "Reason (may be left empty)"),
}


def answered(text: str) -> bool:
    return any(sign in text for sign in ANSWERED)


def another(number: int) -> str:
    """A question that was not asked before, so that its answer is not remembered."""
    return WHY + "?" * number


def said(text: str) -> str:
    return text.replace("**", "")


async def until(wire: Wire, true: Callable[[], object], what: str, timeout: float = 20) -> None:
    await wire.sim.wait(true, timeout, what)


@pytest.mark.parametrize("locale", ["id", "en-US"])
async def test_every_command_button_form_reply_and_thread(normal: Wire, blameless: Blameless, locale: str) -> None:
    sim = (await normal.up()).sim
    blameless(sim)
    reader, channel = sim.user(f"reader-{locale.lower()}", locale=locale), sim.channel(f"all-{locale.lower()}")
    sources, share, thread, why = LABELS[locale]
    yes = "Dijawab dari artikel" if locale == "id" else "Answered from the articles"
    question = WHY if locale == "id" else "Why did Musk leave OpenAI?"

    asked = await reader.slash("ask", question=question, channel=channel, **SOON)
    assert yes in asked.message.text
    assert (asked.error, asked.followups) == (None, [])
    assert list(asked.message.buttons) == [sources, "👍", "👎", thread]
    shown = await reader.click(asked.message, sources, **SOON)
    assert shown.ephemeral
    assert "**[1]** Popularitas OpenAI" in shown.message.text
    assert (await reader.click(asked.message, "👍", **SOON)).ephemeral
    opened = await reader.click(asked.message, "👎", **SOON)
    assert (await reader.submit(opened, {why: "..."}, **SOON)).ephemeral

    private = await reader.slash("ask", question=question, private=True, channel=channel, **SOON)
    assert private.ephemeral
    shared = await reader.click(private.message, share, **SOON)
    await until(normal, lambda: shared.followups, "the shared answer")
    assert not shared.followups[0].ephemeral
    assert yes in shared.followups[0].text

    first = await reader.say(channel, question, mention=True, **SOON)
    assert yes in first.text
    second = await reader.say(channel, WHEN if locale == "id" else "When did that happen?", reply_to=first, **SOON)
    assert "di tahun itu" in said(second.text)
    link = await reader.click(first, thread, **SOON)
    place = sim.thread_of(first)
    assert f"<#{place.id}>" in link.message.text
    third = await reader.say(place, WHEN if locale == "id" else "When did that happen?", mention=True, **SOON)
    assert "di tahun itu" in said(third.text)

    (choice,) = (await reader.autocomplete("summary", "article", "popul", channel=channel)).choices
    for article in ({}, {"article": choice["value"]}):
        summary = await reader.slash("summary", channel=channel, **article, **SOON)
        assert "📄" in summary.message.text
        assert (await reader.click(summary.message, sources, **SOON)).ephemeral
    timeline = (await reader.slash("summary", style="timeline", channel=channel, **SOON)).message
    (picture,) = timeline.attachments
    assert "23" in picture["description"]
    assert sim.world.files[picture["id"]][0].startswith(b"\x89PNG")
    unknown = await reader.slash("summary", article="tidak ada", channel=channel, **SOON)
    await until(normal, lambda: unknown.followups, "the refusal")
    assert unknown.followups[0].ephemeral
    for command, sign in (("sources", "📚"), ("help", "/summary" if locale != "id" else "/ringkas"), ("status", "Saksi")):
        told = await reader.slash(command, channel=channel, **SOON)
        assert told.ephemeral
        assert sign in told.message.text
    direct = await reader.say(reader.dm, question, **SOON)
    assert yes in direct.text


@pytest.mark.parametrize(("locale", "menu"), [("id", "Periksa klaim"), ("en-US", "Check claim")])
async def test_a_message_is_checked_from_its_menu_for_one_reader_and_shared(
    normal: Wire, blameless: Blameless, locale: str, menu: str
) -> None:
    sim = (await normal.up()).sim
    blameless(sim)
    reader, other, channel = sim.user(f"checker-{locale.lower()}", locale=locale), sim.user("poster"), sim.channel("claims")
    posted = other.post(channel, "Musk ga pernah jadi ketua grup <@1> https://example.com 😂")
    checked = await reader.context(menu, posted, **SOON)
    assert checked.ephemeral
    assert "✘ Artikel mengatakan lain" in said(checked.message.text)
    assert "poster" not in checked.message.text
    shared = await reader.click(checked.message, LABELS[locale][1] if locale == "id" else "Bagikan", **SOON)
    await until(normal, lambda: shared.followups, "the shared check")
    assert not shared.followups[0].ephemeral
    assert shared.followups[0].pings == []
    typed = await reader.slash("check", claim="Musk lives in Texas.", channel=channel, **SOON)
    assert typed.ephemeral
    assert "∅ Not in the articles" in said(typed.message.text)
    picture = other.post(channel, "", files=[("a.png", b"png")])
    assert (await reader.context(menu, picture, **SOON)).ephemeral


async def test_fifty_readers_at_once_are_each_acknowledged_within_a_second_and_answered_once(
    normal: Wire, blameless: Blameless
) -> None:
    sim = (await normal.up()).sim
    blameless(sim)
    channels = [sim.channel(f"fifty-{n}") for n in range(10)]
    readers = [sim.user(f"fifty-{n}", locale="id" if n % 2 else "en-US") for n in range(50)]
    places = [(reader, channels[n % 10], another(n)) for n, reader in enumerate(readers)]
    commands = [reader.invoke("ask", question=text, channel=channel) for reader, channel, text in places]
    await until(normal, lambda: all(one.message and answered(one.message.text) for one in commands), "50 answers")
    assert max(one.initial_latency for one in commands) < 1
    assert [len(one.messages) for one in commands] == [1] * 50
    messages = [(reader, reader.post(channel, text, mention=True)) for reader, channel, text in places]
    await until(normal, lambda: all(reader.answers(one, True) for reader, one in messages), "50 replies")
    await asyncio.sleep(0.3)
    assert [len(reader.answers(one, True)) for reader, one in messages] == [1] * 50


async def test_a_gap_in_the_connection_loses_nothing_and_doubles_nothing(normal: Wire, blameless: Blameless) -> None:
    sim = (await normal.up()).sim
    blameless(sim)
    readers = [sim.user(f"gap-{n}", locale="id") for n in range(6)]
    before, channel, other = sim.resumes, sim.channel("gap"), sim.channel("gap-commands")
    first = [reader.invoke("ask", question=WHY, channel=channel) for reader in readers[:2]]
    await until(normal, lambda: all(one.responded for one in first), "the commands before the gap")
    await sim.drop_gateway(4000, outage=4)
    messages = [(reader, reader.post(channel, WHY, mention=True)) for reader in readers[2:4]]
    commands = [reader.invoke("ask", question=another(n), channel=other) for n, reader in enumerate(readers[4:])]
    await asyncio.sleep(3.5)
    await sim.wait_resumed(before, timeout=30)
    await until(normal, lambda: all(reader.answers(one, True) for reader, one in messages), "the mentions")

    def in_channel() -> list[Any]:
        return [one for one in sim.bot_messages if one.channel is other]

    await until(normal, lambda: len(in_channel()) >= 2, "the commands, in the channel")
    await until(normal, lambda: all(answered(one.message.text) for one in first), "the first commands")
    await asyncio.sleep(1)
    assert [len(reader.answers(one, True)) for reader, one in messages] == [1, 1]
    assert len(in_channel()) == 2
    assert all("Discord tidak menunggu jawabannya" in one.text and answered(one.text) for one in in_channel())
    assert not any(one.responded for one in commands)


@pytest.mark.parametrize("status", [500, 502, 0])
async def test_a_discord_that_fails_or_hangs_up_once_costs_no_answer(normal: Wire, blameless: Blameless, status: int) -> None:
    sim = (await normal.up()).sim
    blameless(sim)
    reader, channel = sim.user(f"fault-{status}", locale="id"), sim.channel(f"fault-{status}")
    begun = await reader.slash("ask", question=WHY, channel=channel, **SOON)

    def faulty(match: str, question: str) -> Any:
        asked = reader.invoke("ask", question=question, channel=channel)
        return asked, sim.fault(1, status, match=match.format(id=asked.id, token=asked.token))

    callback, edit = "POST /interactions/{id}/", "PATCH /webhooks/.*{token}"
    commands = [faulty(callback, another(1)), faulty(edit, another(2))]
    faults = [fault for _, fault in commands]
    faults.append(sim.fault(1, status, match=f"POST /channels/{channel.id}/messages$"))
    message = reader.post(channel, another(3), mention=True)
    faults.append(sim.fault(1, status, match=f"POST /channels/{channel.id}/messages/{begun.message.id}/threads"))
    opened = await reader.click(begun.message, "Lanjut di utas", **SOON)
    await until(normal, lambda: all(asked.message and answered(asked.message.text) for asked, _ in commands), "the commands")
    await until(normal, lambda: reader.answers(message, True), "the reply")
    await until(normal, lambda: sim.thread_of(begun.message) and len(sim.thread_of(begun.message).messages), "the thread")
    await until(normal, lambda: not opened.message.loading, "the word of the thread")
    await asyncio.sleep(0.3)
    assert [fault.times for fault in faults] == [0] * 4
    assert [len(asked.messages) for asked, _ in commands] == [1, 1]
    assert len(reader.answers(message, True)) == 1
    assert len(sim.thread_of(begun.message).messages) == 1
    assert "Utasnya di sini" in opened.message.text


async def test_what_took_effect_although_its_reply_was_lost_is_not_done_twice(normal: Wire, blameless: Blameless) -> None:
    sim = (await normal.up()).sim
    blameless(sim)
    reader, channel = sim.user("lost", locale="id"), sim.channel("lost")
    asked = reader.invoke("ask", question=another(4), channel=channel)
    sim.fault(1, 0, match=f"POST /interactions/{asked.id}/", applied=True)
    edited = reader.invoke("ask", question=another(5), channel=channel)
    sim.fault(1, 0, match=f"PATCH /webhooks/.*{edited.token}", applied=True)
    sim.fault(1, 0, match=f"POST /channels/{channel.id}/messages$", applied=True)
    message = reader.post(channel, WHY, mention=True)
    for one in (asked, edited):
        await until(normal, lambda one=one: one.message and answered(one.message.text), "an answer")  # type: ignore[misc]
    await until(normal, lambda: reader.answers(message, True), "the reply")
    await asyncio.sleep(1.5)
    assert [len(one.messages) for one in (asked, edited)] == [1, 1]
    assert len(reader.answers(message, True)) == 1


async def test_a_hostile_question_pings_and_links_nothing(normal: Wire, blameless: Blameless) -> None:
    sim = (await normal.up()).sim
    blameless(sim)
    reader, channel = sim.user("hostile", locale="id"), sim.channel("hostile")
    command = (await reader.slash("ask", question=HOSTILE, channel=channel, **SOON)).message
    mention = await reader.say(channel, HOSTILE, mention=True, **SOON)
    quoted = (await reader.slash("ask", question=HOSTILE, channel=sim.channel("hostile-2", deny=["EMBED_LINKS"]), **SOON)).message
    await reader.click(command, "Lanjut di utas", **SOON)
    welcome = sim.thread_of(command).messages[0]
    for shown in (command, mention, quoted, welcome):
        assert shown.pings == []
        assert not re.search(r"@everyone|(?<!\\)<@1>|(?<!\\)\]\(|https://", shown.text)
    assert "evil.example" in command.text


async def test_a_question_of_4000_characters_is_answered(normal: Wire, blameless: Blameless) -> None:
    sim = (await normal.up()).sim
    blameless(sim)
    reader, channel = sim.user("long", locale="id"), sim.channel("long")
    question = (WHY + " ") * 114 + "Mengapa?"
    assert len(question) in range(3990, 4001)
    assert answered((await reader.slash("ask", question=question, channel=channel, **SOON)).message.text)
    assert answered((await reader.say(channel, question, mention=True, **SOON)).text)


async def test_an_answer_that_is_longer_than_a_message_comes_in_several_with_the_buttons_under_the_last(
    normal: Wire, blameless: Blameless
) -> None:
    sim = (await normal.up()).sim
    blameless(sim)
    reader, channel = sim.user("parts", locale="id"), sim.channel("parts", deny=["EMBED_LINKS"])
    asked = await reader.slash("ask", question="Bendungan Ciparay mengairi apa?", channel=channel, **SOON)
    await until(normal, lambda: asked.messages[-1].buttons, "the buttons")
    replied = await reader.say(channel, "Bendungan Ciparay mengairi apa?", mention=True, settle=0.5)
    for parts in (asked.messages, [replied, *replied.others]):
        assert len(parts) > 1
        assert [bool(part.buttons) for part in parts] == [False] * (len(parts) - 1) + [True]
        assert all(part.embeds == [] for part in parts)
        whole = said(" ".join(line for part in parts for line in part.text.splitlines() if not line.startswith(("**", "> "))))
        assert all(town in whole for town in TOWNS)


async def test_an_interaction_that_expires_is_answered_in_the_channel_or_directly_if_it_is_private(
    normal: Wire, blameless: Blameless
) -> None:
    sim = (await normal.up()).sim
    blameless(sim)
    reader, channel = sim.user("expired", locale="id"), sim.channel("expired")
    for private, place in ((False, channel), (True, reader.dm)):
        reader.invoke("ask", question=WHY, private=private, channel=channel).expired = True

        def there(place: Any = place) -> list[Any]:
            return [one for one in sim.bot_messages if one.channel is place and not one.invocation]

        await until(normal, there, "the answer elsewhere")
        (answer,) = there()
        assert "Discord tidak menunggu jawabannya" in answer.text
        assert answered(answer.text)


async def test_channels_with_fewer_permissions_get_what_is_allowed_there(normal: Wire, blameless: Blameless) -> None:
    sim = (await normal.up()).sim
    blameless(sim)
    reader = sim.user("denied", locale="id")
    silent, frameless = sim.channel("silent", deny=["SEND_MESSAGES"]), sim.channel("frameless", deny=["EMBED_LINKS"])
    threadless = sim.channel("threadless", deny=["CREATE_PUBLIC_THREADS"])
    forgetful = sim.channel("forgetful", deny=["READ_MESSAGE_HISTORY"])
    reader.post(silent, WHY, mention=True)
    await until(normal, lambda: any(one.channel is reader.dm for one in sim.bot_messages), "a direct message")
    (direct,) = [one for one in sim.bot_messages if one.channel is reader.dm]
    assert f"<#{silent.id}>" in direct.text
    assert answered(direct.text)
    assert answered((await reader.slash("ask", question=WHY, channel=silent, **SOON)).message.text)
    plain = await reader.say(frameless, WHY, mention=True, **SOON)
    assert (plain.embeds, answered(plain.content)) == ([], True)
    assert "di tahun itu" in said((await reader.say(frameless, WHEN, reply_to=plain, **SOON)).text)
    answer = await reader.say(threadless, WHY, mention=True, **SOON)
    assert "tidak diizinkan membuat utas" in (await reader.click(answer, "Lanjut di utas", **SOON)).message.text
    unreplied = await reader.say(forgetful, WHY, mention=True, **SOON)
    assert unreplied.reference is None
    assert WHY in unreplied.text


async def test_a_slow_answer_shows_its_stage_first(slow: Wire, blameless: Blameless) -> None:
    sim = (await slow.up()).sim
    blameless(sim)
    reader, channel = sim.user("stages"), sim.channel("stages")
    asked = reader.invoke("ask", question=f"{WHY} dalam 2 detik", channel=channel)
    message = reader.post(channel, f"{REJECTED} dalam 2 detik", mention=True)
    await until(slow, lambda: asked.message and answered(asked.message.text), "the answer")
    await until(slow, lambda: [one for one in reader.answers(message) if answered(one.text)], "the reply")
    (reply,) = reader.answers(message)
    assert asked.message.edits[0].content == reply.first_content == "✍️ Menulis jawaban …"
    gaps = [later.at - earlier.at for earlier, later in zip(asked.message.edits, asked.message.edits[1:], strict=False)]
    assert all(gap >= 1 for gap in gaps)


async def test_channels_of_questions_and_the_bot_s_own_threads_need_no_mention(slow: Wire, blameless: Blameless) -> None:
    sim = (await slow.up()).sim
    blameless(sim)
    reader, channel = sim.user("unasked", locale="id"), sim.channel("tanya")
    answer = await reader.say(channel, WHY, **SOON)
    assert answered(answer.text)
    chat = reader.post(channel, "wkwk iya juga")
    elsewhere = reader.post(sim.channel("general"), WHY)
    await reader.click(answer, "Lanjut di utas", **SOON)
    thread = sim.thread_of(answer)
    assert "tidak perlu disebut" in thread.messages[0].text
    followed = await reader.say(thread, WHEN, replies_only=True, **SOON)
    assert "di tahun itu" in said(followed.text)
    assert reader.answers(chat, True) == reader.answers(elsewhere) == []


async def test_no_token_stands_in_the_log_even_when_everything_is_logged(slow: Wire, blameless: Blameless) -> None:
    sim = (await slow.up()).sim
    blameless(sim)
    reader = sim.user("curious")
    await reader.click((await reader.slash("ask", question=WHY, **SOON)).message, "Sumber", **SOON)
    assert "DEBUG" in slow.log
    assert sim.token not in slow.log
    assert [one.token for one in sim.world.invocations.values() if one.token in slow.log] == []


async def test_a_bot_that_was_killed_goes_on_where_it_stood(slow: Wire, blameless: Blameless) -> None:
    sim = (await slow.up()).sim
    blameless(sim)
    reader, channel = sim.user("killed", locale="id"), sim.channel("killed")
    earlier = (await reader.slash("ask", question=WHY, channel=channel, **SOON)).message
    private = (await reader.slash("ask", question=WHY, private=True, channel=channel, **SOON)).message
    await reader.say(reader.dm, WHY, **SOON)
    registered = [call for call in sim.calls if call.method == "PUT" and call.path.endswith("/commands")]
    flying = reader.invoke("ask", question=f"{REJECTED} dalam 3 detik", channel=channel)
    flying_too = reader.post(channel, f"{REJECTED} dalam 3 detik", mention=True)
    await until(slow, lambda: flying.responded and not sim.rest.busy_until({channel.id}), "the questions to be taken on")
    await asyncio.sleep(0.5)
    await slow.down(signal.SIGKILL)
    missed, direct = reader.post(channel, WHY, mention=True), reader.post(reader.dm, WHY)
    await slow.up()
    await until(slow, lambda: flying.message and answered(flying.message.text), "the command that was on its way")
    for message in (flying_too, missed, direct):
        await until(slow, lambda one=message: any(answered(found.text) for found in reader.answers(one, True)), "a reply")  # type: ignore[misc]
        assert len(reader.answers(message, True)) == 1
    assert "paragraf" in (await reader.click(earlier, "Sumber", **SOON)).message.text
    assert (await reader.click(earlier, "👍", **SOON)).ephemeral
    assert (await reader.click(earlier, "👎", **SOON)).modal
    assert "Utasnya" in (await reader.click(earlier, "Lanjut di utas", **SOON)).message.text
    shared = await reader.click(private, "Bagikan", **SOON)
    await until(slow, lambda: shared.followups, "the shared answer")
    assert [call for call in sim.calls if call.method == "PUT" and call.path.endswith("/commands")] == registered
    assert len(registered) == 1


async def test_a_question_whose_stage_showed_when_the_bot_was_killed_is_answered(slow: Wire, blameless: Blameless) -> None:
    sim = (await slow.up()).sim
    blameless(sim)
    reader, channel = sim.user("staged", locale="id"), sim.channel("staged")
    message = reader.post(channel, f"{WHY} dalam 4 detik", mention=True)
    await until(slow, lambda: reader.answers(message), "the stage")
    await slow.down(signal.SIGKILL)
    await slow.up()
    await until(slow, lambda: any(answered(one.text) for one in reader.answers(message)), "the answer")


async def test_sigterm_finishes_what_is_nearly_done_explains_the_rest_and_ends_within_ten_seconds(
    slow: Wire, blameless: Blameless
) -> None:
    sim = (await slow.up()).sim
    blameless(sim)
    reader, channel = sim.user("stopped", locale="id"), sim.channel("stopped")
    nearly = reader.invoke("ask", question=f"{WHY} dalam 2 detik", channel=channel)
    hopeless = reader.invoke("ask", question=f"{WHY} dalam 25 detik", channel=channel)
    await until(slow, lambda: nearly.responded and hopeless.responded, "the questions to be taken on")
    await asyncio.sleep(0.3)
    status, seconds = await slow.down(signal.SIGTERM)
    assert answered(nearly.message.text)
    assert "Saya sedang dimatikan atau dimulai ulang" in hopeless.message.text
    assert status == 0
    assert seconds < 10


async def test_sigterm_ends_an_idle_bot_at_once(normal: Wire, blameless: Blameless) -> None:
    blameless((await normal.up()).sim)
    status, seconds = await normal.down(signal.SIGTERM)
    assert status == 0
    assert seconds < 5
    assert normal.sim.token not in normal.log


@pytest.mark.parametrize(
    ("privileged", "settings", "remedy"),
    [
        ((), {"SAKSI_DISCORD__ANSWER_CHANNELS": "tanya"}, "Message Content Intent"),
        (("message_content",), {"DISCORD_TOKEN": "abc.def.ghi"}, "does not accept DISCORD_TOKEN"),
        (("message_content",), {"DISCORD_TOKEN": ""}, "there is no DISCORD_TOKEN"),
    ],
    ids=["missing intent", "bad token", "no token"],
)
async def test_a_bot_that_cannot_run_says_so_in_one_line(
    simulator: Any, data: Path, blameless: Blameless, privileged: tuple[str, ...], settings: dict[str, str], remedy: str
) -> None:
    async with simulator(privileged=privileged) as sim:
        blameless(sim)
        env = environment(SAKSI_DATA_DIR=str(data), SAKSI_LOG__LEVEL="WARNING", **settings)
        await sim.start_bot([*BOT], cwd=data, env=env)
        assert await asyncio.wait_for(sim.proc.wait(), 60) == 1
        await sim.stop_bot()
        (line,) = sim.bot_log
        assert line.startswith("saksi: ")
        assert remedy in line
        assert sim.token not in line
