"""What one language's words ask, the same words of the others ask as well: `all year`, `since when`, `how was May`."""

from __future__ import annotations

from datetime import date

import pytest

from bot.errors import Ambiguous, CannotAnswer, NotTrade, Opinion
from bot.knowledge import Knowledge
from bot.model import SUMMED, Bound, Period, Query, Question
from bot.understanding import understand
from tests.understanding.asking import end_of

TODAY = date(2026, 9, 15)


def read(knowledge: Knowledge, text: str) -> tuple[Query | CannotAnswer, ...]:
    language, _, text = text.partition("|")
    question = Question(text, TODAY, language=language)
    return understand(question, knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries


def one(knowledge: Knowledge, text: str) -> Query:
    (query,) = read(knowledge, text)
    assert isinstance(query, Query), query
    return query


@pytest.mark.parametrize(
    "text",
    [
        "de|Lag der Überschuss 2025 immer über 85 Milliarden?",
        "es|¿Se mantuvo el superávit por encima de 90.000 millones todo 2025?",
        "fr|L'excédent est-il resté au-dessus de 90 milliards tout au long de 2025 ?",
        "ja|貿易黒字は2025年ずっと900億ドルを超えていた？",
        "pt|O superávit ficou acima de 90 bilhões durante todo o ano de 2025?",
        "ru|Профицит постоянно превышал 90 млрд долларов в 2025 году?",
        "zh|2025年顺差始终在900亿美元以上吗",
    ],
)
def test_all_year_is_judged_by_each_month_and_not_by_the_year(knowledge: Knowledge, text: str) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.by) == ("check", "every")


def test_an_amount_of_the_full_year_is_the_year_s(knowledge: Knowledge) -> None:
    assert one(knowledge, "en|was the full year 2025 surplus above 100bn").by is None


@pytest.mark.parametrize(
    "text",
    [
        "es|¿Desde cuándo no se importaba tanto como en junio de 2026?",
        "de|Seit wann waren die Importe nicht so hoch wie im Juni 2026?",
        "ru|Когда в последний раз импорт был выше, чем в июне 2026?",
        "zh|进口上一次高于2026年6月是什么时候？",
        "en|when was the last time imports were higher than in June 2026?",
    ],
)
def test_since_when_it_was_not_as_high_sets_the_month_beside_those_before_it(knowledge: Knowledge, text: str) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.by, query.limit, query.flow) == ("record", "since", 1, "import")


def test_the_last_time_lower_than_a_month_that_others_followed_is_asked_back(knowledge: Knowledge) -> None:
    (asked,) = read(knowledge, "en|When were exports last lower than in October 2025?")
    assert isinstance(asked, Ambiguous)


@pytest.mark.parametrize(
    "text",
    [
        "en|How was April 2026?",
        "es|¿Qué tal abril de 2026?",
        "fr|avril 2026, ça a donné quoi ?",
        "ja|2026年4月はどうだった？",
        "pt|Como foi abril de 2026?",
        "zh|2026年4月的情况怎么样？",
    ],
)
def test_how_a_month_was_asks_for_its_trade_in_brief(knowledge: Knowledge, text: str) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.periods) == ("brief", (Period.parse("2026-04"),))


@pytest.mark.parametrize(
    "text",
    [
        "es|¿por qué no coinciden las tasas en dólares y en yuanes?",
        "fr|Pourquoi les taux en dollars et en yuans diffèrent-ils ?",
        "pt|Por que as taxas em dólar e em yuan são diferentes?",
        "zh|为什么美元计价和人民币计价的增速不一样",
    ],
)
def test_two_currencies_have_two_rates(knowledge: Knowledge, text: str) -> None:
    assert one(knowledge, text).by == "usd_cny_growth"


