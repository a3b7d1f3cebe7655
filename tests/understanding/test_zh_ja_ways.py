"""Natives' ways in Chinese and Japanese: no more than so much, falls that widen, turning up, and both of a pair."""

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
        ("ja", "昨年11月の輸入は1.9％しか増えなかったのか", "本当です。2025年11月の中国の輸入は前年同期比1.9％増"),
        ("ja", "昨年11月の輸入は1.9％しか伸びていない、合ってますか", "本当です。2025年11月の中国の輸入は"),
        ("ja", "昨年11月の輸入は何％しか増えなかったの", "2025年11月の中国の輸入：前年同期比1.9％増"),
        ("ja", "輸出が減ったのは2025年10月しかないよね", "本当です。"),
        ("ja", "昨年の対米輸出は増えなかったというのは本当ですか", "本当です。"),
        ("ja", "昨年の対米輸出は減っていないというのは本当？", "違います。"),
        ("ja", "8月の黒字は1000億ドルを超えなかったというのは本当", "違います。"),
        ("ja", "対米輸出、去年増えたんだって", "違います。"),
        ("zh", "我去年听说对美出口跌了两成，对吗", "属实。2025年"),
        (
            "ja",
            "対米輸出の減少幅は昨年9月に8月から何ポイント縮小した",
            "中国の米国向け輸出：2025年9月は",
        ),
        ("zh", "2025年对美出口降幅12月比11月扩大了多少个百分点", "中国对美国出口：2025年12月比2025年11月减少1.4"),
        ("zh", "对美出口什么时候转正的", "中国对美国出口：已连续3个月同比增长"),
        ("ja", "対米輸出はいつから減り始めた", "中国の米国向け輸出：12か月連続で前年比減少"),
        ("en", "when did exports to the US turn positive", "Exports from China to the United States: a rise"),
        ("zh", "今年顺差累计多少", "2026年1—8月中国贸易差额合计：8075.7亿美元"),
        ("en", "what's the cumulative surplus this year", "China's trade balance, January to August 2026"),
        ("zh", "6月顺差创年内新高了吗", "2026年6月中国贸易差额1256.23亿美元，为2026年1—8月最高"),
        ("zh", "3月顺差创下年内新低，是吗", "属实。"),
        ("zh", "8月顺差是今年以来最高，对吗", "不属实。"),
        ("ja", "6月の黒字は今年最大だったよね", "本当です。"),
        ("ja", "今年6月の輸出は昨年6月より何億ドル多い", "中国の輸出：2026年6月は2025年6月より872.1"),
        ("zh", "5月对美出口增速为何飙到35%", "2026年5月中国对美国出口同比增长35.41%"),
        ("en", "why did exports to the US jump 35% in May 2026?", "Exports from China to the United States rose 35.41"),
        ("zh", "今年4月进口只增了两成多，对吗", "属实。"),
        ("ja", "今年4月の輸入は2割強の増加だったよね", "本当です。"),
        ("ja", "8月、強いのは輸出と輸入どっち", "2026年8月は輸入の伸びが輸出より高い"),
        ("zh", "中美公布的顺差为什么差这么多", "2025年：中国海关总署统计的中国对美国贸易差额为2803.6亿美元"),
        ("zh", "2025年12月原油进口单价多少", "2025年12月中国原油进口均价：每吨476美元"),
        ("zh", "2025年11月出口升幅是多少", "2025年11月中国出口同比增长5.9%"),
        ("zh", "如果不算美国，去年出口多少", "2025年中国出口（不含美国）：3.350万亿美元"),
        ("zh", "有人说2025年对美出口腰斩，是真的吗", "不属实。2025年中国对美国出口同比下降20.0%"),
        ("zh", "去年10月出口负增长是自哪年哪月以来首次", "2025年10月中国出口-1.1%，并非纪录"),
        ("ja", "去年10月の輸出の減少はいつ以来", "2025年10月の中国の輸出は−1.1％で、最低ではない"),
        ("ja", "2025年の輸出先トップ3の金額と伸び率", "収録する7の相手のうち、2025年の全商品の輸出の上位：ASEAN"),
        ("ja", "2025年の一番の輸出先", "収録する7の相手のうち、2025年の全商品の輸出の上位"),
        ("zh", "2024年中国对哪个国家的出口同比缩水最厉害", "在收录的33个伙伴中，2024年商品出口同比增速最慢的：伊朗"),
        ("zh", "去年从哪个国家的进口增加最多", "在收录的8个伙伴中，2025年商品进口同比增速最快的：印度尼西亚"),
        ("zh", "去年对哪个市场的出口跌得最惨", "在收录的7个伙伴中，2025年商品出口同比增速最慢的：美国"),
        ("ja", "去年一番ひどく減った輸出先は", "収録する7の相手のうち、2025年の全商品の輸出の伸びの下位：米国"),
        ("en", "which country did exports fall worst to in 2024", "Of the 33 partners held, the slowest growth"),
        ("zh", "大豆进口去年有几个月单月过千万吨", "中国大豆进口：2025年有5个月高于1000万吨"),
        ("ja", "昨年、千万トンを超えた大豆輸入の月は", "中国の大豆輸入：2025年に1000万トン超の月は5か月"),
        ("zh", "印度财年2024-25对华逆差多大", "2024年4月至2025年3月印度对中国贸易差额：逆差992"),
        ("ja", "インド会計年度2024-25の対中赤字", "2024年4月から2025年3月のインドの対中国貿易収支：992"),
        ("zh", "对美出口有没有连续三个月以上正增长过", "中国对美国出口：最长连续11个月同比增长"),
        ("ja", "輸出が5カ月連続で減ったことはある？", "中国の輸出：最長で6か月連続の前年比減少"),
        ("zh", "2025年出口下降过吗", "中国出口：2025年有1个月同比下降：2025年10月 -1.1%"),
        ("ja", "2025年に輸出が前年割れしたことはありますか", "中国の輸出：2025年に前年比減少の月は1か月：2025年10月"),
        ("zh", "听朋友讲去年中国对美顺差还是比2018年高，对不对", "不属实。中国对美国贸易差额：2018年3233亿美元"),
        ("zh", "从2021年到2025年，年度顺差翻了几倍", "中国贸易差额：2025年1.189万亿美元，2021年6764.3"),
        ("zh", "中国去年第四季度出口增速有没有跑赢第三季度", "不属实。中国出口：2025年第三季度增长快于"),
        ("ja", "去年10月の輸出、市場は3％増を見込んでいたが結果は", "2025年10月の輸出は予想を下回った：前年比−1.1％"),
        ("zh", "2025年6月到9月出口每月环比", "2025年6月中国出口比2025年5月增长2.9%"),
        ("ja", "2025年6月から9月の輸出の前月比", "2025年6月の中国の輸出：2025年5月比2.9％増"),
        (
            "en",
            "month-on-month growth of exports, June to September 2025",
            "China's exports, June 2025: up 2.9 % on May",
        ),
        ("zh", "从6月到8月，贸易顺差每个月扩大了多少亿美元", "中国贸易差额：2026年6月比2026年5月增加201.9"),
        ("ja", "6月から8月にかけて黒字は月々いくらずつ増えましたか", "中国の貿易収支：2026年6月は2026年5月より201.9"),
        (
            "en",
            "by how much did exports rise each month from June to September 2025",
            "China's exports: $9.08 bn more in",
        ),
        (
            "ja",
            "2025年、ブラジル産大豆は米国産よりどれだけ多く輸入された？",
            "2025年のブラジルからの大豆輸入は8232万トン",
        ),
        ("ja", "2025年、EUに米国よりどれだけ多く輸出した？", "2025年のEU向け輸出は5599.49億ドル"),
        ("zh", "2025年对非洲顺差扩大了几成", "2025年中国对非洲贸易差额比上年同期扩大64.5%"),
        ("zh", "2025年有几个月PMI处于扩张区间", "制造业PMI：2025年有3个月高于50"),
        ("ja", "2025年、PMIが拡大圏だった月は何か月？", "製造業PMI：2025年に50超の月は3か月"),
        ("ja", "釜山合意はいつ結ばれた", "2025年10月30日"),
        ("zh", "釜山休战哪天生效", "2025年10月30日"),
    ],
)
def test_it_is_told(knowledge: Knowledge, language: str, text: str, said: str) -> None:
    assert answer(Question(text, TODAY, language), knowledge).headline.startswith(said)


