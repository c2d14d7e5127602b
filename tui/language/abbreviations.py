"""Abbreviations and first words of each language that Punkt's tables lack."""

from collections.abc import Mapping

NEVER_FINAL = frozenset(
    """
    e.g i.e cf viz vs mr mrs ms messrs dr prof capt lt sgt gov sen rep rev hon st mme mlle
    z.b d.h u.a bzw vgl p.ex c.-à-d éd p.ej sr sra srta dra sig dott np tzw tj bijv d.w.z
    """.split()
)
"""Abbreviations of all languages whose full stop never ends a sentence."""

NEVER_FINAL_IN: Mapping[str, str] = {
    "bulgarian": "вкл г-жа г-н д-р инж напр проф св т.е т.нар",
    "catalan": "ex p.ex sta sr sra",
    "croatian": "npr odn tzv tj",
    "czech": "bc doc ing judr mgr mudr např phdr popř rndr resp tzn tzv",
    "danish": "bl.a d.v.s dvs evt f.eks fx hhv hr skt",
    "dutch": "bv d.i dhr drs i.p.v m.b.t m.n mevr mw nl o.a o.l.v t.g.v t.o.v",
    "finnish": "esim mm ns nk ts tri",
    "georgian": "დრ ე.ი ე.წ მაგ პროფ",
    "hungarian": "ifj ill özv pl szt ui ún vö",
    "italian": "avv cfr dott.ssa es geom mons p.es prof.ssa psicol rag sig.na sig.ra sigg spett",
    "lithuanian": "pvz t.y vad",
    "latvian": "piem t.i t.s",
    "norwegian": "bl.a dvs evt f.eks hhv jf",
    "polish": "hab inż m.in mgr płk prof św tzn ul wg zob",
    "portuguese": "dr dra exmo exma p.ex prof profa sr sra srs sto",
    "romanian": "d-na d-ra dl ex ing sf",
    "russian": "акад д-р дер доц мкр т.е т.н напр пгт пос проф св см ср ул",
    "serbian": "npr odn tzv нпр одн тзв тј",
    "slovak": "bc doc ing judr mgr mudr napr ohľ phdr popr resp rndr tzn tzv",
    "slovene": "dipl ing mag npr oz tj t.i",
    "swedish": "bl.a dvs d.v.s jfr m.a.o s.k t.ex t.o.m",
    "turkish": "doç krş örn yrd",
    "ukrainian": "акад вул див доц ім напр проф св т.зв тобто",
    "vietnamese": "bs gs pgs ths tp ts",
}
"""By language: further abbreviations whose full stop never ends a sentence."""

BEFORE_NAMES: Mapping[str, str] = {
    "english": "amb atty comdr det fr gens insp maj mt pres profs pvt secy supt",
    "french": "cdt cdts col drs gal gén lieut m me mes mgr mlles mm mmes pr prof profs ste stes vve",
    "german": "abg bgm bgmst co dipl fa frl hl hr hrn ing mag pfr präs priv.-doz rev vors",
    "italian": "amm arch cap card col comm dir egr gen gent ing magg on resp ten uff",
    "portuguese": "av cap cel eng gen maj ten",
    "spanish": """
        alfz alm arq brig cap cmdt cnel col comte d dña dpto dres dtor dtora dª excma excmo excmos fr ilma
        ilmo ilmos ing insp lcda lcdo mons ntra ntro pbro pl profa profs pza rvdo sgto smo sras sres srtas
        sta sto tte vda
    """,
}
"""By language: titles and the like. Capitalised and before a capital, they belong to a name."""

BEFORE_NUMBERS_ANYWHERE = frozenset("eq eqs fig figs lit n.º no nr nrs n° nº p pp rs tab № §".split())
"""Abbreviations of all languages whose full stop ends no sentence before a number, besides those in Punkt's tables."""

