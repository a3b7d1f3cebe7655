"""How many times as much, which fell more, which way a share went, whether nothing moved: judged where it is plain."""

from __future__ import annotations

from datetime import date

import pytest

from bot.codec import reply_to_json
from bot.knowledge import Knowledge
from bot.model import Question
from bot.pipeline import answer

TODAY = date(2026, 9, 15)

TIMES = [
    ("en", "did china sell twice as much to the EU as to the US in 2025?", "False. "),
    ("en", "China bought nearly five times as much soy from Brazil as from the US in 2025, true?", "True. "),
    ("en", "China bought half as much soy from the US as from Brazil in 2025, right?", "False. "),
    ("en", "China sold Africa almost twice what it bought there in 2025?", "True. "),
    ("en", "China sells more than three times as much to the US as it buys from it, true for 2025?", "True. "),
    ("en", "Was the June 2026 surplus more than double March's?", "True. "),
    ("en", "exports to the US were half those to the EU in 2025, true?", "False. "),
    ("de", "China exportierte 2025 doppelt so viel in die EU wie in die USA, richtig?", "Stimmt nicht. "),
    ("fr", "En 2025 les exportations vers l'Afrique étaient le double des importations, c'est vrai ?", ""),
    ("es", "¿Es cierto que China vendió a África casi el doble de lo que compró en 2025?", "Cierto. "),
    ("pt", "A China comprou cinco vezes mais soja do Brasil do que dos EUA em 2025, certo?", "Verdade. "),
    ("ru", "Китай продал в Африку почти вдвое больше, чем купил в 2025, верно?", "Верно. "),
    ("zh", "2025年中国对欧盟出口是对美出口的两倍，对吗？", "不属实。"),
    ("ja", "2025年のEU向け輸出は米国向けの2倍だった、本当？", "違います。"),
]  # fmt: skip
FELL = [
    ("in 2025 exports to the US fell more than imports from the US, right?", "True. "),
    ("exports to the US fell less than imports from the US in 2025, right?", "False. "),
    ("did exports to the EU fall more than exports to the US in 2025?", "False. "),
    ("did exports to the US fall more than exports to the EU in 2025?", ""),
]  # fmt: skip
FLOWS = [
    ("es", "¿Es cierto que China exportó en 2025 más de lo que importó?", "Cierto. "),
    ("pt", "A China exportou mais do que importou em 2025, certo?", "Verdade. "),
    ("ru", "Китай в 2025 экспортировал больше, чем импортировал, верно?", "Верно. "),
]  # fmt: skip
SHARES = [
    ("Brazil's share of China's soybean imports fell in 2025. Is that so?", "False. "),
    ("The US share of China's soy imports dropped from 21% to 15% last year, right?", "True. "),
    ("The US share of China's soy imports dropped from 25% to 15% last year, right?", "False. "),
    ("America's share of China's exports fell by 3.5 points in 2025, right?", "True. "),
    ("how much did ASEAN's share of exports rise in 2025?", ""),
]  # fmt: skip
UNMOVED = [
    ("Is it correct that imports were flat in 2025?", "True. "),
    ("Exports to the US were little changed in the first half of 2026, correct?", "True within rounding. "),
    ("china exports were basically flat in 2025 right", "False. "),
    ("imports barely changed in 2024, right?", ""),
    ("the surplus was flat in 2025, right?", ""),
]  # fmt: skip
REVISED = [
    ("June 2025 export growth was revised up by 0.1 points, right?", "True. "),
    ("June 2025 export growth was revised up by 0.4 points, right?", "False. "),
    ("the 2022 surplus was revised down by almost 40 billion, correct?", "True. "),
    ("the 2022 surplus was revised up, correct?", "False. "),
    ("was the 2022 surplus revised up or down?", ""),
]  # fmt: skip
DATED = [
    ("the Busan truce was in October 2025, right?", "True. "),
    ("The Geneva truce took effect in June 2025, right?", "False. "),
    ("Liberation Day was on 9 April 2025, true?", ""),
]  # fmt: skip
DENIED = [
    "It's not true that exports to the US fell in 2025, right?",
    "It isn't true that China's exports fell in 2025, is it?",
    "it's not the case that imports exceeded exports in 2025, is it?",
    "is it false that exports to the US fell in 2025?",
]
EACH = [
    ("en", "Exports to the EU rose and those to the US fell in 2025, right?", "True. "),
    ("en", "exports rose but imports fell in October 2025, true?", "False. "),
    ("en", "exports fell in October but rose in November 2025, right?", "True. "),
    ("de", "Die Exporte in die EU sind 2025 gestiegen, die in die USA gefallen, richtig?", "Stimmt. "),
    ("fr", "Les exportations vers l'UE ont augmenté et celles vers les États-Unis ont baissé en 2025 ?", ""),
    ("es", "En 2025 subieron las exportaciones a la UE y bajaron las de EE. UU., ¿cierto?", "Cierto. "),
    ("pt", "As exportações para a UE subiram e as para os EUA caíram em 2025, certo?", "Verdade. "),
    ("ru", "В 2025 году экспорт в ЕС вырос, а в США упал, верно?", "Верно. "),
    ("ja", "2025年のEU向け輸出は増え、米国向けは減った、本当？", "本当です。"),
]  # fmt: skip
PER_CENT = [
    ("en", "China's 2025 surplus was about 20% bigger than in 2024, correct?", "True within rounding. "),
    ("en", "Exports to ASEAN were 60% more than exports to the US in 2025, right?", "True. "),
    ("en", "Exports to ASEAN were 50% more than exports to the EU in 2025, right?", "False. "),
    ("en", "exports to Russia were a quarter of exports to the US in 2025, right?", "True. "),
    ("en", "exports to Africa grew almost twice as fast as exports to ASEAN in 2025, correct?", "True. "),
    ("fr", "Les exportations de 2025 ont été supérieures de 5,5 % à celles de 2024, vrai ?", "Vrai. "),
]  # fmt: skip
OTHERS = [
    ("en", "was the May 2026 surplus 105.4 billion, up from 84.8 in April?", "True within rounding. "),
    ("en", "Brazil supplied 7.12 Mt of the 9.48 Mt of soybeans China imported in October 2025. Correct?", "True. "),
    ("en", "China's CPI for 2025 was above 1 %, yes?", "False. "),
    ("en", "producer prices fell more than 2% in 2025, right?", "True. "),
    ("en", "Only in May 2025 did imports fall, right?", "False. "),
    ("de", "Nur im Oktober sind die Exporte 2025 gefallen, richtig?", "Stimmt. "),
    ("en", "China bought US crude in October 2025, true?", "False. "),
    ("en", "Was China's manufacturing PMI 49 in October 2025?", "True. "),
    ("en", "the 2025 surplus was the biggest since 2015, right?", ""),
]  # fmt: skip
CASES = [
    *EACH,
    *PER_CENT,
    *OTHERS,
    *TIMES,
    *FLOWS,
    *(("en", text, verdict) for text, verdict in (*FELL, *SHARES, *UNMOVED, *REVISED, *DATED)),
    *(("en", text, "") for text in DENIED),
    ("en", "Isn't it true that exports fell in 2025?", "False. "),
]
VERDICTS = ("True", "False", "Stimmt", "Vrai", "Faux", "Not as put")


