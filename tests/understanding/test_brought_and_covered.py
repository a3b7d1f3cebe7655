"""What is brought to us is bought, from abroad is from all the world, and what is covered is asked of the data."""

from __future__ import annotations

import pytest

from bot.knowledge import Knowledge
from tests.turns import last


@pytest.mark.parametrize(
    ("language", "turns", "first"),
    [
        ("zh", ("给我们运来的大豆2025年有多少",), "2025年中国大豆进口：1.1183亿吨"),
        ("zh", ("2025年12月向我国运了多少大豆",), "2025年12月中国大豆进口：804万吨"),
        ("zh", ("巴西给我们送来多少大豆，2025年？",), "2025年中国自巴西大豆进口：8232万吨"),
        (
            "de",
            ("Exporte in die USA 2025", "Wareneinfuhr aus dem Ausland 2025"),
            "Importe Chinas, 2025: 2.580 Mrd. Dollar",
        ),
        ("de", ("Wie viel Soja kam 2025 aus dem Ausland?",), "Importe Chinas von Sojabohnen, 2025: 111,83 Mio. Tonnen"),
        (
            "en",
            ("what goes into Germany from China in June 2026?",),
            "Exports from China to Germany, June 2026: ¥87.65 bn",
        ),
        ("en", ("what is covered by your figures on Germany?",), "Exports from China to Germany, in US dollars"),
        ("en", ("what's included under imports?",), "What GACC counts"),
        (
            "fr",
            ("quel vol de soja la Chine a-t-elle importé en 2025 ?",),
            "Importations chinoises de soja, 2025 : 111,83 Mt",
        ),
        ("fr", ("Cette citation est-elle vraie : les exportations ont augmenté de 27 % en juin 2026",), "Vrai. "),
        ("ja", ("この引用は正しい？6月の輸出は27％増",), "本当です。"),
        ("ja", ("2025年の輸出は首位にいました、それはどこ？",), "収録する7の相手のうち"),
        ("ja", ("米国の統計と中国側との差",), "中国税関総署は相手側より157.3億ドル多い"),
        ("de", ("Dollarkurs im Vergleich zu gestern",), "Dollar-Yuan-Kurs liegt mir nur für einzelne Tage vor"),
        ("zh", ("数据和昨天比有没有更新",), "中国最新数据：2026年8月"),
    ],
)
def test_what_is_asked_is_told(knowledge: Knowledge, language: str, turns: tuple[str, ...], first: str) -> None:
    assert last(knowledge, *turns, language=language).headline.startswith(first)


@pytest.mark.parametrize(
    ("language", "turns"),
    [
        ("de", ("Exporte in die USA 2025", "Er kommt aus dem Ausland")),
        ("de", ("Exporte 2025", "Woher stammt dieses Zitat?")),
        ("es", ("exportaciones 2025", "¿De quién es esa cita?")),
        ("es", ("¿Cuándo es la cita?",)),
        ("pt", ("exportações de 2025", "Qual a fonte dessa citação?")),
        ("ja", ("2025年の輸出", "その前の年は韓国にいた。")),
        ("fr", ("le vol de nuit part à quelle heure ?",)),
        ("zh", ("外卖给我们送来了吗",)),
        ("en", ("what is covered by my insurance?",)),
    ],
)
def test_life_gets_no_figure(knowledge: Knowledge, language: str, turns: tuple[str, ...]) -> None:
    reply = last(knowledge, *turns, language=language)
    assert reply.reason in ("not_trade", "not_held")
    assert not reply.figures
