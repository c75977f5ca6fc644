"""What the bot says on each occasion, in Indonesian and English."""

from __future__ import annotations

from collections.abc import Mapping

from bot.occasions import Say
from retrieval.articles import Language

SENTENCES: Mapping[Say, Mapping[Language, str]] = {
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
