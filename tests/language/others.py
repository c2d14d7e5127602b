"""A short text in languages that have no tables, written for these tests."""

TEXTS_WITHOUT_TABLES = {
    "afrikaans": (
        "Die ou man het elke oggend na die see gestap om te kyk of die bote al terug is. Hy het nie "
        "geweet dat sy seun lankal vertrek het nie. Die bure wou hom nie vertel nie, want hulle was bang "
        "dat hy sou huil."
    ),
    "catalan": (
        "El forn del poble tanca avui després de quaranta anys de feina. El propietari busca algú que "
        "vulgui continuar el negoci, però encara no s'ha presentat ningú. Els veïns han escrit una carta "
        "a l'ajuntament per demanar que no es perdi el pa de cada dia."
    ),
    "galician": (
        "A feira do sábado cambiou de lugar porque a praza está en obras desde xaneiro. Os vendedores "
        "quéixanse de que poucos clientes saben onde queda o novo terreo. O concello prometeu poñer "
        "sinais nas rúas máis próximas esta semana."
    ),
    "croatian": (
        "Stari most u gradu ponovno je otvoren nakon dvije godine radova. Ljudi su se okupili na obali i "
        "gledali kako prvi automobil prelazi rijeku. Gradonačelnik je rekao da će most trajati još sto "
        "godina, ali susjedi u to ne vjeruju."
    ),
    "latin": (
        "Agricola mane in agrum venit et boves ad aquam duxit. Puella, quae sub arbore sedebat, carmen "
        "novum cantabat. Nemo tamen vocem eius audivit, quod ventus magnus erat."
    ),
    "indonesian": (
        "Perpustakaan baru di kota itu dibuka kemarin pagi. Banyak anak datang bersama orang tua mereka "
        "untuk melihat buku-buku yang berwarna. Kepala perpustakaan mengatakan bahwa pembangunan ini "
        "memakan waktu tiga tahun."
    ),
    "icelandic": (
        "Gamla brúin yfir ána var opnuð aftur í gær eftir langa viðgerð. Fólkið í þorpinu safnaðist saman"
        " á bakkanum og söng. Nú þarf enginn að fara langa leið til að komast í skólann."
    ),
    "bulgarian": (
        "Старият мост над реката беше отворен отново вчера след дълъг ремонт. Хората от селото се събраха"
        " на брега и пяха. Сега никой няма да върви дълго до училището."
    ),
    "serbian": (
        "Стари мост преко реке је јуче поново отворен после дуге поправке. Људи из села су се окупили на "
        "обали и певали."
    ),
    "persian": (
        "پل قدیمی روی رودخانه دیروز پس از تعمیرات طولانی دوباره باز شد. مردم روستا در کنار رودخانه جمع "
        "شدند و آواز خواندند."
    ),
    "hindi": ("नदी पर बना पुराना पुल कल लंबी मरम्मत के बाद फिर से खुल गया। गाँव के लोग किनारे पर इकट्ठा हुए और गाने लगे।"),
    "georgian": "მდინარეზე გადებული ძველი ხიდი გუშინ ხელახლა გაიხსნა ხანგრძლივი შეკეთების შემდეგ.",
    "albanian": (
        "Ura e vjetër mbi lumë u hap përsëri dje pas një riparimi të gjatë. Njerëzit e fshatit u "
        "mblodhën në breg dhe kënduan."
    ),
    "amharic": "ትናንት አሮጌው ድልድይ እንደገና ተከፈተ። የመንደሩ ሰዎች በወንዙ ዳር ተሰበሰቡ።",
    "armenian": "Գետի վրայի հին կամուրջը երեկ նորից բացվեց։ Գյուղի մարդիկ հավաքվեցին ափին և երգեցին։",
    "azerbaijani": (
        "Çayın üstündəki köhnə körpü uzun təmirdən sonra dünən yenidən açıldı. Kəndin adamları sahildə "
        "toplaşıb mahnı oxudular."
    ),
    "basque": (
        "Ibaiaren gaineko zubi zaharra atzo ireki zuten berriro, konponketa luze baten ondoren. Herriko "
        "jendea ertzean bildu zen eta abestu zuen."
    ),
    "belarusian": (
        "Стары мост цераз раку ўчора зноў адкрылі пасля доўгага рамонту. Людзі з вёскі сабраліся на "
        "беразе і спявалі."
    ),
    "bengali": ("নদীর উপরের পুরনো সেতুটি গতকাল আবার খুলে দেওয়া হয়েছে। গ্রামের মানুষ তীরে জড়ো হয়ে গান গাইল।"),
    "breton": (
        "Digoret eo bet ar pont kozh war ar stêr en-dro dec'h. Tud ar gêr a zo deuet war ar ribl hag o "
        "deus kanet."
    ),
    "burmese": "မြစ်ပေါ်ရှိ တံတားဟောင်းကို မနေ့က ပြန်ဖွင့်ခဲ့သည်။",
    "esperanto": (
        "La malnova ponto super la rivero estis hieraŭ denove malfermita post longa riparo. La homoj de "
        "la vilaĝo kolektiĝis sur la bordo kaj kantis."
    ),
    "faroese": (
        "Gamla brúgvin um ánna varð latin upp aftur í gjár eftir eina langa umvæling. Fólkið í bygdini "
        "savnaðist á bakkanum og sang."
    ),
    "gujarati": "નદી પરનો જૂનો પુલ ગઈકાલે ફરી ખુલ્યો. ગામના લોકો કિનારે ભેગા થયા અને ગાયું.",
    "irish": (
        "Osclaíodh an seandroichead thar an abhainn arís inné tar éis deisiúcháin fhada. Tháinig muintir "
        "an bhaile le chéile ar an mbruach agus chan siad."
    ),
    "kannada": "ನದಿಯ ಮೇಲಿನ ಹಳೆಯ ಸೇತುವೆ ನಿನ್ನೆ ಮತ್ತೆ ತೆರೆಯಿತು. ಹಳ್ಳಿಯ ಜನರು ದಡದಲ್ಲಿ ಸೇರಿದರು.",
    "kazakh": (
        "Өзен үстіндегі ескі көпір ұзақ жөндеуден кейін кеше қайта ашылды. Ауыл адамдары жағаға жиналып, "
        "ән айтты."
    ),
    "khmer": "ស្ពានចាស់លើទន្លេត្រូវបានបើកម្តងទៀតកាលពីម្សិលមិញ។",
    "kurdish": (
        "Pira kevn a li ser çem duh piştî tamîrkirineke dirêj ji nû ve hat vekirin. Mirovên gund li ber "
        "çem kom bûn û stran gotin."
    ),
    "kyrgyz": (
        "Дарыянын үстүндөгү эски көпүрө узак оңдоодон кийин кечээ кайра ачылды. Айылдын адамдары жээкке "
        "чогулуп, ырдашты."
    ),
    "lao": "ຂົວເກົ່າຂ້າມແມ່ນ້ຳໄດ້ເປີດອີກເທື່ອໜຶ່ງມື້ວານນີ້.",
    "latvian": (
        "Vecais tilts pār upi vakar pēc ilga remonta tika atkal atvērts. Ciema ļaudis sapulcējās krastā "
        "un dziedāja."
    ),
    "lithuanian": (
        "Senasis tiltas per upę vakar po ilgo remonto vėl buvo atidarytas. Kaimo žmonės susirinko ant "
        "kranto ir dainavo."
    ),
    "luxembourgish": (
        "Déi al Bréck iwwer de Floss ass gëschter no enger laanger Reparatur nees opgaangen. D'Leit aus "
        "dem Duerf hunn sech um Ufer versammelt a gesongen."
    ),
    "macedonian": (
        "Стариот мост преку реката беше повторно отворен вчера по долга поправка. Луѓето од селото се "
        "собраа на брегот и пееја."
    ),
    "malay": (
        "Jambatan lama merentasi sungai itu dibuka semula semalam selepas pembaikan yang lama. Penduduk "
        "kampung berkumpul di tebing dan menyanyi kerana mereka gembira."
    ),
    "maltese": (
        "Il-pont il-qadim fuq ix-xmara reġa' nfetaħ ilbieraħ wara tiswija twila. In-nies tar-raħal "
        "inġabru fuq ix-xatt u kantaw."
    ),
    "marathi": ("नदीवरचा जुना पूल दीर्घ दुरुस्तीनंतर काल पुन्हा उघडला. गावातील लोक काठावर जमले आणि गाऊ लागले."),
    "mongolian": (
        "Голын дээрх хуучин гүүрийг урт засварын дараа өчигдөр дахин нээв. Тосгоны хүмүүс эрэг дээр "
        "цугларч дуулав."
    ),
    "nepali": ("नदीमाथिको पुरानो पुल लामो मर्मतपछि हिजो फेरि खुल्यो। गाउँका मानिसहरू किनारमा भेला भए र गीत गाए।"),
    "occitan": (
        "Lo pont vièlh sus la ribièra foguèt tornat dobrir ièr aprèp una longa reparacion. Lo monde del "
        "vilatge s'amassèron sus la riba e cantèron."
    ),
    "odia": "ନଦୀ ଉପରର ପୁରୁଣା ପୋଲ ଗତକାଲି ପୁଣି ଖୋଲିଲା।",
    "pashto": (
        "د سیند پر سر زوړ پل پرون له اوږد ترمیم وروسته بیا پرانیستل شو. د کلي خلک په غاړه راټول شول او "
        "سندرې یې وویلې."
    ),
    "punjabi": "ਨਦੀ ਉੱਤੇ ਪੁਰਾਣਾ ਪੁਲ ਕੱਲ੍ਹ ਫਿਰ ਖੁੱਲ੍ਹ ਗਿਆ। ਪਿੰਡ ਦੇ ਲੋਕ ਕੰਢੇ ਤੇ ਇਕੱਠੇ ਹੋਏ।",
    "sinhala": "ගඟ හරහා ඇති පැරණි පාලම ඊයේ නැවත විවෘත විය.",
    "somali": (
        "Buundada duugga ah ee webiga ayaa shalay dib loo furay ka dib dayactir dheer. Dadka tuulada "
        "ayaa isugu soo baxay qarka oo ay heeseen."
    ),
    "swahili": (
        "Daraja la zamani juu ya mto lilifunguliwa tena jana baada ya matengenezo ya muda mrefu. Watu wa "
        "kijiji walikusanyika kando ya mto na kuimba."
    ),
    "tagalog": (
        "Muling binuksan kahapon ang lumang tulay sa ibabaw ng ilog matapos ang mahabang pagkukumpuni. "
        "Nagtipon ang mga tao ng nayon sa pampang at umawit."
    ),
    "tamil": "ஆற்றின் மீதுள்ள பழைய பாலம் நேற்று மீண்டும் திறக்கப்பட்டது. கிராம மக்கள் கரையில் கூடினர்.",
    "telugu": "నదిపై ఉన్న పాత వంతెన నిన్న మళ్ళీ తెరవబడింది. గ్రామ ప్రజలు ఒడ్డున గుమిగూడారు.",
    "tibetan": "གཙང་པོའི་སྟེང་གི་ཟམ་པ་རྙིང་པ་དེ་ཁ་སང་སླར་ཡང་ཁ་ཕྱེ་བ་རེད།",
    "urdu": (
        "دریا پر بنا پرانا پل طویل مرمت کے بعد کل دوبارہ کھول دیا گیا۔ گاؤں کے لوگ کنارے پر جمع ہوئے اور "
        "گانے لگے۔"
    ),
    "uzbek": (
        "Daryo ustidagi eski koʻprik uzoq taʼmirdan keyin kecha qayta ochildi. Qishloq odamlari "
        "qirgʻoqqa toʻplanib, qoʻshiq aytishdi."
    ),
    "vietnamese": (
        "Cây cầu cũ bắc qua sông đã được mở lại hôm qua sau một thời gian sửa chữa dài. Dân làng tụ tập "
        "trên bờ và ca hát."
    ),
    "welsh": (
        "Agorwyd yr hen bont dros yr afon eto ddoe ar ôl gwaith atgyweirio hir. Daeth pobl y pentref at "
        "ei gilydd ar y lan a chanu."
    ),
    "yoruba": (
        "Wọ́n tún ṣí afárá àtijọ́ tó wà lórí odò lánàá lẹ́yìn àtúnṣe ọlọ́jọ́ pípẹ́. Àwọn ará abúlé péjọ "
        "sí etí odò wọ́n sì kọrin."
    ),
    "zulu": (
        "Ibhuloho elidala elidlula umfula livulwe futhi izolo ngemva kokulungiswa isikhathi eside. "
        "Abantu basemzini babuthana ogwini bacula."
    ),
}
