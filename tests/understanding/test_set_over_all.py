"""More than all others, nobody more than one, back above, the first in how long: the same in seven languages."""

from __future__ import annotations

import pytest

from bot.knowledge import Knowledge
from bot.model import Period, Query, Question, Turn
from bot.understanding import understand
from tests.understanding.asking import TODAY, one

YEAR, BEFORE = Period.parse("2025"), Period.parse("2024")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Waren die Exporte im Dezember 2025 höher als in jedem anderen Monat?"),
        ("es", "¿Fueron las exportaciones de diciembre de 2025 más altas que en cualquier otro mes?"),
        ("fr", "Les exportations de décembre 2025 ont-elles été plus élevées que n'importe quel autre mois ?"),
        ("pt", "As exportações de dezembro de 2025 foram maiores que em qualquer outro mês?"),
        ("ru", "Был ли экспорт в декабре 2025 года выше, чем в любом другом месяце?"),
        ("zh", "2025年12月的出口比其他任何月份都高吗？"),
        ("ja", "2025年12月の輸出は他のどの月よりも多かったですか？"),
    ],
)
def test_higher_than_in_any_other_month_is_the_highest(knowledge: Knowledge, language: str, text: str) -> None:
    query = one(knowledge, text, language)
    assert (query.operation, query.by, query.limit) == ("record", "month", 1)
    assert query.periods == (Period.parse("2025-12"),)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "War der Überschuss 2025 größer als in jedem früheren Jahr?"),
        ("es", "¿El superávit de 2025 fue mayor que en cualquier año anterior?"),
        ("fr", "L'excédent de 2025 était-il plus important que toute autre année ?"),
        ("pt", "O superávit de 2025 foi maior do que em qualquer ano anterior?"),
        ("ru", "Профицит в 2025 году был больше, чем в любой предыдущий год, верно?"),
        ("zh", "2025年的顺差比以往任何一年都大，对吗？"),
        ("ja", "2025年の貿易黒字は過去のどの年よりも大きかったですか？"),
        ("en", "no year had a larger surplus than 2025"),
    ],
)
def test_larger_than_in_any_other_year_is_of_years(knowledge: Knowledge, language: str, text: str) -> None:
    query = one(knowledge, text, language)
    assert (query.flow, query.limit, query.periods) == ("balance", 1, (YEAR,))
    assert (query.operation, query.by) in (("record", "year"), ("check", "record"))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "nobody bought more from China in 2024 than the US, right?"),
        ("en", "no country bought as much as the US from China in 2024"),
        ("de", "Niemand kaufte 2024 mehr von China als die USA, stimmt das?"),
        ("de", "Mehr als die USA kaufte 2024 niemand von China"),
        ("es", "Ningún país compró más a China en 2024 que Estados Unidos, ¿cierto?"),
        ("fr", "Personne n'a acheté plus à la Chine que les États-Unis en 2024, vrai ?"),
        ("pt", "Ninguém comprou mais da China em 2024 do que os EUA, certo?"),
        ("ru", "Никто не покупал у Китая в 2024 году больше, чем США, так?"),
        ("zh", "2024年没有哪个国家从中国买的比美国多，是真的吗？"),
        ("ja", "2024年に米国ほど中国から買った国はなかった、本当？"),
        ("ja", "2024年、米国より多く中国から買った国はなかった、本当？"),
    ],
)
def test_who_is_set_against_nobody_is_the_first(knowledge: Knowledge, language: str, text: str) -> None:
    query = one(knowledge, text, language)
    assert (query.operation, query.by, query.flow) == ("rank", "partner", "export")
    assert (query.partners, query.periods, query.measure) == (("USA",), (BEFORE,), None)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Hat China 2025 mehr in die ASEAN-Staaten verkauft als in jedes andere Land?"),
        ("fr", "les ventes à l'ASEAN ont dépassé celles à tout autre partenaire en 2025 ?"),
        ("ru", "Китай в 2025 году продал странам АСЕАН больше, чем любой другой стране?"),
        ("zh", "2025年中国对东盟的出口比对其他任何国家都多吗？"),
        ("ja", "2025年、中国はASEANに他のどの国よりも多く輸出しましたか？"),
        ("en", "did sales to ASEAN exceed those to any other partner in 2025"),
    ],
)
def test_more_than_to_any_other_is_of_partners(knowledge: Knowledge, language: str, text: str) -> None:
    query = one(knowledge, text, language)
    assert (query.operation, query.by, query.flow, query.partners) == ("rank", "partner", "export", ("ASEAN",))


