"""Words of each language: function words, which tell languages apart, and abbreviations that Punkt's tables lack."""

from collections.abc import Mapping

_LISTS = {
    "czech": """
        a se v na je že s z do o k i ale jako za by pro jsem tak po podle který jsou byl bylo jeho
        nebo při až také však
    """,
    "danish": """
        og i at det er en af til på de med den som for ikke der har et var han fra blev eller også
        men sig efter ud jeg kunne være hun nu
    """,
    "dutch": """
        de het een en van in is dat op te zijn met voor niet aan er om ook als door maar bij uit nog
        naar wordt werd hij worden deze zich over
    """,
    "english": """
        the of and to in a is that for it was on with as be are by this at from have or not but had
        they his which you were their has an we
    """,
    "estonian": """
        ja on ei et see kui oli ka ta mis aga oma ning siis või nii veel seda mida selle kes eest
        pärast ma tema kus nad pole juba välja
    """,
    "finnish": """
        ja on ei se että oli hän mutta ovat kun niin myös kuin joka tai mitä jos ole hänen sen sitä
        vain jo ne sekä nyt olla minä mukaan vielä
    """,
    "french": """
        le la les de des et à un une est dans que qui en du pour pas sur au par plus ce il se sont
        avec ne aux son cette mais elle
    """,
    "german": """
        der die und das den ist nicht von zu mit dem ein eine sich auf für im des auch es an als
        wird aus sind bei nach wie oder er war einer
    """,
    "hungarian": """
        a az és hogy nem is egy van volt de ez meg csak már azt még mint vagy ha el ki kell ezt
        lehet után több sem minden szerint aki pedig
    """,
    "italian": """
        il di che la e è un per non in una sono le del si da i con della gli anche come ha dei nel
        più alla al ma lo delle questo
    """,
    "norwegian": """
        og i det er på en som til av for at ikke har de med et den fra var men han om jeg seg ble
        eller sier etter også hun mot ut være
    """,
    "polish": """
        i w na z nie się do jest to że o jak po za ale od dla przez był czy ma są tym tego jego oraz
        także jego lub być może już które
    """,
    "portuguese": """
        de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao das
        ele são à pela também
    """,
    "romanian": """
        și de în la a cu nu că o pe din care este un să mai pentru ca sunt au fost dar prin sau lui
        această după s ale fi cum
    """,
    "slovak": """
        a sa v na je že s z do o k aj ale ako za by pre som tak po podľa ktorý sú bol bolo jeho
        alebo pri až však ktoré
    """,
    "slovene": """
        in je v na se da so za ki z pa ni bi bil tudi ne po bilo iz še kot s od ali tem pri lahko ko
        njegov kar če
    """,
    "spanish": """
        de la que el en y a los se del las un por con no una su para es al lo como más pero sus le
        ha este sí fue entre también
    """,
    "swedish": """
        och i att det som en på är av för med den till inte har de om ett var men jag från han så
        sig eller vid också efter hon kan hade
    """,
    "turkish": """
        ve bir bu da de için ile çok daha olarak gibi kadar olan sonra ama ne o var en ya değil her
        ise olduğu mi göre ben onun diye oldu
    """,
}

FUNCTION_WORDS: Mapping[str, frozenset[str]] = {
    language: frozenset(words.split()) for language, words in _LISTS.items()
}
"""By language, in lower case."""


NEVER_FINAL = frozenset(
    """
    e.g i.e cf viz vs mr mrs ms messrs dr prof capt lt sgt gov sen rep rev hon st mme mlle
    z.b d.h u.a bzw vgl p.ex c.-à-d éd p.ej sr sra srta dra sig dott np tzw tj bijv d.w.z
    """.split()
)
"""A sentence never ends with one of these, whatever follows."""

BEFORE_NAMES: Mapping[str, str] = {
    "english": "amb atty comdr det fr gens insp maj mt pres profs pvt secy supt",
    "french": "cdt cdts col drs gal gén lieut m me mes mgr mlles mm mmes pr prof profs ste stes vve",
    "german": "abg bgm bgmst co dipl fa frl hl hr hrn ing mag pfr präs priv.-doz rev vors",
    "spanish": """
        alfz alm arq brig cap cmdt cnel col comte d dña dpto dres dtor dtora dª excma excmo excmos fr ilma
        ilmo ilmos ing insp lcda lcdo mons ntra ntro pbro pl profa profs pza rvdo sgto smo sras sres srtas
        sta sto tte vda
    """,
}
"""By language: if capitalised and before a capital, they are part of a name."""

BEFORE_NUMBERS: Mapping[str, str] = {
    "english": "exs fn hwy pl ps rm rte sect sects ser ste",
    "french": "bd boul ch max min nº sept",
    "german": "bde bl fn fol hj jan joh lk max mär min mind mk mt pos rn rz sep str ziff",
    "spanish": "art arts av caps lám máx mín n.º nº pp set ss tít",
}
"""By language: they end no sentence before a number, in addition to those in the tables."""

