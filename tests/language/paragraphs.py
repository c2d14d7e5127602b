"""A paragraph in each of many languages, written for these tests."""

PARAGRAPHS = {
    "arabic": (
        "افتتحت المكتبة الجديدة أبوابها صباح أمس في وسط المدينة القديمة. جاء عشرات الأطفال مع آبائهم لمشاهدة "
        "القاعات والرفوف الملونة. تقول المديرة إن المشروع استغرق ثلاث سنوات بسبب نقص المال. ومن المقرر أن تبقى "
        "المكتبة مفتوحة حتى المساء كل يوم ما عدا الجمعة."
    ),
    "chinese": (
        "村口的老茶馆今年春天重新开门了。老板把屋顶修好，又从山里请来一位做点心的师傅。下午的时候，老人们坐在"
        "窗边下棋，孩子们在院子里跑来跑去。有人说，茶的味道和三十年前一样。"
    ),
    "czech": (
        "Na podzim se vinice nad řekou zbarví do žluta a z domů je cítit pečené jablko. Starý pan hospodský tvrdí, "
        "že letošní úroda bude slabší, protože v květnu přišel mráz. Přesto očekává, že hosté přijedou stejně jako "
        "každý rok. Kdo nechce čekat ve frontě, měl by si místo objednat už teď."
    ),
    "danish": (
        "Kommunen vil plante tre hundrede træer langs de veje, hvor trafikken støjer mest. Arbejdet begynder til "
        "foråret, og beboerne må selv vælge, hvad der skal stå foran deres hus. Nogle er glade, mens andre frygter, "
        "at rødderne ødelægger fortovet. Borgmesteren mener dog, at skyggen bliver det hele værd."
    ),
    "dutch": (
        "Na de storm lag het strand vol met hout, touw en kapotte manden. Vrijwilligers hebben twee dagen gewerkt "
        "om alles weg te halen, en ze kregen daarbij hulp van een school uit de buurt. Volgens de gemeente is dit "
        "jaar meer aangespoeld dan ooit. Het hout wordt gedroogd en later gebruikt voor banken in het park."
    ),
    "english": (
        "The ferry to the island was cancelled again on Monday because the engine would not start. Passengers "
        "waited for three hours in the rain before anyone told them what had happened. A fisherman finally took "
        "the schoolchildren across in his own boat. The company says that a new engine will arrive next month."
    ),
    "estonian": (
        "Küla ainus pood suleti eelmisel nädalal, sest omanik jäi pensionile. Nüüd peavad inimesed leiva ja piima "
        "järele sõitma kümne kilomeetri kaugusele linna. Mõned naabrid tahavad poe üheskoos uuesti avada. Vallavanem "
        "lubas neid aidata, kuid raha leidmine võtab aega."
    ),
    "finnish": (
        "Järven jää suli tänä keväänä kaksi viikkoa tavallista aikaisemmin. Kalastajat ehtivät nostaa verkkonsa "
        "juuri ennen kuin viimeiset lautat hajosivat. Tutkijat pitävät tapausta merkkinä siitä, miten nopeasti "
        "talvet lyhenevät. Vanhat asukkaat eivät muista vastaavaa."
    ),
    "french": (
        "La boulangerie du quartier ferme ses portes après quarante ans de travail. Son propriétaire cherche "
        "quelqu'un pour reprendre le four, mais personne ne s'est encore présenté. Les voisins ont écrit une lettre "
        "à la mairie pour demander de l'aide. Ils craignent de devoir traverser toute la ville pour acheter du pain."
    ),
    "german": (
        "Der kleine Bahnhof am Waldrand soll im kommenden Jahr wieder geöffnet werden. Seit dreißig Jahren hält "
        "dort kein Zug mehr, und in der Halle lagern Bauern ihr Heu. Ein Verein hat genug Geld gesammelt, um das "
        "Dach zu erneuern. Ob die Strecke sich lohnt, weiß allerdings niemand."
    ),
    "greek": (
        "Το μικρό θέατρο δίπλα στο λιμάνι άνοιξε ξανά μετά από δύο χρόνια. Οι ηθοποιοί έβαψαν μόνοι τους τις καρέκλες "
        "και διόρθωσαν τα φώτα. Την πρώτη βραδιά ήρθαν περισσότεροι θεατές από όσους χωρούσε η αίθουσα. Η επόμενη "
        "παράσταση θα δοθεί την Κυριακή."
    ),
    "hebrew": (
        "הגינה הקהילתית שליד בית הספר נפתחה השבוע אחרי חורף ארוך. התלמידים שתלו עגבניות ומלפפונים, והשכנים הביאו "
        "כלי עבודה ישנים. המורה מספרת שהילדים באים להשקות גם בחופש. בסוף הקיץ הם מתכננים ארוחה גדולה לכל הרחוב."
    ),
    "hungarian": (
        "A piac mellett álló óratorony évek óta rossz időt mutatott, de tavasszal végre megjavították. Egy idős "
        "mester két hétig dolgozott rajta, és nem kért pénzt a munkájáért. Azt mondta, hogy gyerekkorában az apjával "
        "együtt húzta fel a szerkezetet. A város most köszönetképpen utcát nevez el róla."
    ),
    "italian": (
        "Il vecchio mulino sul torrente tornerà a macinare il grano entro la fine dell'estate. Un gruppo di giovani "
        "lo ha comprato per pochi soldi e ha passato l'inverno a riparare la ruota. La farina sarà venduta nei "
        "negozi della valle. Secondo gli abitanti, il rumore dell'acqua porta fortuna."
    ),
    "japanese": (
        "駅前の小さな書店が、先月の終わりに店を閉めた。店主は八十歳で、もう重い本を運ぶのがつらいと話していた。"
        "最後の日には、子どものころから通っていた人たちが花を持って集まった。空いた店には、来年パン屋が入るらしい。"
    ),
    "korean": (
        "마을 뒷산의 오래된 등산로가 올여름 다시 열린다. 지난해 폭우로 다리가 무너진 뒤 아무도 다닐 수 없었다. "
        "주민들은 주말마다 모여 돌을 옮기고 나무 계단을 만들었다. 구청은 내년에 쉼터도 세우겠다고 말했다."
    ),
    "malayalam": (
        "ഗ്രാമത്തിലെ പഴയ കിണർ ഈ വേനലിൽ ആദ്യമായി വറ്റി. ആളുകൾ രണ്ടു കിലോമീറ്റർ നടന്നാണ് വെള്ളം കൊണ്ടുവരുന്നത്. "
        "പഞ്ചായത്ത് പുതിയ കുഴൽക്കിണർ കുഴിക്കുമെന്ന് അറിയിച്ചു. മഴ വൈകിയാൽ കൃഷിയും നശിക്കുമെന്ന് കർഷകർ ഭയപ്പെടുന്നു."
    ),
    "norwegian": (
        "Hytta ved fjorden har stått tom siden eieren flyttet til byen for ti år siden. Nå har noen ungdommer fått "
        "lov til å bruke den hvis de maler veggene og bytter takstein. De regner med å bli ferdige før snøen kommer. "
        "Naboene synes det er fint at noen endelig gjør noe."
    ),
    "polish": (
        "Wieczorem na rynku zebrało się kilkaset osób, żeby posłuchać orkiestry strażackiej. Koncert miał się odbyć "
        "tydzień wcześniej, jednak burza zniszczyła scenę. Burmistrz podziękował muzykom, którzy zagrali bez "
        "pieniędzy. Dzieci tańczyły przed ratuszem prawie do północy."
    ),
    "portuguese": (
        "A feira de sábado mudou de lugar porque a praça está em obras desde janeiro. Os vendedores reclamam que "
        "poucos clientes sabem onde fica o novo terreno. A prefeitura prometeu colocar placas nas ruas próximas "
        "ainda esta semana. Enquanto isso, muita gente prefere comprar as frutas no supermercado."
    ),
    "romanian": (
        "Drumul către mănăstire a fost închis după ploile de săptămâna trecută. Mai mulți oameni au rămas peste "
        "noapte în sala de mese, unde călugării le-au dat supă caldă. Primarul spune că reparațiile vor dura cel "
        "puțin zece zile. Până atunci se poate urca numai pe jos."
    ),
    "russian": (
        "На окраине посёлка открыли мастерскую, где бесплатно чинят старые велосипеды. Хозяин раньше работал на "
        "заводе и привык всё делать своими руками. По выходным к нему приходят подростки, которые хотят научиться "
        "ремеслу. Соседи жалуются только на шум по вечерам."
    ),
    "slovak": (
        "Dedina pod horami dostala po dlhých rokoch nový autobus, ktorý jazdí aj v nedeľu. Doteraz museli ľudia "
        "chodiť pešo až k hlavnej ceste, čo bolo v zime nebezpečné. Starosta povedal, že peniaze pochádzajú z "
        "predaja dreva. Ak bude záujem, pribudne ešte jeden večerný spoj."
    ),
    "slovene": (
        "Čebelarji iz doline letos niso natočili skoraj nič medu. Pomlad je bila mrzla, cvetje pa je odpadlo, preden "
        "so čebele lahko letele. Nekateri so morali panje hraniti s sladkorjem vse do junija. Upajo, da bo jeseni "
        "vsaj gozd dal nekaj več."
    ),
    "spanish": (
        "El tren que une los dos valles volvió a funcionar ayer con una máquina de vapor restaurada. Cientos de "
        "personas esperaban en los andenes para verla pasar. El maquinista, que ya está jubilado, lloró cuando sonó "
        "el silbato. Durante el verano habrá un viaje cada domingo."
    ),
    "swedish": (
        "Biblioteket på landsbygden får i höst en egen buss fylld med böcker och tidningar. Den ska stanna i tolv "
        "byar där skolan har lagts ner. Föraren läste själv allt hon kom över när hon var liten. Nu hoppas hon att "
        "barnen vill låna något annat än serier."
    ),
    "thai": (
        "ตลาดน้ำริมคลองกลับมาคึกคักอีกครั้งหลังจากน้ำลด แม่ค้าพายเรือมาขายขนมและผลไม้ตั้งแต่เช้ามืด "
        "นักท่องเที่ยวหลายคนบอกว่าชอบบรรยากาศที่นี่มากกว่าห้าง ชาวบ้านหวังว่าปีนี้จะไม่มีน้ำท่วมอีก"
    ),
    "turkish": (
        "Mahalledeki eski sinema, on beş yıl aradan sonra yeniden kapılarını açtı. Salonun koltukları yenilendi "
        "fakat perde hâlâ ilk günkü gibi duruyor. İlk gösterime gelenler arasında filmi çocukken izlemiş yaşlılar "
        "vardı. Biletler öğrenciler için yarı fiyatına satılacak."
    ),
    "ukrainian": (
        "Біля старого млина знову оселилися лелеки, яких не бачили тут багато років. Місцеві школярі стежать за "
        "гніздом і щодня записують, що бачать. Учителька каже, що птахи повернулися, бо болото знову наповнилося "
        "водою. Наступного тижня діти повісять поруч табличку з їхньою історією."
    ),
}

