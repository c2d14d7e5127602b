import pytest

from tui.formats.encoding import decode_text
from tui.formats.encoding_guess import guess_encoding

RUSSIAN = "Паром пришёл к пристани с опозданием, и почтальон долго ждал под навесом."
SERBIAN = "Чамац је стигао касно, а поштар је дуго чекао испод надстрешнице."
UKRAINIAN = "Пором прийшов до пристані із запізненням, і листоноша довго чекав під їхнім дахом."
GREEK = "Το πλοίο έφτασε στην αποβάθρα αργά, και ο ταχυδρόμος περίμενε ώρα κάτω από το στέγαστρο."
TURKISH = "Vapur iskeleye geç yanaştı, postacı da saçağın altında uzun süre bekledi, çünkü yağmur dinmiyordu."
HEBREW = "הספינה הגיעה לרציף באיחור, והדוור חיכה שעה ארוכה מתחת לגגון."
ARABIC = "وصلت العبارة إلى الرصيف متأخرة، وانتظر ساعي البريد طويلا تحت المظلة."
CZECH = "Přívoz připlul k molu pozdě a listonoš dlouho čekal pod přístřeškem, protože pršelo."
POLISH = "Prom przypłynął do przystani spóźniony, więc listonosz długo czekał pod daszkiem, bo wciąż lało."
HUNGARIAN = "A komp késve ért a mólóhoz, ezért a postás sokáig állt az eresz alatt, mert egyre erősebben esett az eső."
LITHUANIAN = (
    "Keltas į prieplauką atplaukė vėlai, todėl paštininkas ilgai laukė po stogeliu, nes smarkiai lijo."
)
JAPANESE = "渡し船は遅れて桟橋に着き、郵便配達の人は屋根の下で長いこと待っていた。"
CHINESE = "渡船很晚才靠岸，邮递员在屋檐下等了很久，因为雨一直下个不停。"
TAIWANESE = "渡船很晚才靠岸，郵差在屋簷下等了很久，因為雨一直下個不停。"
KOREAN = "나룻배가 늦게 선착장에 닿아서 우체부는 처마 밑에서 오래 기다렸다."
THAI = "เรือข้ามฟากมาถึงท่าช้า บุรุษไปรษณีย์จึงรออยู่ใต้ชายคานาน เพราะฝนตกไม่หยุด"
ENGLISH = "The ferry’s late again, said the postman – “as ever” – and went to Chloé’s café for a £2 tea."
GERMAN = "Die Fähre kam verspätet an den Anleger, und der Briefträger wartete lange unter dem Vordach – für nichts."
FRENCH = "Le bac est arrivé très tard à l'embarcadère, et le facteur a longtemps attendu sous la marquise mouillée."
ITALIAN = "Il traghetto è arrivato tardi, perché il mare era mosso, e il postino restò lì, sotto la tettoia."

CASES = [
    (RUSSIAN, "cp1251 koi8-r iso8859-5 cp866 mac-cyrillic"),
    (UKRAINIAN, "cp1251 koi8-u iso8859-5"),
    (SERBIAN, "cp1251 iso8859-5"),
    (GREEK, "cp1253 iso8859-7 cp737"),
    (TURKISH, "cp1254 iso8859-9 cp857"),
    (HEBREW, "cp1255 iso8859-8 cp862"),
    (ARABIC, "cp1256 iso8859-6"),
    (CZECH, "cp1250 iso8859-2 cp852"),
    (POLISH, "cp1250 iso8859-2 cp852"),
    (HUNGARIAN, "cp1250 iso8859-2"),
    (LITHUANIAN, "cp1257 iso8859-13"),
    (JAPANESE, "cp932 euc_jp iso2022_jp"),
    (CHINESE, "gb18030 hz"),
    (TAIWANESE, "big5"),
    (KOREAN, "cp949"),
    (THAI, "cp874"),
    (ENGLISH, "cp1252"),
    (GERMAN, "cp1252 iso8859-15 cp850 mac-roman"),
    (FRENCH, "cp1252 cp850 mac-roman"),
    (ITALIAN, "cp1252 cp850 mac-roman"),
]


def _pairs() -> list[tuple[str, str]]:
    return [(text, codec) for text, codecs in CASES for codec in codecs.split()]


@pytest.mark.parametrize(("text", "codec"), _pairs())
def test_a_sentence_without_a_declaration_is_decoded(text: str, codec: str) -> None:
    data = text.encode(codec, "ignore")
    decoded = decode_text(data, "x")
    assert decoded.text == data.decode(codec)
    assert decoded.guess is not None
    assert decoded.warnings == (f"Read as {decoded.guess}; --encoding chooses another.",)


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("Die Königin kam mit dem Zug und ging in das Haus.", "mac-roman"),
        ("Über den Fluss kam an dem Tag nur ein Boot mit der Post.", "mac-roman"),
        ("El barco que ya está en la orilla no es de la isla.", "mac-roman"),
        ("Selon la mairie, ça ne se fait pas dans la ville.", "cp850"),
        ("Ce n'est pas le bac qui est à l'heure.", "cp437"),
    ],
)
def test_one_letter_beyond_ascii_is_decoded(text: str, codec: str) -> None:
    assert decode_text(text.encode(codec), "x").text == text


@pytest.mark.parametrize(
    "text",
    [
        "She paid £5.",
        "It’s here.",
        "“No,” he said.",
        "The café is closed.",
        "It is a naïve idea, and so is the other.",
        "A Zürich bank and a São Paulo one.",
        "The dose was 5 µg at 20 °C, ± 2 %.",
        "A dash – like this one — and an ellipsis…",
        "Brontë and Buñuel never met in Besançon, but Dvořák did not either.".replace("ř", "r"),
    ],
)
def test_short_english_texts_are_read_as_windows_1252(text: str) -> None:
    assert decode_text(text.encode("cp1252"), "x").text == text


def test_a_text_is_guessed_by_its_part_beyond_ascii() -> None:
    text = "A licence that comes first and is long. " * 5_000 + "\n" + RUSSIAN
    assert guess_encoding(text.encode("koi8-r"))[1] == "koi8-r"


def test_one_long_line_is_guessed() -> None:
    text = "word " * 50_000 + RUSSIAN * 300
    assert guess_encoding(text.encode("cp1251"))[1] == "cp1251"


@pytest.mark.parametrize("codec", ["cp1250", "gb18030", "euc_kr"])
def test_subtitles_and_pages_are_guessed(codec: str) -> None:
    text = {"cp1250": CZECH, "gb18030": CHINESE, "euc_kr": KOREAN}[codec]
    subtitles = "".join(
        f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\n{text[n * 9 : n * 9 + 9]}\n\n" for n in range(1, 5)
    )
    page = f"<html><head><title>{text[:9]}</title></head><body class='a'><p>{text}</p></body></html>"
    for source in (subtitles, page):
        assert decode_text(source.encode(codec), "x").text == source
