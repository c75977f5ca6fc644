"""The words by which news says that somebody said something, in Indonesian and English."""

from __future__ import annotations

import re

_BARE = """
    kata ujar tutur ucap ungkap jelas tegas tambah imbuh papar sebut sambung pungkas tandas cetus beber terang tukas
    lanjut tulis curhat komentar tutup tuntas cuit kicau seru tanya jawab kenang harap keluh canda kelakar aku akui
    bantah kilah sindir timpal urai klaim pinta pesan imbau teriak puji kritik protes celetuk sahut balas cerita goda
    bela cibir saran sesal seloroh elak kecam duga tekan ketus janji ajak tantang sapa lontar gumam kisah kutuk dalih
    simpul ulas bilang komen sentil
"""
"""Roots that stand alone after what was said: "…," kata X; with -nya, "…," katanya."""

_ACTIVE = """
    mengatakan menyatakan menuturkan mengungkapkan mengungkap menjelaskan menegaskan menambahkan memaparkan menyebut
    menyebutkan menyampaikan membeberkan menerangkan melanjutkan mengaku mengakui mengklaim membantah menulis
    menuliskan mencuit mencuitkan mengucapkan menilai menekankan mengingatkan menyimpulkan mengumumkan memastikan
    mengisahkan menceritakan bercerita berkata berujar berpendapat beralasan berdalih berpesan berkomentar berseloroh
    mengonfirmasi mengkonfirmasi membenarkan mempertanyakan bertanya menjawab berjanji mengeluh mengeluhkan mengimbau
    mengibaratkan menyayangkan menyesalkan menuding menduga meyakini mencontohkan menyarankan menampik menyanggah
    menepis berharap mengharapkan menargetkan menimpali mengutarakan mengemukakan memperkirakan mengklarifikasi
    meminta menguraikan melontarkan memperingatkan bilang menggarisbawahi mengabarkan melaporkan mengulas
"""
"""Verbs that stand between a speaker and what is said."""

_AFTER_ENGLISH = (
    "said says told added wrote tweeted argued explained claimed insisted replied noted stated continued recalled warned"
)
_BEFORE_ENGLISH = f"{_AFTER_ENGLISH} say adds writes argues claims insists denied denies admitted acknowledged announced called"

NOT_SAID = frozenset(
    """
    akan harus bisa dapat untuk ingin mau enggan menolak diminta belum tidak tak bukan jika kalau agar supaya apakah
    perlu guna tanpa hendak ketika saat usai setelah sebelum yang bahwa sambil dengan bakal dilarang wajib berhak
    terus-menerus bukannya not to never would could should will might cannot can if that who which didn't doesn't
    without before after when
    """.split()
)
"""What stands before a verb of saying where nobody is said to have said it, or another than the subject."""

_ADVERBS = """
    juga pun kemudian lantas lalu akhirnya sempat telah sudah kembali sendiri turut hanya langsung pernah terus bahkan
    memang kerap sebelumnya secara terbuka tegas jujur gamblang singkat tetap masih baru justru ikut sering sekaligus
    blak-blakan pula also then later once even just already publicly openly recently has had have again
"""


def _words(text: str) -> str:
    return "|".join(sorted(text.split(), key=len, reverse=True))


NO_FACT = frozenset(
    """
    membantah menampik menyanggah menepis berharap mengharapkan menduga memperkirakan meminta menyarankan berjanji
    mengimbau mempertanyakan bertanya menargetkan mengusulkan denied denies
    """.split()
)
"""Verbs without which the words after them would say something else: what is denied, hoped for or asked."""

ADVERB = re.compile(rf"(?:\b(?:{_words(_ADVERBS)})\s+)+$", re.IGNORECASE)
"""Adverbs at the end of what stands before a verb."""

AFTER = {
    "id": re.compile(rf"[\s,]*(?:(?:demikian|begitu|itulah)\s+)?(?P<verb>(?:{_words(_BARE)})(?:(?P<back>nya)\b|\b))\s*"),
    "en": re.compile(rf"[\s,]*(?P<verb>(?:{_words(_AFTER_ENGLISH)})\b(?P<back>(?!)x)?)\s*"),
}
"""After a quotation or a clause: the verb, with "nya" where that means the speaker."""

PARENTHETICAL = {
    "id": re.compile(
        r",\s+(?P<verb>(?:kata|ujar|tutur|ucap|ungkap|jelas|tegas|tambah|imbuh|papar|sebut|lanjut|terang|menurut)"
        r"(?:(?P<back>nya)\b|\b(?!\s+(?:lain|sandi|itu|dia itu))))\s*"
    ),
    "en": re.compile(r",\s+(?P<verb>(?:said|says|added|according to)\b(?P<back>(?!)x)?)\s*"),
}
"""Inside or at the end of a sentence that gives what was said in the reporter's words."""

BEGINNING = {
    "id": re.compile(
        r"[^\w\u25aa]*(?:(?:Namun|Sementara|Sebab|Karena|Padahal|Meski begitu|Sementara itu|Selain itu|Apalagi|Lagi pula"
        r"|Masih|Dan|Tapi"
        r"|Bahkan|Lalu),?\s+)?(?P<verb>(?:[Mm]enurut|[Kk]ata|[Uu]jar|[Uu]cap|[Tt]utur)(?:(?P<back>nya)\b|\b))\s*"
    ),
    "en": re.compile(r"[^\w\u25aa]*(?P<verb>[Aa]ccording to\b(?P<back>(?!)x)?)\s*"),
}
"""At the beginning of such a sentence: "Menurut X, …"."""

ACTIVE = {
    "id": re.compile(rf"\b(?P<verb>{_words(_ACTIVE)})\b(?!\s+(?:diri|oleh)\b)"),
    "en": re.compile(rf"\b(?P<verb>{_words(_BEFORE_ENGLISH)})\b"),
}
TO_SOMEBODY = {
    "id": re.compile(
        r"\s*(?:(?:kepada|pada|lewat|melalui|dalam|di|saat|ketika)\s[^,:“\"]{2,80}(?=,?\s(?:bahwa|agar|supaya)\b|[,:]\s*[“\"‘]))?"
    ),
    "en": re.compile(
        r"(?:\s+(?:[A-Z][\w.]*|reporters(?: in [A-Z]\w+)?|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|the \w+|him|her"
        r"|them)(?=\s+that\b|\s*[,:]\s*[“\"]))?"
    ),
}
"""Whom or where it was told, between the verb and what was said."""

SAID_FROM = re.compile(r"[\s,:]*(?:(?:bahwa|jika|kalau|that)\s+)?")
"""What joins a verb to what was said."""
