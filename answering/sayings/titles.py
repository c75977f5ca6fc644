"""The words that stand before a person's name, and those by which an organisation or a place is known."""

from __future__ import annotations

TITLES = frozenset(
    """
    presiden wapres wakil ketua umum ketum sekretaris sekjen sekda jenderal menteri menko menkeu menlu menkes mendag
    menhub menkumham mendagri menpora mensos menag menaker menperin menristekdikti mentan gubernur wagub bupati wabup
    wali kota walikota wawali camat lurah kades kepala kadis kabag kabid kasubag kasubdit kasat kasi kanit kapolri
    kapolda kapolres kapolresta kapolrestabes kapolsek wakapolri wakapolda wakapolres panglima pangdam dandim danrem
    kombes kompol akbp akp iptu ipda aiptu aipda bripka brigadir briptu bripda irjen brigjen mayjen letjen kolonel
    letkol mayor kapten lettu letda serma sertu pol purn laksamana marsekal komjen direktur dirut dirjen deputi
    manajer manager general senior executive vice president ceo coo cfo cto chairman founder pendiri co-founder
    komisaris pengurus anggota peneliti pengamat analis ekonom pakar profesor prof dr drg dra drs ir h hj kh ustaz
    ustadz ustad habib gus kiai kyai tuan nyonya bapak pak bu ibu mas mbak bang bung sdr rektor dekan dosen guru hakim
    jaksa pengacara advokat kuasa hukum juru bicara jubir pelatih gelandang striker penyerang bek kiper winger pebalap
    pembalap pemain penyanyi aktor aktris artis penulis sutradara produser musisi vokalis gitaris drummer pedangdut
    komedian presenter pesinetron selebgram model desainer koreografer youtuber rapper pesepakbola petinju pesulap
    raja ratu pangeran putri paus kardinal uskup kanselir senator mantan eks calon plt pjs humas head of chief officer
    director minister prime secretary spokesman spokeswoman spokesperson governor professor king queen prince judge
    coach captain mr mrs ms sir lord dame inspektur politikus politisi pegiat pengusaha pemilik pemimpin legenda
    pebulutangkis petenis wasit komandan ajun muda madya staf khusus tenaga ahli pendeta romo dokter psikolog
    psikiater arsitek wartawan jurnalis aktivis koordinator kordinator
    """.split()
)
"""Offices, ranks, callings and forms of address, in lower case."""

OF_SOMEBODY = frozenset(
    """
    adik kakak ibu ayah bapak anak putra putri istri suami mantan kekasih pacar tunangan ibunda ayahanda keluarga
    keponakan paman sahabat teman rekan ajudan asisten pengacara hukum manajer pihak tim kubu penggemar fans akun
    kepergian kerabat sepupu menantu mertua besan sopir tetangga orangtua tua admin bicara jubir brother sister wife
    husband son daughter mother father lawyer aide spokesman spokeswoman spokesperson friend
    """.split()
)
"""Whoever is called so and then by a name is somebody else than the one with that name."""

OFFICE = frozenset(
    """
    keuangan dalam luar negeri hukum ham agama sosial pendidikan kebudayaan kesehatan perhubungan perdagangan
    perindustrian pertanian kehutanan lingkungan hidup pertahanan keamanan komunikasi informatika informasi pariwisata
    ekonomi kreatif kelautan perikanan energi sumber daya mineral pekerjaan perumahan rakyat ketenagakerjaan tenaga
    kerja agraria tata ruang desa riset teknologi pemuda olahraga koordinator koordinasi bidang politik kemaritiman
    investasi badan dinas bagian divisi seksi subdit komisi fraksi dewan majelis lembaga perwakilan daerah umum utama
    eksekutif operasional pemasaran operasi penjualan produksi produk pengembangan perencanaan pembangunan pembinaan
    penegakan reserse kriminal narkoba lalu lintas pelaksana harian humas penerangan penindakan pencegahan pusat
    wilayah cabang provinsi kabupaten kota kecamatan kelurahan republik federasi persatuan ikatan asosiasi himpunan
    forum masyarakat kementerian universitas institut yayasan rumah sakit bank partai polri polda polres polresta
    polrestabes polsek tni kodam kodim lapas bandara pelabuhan stasiun pt cv tbk persero group grup corp inc ltd llc
    company club fc united komite serikat gabungan pemerintah pemprov pemkot pemkab satuan unit pelayanan satgas
    kejaksaan pengadilan mahkamah konstitusi agung tinggi kpk relations public marketing communication communications
    affairs corporate foreign state treasury branch legal business development of and the ri transportasi tarif
    administrasi negara regional bisnis kantor bea cukai syahbandar indonesia nasional internasional national
    international metro jaya raya
    """.split()
)
"""Words of offices and organisations that may stand between a title and a name, in lower case."""