@pytest.mark.parametrize(
    "text", ["in no month of 2025 were exports higher than in December", "2025年没有一个月的出口高于12月"]
)
def test_the_month_that_none_was_above_is_claimed_to_be_the_highest(knowledge: Knowledge, text: str) -> None:
    query = one(knowledge, text, "en" if text.isascii() else "zh")
    assert (query.operation, query.by, query.limit) == ("check", "record", 1)
    assert query.periods == (Period.parse("2025-12"), YEAR)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Liegt der Überschuss wieder über 100 Milliarden Dollar?"),
        ("es", "¿Ha vuelto el superávit a superar los 100.000 millones de dólares?"),
        ("fr", "L'excédent est-il repassé au-dessus de 100 milliards de dollars ?"),
        ("pt", "O superávit voltou a ficar acima de US$ 100 bilhões?"),
        ("ru", "Профицит снова выше 100 млрд долларов?"),
        ("zh", "顺差又回到1000亿美元以上了吗？"),
        ("ja", "黒字はまた1000億ドルを超えていますか？"),
    ],
)
def test_what_is_back_above_is_asked_of_the_newest_month(knowledge: Knowledge, language: str, text: str) -> None:
    query = one(knowledge, text, language)
    assert (query.operation, query.periods, query.condition.amount) == ("check", (), 100.0)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Die Exporte fielen im Oktober 2025 zum ersten Mal seit wie vielen Monaten?"),
        ("es", "¿Las exportaciones cayeron en octubre de 2025 por primera vez en cuántos meses?"),
        ("fr", "Les exportations ont baissé en octobre 2025 pour la première fois en combien de mois ?"),
        ("pt", "As exportações caíram em outubro de 2025 pela primeira vez em quantos meses?"),
        ("ru", "Экспорт упал в октябре 2025 года впервые за сколько месяцев?"),
        ("zh", "2025年10月出口是几个月来首次下降？"),
        ("ja", "2025年10月の輸出減は何か月ぶりですか？"),
    ],
)
def test_the_first_in_how_long_is_since_when(knowledge: Knowledge, language: str, text: str) -> None:
    query = one(knowledge, text, language)
    assert (query.operation, query.by, query.periods) == ("record", "since", (Period.parse("2025-10"),))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "2025年11月对美出口降幅比10月大吗？"),
        ("zh", "2025年11月对美出口的降幅大于10月，对吗？"),
        ("ja", "2025年11月の対米輸出の減少は10月より大きかったですか？"),
    ],
)
def test_a_fall_bigger_than_another_is_of_their_rates(knowledge: Knowledge, language: str, text: str) -> None:
    query = one(knowledge, text, language)
    assert (query.operation, query.measure, query.by) == ("compare", "yoy", "period")


