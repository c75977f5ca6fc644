"""Questions as people chat them: the same words in informal spelling, by rule and always alike."""

from __future__ import annotations

import re

_INSTEAD = dict(
    pair.replace("_", " ").split("=", 1)
    for pair in """
    adakah=ada_ga apakah=apa bagaimana=gmn bagaimanakah=gmn banyak=bnyk begitu=gitu berapa=brp berapakah=brp bukan=bkn
    dalam=dlm dan=dn dari=dr dengan=dgn dimana=dmn dimanakah=dmn hanya=cuma ingin=mau itu=tu jika=klo kapan=kpn
    kapankah=kpn karena=krn kenapa=knp ketika=pas lebih=lbh manakah=mana masih=msh melihat=liat memberi=ngasih
    membuat=bikin memiliki=punya mengapa=knp mengatakan=bilang menggunakan=pake orang=org pada=pd paling=plg saat=pas
    saja=aja sangat=bgt sebelum=sblm sedang=lg sekarang=skrg sekolah=sklh selalu=slalu seperti=kyk setelah=stlh
    siapakah=siapa sudah=udh tahun=thn tanggal=tgl telah=udh tempat=tmpt tentang=ttg terhadap=thd tersebut=tsb tetapi=tp
    tidak=gak untuk=utk yang=yg
    """.split()
)
_WORD = re.compile(r"[a-z]+")


def informal(question: str) -> str:
    """The question in lower case, without its mark, with the spellings of chats: "Dimanakah ia lahir?" is "dmn ia lahir"."""
    return _WORD.sub(lambda match: _INSTEAD.get(match.group(), match.group()), question.lower().rstrip(" ?"))
