"""Claims of a year's months, of a year's highest, of runs in a year, of balances: the verdict is on what was said."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge import Knowledge
from bot.model import Question
from bot.pipeline import answer

TODAY = date(2026, 9, 15)


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        # a run in a year need not last to its end
        ("en", "the PMI was below 50 for eight months in a row in 2025, right?", "True. "),
        ("en", "the PMI was below 50 for nine months in a row in 2025, right?", "False. "),
        ("zh", "制造业PMI去年连续8个月低于荣枯线，对吗", "属实。"),
        ("ja", "製造業PMIは去年8カ月連続で50を下回りましたよね", "本当です。"),
        # how many of its months
        ("en", "In seven months of 2025 the surplus was above 100 billion, right?", "True. "),
        ("en", "In eight months of 2025 the surplus was above 100 billion, right?", "False. "),
        ("ja", "2025年に黒字が1000億ドルを超えた月は7カ月で正しい？", "本当です。"),
        ("ru", "В 2025 году профицит был выше 100 миллиардов все 12 месяцев, верно?", "Неверно. "),
        # two ends of one bound are one claim
        ("en", "is it true exports rose between 4 and 6 percent in May 2025", "True. China's exports rose 4.8 %"),
        ("en", "is it true PMI was between 49 and 50 in June 2025", "True. "),
        ("en", "is it true exports rose between 5 and 6 percent in May 2025", "False. "),
        # the highest or lowest of its year
        ("en", "February was the lowest month for imports in 2025, right?", "True. "),
        ("en", "October was the lowest month for exports to the US in 2025, right?", "False. "),
        ("ru", "Самым слабым месяцем для импорта в 2025 году был февраль, верно?", "Верно. "),
        ("zh", "2025年进口最低的月份是2月，对吗", "属实。"),
        ("ja", "2025年で輸入が一番少なかったのは2月ですよね", "本当です。"),
        # how a deficit moved
        ("en", "By US data the deficit with China grew in 2025, right?", "False. "),
        ("ru", "По данным США, дефицит торговли с Китаем в 2025 году вырос, так?", "Неверно. "),
        # one's surplus is the other's deficit
        ("en", "Taiwan's surplus with China was about 147 billion in 2025, true?", "True within rounding. "),
        ("en", "China had a deficit of 147 bn with Taiwan in 2025, true?", "True within rounding. "),
        ("en", "America had a surplus with China in 2025, right?", "False. "),
        # 只 is no piece
        ("zh", "2025年对东盟出口只增长了5%，是真的吗", "不属实。2025年中国对东盟出口同比增长13.4%"),
        # pieces of goods whose series is one of money
        ("en", "China exported 3.8 billion lithium batteries in Jan-Oct 2025, right?", "True within rounding. "),
        ("zh", "锂电池2025年前10个月出口了38亿只，对吗", "四舍五入后属实。"),
    ],
)
def test_the_verdict(knowledge: Knowledge, language: str, text: str, said: str) -> None:
    assert answer(Question(text, TODAY, language), knowledge).headline.startswith(said)


def test_a_balance_that_moved_is_told_with_its_two_amounts(knowledge: Knowledge) -> None:
    reply = answer(Question("By US data the deficit with China grew in 2025, right?", TODAY, "en"), knowledge)
    assert "From −$295.4 bn to −$202.1 bn" in reply.text
    assert {figure.value for figure in reply.figures} >= {-295.4, -202.1}


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("en", "The yuan broke through 7 per dollar at the end of December 2025, true?", "True. "),
        ("zh", "人民币去年12月底升破7，是真的吗？", "属实。"),
        ("zh", "美元兑人民币去年12月24日突破7，对吗", "属实。2025年12月24日"),
        ("ru", "Юань в конце декабря 2025 пробил отметку 7 за доллар, верно?", "Верно. "),
    ],
)
def test_a_yuan_that_breaks_a_line_costs_a_dollar_less(
    knowledge: Knowledge, language: str, text: str, said: str
) -> None:
    assert answer(Question(text, TODAY, language), knowledge).headline.startswith(said)


def test_a_line_on_one_side_of_which_it_stood_is(knowledge: Knowledge) -> None:
    reply = answer(Question("去年12月24日美元兑人民币高于7，对吗", TODAY, "zh"), knowledge)
    assert reply.headline.startswith("属实。")


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        # of a span that ends in January, the month of the two announced as one that lies in it
        ("en", "exports to the US fell ten months in a row from April 2025 to January 2026, right?", "True. "),
        # a word of vagueness before the preposition
        ("ru", "Разве импорт из США в декабре 2025 не упал почти на 30 процентов?", "Примерно верно. "),
        # a part in words
        ("ru", "экспорт в Штаты за 2025 год рухнул на пятую часть, верно?", "Верно. "),
        # none was bought, and no price is told
        ("zh", "去年9月中国一吨美国大豆都没买，真的吗？", "属实。"),
        ("ja", "去年9月、中国は米国産大豆を1トンも輸入しなかったって本当？", "本当です。"),
        # taken up again: more than none
        ("zh", "听说2025年12月中国恢复进口美国大豆了，是这样吗", "不属实。"),
        ("ru", "Китай возобновил импорт сои из США в ноябре 2025, верно?", "Неверно. "),
        ("ja", "2025年12月に米国産大豆の輸入が再開したというのは本当ですか", "違います。"),
    ],
)
def test_what_else_is_claimed(knowledge: Knowledge, language: str, text: str, said: str) -> None:
    assert answer(Question(text, TODAY, language), knowledge).headline.startswith(said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("去年の鋼材輸出は1億トンを超えなかったよね", "違います。"),
        ("去年の石炭輸入は5億トンを超えませんでしたよね", "本当です。"),
        ("2025年10月の輸出は増えなかったよね", "本当です。"),
        ("2025年に輸出が減った月はなかったよね", "違います。"),
        ("2025年の対米輸出は増えたんじゃなかったっけ？", "違います。"),
    ],
)
def test_assent_to_a_denial(knowledge: Knowledge, text: str, said: str) -> None:
    assert answer(Question(text, TODAY, "ja"), knowledge).headline.startswith(said)


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Exports to the EU stayed below $392 billion in 2025 - true?",
         "False. Exports from China to the EU, 2025: $559.95 bn"),
        ("fact check: in 2025 exports to ASEAN stayed below 599 billion dollars",
         "False. Exports from China to ASEAN, 2025: $665.22 bn"),
        ("is it true that exports to the US stayed below 40 billion in 2025",
         "False. Exports from China to the United States: so in 10 of the 12 months held, 2025"),
        ("Is it correct that in October 2025 China's exports reached $213.7 billion?",
         "False. China's exports, October 2025: $305.35 bn"),
        ("exports reached 3.5 trillion in 2025, right?", "True. China's exports, 2025: $3,770 bn"),
        ("the surplus reached 1.15 trillion in 2025, right?",
         "True. China's trade balance, 2025: a surplus of $1,189 bn"),
        ("exports in every month of 2025 reached 213.5 bn, right?",
         "True. China's exports: so in every one of the 12 months held, 2025"),
        ("exports never reached 425 bn, right?",
         "True. China's exports: no month of those held with at least $425 bn (0), January 2021 to June 2026"),
        ("was export growth below zero in October 2025",
         "True. China's exports fell 1.1 % on a year earlier in October 2025"),
        ("months in 2025 with import growth below zero",
         "China's imports: 5 months with a fall on a year earlier, 2025: Jan–Feb 2025 −8.4 %, Mar 2025 −4.3 %, "
         "Apr 2025 −0.2 % and May 2025 −3.4 %"),
        ("is it true that exports reached 400 billion in June 2026", "True. China's exports, June 2026: $412.39 bn"),
        ("China's imports were between 2068 and 3102 billion dollars in 2024, correct?",
         "True. China's imports, 2024: $2,585.1 bn"),
        ("China's imports lay between $2,700 bn and $3,102 bn in 2024, correct?",
         "False. China's imports, 2024: $2,585.1 bn"),
    ],
)  # fmt: skip
def test_an_amount_is_held_against_what_has_such_amounts(knowledge: Knowledge, text: str, headline: str) -> None:
    """A month against a month's amount, a span's sum against more than any month has; what was `reached` to the digit
    is what it came to, a round amount a mark that was passed; figures of billions are no years."""
    assert answer(Question(text, TODAY, "en"), knowledge).headline == headline


def test_a_year_after_a_higher_one_that_is_not_held_is_no_record(knowledge: Knowledge) -> None:
    """Coal fell 9.6 % in 2025 from a year that is not held."""
    reply = answer(Question("coal imports hit a record in 2025, right?", TODAY, "en"), knowledge)
    assert "highest" not in reply.text


def test_one_cause_is_told_once(knowledge: Knowledge) -> None:
    reply = answer(Question("why did exports fall in october 2025, any reason?", TODAY, "en"), knowledge)
    assert reply.text.count("China's exports fell 1.1 %") == 1


def test_a_rate_that_was_worked_out_is_said_to_be(knowledge: Knowledge) -> None:
    reply = answer(Question("export growth in May 2026", TODAY, "en"), knowledge)
    assert "Of the US dollar value: up 19.2 % (worked out from the levels)" in reply.text
