"""A claim which of two is more is judged; where it is not plain which is said to be more, the two are told alone."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge import Knowledge
from bot.model import Question
from bot.pipeline import answer

TODAY = date(2026, 9, 15)

JUDGED = [
    ("en", "is it true that China exported more to the EU than to ASEAN in 2025?", "False. Exports to ASEAN"),
    ("en", "did China export more to ASEAN than to the EU in October 2025?", "True. Exports to ASEAN"),
    ("en", "exports were higher in May than in June 2025, right?", "False. China's exports"),
    ("en", "is it true exports in November 2025 were larger than in October 2025?", "True. China's exports"),
    ("en", "True or false: imports exceeded exports in 2025", "False. Exports, 2025"),
    ("en", "did china import more from us than it exported to us in 2025", "False. Exports to the United States"),
    ("en", "Did the EU buy less from China in 2025 than the US did?", "False. Exports to the EU"),
    ("en", "exports grew faster than imports in November 2025, correct?", "True. Exports grew faster"),
    ("en", "was export growth weaker in October 2025 than in September?", "True. China's exports grew faster in Sept"),
    ("en", "PMI was lower in November than in October 2025, right?", "False. The manufacturing PMI: 49.2"),
    ("en", "the surplus with the US was larger than with the EU in 2025, true?", "False. China's trade balance with"),
    ("en", "exports to the EU were not higher than to ASEAN in 2025", "True. Exports to ASEAN"),
    ("en", "were exports in October 2025 no higher than in September 2025?", "True. China's exports"),
    ("en", "is it true that Germany bought more from China than it sold to it in 2025", "True. Germany's"),
    ("en", "did China buy more from the EU than it sold to it in 2025?", "False. China's trade balance with the EU"),
    ("ru", "правда ли, что США купили у Китая больше, чем продали ему в 2025", "Верно. "),
    ("ru", "правда что Китай продал Тайваню больше, чем купил у него в 2025", "Неверно. "),
    ("de", "stimmt es, dass Deutschland 2025 mehr von China kaufte als es an China verkaufte?", "Stimmt. "),
    ("es", "¿es cierto que China le vende a EEUU más de lo que le compra (2025)?", "Cierto. "),
    ("zh", "2025年中国对东盟出口比对欧盟多吗？", "属实。"),
    ("zh", "2025年对美出口不如对欧盟出口，对不对", "属实。"),
    ("zh", "2025年11月出口比10月少，对吗", "不属实。"),
    ("ja", "2025年の中国のASEAN向け輸出はEU向けより多いですか？", "本当です。"),
    ("ja", "EUよりASEANへの輸出の方が多かった？2025年", "本当です。"),
    ("ja", "輸入の伸びは輸出の伸びを上回った？2025年11月", "違います。"),
    ("ja", "2025年に中国はブラジルよりアメリカから大豆を多く買った？", "違います。"),
    ("de", "Hat China 2025 mehr in die EU als nach ASEAN exportiert?", "Stimmt nicht. "),
    ("fr", "Les exportations vers l'UE ont-elles dépassé celles vers l'ASEAN en 2025 ?", "Faux. "),
    ("fr", "La Chine a-t-elle exporté plus vers l'ASEAN que vers l'UE en 2025 ?", "Vrai. "),
    ("es", "¿China exportó más a la UE que a la ASEAN en 2025?", "Falso. "),
    ("pt", "É verdade que a China exportou mais para a ASEAN do que para a UE em 2025?", "Verdade. "),
    ("ru", "Правда, что Китай экспортировал в ЕС больше, чем в АСЕАН в 2025 году?", "Неверно. "),
    ("ru", "в августе 2026 экспорт вырос слабее импорта, так?", "Верно. "),
    ("ru", "правда что в 2025 экспорт в США был больше экспорта в ЕС?", "Неверно. "),
    ("ru", "экспорт в июне 2026 больше майского, так?", "Верно. "),
    ("ru", "В мае экспорт был выше, чем в июне 2025 года?", "Неверно. "),
]  # fmt: skip
UNJUDGED = [
    "how much more did China export to ASEAN than to the EU in 2025?",
    "which is bigger, exports to ASEAN or to the EU in 2025?",
    "compare exports to ASEAN and the EU in 2025",
    "did exports to the US fall more than exports to the EU in 2025?",
    "is it correct that exports to Africa are twice imports from Africa in 2025, or was it less?",
    "by how much were exports in May 2025 higher than in June 2025?",
]


def told(knowledge: Knowledge, language: str, text: str) -> str:
    return answer(Question(text, TODAY, language), knowledge).headline


@pytest.mark.parametrize(("language", "text", "verdict"), JUDGED)
def test_what_is_claimed_of_two_is_judged(knowledge: Knowledge, language: str, text: str, verdict: str) -> None:
    assert told(knowledge, language, text).startswith(verdict)


@pytest.mark.parametrize("text", UNJUDGED)
def test_what_is_no_plain_claim_of_two_is_told_without_a_verdict(knowledge: Knowledge, text: str) -> None:
    headline = told(knowledge, "en", text)
    assert headline
    assert not headline.startswith(("True", "False"))


@pytest.mark.parametrize(
    ("language", "text", "moved"),
    [
        ("en", "why didn't exports grow in October 2025", "China's exports fell 1.1 %"),
        ("en", "why did exports fail to grow in October 2025", "China's exports fell 1.1 %"),
        ("en", "Exports did not grow in October 2025, why?", "China's exports fell 1.1 %"),
        ("en", "I don't understand why exports fell in October 2025", "China's exports fell 1.1 %"),
        ("en", "why did exports not fall in October 2025", "Not so: China's exports fell 1.1 %"),
        ("de", "Warum stiegen die Exporte im Oktober 2025 nicht?", "Exporte Chinas im Oktober 2025: minus 1,1 %"),
        ("de", "Ich verstehe nicht, warum die Exporte im Oktober 2025 gefallen sind", "Exporte Chinas im Oktober"),
        ("zh", "我不明白为什么2025年10月出口下降", "2025年10月中国出口同比下降1.1%"),
        ("ja", "なぜ2025年11月の輸出は減らなかった？", "2025年11月の中国の輸出は前年同期比5.9％増"),
        ("ru", "Почему экспорт не вырос в октябре 2025?", "Экспорт Китая в октябре 2025 года: снижение на 1,1 %"),
    ],
)
def test_why_it_did_not_move_takes_for_granted_that_it_did_not(
    knowledge: Knowledge, language: str, text: str, moved: str
) -> None:
    assert told(knowledge, language, text).startswith(moved)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("exports failed to rise in November 2025, right?", "False. "),
        ("Did exports in 2025 fail to exceed those in 2024?", "I could not fit “fail to”"),
    ],
)
def test_what_failed_to_happen_is_not_said_to_have_happened(knowledge: Knowledge, text: str, verdict: str) -> None:
    assert told(knowledge, "en", text).startswith(verdict)


@pytest.mark.parametrize(
    ("language", "text", "verdict"),
    [
        ("en", "export growth slowed in July, right?", "True. China's exports: 3.1 points less in July 2026"),
        ("en", "Did exports accelerate in July 2026 compared with June?", "False. China's exports: 3.1 points less"),
        (
            "en",
            "the surplus shrank in November from October 2025, true?",
            "False. China's trade balance: $21.61 bn higher",
        ),
        ("en", "was the surplus in March 2026 down on February?", "True. China's trade balance: $39.85 bn lower"),
        ("en", "The PMI rose from October to November 2025, right?", "True. The manufacturing PMI: 49.2 in November"),
        ("en", "how did the surplus change in November from October 2025", "China's trade balance: $21.61 bn higher"),
        ("en", "drop in exports from september to october 2025", "China's exports: $23.22 bn less"),
        ("fr", "Le recul des exportations vers les États-Unis s'est-il accéléré en mai 2025 ?", "Exportations de la"),
        ("de", "Das Exportwachstum hat sich im Juli verlangsamt, richtig?", "Stimmt. Exporte Chinas"),
        ("ru", "Профицит в марте 2026 года вырос по сравнению с февралём, да?", "Неверно. Торговое сальдо Китая"),
        ("zh", "7月出口增速比6月加快了，对吗", "不属实。"),
        ("zh", "2026年3月顺差比2月大，对不对", "不属实。"),
        ("ja", "2026年3月の黒字は2月より増えたよね？", "違います。"),
    ],
)
def test_what_is_said_to_have_moved_is_judged(knowledge: Knowledge, language: str, text: str, verdict: str) -> None:
    assert told(knowledge, language, text).startswith(verdict)