@pytest.mark.parametrize(("language", "text", "verdict"), CASES)
def test_a_claim_of_two_has_its_verdict_where_it_is_plain(
    knowledge: Knowledge, language: str, text: str, verdict: str
) -> None:
    reply = answer(Question(text, TODAY, language), knowledge)
    assert reply.outcome == "answer"
    if verdict:
        assert reply.headline.startswith(verdict)
    else:
        assert not reply.headline.startswith(VERDICTS)


@pytest.mark.parametrize(
    ("language", "text", "verdict"),
    [
        ("es", "Ni las exportaciones ni las importaciones cayeron en agosto de 2026, ¿correcto?", "Cierto. "),
        ("fr", "Ni les exportations ni les importations n'ont reculé en août 2026, exact ?", "Vrai. "),
        ("pt", "Nem as exportações nem as importações caíram em agosto de 2026, certo?", "Verdade. "),
        ("de", "Weder Exporte noch Importe sind im August 2026 gefallen, richtig?", "Stimmt. "),
        ("en", "In July 2026 neither exports nor imports fell", "True. "),  # the verb is the last word, and no stop
        ("pt", "Nem em abril nem em maio de 2026 as exportações caíram", "Verdade. "),
        ("es", "En julio de 2026 ni las exportaciones ni las importaciones bajaron", "Cierto. "),
        ("fr", "Ni en 2024 ni en 2025 les exportations n'ont baissé", "Vrai. "),
        ("de", "Stimmt es, dass weder Exporte noch Importe im Juli 2026 fielen", "Stimmt. "),
        ("ru", "В июле 2026 года ни экспорт, ни импорт упали", "Верно. "),
    ],
)
def test_neither_of_two_is_denied_once(knowledge: Knowledge, language: str, text: str, verdict: str) -> None:
    reply = answer(Question(text, TODAY, language), knowledge)
    assert reply.text.count(verdict) == 2


