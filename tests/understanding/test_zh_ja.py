"""Chinese and Japanese questions read as the queries they mean: who leads, who follows, one word for both ways."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from bot.conversation import Conversation
from bot.knowledge import Knowledge, load
from bot.model import Bound, Query, Question
from bot.pipeline import answer
from bot.understanding import understand

ASKED_ON = date(2026, 9, 15)


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load(None)


def read(text: str, knowledge: Knowledge) -> tuple[str, ...]:
    """Operation, reporter, flow, partners, goods and periods of each query; the reason where there is none."""
    question = Question(text, ASKED_ON, None, ())
    understood = understand(question, knowledge.lexicons, knowledge.coverage, knowledge.catalog)
    return tuple(
        " ".join(
            (query.operation, query.reporter, query.flow or "-", ",".join(query.partners), ",".join(query.commodities),
             *(period.code for period in query.periods))
        )
        if isinstance(query, Query)
        else type(query).__name__
        for query in understood.queries
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("去年12月中国对美国出口多少亿美元", "level CHN export USA TOTAL 2025-12"),
        ("美国2025年从中国进口多少", "level USA import CHN TOTAL 2025"),
        ("德国2025年对华出口", "level DEU export CHN TOTAL 2025"),
        ("米国の2025年の中国からの輸入", "level USA import CHN TOTAL 2025"),
        ("2025年の日本の対米輸出額は", "level JPN export USA TOTAL 2025"),
        ("ブラジルから中国への大豆輸出 2025年", "level CHN import BRA soybeans 2025"),
        ("从巴西向中国出口大豆2025", "level CHN import BRA soybeans 2025"),
        ("2025年中国贸易顺差多少", "balance CHN balance WLD TOTAL 2025"),
        ("中美贸易额2025年", "total CHN total USA TOTAL 2025"),
        ("米中貿易総額2025年", "total CHN total USA TOTAL 2025"),
        ("2025年对日本和韩国的出口哪个多", "compare CHN export JPN,KOR TOTAL 2025"),
        ("5月のEU・ASEAN・米国向け輸出は", "level CHN export EU27,ASEAN,USA TOTAL 2026-05"),
        ("対中貿易で日本は昨年いくらの赤字を出したのか", "balance JPN balance CHN TOTAL 2025"),
        ("2026年上期 輸出 ASEAN対EU どちらが上", "compare CHN export ASEAN,EU27 TOTAL 2026-01/2026-06"),
        ("輸入 26年5月→6月 前月比％", "growth CHN import WLD TOTAL 2026-06 2026-05"),
        ("輸出が月4000億ドルを最初に突破したのは何年何月ですか", "threshold CHN export WLD TOTAL"),
        ("2025年4月以降、年末まで対米輸出の推移", "trend CHN export USA TOTAL 2025-04/2025-12"),
        ("对美出口占比从2024年的多少降到2025年的多少？", "share CHN export USA TOTAL 2024 2025"),
        ("顺差从7月的多少扩大到8月的多少", "change CHN balance WLD TOTAL 2026-08 2026-07"),
        ("从2025年11月到今年3月的顺差总额", "balance CHN balance WLD TOTAL 2025-11/2026-03"),
        ("出口增速从7月到8月加快了多少", "change CHN export WLD TOTAL 2026-08 2026-07"),
        ("出口增速 2025年10月和2025年11月", "growth CHN export WLD TOTAL 2025-10 2025-11"),
        ("2025年全年进出口分别增长多少", "growth CHN both WLD TOTAL 2025"),
        ("2025年兩岸貿易總額", "total CHN total TWN TOTAL 2025"),
        ("中台の貿易収支 2025年", "balance CHN balance TWN TOTAL 2025"),
        ("アメリカ産大豆の輸入がゼロになったのはいつから？", "streak CHN import USA soybeans"),
        ("过去一年出口总额", "level CHN export WLD TOTAL 2025-07/2026-06"),
        ("近两年对美出口走势", "trend CHN export USA TOTAL 2024-01/2025-12"),
        ("近两个月出口增速", "trend CHN export WLD TOTAL 2026-07/2026-08"),
        ("一年要进口多少大豆", "Ambiguous"),
        ("今年、輸出が一番伸びたのは何月", "record CHN export WLD TOTAL 2026"),
        ("2025年增长最快的出口商品", "rank CHN export WLD  2025"),
        ("国別の輸出 2025年", "rank CHN export  TOTAL 2025"),
        ("2025年分国别出口", "rank CHN export  TOTAL 2025"),
        ("上半年对日贸易顺差？逆差？", "balance CHN balance JPN TOTAL 2026-01/2026-06"),
        ("対日貿易は黒字？赤字？今年上半期で", "balance CHN balance JPN TOTAL 2026-01/2026-06"),
        ("去年对美出口掉了几成？", "growth CHN export USA TOTAL 2025"),
        ("トランプ関税以降、対米輸出が一番少なかったのは何月？", "Ambiguous"),
        ("2024年以来顺差跌破过500亿吗", "threshold CHN balance WLD TOTAL 2024-01/2026-08"),
        ("近一次出口低于预期是什么时候", "surprise CHN export WLD TOTAL"),
        ("德国占中国对欧盟出口的比重，今年上半年", "share CHN export DEU,EU27 TOTAL 2026-01/2026-06"),
        ("德国和法国占中国出口的比重，今年上半年", "share CHN export DEU,FRA TOTAL 2026-01/2026-06"),
        ("2025年の大豆輸入でアルゼンチン産は何％", "Ambiguous"),
        ("8月輸入＋28.2％で合ってる？", "check CHN import WLD TOTAL 2026-08"),
        ("輸出 25/9", "level CHN export WLD TOTAL 2025-09"),
        ("二季度末那个月出口增速", "growth CHN export WLD TOTAL 2026-06"),
        ("24年以来对美出口最低的月份", "record CHN export USA TOTAL 2024-01/2026-06"),
        ("先月と去年の8月では黒字はどちらが大きい", "compare CHN balance WLD TOTAL 2026-08 2025-08"),
        ("今年で一番輸入が少なかった月", "record CHN import WLD TOTAL 2026"),
        ("去年10月、中国に原油を一番売ったのは", "rank CHN import  crude_oil 2025-10"),
        ("8月出口去年比路透预测低多少", "surprise CHN export WLD TOTAL 2025-08"),
        ("近几年顺差最小的月份", "record CHN balance WLD TOTAL"),
        ("韩国3月上旬出口额", "level KOR export WLD TOTAL 2026-03-01/2026-03-10"),
        ("韩国3月1日至10日出口额", "level KOR export WLD TOTAL 2026-03-01/2026-03-10"),
        ("韩国3月前10天出口额", "level KOR export WLD TOTAL 2026-03-01/2026-03-10"),
        ("3月1〜10日の韓国の輸出", "level KOR export WLD TOTAL 2026-03-01/2026-03-10"),
        ("昨夏の対米輸出", "level CHN export USA TOTAL 2025-06/2025-08"),
        ("2023年に中国から多く買ったのはベトナムですか、インドですか", "compare CHN export VNM,IND TOTAL 2023"),
        ("2023年に中国製品をより多く買ったのはベトナムかインドか", "compare CHN export VNM,IND TOTAL 2023"),
        ("4月到8月顺差是在扩大还是收窄", "trend CHN balance WLD TOTAL 2026-04/2026-08"),
        ("4月から8月にかけて黒字は増えているのか減っているのか", "trend CHN balance WLD TOTAL 2026-04/2026-08"),
        ("昨年7月分、米国の統計は中国の発表よりいくら少ない？", "mirror CHN export USA TOTAL 2025-07"),
        ("彭博当时对去年9月出口的预测中值是多少", "surprise CHN export WLD TOTAL 2025-09"),
        ("8月进出口哪头增长快", "compare CHN both WLD TOTAL 2026-08"),
        ("インド統計 対中赤字 2024-25年度", "balance IND balance CHN TOTAL 2024-04/2025-03"),
        ("6月の対米輸出は前の月に比べて何ドル増えたか", "change CHN export USA TOTAL 2026-06 2026-05"),
        ("次の中国の貿易統計の発表はいつですか", "coverage CHN - WLD TOTAL"),
        ("次に貿易統計が公表されるのは何日", "coverage CHN - WLD TOTAL"),
        ("2025年12月进出口增速分别是多少", "growth CHN both WLD TOTAL 2025-12"),
        ("今年前8个月货物贸易进出口同比", "growth CHN total WLD TOTAL 2026-01/2026-08"),
        ("2025年12月對美國出口多少億美元", "level CHN export USA TOTAL 2025-12"),
        ("2025年前五大出口目的国", "rank CHN export  TOTAL 2025"),
        ("2025年に輸出が減った月は", "threshold CHN export WLD TOTAL 2025"),
        ("印度2024/25财年对华逆差", "balance IND balance CHN TOTAL 2024-04/2025-03"),
        ("釜山会晤以来对美出口走势", "trend CHN export USA TOTAL 2025-10/2026-06"),
        ("ベトナムの2025年の対中輸入額", "level VNM import CHN TOTAL 2025"),
        ("越南2025年对华进口", "level VNM import CHN TOTAL 2025"),
        ("日本は2026年3月にいくら輸出しましたか", "level JPN export WLD TOTAL 2026-03"),
        ("韓国が2026年1月に世界へ輸出した額", "level KOR export WLD TOTAL 2026-01"),
        ("輸出は何か月連続で前年を上回っているのか", "streak CHN export WLD TOTAL"),
        ("レアアースの輸出、去年一番しょぼかったのって何月？", "record CHN export WLD rare_earths 2025"),
        ("対ASEANは2025年の輸出全体の何パーセントにあたりますか", "share CHN export ASEAN TOTAL 2025"),
        ("2025年PMI高于荣枯线的月份", "threshold CHN context WLD pmi_manufacturing 2025"),
        ("大豆进口量12月比11月少了多少，2025年", "change CHN import WLD soybeans 2025-12 2025-11"),
        ("2025年卖给欧盟的多还是卖给美国的多", "compare CHN export EU27,USA TOTAL 2025"),
        ("2025年11月中方对美出口与美方自华进口差距多大", "mirror CHN export USA TOTAL 2025-11"),
        ("出口增速从6月到7月回落了几个百分点", "change CHN export WLD TOTAL 2026-07 2026-06"),
        ("貿易黒字が初めて1000億ドルいったのっていつ？", "threshold CHN balance WLD TOTAL"),
        ("昨年は対EU輸出が幾らに膨れ上がったのか", "level CHN export EU27 TOTAL 2025"),
        ("2025年後半の対米輸出", "level CHN export USA TOTAL 2025-07/2025-12"),
        ("過去1年の輸出の伸び率の推移", "trend CHN export WLD TOTAL 2025-09/2026-08"),
        ("貿易黒字が最も小さかった月は2025年ではどこか", "record CHN balance WLD TOTAL 2025"),
        ("2025年进口额最高的前三个月", "rank CHN import WLD TOTAL 2025"),
        ("中国がアメリカ製品にかけている関税は平均で何％ですか", "level CHN context USA china_tariff_avg_on_us"),
        ("6月の黒字は5月からどれほど拡大したか", "change CHN balance WLD TOTAL 2026-06 2026-05"),
        ("2025年の対米輸出と対米輸入、差はどれくらい", "balance CHN balance USA TOTAL 2025"),
        ("対台湾輸入 2024年12月", "level CHN import TWN TOTAL 2024-12"),
        ("8月の輸入、どんぐらい増えてたんすかね", "growth CHN import WLD TOTAL 2026-08"),
        ("2026年6月我国输美商品总额", "level CHN export USA TOTAL 2026-06"),
        ("2026年6月 销日货物", "level CHN export JPN TOTAL 2026-06"),
        ("美国人自己说去年卖给中国多少", "level USA export CHN TOTAL 2025"),
        ("依美國海關統計，去年8月自中國進口多少", "level USA import CHN TOTAL 2025-08"),
        ("照美国人的算法，去年11月从中国买了多少", "level USA import CHN TOTAL 2025-11"),
        ("2023年以来出口同比增速的最低点在哪个月", "record CHN export WLD TOTAL 2023-01/2026-08"),
        ("2025年以来的出口曲线怎么样", "trend CHN export WLD TOTAL 2025-01/2026-08"),
        ("顺差第一次上千亿是啥时候", "threshold CHN balance WLD TOTAL"),
        ("哪个月出口最多 2025年", "record CHN export WLD TOTAL 2025"),
        ("年初两个月出口增速是多少来着", "growth CHN export WLD TOTAL 2026-01/2026-02"),
        ("去年最后一个月进口多少亿美元", "level CHN import WLD TOTAL 2025-12"),
        ("出口是不是一直在涨 涨了几个月了", "check CHN export WLD TOTAL"),
        ("9月顺差预期值是多少", "surprise CHN balance WLD TOTAL 2026-09"),
        ("2018年至2025年中国对美出口的年度变化", "trend CHN export USA TOTAL 2018-01/2025-12"),
        ("从2021年到现在，单月进口最多的是哪一年哪一个月", "record CHN import WLD TOTAL 2021-01/2026-08"),
        ("他们说印度是我们最大的顺差来源，对不对", "rank CHN balance IND TOTAL"),
        ("2025年10月中國原油進口前三大來源", "rank CHN import  crude_oil 2025-10"),
        ("今年邊個月出口最勁", "record CHN export WLD TOTAL 2026"),
        ("海关8月数据系何日发布", "coverage CHN -   2026-08"),
        ("有报道说2025年9月中国没有从美国进口大豆，属实吗", "check CHN import USA soybeans 2025-09"),
        ("2023年我们和日本的贸易是赚还是亏", "balance CHN balance JPN TOTAL 2023"),
        ("上三个月顺差", "balance CHN balance WLD TOTAL 2026-06/2026-08"),
        ("玩具去年出口是涨是跌", "growth CHN export WLD toys 2025"),
    ],
)
def test_reads_as_meant(text: str, meant: str, knowledge: Knowledge) -> None:
    assert read(text, knowledge) == (meant,)


@pytest.mark.parametrize(
    "text",
    [
        "2025年对美出口猪肉多少", "中国通过铁路出口了多少", "2025年人均出口额",
        "今天天气怎么样", "出口在哪里",
        "かにの輸入 2025年", "さとうの輸入は", "鉄道による輸出 2025年",
        "輸出ボタンはどこ", "本の輸出 2025年", "貿易についてのレポートを書いて", "服はどこで買うのがいい",
        "パソコンが遅いのはなぜ", "車の値段はいくら", "7月の輸出って25％も伸びてないよね？",
    ],
)  # fmt: skip
def test_no_word_of_content_is_passed_over(text: str, knowledge: Knowledge) -> None:
    assert set(read(text, knowledge)) <= {"NotHeld", "NotTrade"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("输出 2025年", "zh"), ("輸出 2025年 前年比", "ja"), ("貿易順差 2025年", "zh"), ("対米輸出 2025年", "ja"),
        ("對美出口 2025年", "zh"),
    ],
)  # fmt: skip
def test_characters_tell_the_language(text: str, language: str, knowledge: Knowledge) -> None:
    understood = understand(
        Question(text, ASKED_ON, None, ()), knowledge.lexicons, knowledge.coverage, knowledge.catalog
    )
    assert understood.language == language


WAYS = [json.loads(line) for line in Path(__file__).with_name("ja_ways.jsonl").read_text("utf-8").splitlines()]


@pytest.mark.parametrize("ways", [kind["ways"] for kind in WAYS], ids=[kind["id"] for kind in WAYS])
def test_one_question_in_many_words_is_one_query(ways: list[str], knowledge: Knowledge) -> None:
    plain, *others = ways
    for text in others:
        assert read(text, knowledge) == read(plain, knowledge), text


def test_an_amount_after_a_particle_is_its_bound(knowledge: Knowledge) -> None:
    """上千亿, 首破千亿: the sign before the amount says that it was passed."""
    for text in ("顺差第一次上1000亿美元是哪个月", "单月顺差首破千亿美元在何时"):
        question = Question(text, ASKED_ON, None, ())
        (query,) = understand(question, knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries
        assert isinstance(query, Query)
        assert (query.by, getattr(query.condition, "amount", None)) == ("first", 100.0), text


def test_halved_is_claimed_as_a_half(knowledge: Knowledge) -> None:
    """腰斩: a fall of half, not any fall."""
    question = Question("网传中国对美出口腰斩了，2025年5月，是这样吗", ASKED_ON, None, ())
    (query,) = understand(question, knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries
    assert isinstance(query, Query)
    assert getattr(query.condition, "amount", None) == -50.0


@pytest.mark.parametrize("text", ["2026年全年出口预计多少", "2025年全年出口预期是多少", "2026 export forecast"])
def test_a_year_that_nobody_forecast_is_not_told_by_its_months(text: str, knowledge: Knowledge) -> None:
    assert not answer(Conversation("en").question(text, ASKED_ON), knowledge).figures


def _asked(knowledge: Knowledge, *turns: str) -> Query:
    """The query of the last turn of a talk."""
    talk = Conversation("zh")
    for text in turns:
        reply = answer(talk.question(text, ASKED_ON), knowledge)
        talk = talk.after(reply)
    return reply.queries[0]


def test_a_gap_is_between_the_two_books_that_were_just_told(knowledge: Knowledge) -> None:
    asked = _asked(knowledge, "美国说去年从中国进口多少", "中国自己说呢", "为什么差这么多")
    assert (asked.operation, asked.by, asked.partners) == ("mirror", "causes", ("USA",))
    asked = _asked(knowledge, "2025年中国对美出口", "美方数据呢", "差多少")
    assert (asked.operation, asked.by) == ("mirror", "gap")


def test_the_highest_after_the_lowest_is_looked_for_in_the_same_span(knowledge: Knowledge) -> None:
    asked = _asked(knowledge, "2024年以来对美出口最低的是哪个月", "那个月怎么回事", "最高的呢")
    assert (asked.operation, asked.limit, asked.periods[0].code) == ("record", 1, "2024-01/2026-06")


def test_exports_are_set_beside_imports_where_a_fragment_compares(knowledge: Knowledge) -> None:
    asked = _asked(knowledge, "6月出口多少", "跟进口比呢")
    assert (asked.operation, asked.by, asked.flow) == ("compare", "flow", "both")


def test_whose_exports_are_more_asks_for_their_own(knowledge: Knowledge) -> None:
    """美国和日本谁的出口多: not what China sells to either."""
    assert read("美国和日本，去年谁的出口多", knowledge) == ("compare USA export USA,JPN TOTAL 2025",)


def test_a_surplus_tells_what_two_amounts_that_are_not_held_would(knowledge: Knowledge) -> None:
    assert read("8月份出口比进口多出多少", knowledge) == ("balance CHN balance WLD TOTAL 2026-08",)


def test_all_months_of_a_span_are_no_count_of_months(knowledge: Knowledge) -> None:
    assert read("去年12个月里出口最猛的一个月", knowledge) == ("record CHN export WLD TOTAL 2025",)


def test_each_of_those_in_an_order_is_asked_one_by_one(knowledge: Knowledge) -> None:
    asked = _asked(knowledge, "请列出2025年我国出口前三大市场", "其各自同比增速如何")
    assert (asked.operation, asked.partners) == ("growth", ("ASEAN", "EU27", "USA"))


def test_two_months_told_one_after_the_other_are_added(knowledge: Knowledge) -> None:
    asked = _asked(knowledge, "5月出口多少", "6月呢", "两个月合计")
    assert (asked.operation, [p.code for p in asked.periods]) == ("sum", ["2026-05/2026-06"])


def test_nearly_before_an_amount_is_no_bound(knowledge: Knowledge) -> None:
    """快三成: about thirty per cent is claimed, not more."""
    asked = _asked(knowledge, "说8月出口增了快三成 属实不")
    assert getattr(asked.condition, "comparator", None) == "about"


@pytest.mark.parametrize(
    ("text", "amount", "measure"),
    [
        ("2025年对美出口占总出口的11%，对吗", 11.0, "share"),
        ("2025年の対米輸出は輸出全体の11％を占める、本当？", 11.0, "share"),
        ("去年对非洲出口增了四分之一以上，对不对", 25.0, "yoy"),
        ("対米輸出は2025年に5分の1減った、本当？", -20.0, "yoy"),
    ],
)
def test_what_a_part_is_said_to_make_up_is_no_rate(
    text: str, amount: float, measure: str, knowledge: Knowledge
) -> None:
    condition = _asked(knowledge, text).condition
    assert isinstance(condition, Bound)
    assert (condition.amount, condition.measure) == (amount, measure)


def test_a_yuan_that_breaks_seven_may_have_risen_or_fallen(knowledge: Knowledge) -> None:
    assert read("人民币汇率哪天升破7", knowledge) == ("Ambiguous",)


def test_after_a_rate_the_amount_is_told_in_the_currency_asked(knowledge: Knowledge) -> None:
    asked = _asked(knowledge, "上期の対ASEAN輸出", "伸びは？", "人民元だといくら？")
    assert (asked.operation, asked.basis) == ("level", "value_cny")


def test_by_how_much_more_after_a_rate_sets_two_amounts_apart(knowledge: Knowledge) -> None:
    asked = _asked(knowledge, "2025年稀土出口同比", "比2024年多出多少")
    assert (asked.operation, [p.code for p in asked.periods]) == ("change", ["2025", "2024"])


def test_the_next_month_after_one_long_over_is_the_one_that_followed(knowledge: Knowledge) -> None:
    assert [p.code for p in _asked(knowledge, "制造业PMI 2025年4月", "下个月呢").periods] == ["2025-05"]


def test_what_fell_below_is_not_read_as_passed(knowledge: Knowledge) -> None:
    """跌破过: the particle after the verb is no comparison of its own."""
    condition = _asked(knowledge, "2024年以来顺差跌破过500亿吗").condition
    assert isinstance(condition, Bound)
    assert condition.comparator == "below"


def test_a_rate_asked_after_an_amount_is_told_with_it(knowledge: Knowledge) -> None:
    assert read("2025年のASEAN向け輸出額は？伸び率も", knowledge) == (
        "level CHN export ASEAN TOTAL 2025",
        "growth CHN export ASEAN TOTAL 2025",
    )


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("2026年1-2月出口一块芯片平均多少美元", "2026年1—2月中国集成电路出口均价：每个0.83美元"),
        ("2026年1-2月一颗芯片平均卖多少美元", "2026年1—2月中国集成电路出口均价：每个0.83美元"),
        ("2025年对美出口降幅30%以上的月份",
         "中国对美国出口：2025年有3个月不高于-30%：2025年5月 -34.5%、2025年8月 -33.1%和2025年12月 -30%"),
        ("PMI在50以上的月份 2026年", "制造业PMI：2026年有1个月高于50：2026年4月 50.3"),
        ("去年の対米輸出、2割減ったって聞いたけど合ってる？",
         "本当です。2025年の中国の米国向け輸出は前年同期比20.0％減"),
    ],
)  # fmt: skip
def test_pieces_bounds_and_tenths(knowledge: Knowledge, text: str, headline: str) -> None:
    assert answer(Question(text, ASKED_ON), knowledge).headline == headline