@pytest.mark.parametrize(
    "text",
    [
        "de|Woher kommt die Zahl der Exporte Chinas 2024?",
        "es|¿De dónde sacan el dato de exportaciones de 2024?",
        "fr|D'où vient le chiffre des exportations de 2024 ?",
        "ru|Откуда цифра по экспорту за 2024 год?",
    ],
)
def test_where_a_figure_comes_from_is_its_source(knowledge: Knowledge, text: str) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.by, query.flow) == ("coverage", "source", "export")


@pytest.mark.parametrize(
    "text",
    [
        "de|Von wann bis wann gehen die amerikanischen Zahlen?",
        "en|From when to when do the US figures go?",
        "ja|アメリカのデータはいつからいつまで？",
        "pt|De quando até quando vão os dados dos EUA?",
        "ru|С какого по какой год данные США?",
        "zh|美国数据是从哪年到哪年的？",
    ],
)
def test_from_when_to_when_asks_what_is_held(knowledge: Knowledge, text: str) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.by, query.reporter) == ("coverage", "held", "USA")


@pytest.mark.parametrize(
    "text", ["zh|2024年对俄罗斯的进口、出口和顺差分别是多少", "ja|2024年のロシア向け輸出と収支はそれぞれいくら"]
)
def test_each_of_two_flows_is_of_the_partner_that_was_said_once(knowledge: Knowledge, text: str) -> None:
    queries = read(knowledge, text)
    assert [query.partners for query in queries if isinstance(query, Query)] == [("RUS",), ("RUS",)]


def test_the_month_before_a_comma_is_taken_out_of_the_year_behind_it(knowledge: Knowledge) -> None:
    query = one(knowledge, "zh|不算一月，2025年哪个月顺差最大？")
    assert (query.operation, query.periods) == ("record", (Period.parse("2025-02/2025-12"),))


@pytest.mark.parametrize(
    "text",
    [
        "en|Have exports been rising for more than 9 months?",
        "de|Steigen die Exporte seit mehr als 9 Monaten?",
        "es|¿Las exportaciones llevan más de 9 meses subiendo?",
        "zh|出口连涨超过9个月了吗",
    ],
)
def test_more_than_so_many_months_asks_for_the_run(knowledge: Knowledge, text: str) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.by, query.measure) == ("streak", "current", "yoy")


@pytest.mark.parametrize(
    "text",
    [
        "en|Which is more, exports to ASEAN in 2025 or to the EU and US together?",
        "es|¿Exportó China en 2025 más a la ASEAN que a la UE y EE. UU. juntos?",
        "ja|2025年のASEAN向け輸出はEUと米国の合計より多い？",
        "pt|A China exportou em 2025 mais para a ASEAN do que para a UE e os EUA juntos?",
        "zh|2025年出口对东盟多还是对欧盟和美国加起来多",
    ],
)
def test_one_partner_is_set_against_the_sum_of_two(knowledge: Knowledge, text: str) -> None:
    query = one(knowledge, text)
    assert (query.by, query.partners) == (SUMMED, ("ASEAN", "EU27", "USA"))


@pytest.mark.parametrize(
    "text",
    [
        "es|¿El superávit de 2025 fue el mayor?",
        "fr|L'excédent de 2025 est-il le plus élevé ?",
        "ja|2025年の黒字は最大ですか？",
        "zh|2025年的顺差是最大的吗？",
    ],
)
def test_whether_a_year_was_the_highest_is_of_the_year_and_not_of_its_months(knowledge: Knowledge, text: str) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.by) == ("record", "year")


def test_both_flows_alone_are_the_newest_of_both(knowledge: Knowledge) -> None:
    assert one(knowledge, "zh|进出口").flow == "total"
    assert one(knowledge, "es|importaciones y exportaciones").flow == "both"


@pytest.mark.parametrize(
    "text",
    [
        "de|Letzter Monat mit Importrückgang?",
        "es|¿Último mes con caída de importaciones?",
        "fr|Dernier mois de baisse des importations ?",
        "pt|Último mês com queda nas importações?",
        "zh|最近一个进口下降的月份",
    ],
)
def test_the_last_month_with_a_fall_is_looked_for_and_is_not_last_month(knowledge: Knowledge, text: str) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.by, query.flow) == ("threshold", "last", "import")