BEFORE_NUMBERS: Mapping[str, str] = {
    "bulgarian": "бл бр гл изд кв с стр т табл тел ул фиг чл",
    "catalan": "art arts cap núm núms pàg pàgs tel vol",
    "croatian": "br čl god gl str sv tel",
    "czech": "bod čís č čl kap obr odd odst pozn příl str sv tel",
    "danish": "afs afsn art bd bilag jf kap par pkt stk tlf",
    "dutch": "afb afl art bijl blz bz dl hfdst hfst jrg par tel",
    "english": """
        app apps apt bldg cl cor def defs eqn eqns ex exs ext exts fn ft hwy lb lbs lem oz para paras pl prop ps re
        rem rm rte sect sects ser sr ste tel thm thms
    """,
    "finnish": "kpl ks luku n nro taul",
    "french": "bd boul ch max min sept",
    "georgian": "გვ სურ",
    "german": "bde bl fn fol hj jan joh lk max mär min mind mk mt pos rn rz sep str ziff",
    "hindi": "पृ रु",
    "hungarian": "bek köt old sz tel",
    "italian": """
        ago all apr art artt c cap capp dic dom fasc feb gen giu gio int lett lug lun mag mar mer n nn nov ott
        pag pagg par sab set sez tav tel ven vol voll
    """,
    "norwegian": "art avd bd jf kap pkt tlf",
    "polish": "art lp m pkt poz rozdz rys tab tel ust zob",
    "portuguese": "art arts cap caps núm pág págs tel vol",
    "romanian": "alin art cap nr pag pct str tel",
    "russian": "гл изд кв корп оф п пп рис с стр табл тел ул ч",
    "serbian": "br čl gl str бр гл стр тел чл",
    "slovak": "bod č čís čl kap obr odd ods pozn str tel",
    "slovene": "čl pogl sl str št tel",
    "spanish": """
        abr ago art arts av caps cl cra dic dom ene ext feb jue jul jun lám lun mar máx may mié mín nov oct párr
        párrf sáb sep sept set ss tít vie
    """,
    "swedish": "art avd bil kap kl pkt tel",
    "turkish": "bkz böl no sf şek tel",
    "ukrainian": "буд гл кв корп мал п рис розд с стор табл тел",
    "vietnamese": "tr",
}
"""By language: further abbreviations whose full stop ends no sentence before a number."""

BEFORE_SMALL_LETTERS: Mapping[str, str] = {
    "english": "avg hrs lb lbs max min mins mph oz rpm secs sq yd yds yrs",
    "french": "max min sept",
    "german": "max mind",
    "spanish": "máx mín",
}
"""By language: abbreviations whose full stop never ends a sentence before a lower-case letter."""

MONTHS_AFTER_ORDINALS: Mapping[str, str] = {
    "czech": """
        ledna února března dubna května června července srpna září října listopadu prosince
    """,
    "slovak": """
        januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra
    """,
}
"""By language: months, which follow a day's number and its full stop (``1. května``) and are sometimes capitalised."""

BEFORE_ORDINALS = {
    "german": """
        am ans beim das dem den der deren des dessen die diese diesem diesen dieser dieses ein eine einem einen einer
        eines ihr ihre ihrem ihren ihrer ihres im ins insgesamt jede jedem jeden jeder jedes mein meine meinem meinen
        meiner meines sein seine seinem seinen seiner seines unser unsere unserem unseren unserer unseres vom zum zur
    """,
}
"""By language: after these words, a number with a full stop before a noun is an ordinal."""

BEFORE_LETTERS: Mapping[str, str] = {
    "english": """
        answer app appendix block blood building category chap choice class column deck division drive eq
        exhibit fig figure flat gate grade group hall hepatitis influenza item key level letter line model note
        option panel part phase pier plan plane platform point question room route row sample scenario schedule
        sec sect section series set sharp shed side site size step tab table team terminal type unit variant
        version vitamin vitamins zone
    """,
    "french": "annexe bloc catégorie classe figure groupe hépatite niveau option plan type vitamine zone",
    "german": """
        abschnitt anhang anlage bild block fall figur gruppe hepatitis kategorie klasse plan punkt stufe tabelle
        teil typ variante vitamin zone
    """,
    "spanish": "anexo bloque categoría clase figura grupo hepatitis nivel opción plan tipo vitamina zona",
}
"""By language: words before a letter that is a label, as in ``plan B``, and not the initial of a name."""