SENTENCES = {
    "english": [
        "Nobody saw the old man leave the house.",
        "She paid the bill and walked home.",
        "Our neighbours bought three goats last summer.",
        "What happened to your bicycle?",
        "Rain fell all night.",
    ],
    "german": [
        "Niemand sah den alten Mann das Haus verlassen.",
        "Sie bezahlte die Rechnung und ging nach Hause.",
        "Unsere Nachbarn kauften letzten Sommer drei Ziegen.",
        "Was ist mit deinem Fahrrad passiert?",
        "Die ganze Nacht fiel Regen.",
    ],
    "french": [
        "Personne n'a vu le vieil homme quitter la maison.",
        "Elle a payé l'addition et elle est rentrée à pied.",
        "Nos voisins ont acheté trois chèvres l'été dernier.",
        "Qu'est-il arrivé à ton vélo ?",
        "Il a plu toute la nuit.",
    ],
    "spanish": [
        "Nadie vio al viejo salir de la casa.",
        "Ella pagó la cuenta y volvió a pie.",
        "Nuestros vecinos compraron tres cabras el verano pasado.",
        "¿Qué le pasó a tu bicicleta?",
        "Llovió toda la noche.",
    ],
}
"""Single sentences, some with hardly a word that is common."""

ENGLISH = [
    (
        "Call parser.parse_args() first, then set args.name to None. If os.environ.get('HOME') is None, raise "
        "ValueError. The method len(items) gives int; dict.items() gives pairs. import re; re.sub(pattern, repl, s)"
    ),
    "def main() -> None: print('done'). Use pip install -e . to install. Set DEBUG=1 and run make test.",
    "git commit -m message; git push origin main; git rebase -i HEAD~3. Run git status to see changes.",
    "const el = document.querySelector('#la'); if (el) { el.de = un; } // update the element on click",
    (
        "Jean-Pierre Dubois, María José García de la Cruz, Hans-Jürgen von der Leyen and Giuseppe di Lorenzo met "
        "in Aix-en-Provence. Ursula van den Berg joined them from Den Haag, and José da Silva from Rio de Janeiro."
    ),
    "Real Madrid beat Paris Saint-Germain; Vinícius Júnior and Kylian Mbappé scored. Ajax play Den Bosch next.",
    "Björn Ödegård, Åse Løvås, Zdeněk Dvořák, Łukasz Żółć and Ağca İnönü were named to the panel on Tuesday.",
    "Stocks fell. Bonds rose. Gold hit records. Traders shrugged.",
]
"""English full of code or of foreign names."""