@pytest.mark.parametrize(
    "text",
    [
        "de|Um wie viel ließ das Exportwachstum von Juni auf Juli 2026 nach?",
        "es|¿Cuánto bajó el crecimiento de las exportaciones entre junio y julio de 2026?",
        "pt|Quanto caiu o crescimento das exportações de junho para julho de 2026?",
        "zh|出口增速6月到7月降了几个点",
    ],
)
def test_growth_that_fell_is_the_change_of_a_rate(knowledge: Knowledge, text: str) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.measure) == ("change", "yoy")


@pytest.mark.parametrize(
    "text",
    [
        "de|Wie viel Prozent der Exporte gingen 2025 in die EU und die ASEAN zusammen?",
        "es|¿Qué porcentaje de las exportaciones de 2025 fue a la UE y la ASEAN juntas?",
    ],
)
def test_the_share_of_two_together_is_one_share(knowledge: Knowledge, text: str) -> None:
    assert one(knowledge, text).by == "together"


@pytest.mark.parametrize(
    "text",
    [
        "de|Warum kamen die US-Daten verspätet?",
        "es|¿Por qué EE. UU. no publicó a tiempo los datos de octubre de 2025?",
        "fr|Pourquoi les données américaines sont-elles arrivées en retard ?",
        "ja|なぜ米国の統計の発表が遅れたのか",
        "pt|Por que os dados dos EUA atrasaram?",
        "zh|为什么美国数据推迟公布",
    ],
)
def test_why_the_american_figures_were_late_is_explained(knowledge: Knowledge, text: str) -> None:
    assert one(knowledge, text).by == "us_funding_lapse"


def test_by_what_percentage_more_is_told_by_the_amounts(knowledge: Knowledge) -> None:
    query = one(knowledge, "zh|2025年对东盟出口比对美国出口多百分之几")
    assert (query.operation, query.measure) == ("compare", None)


def test_the_month_with_the_smallest_surplus_and_why_are_two_questions(knowledge: Knowledge) -> None:
    assert read(knowledge, "zh|今年哪个月顺差最小，为什么")[0] == one(knowledge, "zh|今年哪个月顺差最小")


@pytest.mark.parametrize(
    "text",
    [
        "en|In which month of 2025 did the cumulative surplus pass 1 trillion?",
        "es|¿En qué mes de 2025 el superávit acumulado superó el billón de dólares?",
        "ja|2025年の累計黒字が1兆ドルを超えたのは何月？",
        "zh|2025年累计顺差哪个月突破1万亿美元",
    ],
)
def test_the_month_in_which_a_sum_so_far_passed_an_amount_is_of_the_sum(knowledge: Knowledge, text: str) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.by) == ("threshold", "running")


@pytest.mark.parametrize(
    "text", ["es|¿cuánto gana un exportador en China?", "fr|combien gagne un exportateur chinois ?"]
)
def test_what_an_exporter_earns_is_no_trade(knowledge: Knowledge, text: str) -> None:
    (refused,) = read(knowledge, text)
    assert isinstance(refused, NotTrade)


def test_when_exports_can_fall_back_is_a_prediction(knowledge: Knowledge) -> None:
    (refused,) = read(knowledge, "zh|出口什么时候能回落")
    assert isinstance(refused, Opinion)


@pytest.mark.parametrize(
    "text",
    [
        "en|exports to the US before and after the Busan truce",
        "es|exportaciones a EE. UU. antes y después de la tregua de Busan",
        "fr|exportations vers les États-Unis avant et après la trêve de Busan",
        "ru|экспорт в США до и после перемирия в Пусане",
    ],
)
def test_before_and_after_an_event_are_the_months_on_both_sides(knowledge: Knowledge, text: str) -> None:
    assert one(knowledge, text).periods == (Period.parse("2025-09"), Period.parse("2025-11"))


