"""Whether a text states something, only thinks, wishes or judges it, or asks."""

from __future__ import annotations

import re
from collections.abc import Mapping

from retrieval.articles import Language


def _any_of(lines: str) -> str:
    """A pattern for any of these words and phrases: patterns themselves, with "; " between them."""
    return "|".join(phrase for line in lines.strip().splitlines() for phrase in line.strip(" ;").split("; "))


_ASK_ID = _any_of("""
    apa(?:kah)?; siapa(?:kah)?; kapan(?:kah)?; mengapa; kenapa; bagaimana(?:kah)?; gimana; berapa(?:kah)?
    (?:di|ke|dari) ?mana; mana; benarkah; betulkah; masa sih; kok(?: bisa)?
    (?!(?:ting|lang|ber|nas|sede|bong|ni|meni|melang)kah\\b)\\w{3,}kah
    (?:tolong |coba |mohon )?(?:jelaskan|jelasin|ceritakan|ceritain|sebutkan)
""")
_ASK_EN = _any_of("""
    what; who; whom; whose; where; why; how; which
    when (?=(?:did|does|do|was|were|is|are|will|would|has|have|had|can|could|should)\\b)
    is it; is he; is she; are they; do; does; did; can; could; will; would; has it; have they
    (?:please )?(?:explain|tell me|describe); does anyone; anyone know; i wonder
""")
_ASKS: Mapping[Language, re.Pattern[str]] = {
    "id": re.compile(
        rf"^\W*(?:(?:eh|btw|emang|memang|jadi|terus|lalu|nah|lah|loh|halo|hai|kak|min|guys|bro|gan)\W+)*(?:{_ASK_ID})\b"
        r"|\b(?:gak|ga|nggak|enggak|tidak|apa|siapa|berapa|kapan|mana) (?:sih|ya|tuh)\W*$"
        r"|\b(?:gak|ga|nggak|enggak)\W*$|\batau (?:gak|ga|nggak|tidak|bukan)\W*$|\b(?:ada yang tahu|ada yang tau|penasaran)\b"
    ),
    "en": re.compile(rf"^\W*(?:(?:hey|so|and|but|btw|well|ok|guys|hi|hello)\W+)*(?:{_ASK_EN})\b"),
}
_THINKS = re.compile(
    r"\b(?:"
    + _any_of("""
    menurut ?(?:ku|saya|aku|gue|gw|gua|ane|hemat|pendapat); pendapat(?:ku| saya| gue| gw)
    (?:saya|aku|gue|gw|gua) (?:kira|rasa|pikir|yakin|percaya|harap|curiga|suka|benci|setuju|bingung|heran|kagum|kecewa|kesal)
    kayaknya; kyknya; kayanya; keknya; sepertinya; rasanya; feeling(?:ku| gue| gw)?; jujur
    bagi (?:saya|aku|gue|gw); idola(?:ku| gue| gw)?; favorit(?:ku| gue| gw)?
    semoga; moga(?:-moga)?; mudah-mudahan; andai(?:kan|kata)?; seandainya
    (?:saya|aku|gue|gw|gua|ane) (?:\\w+ )?(?:pengen|pingin|ingin|mau); ^(?:jadi )?pengen; pengen banget
    pasti (?:bakal|akan|bakalan); mungkin (?:aja|saja|sih)
    in my (?:humble )?(?:opinion|view); imh?o; (?<![a-z] )(?:personally|honestly|frankly); if you ask me; it seems to me
    i (?:really |do |don['’]t |just |also |still )?(?:think|believe|feel|guess|hope|wish|doubt|bet|suspect|love|like|hate)
    i (?:really |do |don['’]t |just |also |still )?(?:prefer|admire|find|agree|disagree)
    i['’]m (?:sure|afraid|glad|sad|sorry|disappointed); hopefully; let['’]s hope; what a; how (?:sad|nice|stupid|funny)
    """)
    + r")\b"
)
"""Words by which somebody speaks of what he thinks, feels or wishes himself."""
_OUGHT = re.compile(
    r"\b(?<!yang )(?:seharusnya|harusnya|semestinya|mestinya|sebaiknya|mending(?:an)?|lebih baik|kudunya|jangan"
    r"|should(?:n['’]t)?|ought to|had better|better off|deserves?|needs to|must)\b"
)
_JUDGES = re.compile(
    r"\b(?:"
    + _any_of("""
    keren; hebat; payah; (?<!kabar )(?<!berita )jelek; goblok; goblog; bodoh; tolol; bego; lucu(?!nya); (?<!-)gila(?!-)
    norak; munafik; serakah; rakus; lebay; alay; kocak
    parah; mantap; mantul; ngeri; sadis; konyol; memalukan; menyebalkan; nyebelin; egois; sombong; arogan; licik; pengecut
    pecundang; idiot; brengsek; bajingan; bangsat; jahat; membosankan; bosenin; luar biasa; menakjubkan; mengecewakan; mengerikan
    menyedihkan; kekanak-kanakan; hipokrit; toxic; cringe; cupu; jenius; terbaik; terburuk; terkeren; tercerdas; terhebat
    paling (?:keren|hebat|pintar|pinter|bagus|jelek|parah|baik|buruk|jahat|cerdas)
    great(?! deal); greatest; awesome; amazing; terrible; horrible; awful; stupid; dumb; childish; genius; overrated; underrated
    ridiculous; pathetic; brilliant; disgusting; hypocrit(?:e|ical); greedy; arrogant; evil; cool; sucks?
    (?<!his )(?<!her )(?<!their )best(?! (?:friends?|buds?|buddy|buddies)\\b); worst
    annoying; boring; hilarious
    shameful; disappointing; crazy; insane; a joke; loser; clown; legend; hero; villain; the goat; smartest; coolest; wonderful
    the most \\w+; exciting; impressive; admirable; pantas dikagumi; idola
    fantastic; lame; unfair; sad; funny(?! enough)
    """)
    + r")\b"
)
"""Words that praise or blame, and that nobody can look up."""
_SAYS = re.compile(
    r"\b(?:"
    + _any_of("""
    menyebut(?:kan)?; disebut; mengatakan; bilang; berkata; menyatakan; menilai; dinilai; menganggap; dianggap; menggambarkan
    digambarkan; memuji; dipuji; praised; praises; menghina
    dihina; mengatai; dikatai; dikatain; ngatain; memaki; dimaki; nyebut; manggil; memanggil; kata; ngomong
    menulis; nulis; dijuluki; menjuluki
    called; calls; calling; says?; said; describe[sd]?; portray(?:s|ed)?; depict(?:s|ed)?; paint(?:s|ed)?; labell?ed; wrote; told
    tweeted; insulted; mocked; reported(?:ly)?; according to(?! me\\b); (?:menurut|dalam|dari) (?:sebuah )?laporan(?:nya)?
    dilaporkan
    """)
    + r")\b"
)
"""Where somebody is said to have judged or demanded, that he did can be looked up."""
_AMOUNT = re.compile(r"\d|\b(?:se)?(?:ribu|juta|mil[iy]ar|trili?[uy]n)\b|\b(?:thousand|[mb]illion)\b")


def asks_to_know(plain: str, language: Language) -> bool:
    """Whether a text in lower case and formal spelling, without a question mark, asks something."""
    return _ASKS[language].search(plain) is not None


def exclaims(written: str) -> bool:
    """Whether what looks like a question is an exclamation: "What a mess!"."""
    return _EXCLAIMS.match(written) is not None


_EXCLAIMS = re.compile(r"\W*(?:what an?|how (?:sad|nice|stupid|funny))\b")


def is_opinion(written: str, plain: str) -> bool:
    """Whether a text, in lower case as it was `written` and in formal spelling, only tells what somebody thinks or wishes."""
    if _THINKS.search(written) or _THINKS.search(plain):
        return True
    if _SAYS.search(written) or _SAYS.search(plain):
        return False
    return _JUDGES.search(written) is not None or (_OUGHT.search(written) is not None and not _AMOUNT.search(written))