# What is claimed of two at once, in one question: text -> how its reply begins, and what stands in it.
OF_TWO_AT_ONCE = [
    ("did exports rise 5 % and imports fall 3 % in 2025?", "Not all of that is true", "Claimed: −3 %"),
    ("did exports rise 5.5 % while imports stayed flat in 2025?", "True. ", "did not change (0.0 %)"),
    ("did the surplus rise from 992 bn in 2024 to 1,189 bn in 2025?", "True", "$1,189 bn"),
    ("was the PMI 49.2 in November and 50.1 in December 2025?", "True. ", "50.1"),
    ("neither exports nor imports fell in October 2025, right?", "Not all of that is true", "fell 1.1 %"),
    ("in neither May nor June 2025 did exports fall, right?", "True. ", "May 2025"),
    ("exports to the US and exports to Japan did not rise in 2024, right?", "Not all of that is true", "False. "),
    ("imports have never exceeded exports since 2021, right?", "True. ", "0 of the 68 months"),
    ("exports always exceeded imports in 2025, right?", "True. ", "every one of the 12 months"),
    ("have imports ever exceeded exports?", "China's trade balance: no month", "(0)"),
    ("did imports exceed exports in any month of 2025?", "China's trade balance: no month", "(0)"),
    ("did exports exceed imports in November 2025?", "True. ", "$111.70 bn"),
]  # fmt: skip
# Neither verdict nor figure of another quantity than the one that is claimed.
OF_ITS_OWN = [
    ("the fall in exports to the US was the steepest in May 2025, correct?", "True. ", "−34.5 %"),
    ("exports to the US saw their sharpest fall in 2025, correct?", "True. ", "−20.0 %"),
    ("the PMI was in contraction in November 2025, right?", "True. ", "below 50"),
    ("is the PMI in contraction?", "False. ", "May 2026: 50.0"),
    ("has the PMI been under 50 since April 2025?", "False. ", "10 of the 13 months"),
    ("imports grew by less than double digits in 2025, right?", "True. ", "below 10 %"),
    ("in how many months of 2025 was export growth below double digits?", "China's exports: 11 months", "10 %"),
    ("is growth of exports to ASEAN still below double digits?", "False. ", "22.9 %"),
    ("was November 2025's surplus the biggest of the year?", "False. ", "$137.99 bn"),
    ("did the surplus in the first half of 2026 beat that of the first half of 2025?", "False. ", "$585.96 bn"),
    ("how many times did the PMI top 50 in 2025?", "The manufacturing PMI: 3 months", "Dec 2025"),
    ("did exports to ASEAN top those to the US in 2025?", "True. ", "1.58 times"),
    ("did exports beat forecasts in November 2025?", "Exports beat", "Reuters"),
    ("did the average monthly surplus of 2025 exceed 100 bn?", "False. ", "$99.08 bn"),
    ("did exports exceed 3.5 trillion and imports 2.5 trillion in 2025?", "True. ", "above $2,500 bn"),
    ("exports exceeded 3.5 trillion and imports came in at 2,580 bn in 2025, right?", "True. ", "Claimed: $2,580 bn"),
    ("was the surplus over 100 bn in November and 110 bn in December 2025?", "True. ", "above $110 bn"),
    ("exports beat 300 bn in November 2025 and imports 210 bn, right?", "True. ", "above $210 bn"),
    ("did exports fall in 2025 by less than 2 %?", "False. ", "5.5 %"),
    ("did exports fall less than 2 % in October 2025?", "True. ", "1.1 %"),
    ("exports to Japan fell 2.3 % in 2024 and those to Vietnam rose, right?", "True. ", "rose 17.7 %"),
    ("was the slump in exports to the US worse in May than in June 2025?", "True. ", "−34.5 %"),
    ("was the fall in exports to the US smaller in May 2025 than in June 2025?", "False. ", "−34.5 %"),
]  # fmt: skip
BESIDE = [
    ("were exports to ASEAN larger than imports from the US in 2025?", "True. Exports to ASEAN", "$139.70 bn"),
    ("did exports to ASEAN exceed imports from the US by 500 bn in 2025?", "Exports to ASEAN, 2025", "$525.52 bn"),
    ("exports to ASEAN minus imports from the US in 2025", "Exports from China to ASEAN", "$139.70 bn"),
    ("exports to ASEAN minus those to the US, 2025", "Exports to ASEAN, 2025: $665.22 bn", "$245.17 bn"),
    ("total exports minus exports to the US in 2025", "China's exports excluding the United States", "$420.05 bn"),
    ("exports to the EU minus imports from the EU in 2025", "China's trade balance with the EU", "$291.78 bn"),
    ("ratio of exports to imports in 2025", "Exports, 2025: $3,770 bn", "1.46 times as much"),
    ("did exports grow faster than imports in each month of 2025?", "False. China's exports: so", "Oct 2025 1.0 %"),
    ("which year of the last five was the worst for imports?", "China's imports: lowest in 2023", "2021 to 2025"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "opening", "told"), [*OF_TWO_AT_ONCE, *OF_ITS_OWN, *BESIDE])