def test_less_of_a_good_is_asked_why(knowledge: Knowledge) -> None:
    assert one(knowledge, "es|¿Por qué compró China menos soja en marzo de 2025?").operation == "why"


def test_a_rate_that_quickened_or_slowed_is_set_against_the_month_before(knowledge: Knowledge) -> None:
    query = one(knowledge, "zh|8月进口同比加快了还是放慢了，跟7月比")
    assert (query.operation, query.measure) == ("change", "yoy")


def test_kept_above_all_year_is_said_with_have_too(knowledge: Knowledge) -> None:
    asked = "es|¿Se han mantenido las exportaciones por encima de 300.000 millones durante todo 2025?"
    assert one(knowledge, asked).by == "every"


@pytest.mark.parametrize(
    "text",
    [
        "en|November 2025 PMI: expansion or contraction?",
        "de|PMI November 2025: Expansion oder Kontraktion?",
        "es|PMI manufacturero de noviembre de 2025: ¿expansión o contracción?",
        "fr|PMI manufacturier de novembre 2025 : expansion ou contraction ?",
        "pt|PMI industrial de novembro de 2025: expansão ou contração?",
        "ru|PMI в ноябре 2025 года: рост или спад?",
        "zh|2025年11月制造业是扩张还是收缩",
    ],
)
def test_which_side_of_its_line_an_index_stood_on_is_no_claim_of_either(knowledge: Knowledge, text: str) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.condition) == ("check", Bound("either", 50.0, unit="index"))


@pytest.mark.parametrize(
    "text",
    [
        "en|the gap between Washington's figures and those of Beijing for November 2025",
        "es|¿qué diferencia hay entre las cifras de Washington y las de Pekín en noviembre de 2025?",
        "fr|Quel écart entre les chiffres de Washington et ceux de Pékin pour novembre 2025 ?",
    ],
)
def test_the_figures_of_one_and_those_of_the_other_are_two_counts(knowledge: Knowledge, text: str) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.flow, query.partners) == ("mirror", "export", ("USA",))


@pytest.mark.parametrize(
    "text",
    [
        "de|Wann wurde das Busan-Abkommen geschlossen?",
        "ru|Когда подписали перемирие в Пусане?",
        "pt|Quando foi assinada a trégua de Busan?",
    ],
)
def test_when_an_event_was_sealed_is_its_day(knowledge: Knowledge, text: str) -> None:
    assert one(knowledge, text).by == "event:busan_truce"


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("en|who has a surplus with China in 2024?", -5),
        ("es|¿Qué países tienen superávit con China?", -5),
        ("ru|У кого с Китаем профицит в 2024?", -5),
        ("ru|У каких стран с Китаем дефицит?", 5),
        ("ru|С какими странами у Китая был дефицит в 2024?", -5),
        ("zh|2024年谁对中国有顺差", -5),
        ("zh|2024年中国对谁顺差最大", 5),
        ("ja|2024年、中国に対して黒字の国は？", -5),
        ("ja|中国はどの国に対して赤字ですか", -5),
    ],
)
def test_whose_surplus_with_china_it_is_tells_which_end_is_asked(knowledge: Knowledge, text: str, limit: int) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.flow, query.by, end_of(query)) == ("rank", "balance", "partner", limit)


@pytest.mark.parametrize(
    "text",
    [
        "en|When did China stop buying US soybeans?",
        "fr|Quand la Chine a-t-elle cessé d'acheter du soja américain ?",
        "ja|中国が米国産大豆の購入を止めたのはいつ",
        "ru|Когда Китай перестал покупать американскую сою?",
        "zh|中国什么时候停止购买美国大豆的",
    ],
)
def test_when_buying_stopped_looks_for_nothing_bought_and_not_for_falls(knowledge: Knowledge, text: str) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.partners, query.condition) == ("streak", ("USA",), Bound("is", 0.0))


