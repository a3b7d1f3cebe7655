"""What asks for another thing than its parts: no figure of a part is given; what sounds alike keeps its figure."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge import Knowledge
from bot.model import Question
from bot.pipeline import answer

TODAY = date(2026, 9, 15)

NO_FIGURE = [
    ("ru", "экспорт за вычетом автомобилей 2025"),
    ("en", "US imports of Chinese goods through Mexico in 2025"),
    ("pt", "importações dos EUA de produtos chineses via México em 2025"),
    ("en", "exports in the first half of June 2026"),
    ("ja", "2026年6月前半の輸出"),
    ("de", "Exporte drei Jahre vor 2025"),
    ("en", "exports every June since 2021"),
    ("en", "rare earth ore imports 2025"),
    ("en", "China buys most of its soybeans from the US"),
    ("en", "exports rose by 330 billion in November 2025, true?"),
    ("zh", "2025年11月出口增加了3300亿美元，对吗"),
    ("ru", "экспорт вырос на 330 миллиардов в ноябре 2025, правда?"),
    ("de", "Anteil der USA am Exportwachstum 2024"),
    ("en", "is Germany China's biggest trading partner in Europe"),
    ("en", "by how many percentage points did export growth change in November 2025"),
    ("en", "how much did China spend on crude oil in 2025"),
    ("en", "exports of fans in 2025"),
    ("de", "Pumpenexporte 2025"),
    ("ru", "экспорт картин в 2025 году"),
    ("zh", "2025年中国进口了多少机器人"),
    ("en", "exports in early November 2025"),
    ("de", "amerikanische Sojaimporte 2025"),
    ("en", "exports before tariffs"),
    ("es", "no es cierto que las exportaciones cayeran en octubre de 2025"),
    ("en", "suppose exports double, what's the surplus"),
    ("en", "Germany's biggest trading partner"),
    ("fr", "le premier client de la Russie"),
    ("en", "top US trading partners 2025"),
    ("en", "is China Germany's biggest trading partner?"),
    ("en", "is China India's largest supplier?"),
    ("en", "is the US Vietnam's biggest export market?"),
    ("de", "Ist China Deutschlands wichtigster Handelspartner?"),
    ("fr", "La Chine est-elle le premier partenaire commercial de l'Allemagne ?"),
    ("zh", "中国是德国最大的贸易伙伴吗？"),
    ("ru", "Китай крупнейший торговый партнёр Германии?"),
    ("en", "who exports more, China or Germany"),
    ("ja", "中国とドイツ、どちらの輸出が多い"),
    ("en", "what share of US soybeans does China buy"),
    ("en", "when was the oil changed"),
]

FIGURE = [
    ("fr", "exportations vers tous les pays sauf les États-Unis en 2024"),
    ("en", "how much did China export to everyone but the US in 2024"),
    ("en", "exports less imports 2025"),
    ("en", "exports in H1 2026 and June 2026"),
    ("en", "exports in June 2026 and a year earlier"),
    ("de", "Exporte im vorletzten Jahr"),
    ("en", "export data for November 2025"),
    ("en", "imports of rare earths and iron ore"),
    ("en", "exports rose to 330 billion in November 2025, true?"),
    ("ru", "экспорт вырос до 330 миллиардов в ноябре 2025, правда?"),
    ("zh", "2025年11月出口增加到3300亿美元，对吗"),
    ("en", "how much did China spend on crude oil in 2022"),
    ("en", "with which country does China have the largest deficit 2024"),
    ("fr", "L'UE est-elle un plus gros client que les États-Unis pour la Chine en 2025 ?"),
    ("ja", "2025年の日本の輸出総額の伸び率"),
    ("en", "Brazilian soybean imports 2025"),
    ("en", "China's imports of American soybeans 2025"),
    ("en", "what share of China's soybeans come from Brazil"),
    ("en", "is Germany the biggest trading partner"),
    ("en", "is the US China's biggest trading partner?"),
    ("ru", "Германия крупнейший торговый партнёр Китая?"),
    ("zh", "德国是中国最大的贸易伙伴吗？"),
    ("de", "Die Exporte fielen im Oktober 2025, nicht wahr?"),
    ("en", "Isn't it true that exports fell in October 2025?"),
    ("en", "how strong are exports"),
    ("de", "seit wann steigen die Exporte"),
]


@pytest.mark.parametrize(("lang", "text"), NO_FIGURE)
def test_a_part_is_not_told_for_the_whole(knowledge: Knowledge, lang: str, text: str) -> None:
    assert answer(Question(text, TODAY, lang), knowledge).figures == ()


@pytest.mark.parametrize(("lang", "text"), FIGURE)
def test_what_sounds_alike_keeps_its_figure(knowledge: Knowledge, lang: str, text: str) -> None:
    assert answer(Question(text, TODAY, lang), knowledge).figures