def test_what_is_claimed_or_set_beside_is_judged_by_its_own_figures(
    knowledge: Knowledge, text: str, opening: str, told: str
) -> None:
    reply = answer(Question(text, TODAY, language="en"), knowledge)
    assert reply.text.startswith(opening)
    assert told in reply.text


@pytest.mark.parametrize(
    "text",
    [
        "the surplus saw its biggest fall in March 2026, right?",
        "the biggest monthly fall in imports in 2025 came in February, true?",
        "which were the top 3 half-years for exports?",
        "what happens when imports exceed exports?",
    ],
)
def test_what_is_not_worked_out_is_asked_back(knowledge: Knowledge, text: str) -> None:
    reply = answer(Question(text, TODAY, language="en"), knowledge)
    assert (reply.outcome, reply.figures) == ("clarify", ())


def test_two_moves_of_no_trade_get_no_figure(knowledge: Knowledge) -> None:
    text = "did sales rise 5 % and costs fall 3 % in 2025?"
    assert not answer(Question(text, TODAY, language="en"), knowledge).figures


# What is set against another time, is a part of what was told, or gives a place: the beginning of each line of verdict.
JUDGED_APART = [
    ("en", "True or false: July 2026 exports beat June's growth", ["False. China's exports grew faster in June"]),
    ("en", "True or false: August 2026 exports beat July's growth", ["True. China's exports grew faster in August"]),
    ("en", "fact check: imports in August 2026 topped July's growth", ["True. China's imports grew faster in August"]),
    ("en", "verify: soybean imports in October 2025 topped September's",
     ["False. China's imports of soybeans: 12.87 Mt"]),
    ("fr", "Est-il vrai que les exportations d'août 2026 ont dépassé la croissance de juillet ?", ["Vrai. "]),
    ("en", "verify: rare earth exports halved in May 2025 from april",
     ["False. China's exports of rare earths: 5,865 t"]),
    ("en", "verify: rare earth exports halved from april in May 2025",
     ["False. China's exports of rare earths: 5,865 t"]),
    ("en", "Did the trade surplus double in May 2025 from April?", ["False. China's trade balance: $103.22 bn"]),
    ("de", "Stimmt es, dass sich die Exporte seltener Erden im Mai 2025 gegenüber April halbiert haben?",
     ["Stimmt nicht. Exporte Chinas von Seltenen Erden im Mai 2025: plus 22,6 %"]),
    ("es", "Me dicen que China importó más de 100 millones de toneladas de soja en 2025 y que Brasil puso más del "
     "70 %. ¿Es cierto?", ["Cierto. ", "Cierto. Importaciones chinas de soja procedentes de Brasil, 2025: 73,6 %"]),
    ("en", "Is it true that China imported more than 100 million tonnes of soybeans in 2025 and that Brazil provided "
     "over 80 percent?", ["True. ", "False. Imports of soybeans from Brazil into China, 2025: 73.6 %"]),
    ("de", "Stimmt es, dass China 2025 mehr als 100 Millionen Tonnen Sojabohnen importiert hat und dass Brasilien mehr "
     "als 70 % lieferte?", ["Stimmt. ", "Stimmt. "]),
    ("fr", "Est-il vrai que la Chine a importé plus de 100 millions de tonnes de soja en 2025 et que le Brésil en a "
     "fourni plus de 70 % ?", ["Vrai. ", "Vrai. "]),
    ("pt", "É verdade que a China importou mais de 100 milhões de toneladas de soja em 2025 e que o Brasil forneceu "
     "mais de 70 %?", ["Verdade. ", "Verdade. "]),
    ("en", "Is it true that exports topped $3.7 trillion in 2025 and the US took more than 20 %?",
     ["True. ", "False. Exports from China to the United States, 2025: 11.1 %"]),
    ("en", "Is it true that crude imports hit a record in December 2025 and that Russia was the top supplier in "
     "October 2025?", ["True. China's imports of crude oil, December 2025", "True. Russia: place 1"]),
    ("en", "Is it true that Russia was the top supplier of crude in October 2025 and that imports hit a record in "
     "December 2025?", ["True. Russia: place 1", "True. China's imports of crude oil, December 2025"]),
    ("es", "¿Es cierto que las importaciones de crudo marcaron un récord en diciembre de 2025 y que Rusia fue el mayor "
     "proveedor en octubre de 2025?", ["Cierto. ", "Cierto. Rusia: puesto 1"]),
    ("de", "Stimmt es, dass die Rohölimporte im Dezember 2025 einen Rekord erreichten und dass Russland im Oktober "
     "2025 der größte Lieferant war?", ["Stimmt. ", "Stimmt. Russland: Platz 1"]),
    ("en", "The US trade deficit with China shrank to about $202 billion in 2025, the lowest in two decades",
     ["True within rounding. ", "True. ", "I know nothing about “decades”"]),
    ("en", "The US trade deficit with China was $202 billion in 2025, the lowest in 20 years",
     ["True within rounding. "]),
    ("en", "Exports to the US rose to $420 billion in 2025", ["True within rounding. ", "False. "]),
    ("en", "China's trade surplus reached $1.19 trillion in 2025, the highest ever",
     ["True within rounding. ", "True. "]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "lines"), JUDGED_APART)