def test_a_number_after_which_months_is_no_month(knowledge: Knowledge) -> None:
    (read_,) = read(knowledge, "zh|2025年哪几个月一升一降")
    assert isinstance(read_, CannotAnswer)


@pytest.mark.parametrize(
    "text",
    [
        "en|China exports more to Russia than it imports, right?",
        "de|China exportiert mehr nach Russland als es importiert, oder?",
        "es|China exporta más a Rusia de lo que importa, ¿no?",
        "pt|A China exporta mais para a Rússia do que importa, né?",
    ],
)
def test_exports_claimed_over_imports_are_judged_in_the_newest_time_too(knowledge: Knowledge, text: str) -> None:
    query = one(knowledge, text)
    assert (query.operation, query.by, query.condition) == ("compare", "flow", Bound("above", 0.0))


def test_more_exported_than_imported_is_no_growth(knowledge: Knowledge) -> None:
    assert one(knowledge, "es|¿Exporta China más a Rusia de lo que importa?").operation == "balance"


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("zh|2025年对美出口下降20%。对欧盟增长8.4%。对吗？", "USA", "EU27"),
        ("zh|2025年从巴西进口大豆8232万吨。从美国1682万吨。对吗？", "BRA", "USA"),
        ("ja|2025年の対米輸出は4200億ドル。対EUは5599億ドル。本当？", "USA", "EU27"),
    ],
)
def test_each_sentence_claims_of_its_own_partner(knowledge: Knowledge, text: str, first: str, second: str) -> None:
    queries = [query for query in read(knowledge, text) if isinstance(query, Query)]
    assert [(q.operation, q.partners) for q in queries] == [("check", (first,)), ("check", (second,))]


@pytest.mark.parametrize(
    ("text", "operation"),
    [
        ("de|Exporte: Differenz zwischen den Daten von 2024 und 2025", "change"),
        ("de|Unterschied zwischen den Zahlen von 2024 und 2025 bei Chinas Exporten in die USA", "change"),
        ("de|Soja: Unterschied zwischen den Zahlen von Brasilien und den USA 2025", "compare"),
        ("de|Unterschied zwischen den Zahlen von Washington und Peking im November 2025", "mirror"),
        ("es|diferencia entre los números de exportaciones de 2024 y 2025", "change"),
        ("es|diferencia entre los datos de Brasil y Estados Unidos de soja en 2025", "compare"),
        ("zh|2025年顺差扩大了几成", "growth"),
        ("zh|2025年10月出口和进口一降一升了吗", "growth"),
        ("es|¿Qué países tienen disponibles?", "coverage"),
        ("es|¿Qué países tienen en la base de datos?", "coverage"),
        ("de|Durchschnittliche monatliche Exporte dieses Jahr", "average"),
    ],
)
def test_what_stands_behind_the_words_tells_what_they_ask(knowledge: Knowledge, text: str, operation: str) -> None:
    assert one(knowledge, text).operation == operation


@pytest.mark.parametrize(
    "text",
    ["zh|关税生效后对美出口下降了吗", "zh|2025年4月关税生效后对美出口", "zh|2025年哪些月份出口和进口一升一降"],
)
def test_what_is_not_known_beside_a_tariff_or_a_month_is_not_passed_over(knowledge: Knowledge, text: str) -> None:
    assert all(isinstance(query, CannotAnswer) for query in read(knowledge, text))


def test_the_mean_of_this_year_and_last_is_not_that_of_one(knowledge: Knowledge) -> None:
    means = read(knowledge, "en|Average exports this year and last")
    begun = Period(date(2026, 1, 1), date(2026, 6, 30))  # as far as it goes, as it is alone
    assert [mean.periods for mean in means if isinstance(mean, Query)] == [(begun,), (Period.year(2025),)]
