"""The starts and ends of sentences."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.growth import grows_with_size
from tests.language.hard_sentences import HARD
from tui.document.build import Draft
from tui.document.errors import Cancelled
from tui.document.model import Article, BlockKind, Span, SpanKind
from tui.language.abbreviations import MORE_ABBREVIATIONS, NEVER_FINAL
from tui.language.articles import build_article
from tui.language.detect import LANGUAGES
from tui.language.sentences import find_sentences

PARAGRAPH = BlockKind.PARAGRAPH


def article_of(*texts: str, language: str = "english") -> Article:
    return build_article([Draft(PARAGRAPH, text) for text in texts], title="", language=language)


def split(text: str, language: str = "english") -> list[str]:
    return [sentence.text for sentence in find_sentences(article_of(text, language=language))]


@pytest.mark.parametrize(
    "sentences",
    [
        ["A tool, e.g. a hammer, is enough.", "Nails, i.e. the long ones, are not."],
        ["Smith et al. found three.", "They were small."],
        ["She has a Ph.D. in physics.", "He has none."],
        ["He lives in the U.S.", "The U.S. Army left in 1945."],
        ["It was deputy U.S. Marshal Wells.", "He was late."],
        ["See No. 5 for it.", "See Fig. 3 and pp. 4-5 too."],
        ["The answer was no.", "Nobody left."],
        ["J. K. Rowling met George W. Bush and C.S. Lewis.", "They talked."],
        ["We need vitamin C.", "The plan failed."],
        ["It costs $3.50 or 2.5 percent.", "It grew 0.7."],
        ["Well... what now?", "We wait."],
        ["I… don’t know.", "It rained…", "The street was empty."],
        ["These countries are free.”", "The others are not."],
        ["(He was ill.)", "They came."],
        ['"Stop!" he said.', '"Why?" she asked.', "He left."],
        ["“Why?” Anna asked.", "“No.”", "He turned away."],
        ["He asked “What is it?” and left.", "(See p. 4.)", "It rained."],
        ["It ended here.", "The next one began.", "All of it."],
        ["It is so.[12]", "It was not.[3][4]", "It will be."],
        ["It is so.¹", "It was not in 1999.²⁻⁴", "“It will be.”⁵", "A room of 9 m² is small.(6)", "Go."],
        ["Pay Re. 1 or Rs. 2.", "It is 4 lb. 3 oz. of oil.", "Call tel. 555 or read cl. 4 in para. 5."],
        ["1. First this.", "2. Then that."],
        ["What?", "Really?!", "Yes!!!", "I did."],
        ["Acme Inc. said so.", "Add sugar, etc.", "Then stir it."],
        ["Mr. Will and Dr. Brown came at 5 p.m. on Nov. 5.", "It was cold."],
        ["It is i.i.d. and w.r.t. the mean, a.k.a. the average.", "So it goes."],
        ["Between 900 B.C. and 612 B.C. it grew.", "Then it fell."],
        ["He owes me Rs. 300 for it.", "See Thm. 7 and Eq. 2.", "Ask at ext. 15."],
        ["It lies at N°. 12.40.7.", "Go there."],
        ["Take 3 tbsp. of oil.", "The temp. fell.", "A pole is 6 ft. 2 in. long."],
        ["We went with plan C.", "Everybody agreed.", "Her blood is of group A.", "His is not."],
        ["We went with plan B.", "Leeds is far.", "Ask John B. Leeds of it."],
        ["They left, you and I.", "Did she?", "Ask Albert I. Jones."],
        ["She works in the U.S.", "Thousands do.", "The U.S. Embassy is shut."],
        ["At 7 A.M. Mr. Cole rose.", "He slept at 9 p.m.", "Mrs. Cole read."],
        [
            "He had gone....",
            "Leeds was dark.",
            "Ask J. Bell Jr.'s son.",
            "It was run by Bell Inc..",
            "Leeds liked it.",
        ],
        ["She was . . . I think . . . asleep."],
        ["Q. Why now?", "A. Luck is no plan.", "It never was.", "Q. Is that so?", "A. Yes, it is."],
        ["B. They are the second.", "They come last."],
        ["Look at App. C for it.", "Look at Fig. D.", "It is clear.", "She lives in Apt. 7."],
    ],
    ids=lambda sentences: sentences[0],
)
def test_finds_the_sentences_of_english(sentences: list[str]) -> None:
    assert split(" ".join(sentences)) == sentences


@pytest.mark.parametrize(
    "language, sentences",
    [
        ("german", ["Das ist z.B. ein Satz.", "Am 3. Oktober kam er.", "Er rief „Halt!“ und ging."]),
        ("spanish", ["¿Qué es?", "El Sr. García vive en EE. UU. y trabaja.", "Tiene 3,5 años."]),
        ("french", ["M. Dupont est là.", "Il a dit « non ».", "C'est tout."]),
        ("greek", ["Τι είναι αυτό;", "Δεν ξέρω."]),
        ("slovak", ["To je dom.", "Je starý."]),
        ("chinese", ["他来了。", "他走了！", "「好。」", "我说。"]),
        ("russian", ["Он пришёл в 1999 г. и остался.", "Потом ушёл."]),
        ("russian", ["См. рис. 4 и табл. 2.", "Проф. Орлов живёт на ул. Мира, д. 5."]),
        (
            "russian",
            ["Она родилась в 1980 г.", "Потом жила в г. Твери.", "Он дал хлеб, соль и т.д.", "Они ели."],
        ),
        ("ukrainian", ["Він живе на вул. Лесі.", "Купив хліб і т. д.", "Потім пішов."]),
        ("italian", ["Comprò pane, olio ecc.", "Poi tornò."]),
        ("polish", ["Kupił chleb itd.", "Potem wrócił do ul. Lipowej."]),
        ("portuguese", ["Comprou pão, leite etc.", "Depois voltou."]),
        ("slovak", ["Slúžil v III. Pluku.", "Potom odišiel ku XII. Pluku."]),
        ("danish", ["Jeg bor i U.S.A.", "Hvor bor du?", "Vi ringer til Møller og co.", "Hvem er det?"]),
        ("swedish", ["Han köpte bröd, ost etc.", "Sedan gick han."]),
        (
            "slovak",
            ["Kúpil to doc. Malý, napr. Jonatan a iné.", "Platí to od 3. Marca do leta.", "Pozri č. 7."],
        ),
        ("czech", ["Přijel Ing. Malý, např. Petr to ví.", "Sejdeme se 2. Května."]),
        (
            "italian",
            [
                "Il resp. amm. era assente.",
                "Gli idraul. Neri torna gio. 12 ott. con l'Avv. Rosi.",
                "Sono l'Ing. Bruni.",
            ],
        ),
        ("danish", ["Han bor ved Skt. Jørgens Sø.", "Møller og co. er flyttet.", "Jf. s. 8."]),
        ("dutch", ["Dhr. Smit las blz. 5 en fig. 3.", "Mevr. Bos kwam ook."]),
        ("polish", ["Mieszka przy ul. Wiejskiej 3.", "Ma ok. 20 lat, tzn. Sporo."]),
        ("hungarian", ["Pl. Budapest nagy.", "Dr. Kis kb. 20 évig élt ott."]),
        ("romanian", ["Dl. Ionescu stă pe str. Lungă nr. 7.", "Nu vine."]),
        ("swedish", ["Han bor i t.ex. Lund.", "Hon kom kl. 9."]),
        ("turkish", ["Bkz. s. 5.", "Örn. Ankara büyük."]),
        (
            "german",
            ["Anfang des 19. Jh. stand hier sein 16. Bau.", "Im 3. Monat fiel der 4. Turm.", "Er kam."],
        ),
        ("german", ["Er bekam die 9.", "Danach kam der 10.", "Er war 19.", "Jahre später kam er."]),
        ("german", ["Ein Brett (ahd. „latto“) hieß Lade.", "Der Bau (ehem. Rathaus) steht.", "Er ist alt."]),
        ("german", ["Wir wählten Plan B.", "Niemand war froh.", "Er heißt G. Maurer."]),
        ("arabic", ["قال د. سامي إنه متعب.", "ثم نام."]),
        (
            "thai",
            [
                "ฝนตกหนักมากตั้งแต่เมื่อคืนนี้",
                "แต่เรือข้ามฟากยังวิ่งอยู่นะครับ",
                "คนส่งจดหมายยืนรออยู่ใต้หลังคา เพราะไม่มีร่ม ขนม หรือชา",
            ],
        ),
        (
            "thai",
            [
                "ชาวบ้านริมแม่น้ำช่วยกันซ่อมเขื่อนเก่าที่พังลงเมื่อปีก่อน",
                "ช่างไม้จากหมู่บ้านใกล้เคียงนำไม้สักมาให้สิบสองต้น",
            ],
        ),
        ("arabic", ["اقرأ ص. 7 من الكتاب.", "ثم نم."]),
        ("japanese", ["「雨ですか？」と彼は聞いた。", "私は笑った。"]),
        ("japanese", ["『雨よ！』を見た。", "「風だ！」が題だ。", "私は笑った。"]),
        ("korean", ["그는 “비가 와?” 라고 물었다.", "나는 웃었다."]),
        ("georgian", ["წვიმს?", "დრ. ნინო აქ არის."]),
        ("hindi", ["रु. 300 यहाँ हैं।", "वे गए।"]),
        ("vietnamese", ["PGS. Lan ở TP. Huế.", "Xem tr. 7."]),
        ("catalan", ["P. ex. Lleida és lluny.", "Vegeu la p. 7."]),
        ("bulgarian", ["Вижте фиг. 2 и бл. 7.", "Тя си отиде."]),
        ("ukrainian", ["Він живе в буд. 7.", "Там тихо."]),
        ("russian", ["Мы едем в пгт. Орлово и пос. Лесной.", "Там тихо."]),
        ("russian", ["«Где ты был? — спросила она. — Мы ждали».", "Он молчал."]),
        ("russian", ["Это приказ (2012 год. № 35).", "Он старый."]),
        ("spanish", ["Ven el Mar. 12 de mayo.", "Fue al mar.", "12 barcos salían.", "Vive en la Cra. 7."]),
        ("italian", ["Lavora con lo psicol. Bruni.", "È brava."]),
    ],
)
def test_finds_the_sentences_of_other_languages(language: str, sentences: list[str]) -> None:
    joined = "" if language in ("chinese", "japanese") else " "
    assert split(joined.join(sentences), language) == sentences


@pytest.mark.parametrize(
    "language, sentences",
    [(language, sentences) for language, passages in HARD.items() for sentences in passages],
    ids=lambda value: value[0] if isinstance(value, list) else value,
)
def test_finds_the_sentences_of_hard_passages(language: str, sentences: list[str]) -> None:
    assert split(" ".join(sentences), language) == sentences


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_gives_sentences(language: str) -> None:
    assert split("Uno. 2. Три!", language)


@pytest.mark.parametrize("text", ["x", "Word", "Word.", "7.", "word:", "日本語。", "Wort!"])
def test_a_word_with_or_without_a_mark_is_a_sentence(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize("text", [".", "…", "—", "。"])
def test_a_mark_alone_is_no_sentence(text: str) -> None:
    assert split(text) == []


def test_splits_where_a_space_is_missing() -> None:
    assert split("It ended here.The next one began.") == ["It ended here.", "The next one began."]
    assert split("He said “so.”They left.") == ["He said “so.”", "They left."]
    assert split('It ended."They left" is its end.') == ["It ended.", '"They left" is its end.']
    assert split("It ended then.Mr. Hall left in 1998.They slept.") == [
        "It ended then.",
        "Mr. Hall left in 1998.",
        "They slept.",
    ]
    assert split("Ask Prof.Stone etc.They know it.") == ["Ask Prof.Stone etc.", "They know it."]
    assert split("Read 3.Third and v2.300.Final now.") == ["Read 3.Third and v2.300.Final now."]
    assert split("Он ушёл.Она ждала.", "russian") == ["Он ушёл.", "Она ждала."]
    assert split("Вот ул.Лесная.", "russian") == ["Вот ул.Лесная."]
    assert split("Βρέχει.Εκείνη έφυγε.", "greek") == ["Βρέχει.", "Εκείνη έφυγε."]
    assert split("See https://example.org/Some.Page or write to Jane.Doe@example.org now.") == [
        "See https://example.org/Some.Page or write to Jane.Doe@example.org now."
    ]


def test_a_small_letter_begins_no_sentence_where_the_block_begins_with_a_capital() -> None:
    assert split("Ask the vend. about it. It is here.") == ["Ask the vend. about it.", "It is here."]
    assert split("ask them. they know.") == ["ask them.", "they know."]
    assert split("Ask the people. they know.") == ["Ask the people.", "they know."]
    assert split("Read it. py.typed is a mark. parse() is a call.") == [
        "Read it.",
        "py.typed is a mark.",
        "parse() is a call.",
    ]
    assert split("He likes it. iPhones are small.") == ["He likes it.", "iPhones are small."]
    assert split("It has two. (ii) It has three. π = 3.") == ["It has two.", "(ii) It has three.", "π = 3."]
    assert split("Say it. “low” is a word. - dash") == ["Say it.", "“low” is a word.", "- dash"]
    assert split("Ask Smith jun. (see below) for it.") == ["Ask Smith jun. (see below) for it."]


def test_items_of_a_list_in_one_line_are_sentences() -> None:
    assert split("1.) Wash it 2.) Dry it. Fold it 3.) Go") == [
        "1.) Wash it",
        "2.) Dry it.",
        "Fold it",
        "3.) Go",
    ]
    assert split("a. Wash it b. Dry it") == ["a. Wash it", "b. Dry it"]


def test_a_mark_before_a_bracket_that_is_not_its_own_ends_no_sentence() -> None:
    assert split("[下雨了嗎？](https://example.org/rain) 是。", "chinese") == [
        "[下雨了嗎？](https://example.org/rain) 是。"
    ]


def test_dots_of_a_script_with_its_own_stops_mark_abbreviations() -> None:
    assert split("डॉ. राय आए। मि. सेन गए।", "hindi") == ["डॉ. राय आए।", "मि. सेन गए।"]
    assert split("यह घर है. वह पेड़ है.", "hindi") == ["यह घर है.", "वह पेड़ है."]
    assert split("Տեսա ք. Գյումրին։ Գնացի։", "armenian") == ["Տեսա ք. Գյումրին։", "Գնացի։"]


@pytest.mark.parametrize("text", ["* * *", "—", "…", "!!! ???"])
def test_marks_alone_are_no_sentence(text: str) -> None:
    assert split(text) == []


def test_only_prose_has_sentences() -> None:
    kinds = [Draft(kind, "One here. Two here.", level=1) for kind in BlockKind]
    article = build_article(kinds, title="One here.")
    held = {
        block.kind
        for block in article.blocks
        for s in article.sentences
        if block.start <= s.start < block.end
    }
    assert held == {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE}
    assert len(article.sentences) == 6


def test_a_sentence_knows_its_innermost_section() -> None:
    article = build_article(
        [
            Draft(PARAGRAPH, "Before all."),
            Draft(BlockKind.HEADING, "First", 1),
            Draft(PARAGRAPH, "In the first. Still there."),
            Draft(BlockKind.HEADING, "Inner", 2),
            Draft(PARAGRAPH, "In the inner."),
        ],
        title="",
    )
    assert [sentence.section for sentence in article.sentences] == [0, 1, 1, 2]


texts = st.text(
    st.one_of(
        st.characters(), st.sampled_from("กแต่"), st.sampled_from(".!?…;:,\"'“”’()[]0123456789 \n。AaBb")
    ),
    max_size=200,
)


@given(st.lists(texts, max_size=5), st.sampled_from(LANGUAGES))
@example(["\ud800. A", "\0. B. \x1b"], "english")
def test_sentences_are_exact_spans(blocks: list[str], language: str) -> None:
    article = article_of(*blocks, language=language)
    end = 0
    for index, sentence in enumerate(article.sentences):
        assert sentence.index == index
        assert article.text[sentence.start : sentence.end] == sentence.text
        assert sentence.start >= end
        assert sentence.text == sentence.text.strip() != ""
        assert any(block.start <= sentence.start and sentence.end <= block.end for block in article.blocks)
        end = sentence.end


@given(st.lists(texts, max_size=5))
def test_every_word_character_is_in_a_sentence(blocks: list[str]) -> None:
    article = article_of(*blocks)
    held = "".join(sentence.text for sentence in article.sentences)
    assert [c for c in article.text if c.isalnum()] == [c for c in held if c.isalnum()]


def test_a_long_block_is_split_as_a_short_one_is() -> None:
    sentences = [f"This is sentence {number}, e.g. a plain one." for number in range(2_000)]
    assert split(" ".join(sentences)) == sentences


@pytest.mark.parametrize("unit", ["a", "ha! ", "1. ", "word ", "Q. ", "Mr. ", "aa.Aa"])
def test_text_without_an_end_is_still_split(unit: str) -> None:
    text = (unit * (300_000 // len(unit))).strip()
    assert "".join(" ".join(split(text)).split()) == "".join(text.split())


@pytest.mark.parametrize(
    "unit",
    [
        "<![CDATA[",
        "aa.Aa",
        "&amp;",
        "http://a.b/(",
        "A. ",
        "e.g. ",
        ". . . ",
        "\xa0",
        "한",
        "の",
        "e\u0301",
        "«",
        "1) ",
    ],
)
def test_the_time_grows_with_the_length(unit: str) -> None:
    assert grows_with_size(lambda size: split((unit * size)[:size] + "a"), 20_000)


def test_a_text_without_spaces_is_split_in_windows() -> None:
    text = "".join(f"第{number}艘渡船很晚才靠岸。" for number in range(3_000))
    assert [len(each) for each in split(text, "chinese")] == [
        10 + len(str(number)) for number in range(3_000)
    ]


def test_after_a_great_many_marks_a_text_is_cut_into_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.language.sentences._MAX_MARKS", 5)
    article = article_of(
        "It rains. It snows. It thaws. ...", "It blows. It hails. " * 2_000, "It ends. So.", "!?"
    )
    texts = [sentence.text for sentence in article.sentences]
    assert texts[:4] == ["It rains.", "It snows.", "It thaws. ...", "It blows. It hails. " * 500 + "It"]
    assert len(texts) == 8
    assert texts[-1] == "It ends. So."


def test_progress_counts_characters() -> None:
    article = article_of(*["One here. Two here."] * 50)
    seen: list[tuple[int, int]] = []
    find_sentences(article, on_progress=lambda done, total: seen.append((done, total)))
    assert seen[-1] == (len(article.text), len(article.text))
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert len(seen) < 50


def test_can_be_cancelled() -> None:
    asked = 0

    def cancelled() -> bool:
        nonlocal asked
        asked += 1
        return asked == 3

    with pytest.raises(Cancelled):
        find_sentences(article_of(*["One here. Two here."] * 50), cancelled=cancelled)
    assert asked == 3


def test_knows_the_abbreviations_that_sumy_adds() -> None:
    from sumy.nlp.tokenizers import Tokenizer

    for language in ("english", "german", "greek"):
        added = {word.lower() for word in Tokenizer.LANGUAGE_EXTRA_ABREVS[language] if " " not in word}
        assert added <= {*MORE_ABBREVIATIONS[language].split(), *NEVER_FINAL}


def test_a_formula_that_stands_alone_is_no_sentence() -> None:
    formula = "E = mc^2. It is a law."
    spans = (Span(SpanKind.FORMULA, 0, len(formula)),)
    article = build_article(
        [Draft(BlockKind.PARAGRAPH, formula, spans=spans), Draft(BlockKind.PARAGRAPH, "It is a law.")],
        title="",
    )
    assert [sentence.text for sentence in article.sentences] == ["It is a law."]


@pytest.mark.parametrize(
    "address", ["https://a.example/rope.html#2", "<http://a.example>", "www.a.example/?a=1"]
)
def test_an_address_that_stands_alone_is_no_sentence(address: str) -> None:
    texts = (address, "It is a law.", f"See {address}", "https://a.example是一条绳子。")
    article = build_article([Draft(BlockKind.LIST_ITEM, text) for text in texts], title="")
    assert [sentence.text for sentence in article.sentences] == list(texts[1:])