BEFORE_SMALL_LETTERS: Mapping[str, str] = {
    "english": "avg hrs lb lbs max min mins mph oz rpm secs sq yd yds yrs",
    "french": "max min sept",
    "german": "max mind",
    "spanish": "máx mín",
}
"""By language: they end no sentence before a small letter."""

OFTEN_MISSED: Mapping[str, str] = {
    "english": """
        a.m al approx assn assoc ave b.a b.sc blvd bros corp d.phil dept e.u ed eds esp est govt incl intl
        ltd m.a m.d m.sc misc natl orig ph.d pseud qtr repr trans u.k u.s univ vols
    """,
    "french": """
        apr av avr chap cie coll déc env ets éds fév févr hab janv juil nov oct pers quelq réf suiv tél trad
    """,
    "german": """
        abzgl al allg apr aufl aug bes betr bspw bzw ca co dez dgl ebd eigtl einschl engl entspr exkl feb
        febr ff frz geb gegr gem ggfs griech hg hl hrsg inc insb insbes jh jhd jhdt jhs jul jun lat lfd lt
        min möbl mrz mtl n.chr n.u.z nov nr nrn o.ä o.g od okt österr rd resp röm s schweiz sek sept sog std
        stdl svw tel tgl tsd u.ä usf usw v.chr verh versch vgl vorm wg z.b zt zzgl
    """,
    "greek": "α.ε αρ βλ δηλ κ.α κ.λπ κ.ο.κ κ.τ.λ κεφ λ.χ μ.μ μ.χ ο.ε π.μ π.χ σελ τηλ υ.γ χιλ χλμ χμ",
    "spanish": """
        a.m abr admón ago aprox atte avda c/c c/u cía cte dcha dic ee ej ene fdo feb figs gral hna hno hnos
        ibíd izq izqda jue jul jun lun mié nov núms oct p.m prov s.a s.f s.l sáb sep sept sig sigs tel teléf
        tels tfno tlf trad ud uds vie vols
    """,
}
"""By language: the next word decides whether they end a sentence. They include those that Sumy adds."""

OFTEN_MISSED_ANYWHERE = frozenset({"ca", "etc"})
"""Like ``OFTEN_MISSED``, in every language."""

NOT_ABBREVIATED: Mapping[str, str] = {
    "english": """
        ala dec Ed fla fri ga ill jan jul jun kan mar mass miss ok ore pa sat sep sun Trans va wash wed wis
    """,
    "german": "Ed Gem Lat Sog",
}
"""By language: words that are abbreviations (of states, months, days) only in another case than this one."""

FIRST_WORDS: Mapping[str, str] = {
    "english": """
        after all another as before both each every here how its later my next now once our she some their
        then there these those what when where while who why yes yet you your
    """,
    "french": """
        ainsi alors après aucun aujourd'hui aussi avant car ceci cela celle celui ces cet chaque combien
        comme comment dans depuis donc en enfin ensuite hier ici ils jamais je là leur leurs lorsque ma mes
        mon notre nous on où parce pendant personne pourquoi pourtant puis quand quel quelle rien sa sans
        ses si sous tous tout toute toutefois tu votre vous
    """,
    "german": """
        aber alle allerdings als also am auch bald bei beide beim bis da dabei dadurch dafür dagegen daher
        damals damit danach dann daran darauf darum dass dazu denn dennoch deren deshalb dessen deswegen
        dies diese dieser dieses doch dort ebenso ein eine einige er es etwa euer heute hier hingegen ich
        ihr ihre im immer in inzwischen ja jede jeder jedoch jemand jetzt kein keine keiner kurz mein mit
        nachdem nein nie niemals niemand noch nun nur ob obwohl oft ohne schließlich schon sein seine seit
        seitdem sie so sobald sogar solche später stattdessen trotz trotzdem um unser unter viele vielleicht
        vor wann warum was während weder weil welche wenn wer wieder wir wo wohl zudem zuerst zum zur zuvor
    """,
    "spanish": """
        además ahora algo alguien algunos allí antes apenas aquel aquella aquí así aunque ayer cada casi
        como con cómo cual cuando cuándo cuánto desde después donde dónde durante ella ellas ellos entonces
        era eran esa esas ese eso esos esta estas este esto estos fue hace hasta hay hoy incluso jamás luego
        mañana me mi mientras muchos nada nadie ni ninguno nos nosotros nuestra nuestro nunca otra otro para
        pero poco pocos porque pronto pues quien quién quizá quizás según sin sobre solo sólo su sus tal
        también tampoco tan tanto todavía todo todos tras tu tus un una unas unos usted ya yo
    """,
}
"""By language: words seldom capitalised but at the start of a sentence, in addition to ``FUNCTION_WORDS``."""