MORE_ABBREVIATIONS: Mapping[str, str] = {
    "bulgarian": "бул г гр хил лв млн млрд пл ул чл",
    "catalan": "admó av avda cia dept pl prof",
    "croatian": "dr gđa gosp mil ml mlrd prof st stoljeća sv tis ul",
    "czech": "cca mil mj mld nám p r.o st stol sv tř tis ul",
    "danish": "afd cand co dir ejd el kgl kr lic mag mia mio nuv osv pct prof red tlf udg",
    "english": """
        a.m al approx assn assoc ave b.a b.sc blvd bros corp d.phil dept e.u ed eds esp est govt incl intl
        ltd m.a m.d m.sc misc natl orig ph.d pseud qtr repr trans u.k u.s univ vols
    """,
    "finnish": "milj mrd os prof puh tms v yms",
    "french": """
        apr av avr chap cie coll déc env ets éds fév févr hab janv juil nov oct pers quelq réf suiv tél trad
    """,
    "german": """
        abzgl al allg apr aufl aug bes betr bspw bzw ca co dez dgl ebd eigtl einschl engl entspr exkl feb
        evang febr ff frz geb gegr gem ggfs griech hg hl hrsg inc insb insbes jh jhd jhdt jhs jul jun kath lat lfd lt
        min möbl mrz mtl n.chr n.u.z nov nr nrn o.ä o.g od okt österr rd resp röm s schweiz sek sept sog std
        stdl svw tel tgl tsd u.ä usf usw v.chr verh versch vgl vorm wg z.b zt zzgl
    """,
    "italian": """
        adm alb ass azion bibl ecc fam idraul ind inf mitt p.zza pers prov racc reg rif s.p.a s.r.l seg segg sup
        tab trad
    """,
    "greek": "α.ε αρ βλ δηλ κ.α κ.λπ κ.ο.κ κ.τ.λ κεφ λ.χ μ.μ μ.χ ο.ε π.μ π.χ σελ τηλ υ.γ χιλ χλμ χμ",
    "hungarian": "kb krt ltd stb szerk u ún vm",
    "norwegian": "ca co fr hr kl kr mill mrd osv pst red st",
    "polish": "bp gen godz ks mjr mln mld nr pl pt r tys ur wyd zł",
    "portuguese": "av cia ltda pça r s.a tel vol",
    "romanian": "bd bl etc jud lt mil mld nr str ş.a ș.a",
    "russian": "г гг вв д долл млн млрд нач обл о пл пр просп р руб стр тыс тов ч чел",
    "serbian": "dr prof sv ul др проф св ул",
    "slovak": "a.s cca hl mil mld nám okr p r.o sl spol st str tis ul",
    "slovene": "dr gdč itd mio mrd prof sv ul",
    "swedish": "co ev fr hr kl kr milj mdr nr osv prof red st",
    "turkish": "apt av bul cad dr hz mah müh sok vb vs",
    "ukrainian": "вул гр грн м млн млрд обл о р рр смт ст тис",
    "spanish": """
        a.m abr admón ago aprox atte avda c/c c/u cía cte dcha dic ee ej ene fdo feb figs gral hna hno hnos
        ibíd izq izqda jue jul jun lun mié nov núms oct p.m prov s.a s.f s.l sáb sep sept sig sigs tel teléf
        tels tfno tlf trad ud uds vie vols
    """,
}
"""By language: abbreviations that Punkt's tables lack, with Sumy's. The next word decides if they end a sentence."""

MORE_ABBREVIATIONS_ANYWHERE = frozenset({"ca", "etc"})
"""Like ``MORE_ABBREVIATIONS``, for all languages."""

NOT_ABBREVIATED: Mapping[str, str] = {
    "english": """
        ala dec Ed fla fri ga ill jan jul jun kan mar mass miss ok ore pa sat sep sun Trans va wash wed wis
    """,
    "german": "Ed Gem Lat Sog",
    "spanish": "mar",
}
"""By language: ordinary words, in exactly this case, that are abbreviations in another: ``sun`` and ``Sun``."""

