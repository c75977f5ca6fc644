"""The names of commands in Indonesian, for Discord to show, and the language of a reader's Discord."""

from __future__ import annotations

from collections.abc import Mapping

import discord
from discord import app_commands

from bot.summary_wording import STYLES
from retrieval.articles import Language

_INDONESIAN: Mapping[str, str] = {
    "ask": "tanya",
    "Ask about the articles": "Bertanya tentang artikel",
    "question": "pertanyaan",
    "What you want to know, in Indonesian or English": "Yang ingin diketahui, dalam bahasa Indonesia atau Inggris",
    "private": "pribadi",
    "Only you see the answer": "Hanya Anda yang melihat jawabannya",
    "check": "periksa",
    "Check claim": "Periksa klaim",
    "Check a claim against the articles": "Memeriksa pernyataan dengan artikel",
    "claim": "klaim",
    "What is claimed, in Indonesian or English": "Yang dinyatakan, dalam bahasa Indonesia atau Inggris",
    "summary": "ringkas",
    "A summary in the articles' own sentences": "Ringkasan dengan kalimat artikelnya sendiri",
    "style": "gaya",
    "The kind of summary": "Jenis ringkasan",
    **{wording["en"]: wording["id"] for wording in STYLES.values()},
    "article": "artikel",
    "Only this article; without it, all": "Hanya artikel ini; jika dikosongkan, semuanya",
    "quotes": "kutipan",
    "What somebody said, in exact quotations": "Ucapan seorang tokoh, dengan kutipan persis",
    "person": "tokoh",
    "Whose words": "Ucapan siapa",
    "sources": "sumber",
    "The articles in the library": "Artikel yang ada di perpustakaan",
    "help": "bantuan",
    "What Saksi can do, and how to ask": "Apa yang bisa dilakukan Saksi, dan cara bertanya",
    "status": "status",
    "Whether everything works": "Apakah semuanya berjalan",
}


class IndonesianNames(app_commands.Translator):
    """Translates what is marked as `locale_str`; a text without a translation is a mistake that shows at the start."""

    async def translate(
        self, string: app_commands.locale_str, locale: discord.Locale, context: app_commands.TranslationContextTypes
    ) -> str | None:
        """The Indonesian text; none for other languages, where Discord then shows the English one."""
        return _INDONESIAN[string.message] if locale is discord.Locale.indonesian else None


def language_of_locale(locale: discord.Locale) -> Language:
    """The language of the bot's own words for a reader whose Discord speaks this."""
    return "id" if locale is discord.Locale.indonesian else "en"