@pytest.mark.parametrize(
    ("language", "text", "limit"),
    [
        ("de", "In welchem Jahr fielen die Importe zuletzt?", -1),
        ("zh", "哪些年份进口下降了？", None),
        ("fr", "Quelles années les importations ont-elles baissé ?", None),
        ("es", "¿Qué años tuvieron caída de importaciones?", None),
        ("pt", "Quais anos tiveram queda nas importações?", None),
    ],
)
def test_the_years_that_fell(knowledge: Knowledge, language: str, text: str, limit: int | None) -> None:
    query = one(knowledge, text, language)
    assert (query.operation, query.by, query.flow, query.limit) == ("threshold", "year", "import", limit)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "In wie vielen Monaten 2025 lagen die Importe unter denen von 2024?"),
        ("en", "in how many months of 2025 were imports lower than in 2024"),
        ("zh", "2025年有几个月进口低于2024年？"),
    ],
)
def test_months_set_against_the_year_before_are_counted(knowledge: Knowledge, language: str, text: str) -> None:
    query = one(knowledge, text, language)
    assert (query.operation, query.by, query.measure, query.periods) == ("threshold", "count", "yoy", (YEAR,))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Was ist die Differenz zwischen dem Exportwachstum im Juli und August 2026?"),
        ("ru", "На сколько различается рост экспорта в июле и в августе 2026 года?"),
    ],
)
def test_two_rates_are_set_apart_in_points(knowledge: Knowledge, language: str, text: str) -> None:
    query = one(knowledge, text, language)
    assert (query.operation, query.measure) == ("change", "yoy")


@pytest.mark.parametrize(
    ("language", "text"), [("en", "surplus with Japan in June"), ("zh", "6月份对日本的顺差是多少")]
)
def test_a_month_of_a_balance_worked_out_is_the_newest_such_month(
    knowledge: Knowledge, language: str, text: str
) -> None:
    assert one(knowledge, text, language).periods == (Period.parse("2026-06"),)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "they say exports to Africa grew faster in 2025 than those to any other partner, is that true?"),
        (
            "es",
            "Dicen que las exportaciones a África crecieron más que las de cualquier otro socio en 2025, ¿es cierto?",
        ),
    ],
)
def test_who_grew_faster_than_any_other_is_placed_by_rates(knowledge: Knowledge, language: str, text: str) -> None:
    query = one(knowledge, text, language)
    assert (query.operation, query.by, query.measure, query.partners) == ("rank", "partner", "yoy", ("AFRICA",))
    assert query.condition is not None


def test_a_fall_beyond_all_others_is_not_judged_by_the_first_place(knowledge: Knowledge) -> None:
    query = one(knowledge, "exports to the US fell more in 2025 than those to any other partner, right?")
    assert (query.operation, query.condition) == ("rank", None)


def test_a_flow_with_whom_keeps_the_time_that_was_told(knowledge: Knowledge) -> None:
    before = one(knowledge, "2026年6月のベトナム向け輸出", "ja")
    question = Question("ベトナムからの輸入は？", TODAY, "ja", (Turn(before),))
    (query,) = understand(question, knowledge.lexicons, knowledge.coverage, knowledge.catalog).queries
    assert isinstance(query, Query)
    assert (query.flow, query.partners, query.periods) == ("import", ("VNM",), (Period.parse("2026-06"),))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "to what percentage did the US share of China's exports fall in 2025?"),
        ("de", "Auf wie viel Prozent fiel der US-Anteil an Chinas Exporten 2025?"),
        ("fr", "À quel pourcentage est tombée la part des États-Unis dans les exportations chinoises en 2025 ?"),
        ("ru", "До скольких процентов упала доля США в экспорте Китая в 2025?"),
    ],
)
def test_the_percentage_that_a_share_fell_to_is_asked_and_not_claimed(
    knowledge: Knowledge, language: str, text: str
) -> None:
    query = one(knowledge, text, language)
    assert (query.operation, query.condition, query.partners) == ("share", None, ("USA",))


@pytest.mark.parametrize(
    ("language", "text"),
    [("es", "¿Cuánto creció el superávit en 2025?"), ("pt", "Quanto cresceu o superávit em 2025?")],
)
def test_how_much_a_surplus_grew_is_its_growth(knowledge: Knowledge, language: str, text: str) -> None:
    query = one(knowledge, text, language)
    assert (query.operation, query.flow, query.measure) == ("growth", "balance", "yoy")