FIRST_WORDS: Mapping[str, str] = {
    "bulgarian": """
        ако без в ведно върху все всеки всички вчера аз ги го да днес до докато за защо затова и из или има как
        какво като когато който кой къде след сега с само според със така там те тази това този той тук тя у утре
        че ще
    """,
    "czech": """
        ačkoli ale ano bez co další dnes do ještě já jejich jejím jeho její jestli jinak kam kde kdo kdy když každý
        který méně mezi mnoho musí my na nad nic nikdo nyní oba od on ona oni ono pak pod podle pokud poté potom
        proč protože proto první před přesto při protože někdo některé není teď ten tehdy ta tato tento tito to tu
        tyto u už včera ve všichni všechno vy z za zatím ze zítra že
    """,
    "danish": """
        alle allerede alligevel andre alt da der deres derefter derfor desuden dette disse du efter ellers ens
        endelig enhver fordi før hans hendes her hos hun hvad hvem hver hvert hvis hvor hvordan hvorfor hvornår i
        idag ifølge ikke imens imidlertid ingen intet ja kun man mange med mens min mit måske nej nogle nogen når
        også og om op sådan senere siden selv selvom sin skal snart så ud under ved vi vil vores på
    """,
    "dutch": """
        als alle alleen anders bij daar daarna daarom dan deze die dit door dus een elke er geen had haar hij hier
        hoe hun iedereen ik in ja je later maar meer men mijn misschien na nee niemand niets nog nu of om ondanks
        ons onze ook op sinds soms te toen tot tussen vaak van veel volgens voor waar waarom wanneer want wat we
        wel wie wij zij zijn ze zo zonder
    """,
    "english": """
        after all although another anybody anyone as because before billions both could despite did do does
        during each every everybody everyone everything few finally had has hence here how however hundreds
        if instead its later let many maybe meanwhile millions moreover most my next nobody nothing now often
        once our people perhaps please she should since some somebody someone something sometimes their
        then there therefore these those though thousands thus today tomorrow unless unlike until were what
        when whether where which while who whose why would yes yesterday yet you your
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
    "italian": """
        adesso alcuni allora altri anche ancora appena bisogna chi ci ciascuno cioè come comunque così cosa da
        dopo dove dunque durante ecco era erano essi fino finora fu già ho hanno ieri infatti infine invece io
        loro ma mai mentre molti nei nella nessuno niente noi nonostante ogni oggi ora oppure perché però poi
        prima proprio qualcuno quale quando quanto quasi quella quelli quello questa queste questi qui quindi
        secondo sempre senza sia siamo solo sopra sotto spesso sul sulla tra tutti tutto un voi
    """,
    "norwegian": """
        alle allerede andre alt da denne der deres deretter derfor dessuten dette disse du ellers endelig enhver
        fordi før hans hennes her hos hun hva hvem hver hvert hvis hvor hvordan hvorfor ifølge ikke imidlertid
        ingen ingenting ja kanskje man mange mens min mitt nei noen når også om på senere selv siden skal snart
        slik så under ut ved vi vil vår
    """,
    "polish": """
        a albo ale ależ aby bez bo był była było były być co czy dlaczego dlatego dla do dziś gdy gdzie i ich ile
        inni ja jak jaki jednak jego jej jeśli jeszcze każdy kiedy kto która które który lecz mają może my na
        natomiast nawet nie niech nikt nic od oni one on ona ono oraz po pod podczas potem ponadto przed przez
        przy są sam skoro tak tam te tego ten teraz to tu ty tylko tymczasem w wczoraj wszyscy wtedy więc wy z za
        zaś ze zawsze że
    """,
    "portuguese": """
        agora ainda além algo alguém alguns ali antes apenas apesar aquele aquela aqui assim até cada com como
        contudo depois desde durante e ela elas ele eles em embora enquanto então entre era essa esse esta este
        eu foi foram havia hoje isso isto já mais mas muitos nada nem nenhum ninguém nós nunca onde ontem os
        outros para pelo por porque porém portanto pouco quando quase que quem se segundo sem sempre seu só sob
        sobre sua também talvez toda todas todo todos tudo um uma você
    """,
    "russian": """
        а без был была были было в вам вас ведь во возможно вот все всё всего всегда вскоре вчера вы где да даже
        для до его ее её если есть еще ещё же за завтра зачем здесь и из или им иногда их к каждый как какой когда
        конечно кроме кто кто-то лишь между меня мне многие может мой мы на над нам наш не несмотря нет ни никто
        но о об однако он она они оно от оттого очень перед по под пока после потом потому почему почти при
        сегодня сейчас сначала снова со так также там теперь то тогда только тот ты у уже хотя чего через что
        чтобы эта эти это этот я
    """,
    "spanish": """
        además ahora algo alguien algunos allí antes apenas aquel aquella aquí así aunque ayer cada casi
        como con cómo cual cuando cuándo cuánto desde después donde dónde durante ella ellas ellos entonces
        era eran esa esas ese eso esos esta estas este esto estos fue hace hasta hay hoy incluso jamás luego
        mañana me mi mientras muchos nada nadie ni ninguno nos nosotros nuestra nuestro nunca otra otro para
        pero poco pocos porque pronto pues quien quién quizá quizás según sin sobre solo sólo su sus tal
        también tampoco tan tanto todavía todo todos tras tu tus un una unas unos usted ya yo
    """,
    "slovak": """
        ako ale áno bez čo ďalší dnes do ešte ja jeho jej ich kam kde keď každý kto kedy ktorý medzi mnoho my na
        nad nič nikto niektorí oba od on ona oni ono pod podľa pokiaľ potom preto prečo pretože pred pri prvý
        s so tá táto teraz ten tento títo to tu u už v včera všetci všetko vy z za zajtra zatiaľ zo že
    """,
    "swedish": """
        alla allt andra då därefter därför dessutom detta dessa där du enligt eftersom ett före han hans har
        hennes här hos hur i idag igår ingen inget ja jag kan kanske man många medan men min mitt nej några när
        nu också om på sedan senare själv ska snart som så trots under ut utan vad vår var varför varje vem vid
        vi vill
    """,
    "ukrainian": """
        а але без був була були було в вам вас вже ви вона вони воно він вчора де для до його її їх з за завтра
        зараз звичайно і із або який їм й кожен коли крім ледве між мені ми може мій на навіть над нам наш не
        немає ні ніхто про однак від перед під після по потім при саме сьогодні спочатку та так також там те тепер
        ти тільки то тоді той тому тут у усі хоча хто це цей ця ці через чи чому що щоб я як якщо
    """,
}
"""By language: words seldom capitalised except at the start of a sentence, besides ``FUNCTION_WORDS``."""