TERRITORIAL = frozenset(
    """
    polres polresta polrestabes polsek polda kabupaten kota kecamatan desa kelurahan kodim dinas pemkot pemkab
    provinsi kantor
    """.split()
)
"""Offices that are called by their place: the one word that follows is no person's name."""

PLACES = frozenset(
    """
    jakarta bandung surabaya medan semarang yogyakarta jogja yogya makassar palembang denpasar bali batam pekanbaru
    padang bogor depok tangerang bekasi cirebon solo surakarta malang kediri jember banyuwangi sidoarjo gresik
    lamongan tuban madiun magelang boyolali klaten sleman bantul banten lampung bengkulu jambi riau aceh sumatera
    sumatra sumut sumbar sumsel kalimantan kalteng kalsel kaltim kalbar kaltara sulawesi sulsel sulut sulteng sultra
    gorontalo maluku papua ntt ntb jateng jatim jabar diy dki pontianak banjarmasin samarinda balikpapan palangkaraya
    manado palu kendari ambon jayapura kupang mataram lombok belitung tangsel jeddah bangka kepri pangkalpinang
    tasikmalaya garut sukabumi karawang purwakarta serang cilegon brebes tegal pekalongan kudus amerika serikat as
    inggris jerman prancis italia spanyol portugal belanda belgia rusia ukraina polandia turki iran irak suriah yaman
    saudi arab israel palestina mesir libya tunisia maroko india pakistan bangladesh china tiongkok jepang korea
    taiwan hongkong singapura malaysia thailand vietnam filipina myanmar kamboja laos brunei timor leste australia
    zealand kanada meksiko brasil argentina chile kolombia venezuela afghanistan uea qatar kuwait nigeria kenya afrika
    eropa asia london washington york beijing moskow teheran riyadh america american britain british germany german
    france french italy japan russia russian israeli turkish utara selatan barat timur tengah tenggara barelang
    """.split()
)
"""Places whose names stand after a title, in lower case; and the sides by which their names end."""

ORGANISATION = frozenset(
    """
    limited partnership inc corp ltd llc tbk pt cv bank universitas university institut institute kementerian ministry
    partai party komisi dewan badan polda polres polri polsek pemerintah kota kabupaten provinsi jalan group grup
    company asosiasi ikatan himpunan forum yayasan lembaga dinas satgas komite koalisi kelompok mahkamah pengadilan
    kejaksaan kepolisian rumah bandara stadion liga piala club fc united city persib persija agensi entertainment
    studios studio tim desa kecamatan gunung pulau sungai undang-undang kitab hari senin selasa rabu kamis jumat sabtu
    minggu januari februari maret april mei juni juli agustus september oktober november desember monday tuesday
    wednesday thursday friday saturday sunday january february march june july august october december awards festival
    """.split()
)
"""A name with one of these is no person's, in lower case."""

SOURCES = frozenset(
    """
    laman laporan situs data media kantor sumber survei hasil riset studi undang-undang uu pasal aturan jadwal catatan
    penelitian informasi kabar rencana perkiraan keterangan saksi legenda kepercayaan berita ketentuan pantauan report
    reports sources a an some study survey officials
    """.split()
)
"""What is followed where no party speaks: "menurut laporan itu"."""

PAPERS = frozenset(
    """
    reuters afp ap antara kompas tempo detik okezone sindonews tribunnews bbc cnn bloomberg xinhua gizmodo cnbc guardian variety
    soompi techcrunch mashable forbes time wikipedia youtube instagram twitter facebook tmz people
    """.split()
)
"""Papers, agencies and places where things are posted: what they report is a report, and no party's word."""
