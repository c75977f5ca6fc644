"""Every sentence that the bot itself says, in Indonesian and English."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum

from answering.answers import Answered, Citation, Courtesy, Outcome, Reason
from answering.voices import Voice
from retrieval.articles import Language


class Say(StrEnum):
    """What the bot says, by occasion."""

    ANSWER_HEADING = "answer_heading"
    FOREIGN_ANSWER_HEADING = "foreign_answer_heading"
    TRANSLATED_ANSWER_HEADING = "translated_answer_heading"
    CORRECTION_HEADING = "correction_heading"
    SUMMARY_HEADING = "summary_heading"
    QUOTES = "quotes"
    QUOTES_HEADING = "quotes_heading"
    SAYS_NOTHING = "says_nothing"
    NOBODY_CALLED = "nobody_called"
    NAMES_LIKE_IT = "names_like_it"
    SEVERAL_CALLED = "several_called"
    SHOWN_OF = "shown_of"
    RELATED = "related"
    SOURCES = "sources"
    PLACE = "place"
    SENTENCE_BEFORE = "sentence_before"
    WORDS_OF = "words_of"
    IN_READERS_LANGUAGE = "in_readers_language"
    TRANSLATED_BY = "translated_by"
    WELCOME = "welcome"
    HELP = "help"
    NO_SOURCES_YET = "no_sources_yet"
    UNKNOWN_COMMAND = "unknown_command"
    FAREWELL = "farewell"

    STATUS_ANSWERED = "status_answered"
    STATUS_PARTLY = "status_partly"
    STATUS_CORRECTED = "status_corrected"
    STATUS_NOT_IN_ARTICLES = "status_not_in_articles"
    STATUS_NOTHING_VERIFIED = "status_nothing_verified"
    STATUS_NO_ARTICLES = "status_no_articles"
    STATUS_UNCLEAR = "status_unclear"
    WITHHELD = "withheld"
    STOOD_IN = "stood_in"
    CUT_SHORT = "cut_short"
    OVER_BUDGET = "over_budget"
    SUMMARY = "summary"
    SEVERAL_ARTICLES = "several_articles"
    SUMMARY_TOLD = "summary_told"
    TIMELINE = "timeline"
    NO_EVENTS = "no_events"
    NOBODY_NAMED = "nobody_named"
    LACKS_DAY = "lacks_day"
    MORE_EVENTS = "more_events"
    PICTURE_OF = "picture_of"
    PICTURE_FAILED = "picture_failed"
    PICTURE_FORBIDDEN = "picture_forbidden"
    PICTURE_WRITTEN = "picture_written"
    UNKNOWN_STYLE = "unknown_style"

    SEARCHING = "searching"
    WRITING = "writing"
    CHECKING = "checking"
    WAITING = "waiting"

    SOURCES_BUTTON = "sources_button"
    THREAD_BUTTON = "thread_button"
    SHARE_BUTTON = "share_button"
    SHARED_BY = "shared_by"
    VOTED_UP = "voted_up"
    VOTED_DOWN = "voted_down"
    WHY_TITLE = "why_title"
    WHY_LABEL = "why_label"
    WHY_HINT = "why_hint"
    WHY_THANKS = "why_thanks"
    SOURCES_GONE = "sources_gone"
    SOURCES_CHANGED = "sources_changed"
    NO_SOURCES = "no_sources"
    THREAD_NAME = "thread_name"
    THREAD_OPENED = "thread_opened"
    THREAD_WELCOME = "thread_welcome"
    THREAD_WELCOME_MENTION = "thread_welcome_mention"
    THREAD_NOT_HERE = "thread_not_here"
    THREAD_NOT_ALLOWED = "thread_not_allowed"

    LIBRARY_HEADING = "library_heading"
    LIBRARY_EMPTY = "library_empty"
    PAGE = "page"
    NO_SUCH_ARTICLE = "no_such_article"
    DISCORD_HELP = "discord_help"
    DISCORD_HELP_HEADING = "discord_help_heading"
    STATUS_HEADING = "status_heading"
    STATUS_LIBRARY = "status_library"
    STATUS_WRITER = "status_writer"
    STATUS_WRITER_EXTRACTIVE = "status_writer_extractive"
    STATUS_CONNECTION = "status_connection"
    STATUS_QUEUE = "status_queue"
    ASK_SOMETHING = "ask_something"
    TEXT_ONLY = "text_only"
    CANNOT_READ = "cannot_read"
    TOO_MANY = "too_many"
    MAY_NOT_WRITE = "may_not_write"
    EXPIRED = "expired"
    STOPPING = "stopping"
    FAILED = "failed"
    FAILED_LIBRARY = "failed_library"
    FAILED_FORBIDDEN = "failed_forbidden"


_SENTENCES: Mapping[Say, Mapping[Language, str]] = {
    Say.ANSWER_HEADING: {"id": "Menurut artikel:", "en": "The article says:"},
    Say.FOREIGN_ANSWER_HEADING: {
        "id": "Menurut artikel (dalam bahasa Inggris):",
        "en": "The article says (in Indonesian):",
    },
    Say.TRANSLATED_ANSWER_HEADING: {
        "id": "Menurut artikel (diterjemahkan dari bahasa Inggris):",
        "en": "The article says (translated from Indonesian):",
    },
    Say.CORRECTION_HEADING: {"id": "Artikel mengatakan lain:", "en": "The article says otherwise:"},
    Say.SUMMARY_HEADING: {
        "id": "Ringkasan {title}, dengan kalimat artikelnya sendiri:",
        "en": "Summary of {title}, in the article's own sentences:",
    },
    Say.QUOTES: {"id": "💬 Kutipan", "en": "💬 Quotations"},
    Say.QUOTES_HEADING: {"id": "Ucapan {person} menurut artikel:", "en": "What {person} said, by the articles:"},
    Say.SAYS_NOTHING: {
        "id": "Artikel tidak memuat ucapan {person}. Yang dikatakan tentang dia:",
        "en": "The articles have no words of {person}. What they say of them:",
    },
    Say.NOBODY_CALLED: {"id": "Tidak ada tokoh “{person}” di artikel.", "en": "The articles name no “{person}”."},
    Say.NAMES_LIKE_IT: {"id": "Mungkin maksud Anda: {names}?", "en": "Did you mean: {names}?"},
    Say.SEVERAL_CALLED: {
        "id": "Ada beberapa tokoh “{person}”: {names}. Sebutkan nama lengkapnya.",
        "en": "There are several people called “{person}”: {names}. Give the full name.",
    },
    Say.SHOWN_OF: {
        "id": "{shown} dari {count} kalimat; pilih satu artikel untuk melihat yang lain.",
        "en": "{shown} of {count} sentences; choose one article to see the others.",
    },
    Say.RELATED: {
        "id": "Yang paling dekat di artikel, tetapi bukan jawaban:",
        "en": "The nearest thing in the articles, which is not an answer:",
    },
    Say.SOURCES: {"id": "Sumber", "en": "Sources"},
    Say.PLACE: {"id": "{title}, paragraf {paragraph}", "en": "{title}, paragraph {paragraph}"},
    Say.WORDS_OF: {"id": "artikel meneruskan ucapan {speaker}", "en": "the article relays {speaker}'s words"},
    Say.SENTENCE_BEFORE: {"id": "kalimat sebelumnya, sebagai konteks", "en": "the sentence before, for context"},
    Say.IN_READERS_LANGUAGE: {"id": "Dalam bahasa Indonesia", "en": "In English"},
    Say.TRANSLATED_BY: {
        "id": "Terjemahan: {translator}. Kutipannya adalah kalimat asli artikel.",
        "en": "Translation: {translator}. The quotation is the article's own sentence.",
    },
    Say.WELCOME: {
        "id": "Tanyakan apa saja tentang {articles}. Saya menjawab hanya dengan kalimat artikelnya.",
        "en": "Ask anything about {articles}, in Indonesian or English. I answer only with the articles' own sentences.",
    },
    Say.HELP: {
        "id": "/summary  ringkasan   /sources  kutipan jawaban terakhir   /help  bantuan   /quit  keluar",
        "en": "/summary  summary   /sources  quotations of the last answer   /help  help   /quit  leave",
    },
    Say.NO_SOURCES_YET: {
        "id": "Jawaban terakhir tidak memuat kutipan. Ajukan dulu sebuah pertanyaan.",
        "en": "The last answer had no quotations. Ask a question first.",
    },
    Say.UNKNOWN_COMMAND: {
        "id": "Perintah {command} tidak dikenal. /help menampilkan semua perintah.",
        "en": "There is no command {command}. /help shows them all.",
    },
    Say.FAREWELL: {"id": "Sampai jumpa!", "en": "Goodbye!"},
    Say.STATUS_ANSWERED: {"id": "✅ Dijawab dari artikel", "en": "✅ Answered from the articles"},
    Say.STATUS_CORRECTED: {"id": "↪️ Artikel mengatakan lain", "en": "↪️ The article says otherwise"},
    Say.STATUS_PARTLY: {"id": "⚠️ Dijawab sebagian", "en": "⚠️ Partly answered"},
    Say.STATUS_NOT_IN_ARTICLES: {"id": "❔ Tidak ada di artikel", "en": "❔ Not in the articles"},
    Say.STATUS_NOTHING_VERIFIED: {"id": "❔ Tidak terbukti dari artikel", "en": "❔ Not borne out by the articles"},
    Say.STATUS_NO_ARTICLES: {"id": "❔ Belum ada artikel", "en": "❔ No articles yet"},
    Say.STATUS_UNCLEAR: {"id": "❔ Pertanyaannya belum jelas", "en": "❔ The question is unclear"},
    Say.WITHHELD: {
        "id": "{count} pernyataan tidak ditampilkan karena tidak terbukti dari artikel.",
        "en": "Left out because the articles do not bear them out: {count}.",
    },
    Say.STOOD_IN: {
        "id": "Model bahasa ({writer}) sedang tidak bisa dipakai; ini kalimat artikel itu sendiri.",
        "en": "The language model ({writer}) cannot be used at the moment; these are the articles' own sentences.",
    },
    Say.CUT_SHORT: {
        "id": "Model bahasa terputus sebelum jawabannya selesai.",
        "en": "The language model broke off before the answer was complete.",
    },
    Say.OVER_BUDGET: {
        "id": "Jatah model bahasa untuk hari ini sudah habis. Silakan bertanya lagi setelah {when}.",
        "en": "Today's allowance for the language model is used up. Please ask again after {when}.",
    },
    Say.SUMMARY: {"id": "📄 Ringkasan", "en": "📄 Summary"},
    Say.SUMMARY_TOLD: {"id": "Ringkasan {title}:", "en": "Summary of {title}:"},
    Say.TIMELINE: {"id": "Lini masa", "en": "Timeline"},
    Say.NO_EVENTS: {
        "id": "Tidak ada tanggal di artikel itu yang dapat dipastikan.",
        "en": "There is no date in there that can be told for certain.",
    },
    Say.NOBODY_NAMED: {
        "id": "Tidak ada tokoh di artikel itu yang dapat dipastikan.",
        "en": "There is nobody in there who can be told for certain.",
    },
    Say.LACKS_DAY: {
        "id": "Tanggal seperti “kemarin” atau “pekan lalu” tidak dimuat untuk artikel yang tidak menyebutkan hari terbitnya.",
        "en": "Dates such as “yesterday” or “last week” are left out where an article does not say when it is from.",
    },
    Say.MORE_EVENTS: {"id": "+{count} peristiwa lain dalam teks", "en": "+{count} more in the text"},
    Say.PICTURE_OF: {"id": "Gambar lini masa {title}: {events}", "en": "Picture of the timeline of {title}: {events}"},
    Say.PICTURE_FAILED: {
        "id": "Gambar lini masa tidak dapat dibuat; isinya sama dengan teks ini.",
        "en": "The picture of the timeline could not be drawn; it would have said what this text says.",
    },
    Say.PICTURE_FORBIDDEN: {
        "id": "Gambar lini masa tidak disertakan: saya tidak diizinkan melampirkan berkas di sini.",
        "en": "The picture of the timeline is left out: I may not attach files here.",
    },
    Say.UNKNOWN_STYLE: {
        "id": "Tidak ada gaya ringkasan “{style}”. Yang ada: {styles}.",
        "en": "There is no style of summary “{style}”. There are: {styles}.",
    },
    Say.PICTURE_WRITTEN: {"id": "Gambar: {file}", "en": "Picture: {file}"},
    Say.SEVERAL_ARTICLES: {"id": "{count} artikel", "en": "{count} articles"},
    Say.SEARCHING: {"id": "🔎 Mencari di artikel …", "en": "🔎 Searching the articles …"},
    Say.WRITING: {"id": "✍️ Menulis jawaban …", "en": "✍️ Writing the answer …"},
    Say.CHECKING: {"id": "🧾 Memeriksa setiap pernyataan …", "en": "🧾 Checking every claim …"},
    Say.WAITING: {"id": "⏳ Menunggu giliran: nomor {place} dalam antrean …", "en": "⏳ Waiting: number {place} in the queue …"},
    Say.SOURCES_BUTTON: {"id": "Sumber", "en": "Sources"},
    Say.THREAD_BUTTON: {"id": "Lanjut di utas", "en": "Continue in a thread"},
    Say.SHARE_BUTTON: {"id": "Bagikan", "en": "Share"},
    Say.SHARED_BY: {"id": "Dibagikan oleh {reader}", "en": "Shared by {reader}"},
    Say.VOTED_UP: {"id": "Terima kasih, senang jawabannya membantu.", "en": "Thank you, good to know that it helped."},
    Say.VOTED_DOWN: {"id": "Terima kasih, penilaian Anda dicatat.", "en": "Thank you, your vote is noted."},
    Say.WHY_TITLE: {"id": "Apa yang kurang?", "en": "What is wrong with it?"},
    Say.WHY_LABEL: {"id": "Alasan (boleh dikosongkan)", "en": "Reason (may be left empty)"},
    Say.WHY_HINT: {
        "id": "Misalnya: kutipannya tidak menjawab pertanyaan",
        "en": "For example: the quotation does not answer the question",
    },
    Say.WHY_THANKS: {"id": "Terima kasih, alasan Anda dicatat.", "en": "Thank you, your reason is noted."},
    Say.SOURCES_GONE: {
        "id": "Artikel yang dikutip sudah tidak ada di perpustakaan.",
        "en": "The quoted article is no longer in the library.",
    },
    Say.SOURCES_CHANGED: {
        "id": "Sebagian artikel yang dikutip telah berubah; kutipan lamanya tidak ditampilkan.",
        "en": "Some of the quoted articles have changed since; their old quotations are not shown.",
    },
    Say.NO_SOURCES: {"id": "Jawaban ini tidak memuat kutipan.", "en": "This answer has no quotations."},
    Say.THREAD_NAME: {"id": "Lanjutan: {question}", "en": "Continued: {question}"},
    Say.THREAD_OPENED: {"id": "Utasnya di sini: {thread}", "en": "The thread is here: {thread}"},
    Say.THREAD_WELCOME: {
        "id": "Silakan lanjut bertanya di sini; saya tidak perlu disebut.",
        "en": "Go on asking here; there is no need to mention me.",
    },
    Say.THREAD_WELCOME_MENTION: {
        "id": "Silakan lanjut bertanya di sini: sebut saya, atau balas jawaban saya.",
        "en": "Go on asking here: mention me, or reply to an answer of mine.",
    },
    Say.THREAD_NOT_HERE: {
        "id": "Di sini tidak bisa dibuat utas. Balas saja jawaban saya untuk melanjutkan.",
        "en": "There can be no thread here. Just reply to my answer to go on.",
    },
    Say.THREAD_NOT_ALLOWED: {
        "id": (
            "Saya tidak diizinkan membuat utas atau menulis di utas di kanal ini. Balas saja jawaban saya, atau "
            "minta pengelola server memberi izin itu."
        ),
        "en": (
            "I may not open threads, or write in them, in this channel. Just reply to my answer, or ask the "
            "server's managers for that permission."
        ),
    },
    Say.LIBRARY_HEADING: {"id": "📚 Artikel di perpustakaan: {count}", "en": "📚 Articles in the library: {count}"},
    Say.LIBRARY_EMPTY: {"id": "Belum ada artikel di perpustakaan.", "en": "There are no articles in the library yet."},
    Say.PAGE: {"id": "Halaman {page} dari {pages}", "en": "Page {page} of {pages}"},
    Say.NO_SUCH_ARTICLE: {
        "id": "Tidak ada artikel “{article}”. Pilih dari daftar yang muncul saat mengetik, atau lihat /sumber.",
        "en": "There is no article “{article}”. Choose from the list that appears while you type, or see /sources.",
    },
    Say.DISCORD_HELP_HEADING: {
        "id": "Saksi: jawaban dari artikel, dengan kutipan persis",
        "en": "Saksi: answers from the articles, with exact quotations",
    },
    Say.STATUS_HEADING: {"id": "Keadaan Saksi {version}", "en": "State of Saksi {version}"},
    Say.STATUS_LIBRARY: {"id": "Artikel di perpustakaan: {count}", "en": "Articles in the library: {count}"},
    Say.STATUS_WRITER: {"id": "Penulis jawaban: {writer}", "en": "Writer of the answers: {writer}"},
    Say.STATUS_WRITER_EXTRACTIVE: {
        "id": "Jawaban: kalimat artikel itu sendiri, tanpa model bahasa",
        "en": "Answers: the articles' own sentences, no language model",
    },
    Say.STATUS_CONNECTION: {"id": "Sambungan ke Discord: {milliseconds} ms", "en": "Connection to Discord: {milliseconds} ms"},
    Say.STATUS_QUEUE: {
        "id": "Pertanyaan yang sedang dijawab: {answering}, menunggu: {waiting}",
        "en": "Questions being answered: {answering}, waiting: {waiting}",
    },
    Say.ASK_SOMETHING: {
        "id": "Tulis pertanyaannya bersama sebutan, misalnya: {mention} Siapa CEO OpenAI?",
        "en": "Write your question with the mention, as in: {mention} Who is the CEO of OpenAI?",
    },
    Say.TEXT_ONLY: {
        "id": "Saya hanya bisa membaca teks. Tulis pertanyaannya sebagai pesan.",
        "en": "I can only read text. Write your question as a message.",
    },
    Say.CANNOT_READ: {
        "id": "Discord tidak memperlihatkan isi pesan ini kepada saya. Sebut saya ({mention}) di dalamnya, atau pakai /tanya.",
        "en": "Discord does not show me what this message says. Mention me ({mention}) in it, or use /ask.",
    },
    Say.TOO_MANY: {
        "id": "Anda sudah bertanya {allowance} kali dalam semenit. Silakan bertanya lagi dalam {seconds} detik.",
        "en": "You have asked {allowance} times within a minute. Please ask again in {seconds} seconds.",
    },
    Say.MAY_NOT_WRITE: {
        "id": "Saya tidak diizinkan menulis di {channel}, jadi jawabannya saya kirim ke sini:",
        "en": "I may not write in {channel}, so here is the answer:",
    },
    Say.EXPIRED: {
        "id": "{reader} bertanya, dan Discord tidak menunggu jawabannya:",
        "en": "{reader} asked, and Discord did not wait for the answer:",
    },
    Say.STOPPING: {
        "id": (
            "Saya sedang dimatikan atau dimulai ulang, jadi pertanyaan ini belum terjawab. Silakan tanyakan lagi sebentar lagi."
        ),
        "en": "I am being stopped or restarted, so this question was not answered. Please ask again in a moment.",
    },
    Say.FAILED: {
        "id": (
            "Maaf, pertanyaan ini gagal dijawab karena kesalahan pada bot. Silakan coba lagi; jika terulang, "
            "sebutkan kode {reference} kepada pengelola bot."
        ),
        "en": (
            "Sorry, an error in the bot kept this from being answered. Please try again; if it happens again, "
            "give the bot's operator the code {reference}."
        ),
    },
    Say.FAILED_FORBIDDEN: {
        "id": "Discord tidak mengizinkan saya menulis jawabannya di kanal itu. Minta pengelola server memeriksa izin saya; "
        "kode: {reference}.",
        "en": "Discord does not let me write the answer in that channel. Ask the server's managers to check my permissions; "
        "code: {reference}.",
    },
    Say.FAILED_LIBRARY: {
        "id": "Maaf, perpustakaan artikel sedang tidak bisa dibaca. Coba lagi nanti; kode untuk pengelola bot: {reference}.",
        "en": (
            "Sorry, the library of articles cannot be read at the moment. Try again later; code for the bot's "
            "operator: {reference}."
        ),
    },
    Say.DISCORD_HELP: {
        "id": (
            "Tanyakan apa saja tentang artikel di perpustakaan, dalam bahasa Indonesia atau Inggris. Setiap "
            "jawaban adalah kutipan persis; jika artikel tidak menjawab, saya katakan begitu.\n"
            "\n"
            "**/tanya** – ajukan pertanyaan; dengan *pribadi*, hanya Anda yang melihat jawabannya\n"
            "**/ringkas** – ringkasan artikel\n"
            "**/kutipan** – ucapan seorang tokoh\n"
            "**/periksa** – pernyataan diperiksa dengan artikel; juga di menu setiap pesan: *Aplikasi*, *Periksa klaim*\n"
            "**/sumber** – artikel yang ada di perpustakaan\n"
            "**/status** – keadaan bot\n"
            "\n"
            "Atau sebut saya ({mention}) dalam pesan, balas jawaban saya untuk pertanyaan lanjutan, atau kirim pesan langsung.\n"
            "Di bawah jawaban: **Sumber** menampilkan kutipan lengkap, 👍 dan 👎 menilai jawaban, "
            "**Lanjut di utas** membuka utas."
        ),
        "en": (
            "Ask anything about the articles in the library, in Indonesian or English. Every answer is an "
            "exact quotation; if the articles do not answer, I say so.\n"
            "\n"
            "**/ask** – ask a question; with *private*, only you see the answer\n"
            "**/summary** – a summary of the articles\n"
            "**/quotes** – what somebody said\n"
            "**/check** – a claim checked against the articles; also in the menu of every message: *Apps*, *Check claim*\n"
            "**/sources** – the articles in the library\n"
            "**/status** – the state of the bot\n"
            "\n"
            "Or mention me ({mention}) in a message, reply to an answer of mine to ask on, or send me a direct message.\n"
            "Under an answer: **Sources** shows the full quotations, 👍 and 👎 rate it, **Continue in a thread** opens a thread."
        ),
    },
}

_DECLINED: Mapping[Reason, Mapping[Language, str]] = {
    Reason.NOT_IN_ARTICLES: {
        "id": "Artikel tidak menjawab pertanyaan itu.",
        "en": "The articles do not answer that.",
    },
    Reason.NOTHING_VERIFIED: {
        "id": "Saya tidak menemukan jawaban yang terbukti dari artikel.",
        "en": "I found no answer that the articles bear out.",
    },
    Reason.NO_ARTICLES: {
        "id": "Belum ada artikel di perpustakaan. Tambahkan dengan: saksi articles add BERKAS",
        "en": "There are no articles in the library yet. Add some with: saksi articles add FILE",
    },
    Reason.UNCLEAR: {
        "id": "Saya tidak menangkap pertanyaannya. Sebutkan siapa atau apa yang ingin diketahui.",
        "en": "I could not make out the question. Name whom or what you want to know about.",
    },
}

_COURTESIES: Mapping[Courtesy, Mapping[Language, str]] = {
    Courtesy.GREETING: {
        "id": "Halo! Tanyakan saja apa yang ingin Anda ketahui dari artikelnya.",
        "en": "Hello! Ask me what you would like to know from the articles.",
    },
    Courtesy.THANKS: {"id": "Sama-sama! Silakan bertanya lagi.", "en": "You're welcome! Ask me anything else."},
    Courtesy.GOODBYE: {"id": "Sampai jumpa!", "en": "Goodbye!"},
    Courtesy.ABOUT_THE_BOT: {
        "id": "Saya Saksi, bot yang menjawab pertanyaan tentang artikel berita hanya dengan kalimat artikel itu sendiri.",
        "en": "I am Saksi, a bot that answers questions about news articles, only with the articles' own sentences.",
    },
}

_VOICES: Mapping[Voice, Mapping[Language, str]] = {
    Voice.NARRATION: {"id": "", "en": ""},
    Voice.REPORT: {"id": "artikel meneruskan sebuah laporan", "en": "the article relays a report"},
    Voice.PERSON: {"id": "artikel meneruskan ucapan seseorang", "en": "the article relays somebody's words"},
}


_PROGRESS = (Say.SEARCHING, Say.WRITING, Say.CHECKING, Say.WAITING)


def is_progress(text: str) -> bool:
    """Whether a message only says that an answer is on its way."""
    return any(text.startswith(sentence[:2]) for what in _PROGRESS for sentence in _SENTENCES[what].values())


def say(what: Say, language: Language, **details: object) -> str:
    """The sentence for an occasion."""
    return _SENTENCES[what][language].format(**details)


def declined(reason: Reason, language: Language, courtesy: Courtesy | None = None) -> str:
    """What is said instead of an answer."""
    return _COURTESIES[courtesy][language] if courtesy else _DECLINED[reason][language]


def nobody_meant(typed: str, names: Sequence[str], language: Language, *, several: bool) -> str:
    """What is said where it is not plain which person is meant."""
    listed = ", ".join(names)
    if several:
        return say(Say.SEVERAL_CALLED, language, person=typed, names=listed)
    shown = " ".join(typed.split())
    shown = shown if len(shown) <= _LONGEST_NAME else f"{shown[:_LONGEST_NAME]}…"
    found = [say(Say.NOBODY_CALLED, language, person=shown)]
    return " ".join([*found, *([say(Say.NAMES_LIKE_IT, language, names=listed)] if names else [])])


def said_when(when: date | None, language: Language) -> str:
    """A day in words, as "23 Maret 2023"; empty for none."""
    if when is None:
        return ""
    return f"{when.day} {_MONTHS[language].split()[when.month - 1]} {when.year}"


_LONGEST_NAME = 60
"""Characters of a typed name that are said again."""
_MONTHS: Mapping[Language, str] = {
    "id": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
    "en": "January February March April May June July August September October November December",
}


def notes(outcome: Outcome) -> list[str]:
    """What a reader should know of how an answer came about, where that was not as usual."""
    language = outcome.language
    found = [say(Say.STOOD_IN, language, writer=outcome.instead_of)] if outcome.instead_of else []
    if isinstance(outcome, Answered) and outcome.withheld:
        found.append(say(Say.WITHHELD, language, count=outcome.withheld))
    if isinstance(outcome, Answered) and outcome.cut_short:
        found.append(say(Say.CUT_SHORT, language))
    return found


def voice(citation: Citation, language: Language) -> str:
    """How a citation is marked that is not the article's own narration; empty for its narration."""
    return say(Say.WORDS_OF, language, speaker=citation.speaker) if citation.speaker else whose_voice(citation.voice, language)


def whose_voice(whose: Voice, language: Language) -> str:
    """The same where it is not known whose words they are."""
    return _VOICES[whose][language]