def test_each_claim_is_judged_by_what_it_is_set_against(
    knowledge: Knowledge, language: str, text: str, lines: list[str]
) -> None:
    told = reply_to_json(answer(Question(text, TODAY, language), knowledge), text)["text"].split("\n")
    verdicts = [line for line in told if line.startswith((*VERDICTS, "Cierto", "Falso", "Verdade", "I know nothing"))]
    assert len(verdicts) >= len(lines)
    assert all(line.startswith(opening) for line, opening in zip(verdicts, lines, strict=False)), verdicts


LITTLE = [
    ("en", "did export growth fall to less than 5 % in August 2025?", "True. ", "below 5 %"),
    ("en", "did export growth slow to under 4 % in August 2025?", "False. ", "below 4 %"),
    ("de", "Ist das Exportwachstum im August 2025 auf unter 5 % gefallen?", "Stimmt. ", "unter 5 %"),
    ("fr", "La croissance des exportations est-elle tombée à moins de 5 % en août 2025 ?", "Vrai. ", "moins de 5 %"),
    ("es", "¿El crecimiento de las exportaciones cayó a menos de 4 % en agosto de 2025?", "Falso. ", "menos de 4 %"),
    ("pt", "O crescimento das exportações caiu para menos de 5 % em agosto de 2025?", "Verdade. ", "menos de 5%"),
    ("ru", "Рост экспорта упал до менее чем 5 % в августе 2025?", "Верно. ", "ниже 5 %"),
    ("ja", "2025年8月の輸出の伸びは5%未満に下がったか", "本当です。", "5％未満"),
    ("en", "did exports to the US fall less than 30 % in December 2025?", "False. ", "fell 30 %"),
    ("en", "did exports to the US fall by less than 33.1 % in August 2025?", "False. ", "fell 33.1 %"),
    ("en", "did exports to the US fall by at most 33.1 % in August 2025?", "True. ", "fell 33.1 %"),
    ("zh", "2025年12月对美出口下降不到30%吗", "不属实。", "下降30%"),
    ("de", "Sind die Exporte in die USA im Dezember 2025 um weniger als 30 % gefallen?", "Stimmt nicht. ", "30 %"),
    ("en", "in which months of 2025 did exports to the US fall by less than 25 %?", "Exports from China", "3 months"),
    ("en", "which months of 2025 was export growth to the US -20% or lower?", "Exports from China", "at most −20 %"),
    ("en", "when did export growth to the US fall below -25 % in 2025?", "Exports from China", "below −25 %"),
    ("en", "is the manufacturing PMI in expansion", "False. ", "May 2026: 50.0"),
    ("es", "¿está el PMI en contracción?", "Falso. ", "PMI manufacturero, mayo de 2026: 50,0"),
    ("zh", "PMI在收缩吗", "不属实。2026年5月制造业PMI：50.0", "低于50"),
    ("zh", "2025年出口有没有下降过", "中国出口：2025年有1个月同比下降", "2025年10月 -1.1%"),
    ("ru", "экспорт уже вырос три месяца подряд?", "Экспорт Китая", "10 месяцев подряд"),
    ("es", "¿ya subieron tres meses seguidos las exportaciones?", "Exportaciones de China", "10 meses seguidos"),
    ("ru", "экспорт уже вырос пятнадцать месяцев подряд?", "Экспорт Китая", "18 месяцев подряд"),
]


@pytest.mark.parametrize(("language", "text", "begins", "told"), LITTLE)
def test_a_bound_is_of_what_fell_and_of_the_newest(
    knowledge: Knowledge, language: str, text: str, begins: str, told: str
) -> None:
    reply = answer(Question(text, TODAY, language), knowledge).text
    assert reply.startswith(begins), reply
    assert told in reply