@pytest.mark.parametrize(
    ("language", "text", "slots"),
    [
        ("zh", "去年出口总额和对美出口", [("level", "export", ("WLD",)), ("level", "export", ("USA",))]),
        (
            "zh",
            "去年大豆进口总量，美国和巴西分别多少",
            [("level", "import", ("WLD",)), ("level", "import", ("USA", "BRA"))],
        ),
        (
            "ja",
            "昨年の大豆輸入は全部でいくら、うちブラジル産は",
            [("sum", "import", ("WLD",)), ("level", "import", ("BRA",))],
        ),
        (
            "ja",
            "昨年の大豆輸入の総量とブラジル産の割合",
            [("level", "import", ("WLD",)), ("share", "import", ("BRA",))],
        ),
        ("zh", "今年1到6月每月对美出口和合计", [("trend", "export", ("USA",)), ("sum", "export", ("USA",))]),
        ("zh", "去年巴西豆和美豆进口量", [("level", "import", ("BRA", "USA"))]),
        ("ja", "ブラジルとアルゼンチン、昨年の大豆輸入はどっちが多かった", [("compare", "import", ("BRA", "ARG"))]),
        (
            "zh",
            "2025年对美顺差和对欧盟出口增速分别是多少",
            [("balance", "balance", ("USA",)), ("growth", "export", ("EU27",))],
        ),
        ("zh", "美国对华出口和中国对美出口2025年", [("level", "export", ("CHN",)), ("level", "export", ("USA",))]),
        ("ja", "貿易黒字は今年4月から8月まで増加傾向か", [("trend", "balance", ("WLD",))]),
        ("zh", "今年3月成品油为何停止出口", [("why", "export", ("WLD",))]),
        ("zh", "去年对美出口最多的商品是什么", [("rank", "export", ("USA",))]),
        ("zh", "去年对美出口最多的是哪个月", [("record", "export", ("USA",))]),
    ],
)
def test_each_of_them_is_asked(
    knowledge: Knowledge, language: str, text: str, slots: list[tuple[str, str, tuple[str, ...]]]
) -> None:
    queries = answer(Question(text, TODAY, language), knowledge).queries
    assert [(query.operation, query.flow, query.partners) for query in queries] == slots


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "昨年の輸出が増えたというのは本当ではないですよね"),
        ("ja", "中国で車はいくらする"),
        ("ja", "昨年11月の銅精鉱輸入額"),
        ("zh", "去年11月大豆进口金额"),
        ("ja", "昨年9月の大豆輸入は9月として過去最高だった？"),
        ("zh", "去年9月大豆进口创同期新高了吗"),
    ],
)
def test_no_figure_is_given(knowledge: Knowledge, language: str, text: str) -> None:
    assert answer(Question(text, TODAY, language), knowledge).figures == ()


@pytest.mark.parametrize(
    ("language", "text", "reporter"),
    [
        ("zh", "2025年美国对哪些国家逆差最大", "USA"),
        ("zh", "美国去年从哪个国家进口最多", "USA"),
        ("zh", "中国从哪个国家进口最多", "CHN"),
        ("ja", "米国はどの国から最も多く輸入しているか", "USA"),
        ("ja", "中国は昨年どの国に最も多く輸出した", "CHN"),
    ],
)
def test_whoever_deals_with_those_asked_for_keeps_the_books(
    knowledge: Knowledge, language: str, text: str, reporter: str
) -> None:
    reply = answer(Question(text, TODAY, language), knowledge)
    assert [query.reporter for query in reply.queries] == [reporter]
