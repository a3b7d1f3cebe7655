"""Tables, matches, shops and banks in trade's words: no figure; and what trade does ask in nearly the same words."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge import Knowledge
from bot.model import Question
from bot.pipeline import answer

TODAY = date(2026, 9, 15)


@pytest.mark.parametrize(
    "text",
    [
        "who was bought from australia",
        "who was sold to germany in 2023",
        "who was imported",
        "who did australia trade in 2023",
        "receiving dollars from mexico",
        "can my friend in china send me cny",
        "which country is cheapest for batteries",
        "how much coal is in china",
        "how fast do soybeans grow",
        "how many ships did china lose in 2025",
        "reply to my boss that the shipment is late",
        "my credit card was swallowed by the atm in berlin",
        "check my usd balance",
        "how many exports do i have",
        "did mum send me anything from italy",
        "did my boss send me anything from canada",
        "list all goods from australia",
        "difference between import and export",
        "define export for my homework in german",
        "what does import mean in german",
        "send flowers to my boss in berlin",
        "redeem my points for soybeans",
        "forward the export report to my boss",
        "from react import *",
        "export PATH=$PATH:~/exports",
        "export -n VAR",
        "plot a time series of imports in r",
        "how long is customs taking in berlin",
        "what's the gas price in beijing",
        "why are prices rising in brazil",
        "china car sales",
        "Chinese smartphone sales in 2025",
        "is brazil a good place to buy soybeans",
        "top up from brazil",
        "where is the yuan heading",
        "which version was exported to australia",
        "what was the gap between first and second in 2018",
        "what was the time gap to italy",
        "how many cars were scrapped in 2024",
        "how much did i make from trade with brazil",
        "biggest supplier in australia",
        "total paid to canada in 2023",
        "sent money to canada in march",
        "how much did my china supplier charge in january",
        "which country got the most points",
        "which country got the highest number of points",
        "did turkey get less points than the eu",
        "how many points were imported by the usa",
        "how many years were sold by mexico",
        "what nation ranked directly above indonesia",
        "which country has the highest rate",
        "what country is first in the eu",
        "which country is ranked higher, india or new zealand",
        "in what year did mexico receive",
        "what ships were sunk",
        "how many boats did china sink",
        "do ships sink in china",
        "what ship sank after switzerland",
        "how many cars finished",
        "who grows the most soybeans",
        "who did britain trade with in june",
        "how long will shipping be from chile",
        "how many tons are in one barrel of oil",
        "how many tons is in a barrel",
        "who is the minister of trade of russia",
        "remind me about the steel deadline by july",
        "give me the headlines from saudi arabia",
        "give me the latest news about electric cars",
        "read me the news about trade",
        "export help",
        "help export",
        "export now",
        "import summary",
        "export this",
        "how do i export to google sheets",
        "how many exports are in this database",
        "is there a way to export data to",
        "who imports this class",
        "explain the import statement",
        "what's the difference between import and require",
        "what does the word buyer mean",
        "define buyer",
        "what does export mean in Japanese again",
        "copy all records from madrid",
        "what's my last purchase from africa",
        "when was the lowest selling single in new zealand",
    ],
)
def test_no_trade_is_refused(knowledge: Knowledge, text: str) -> None:
    assert answer(Question(text, TODAY, "en"), knowledge).outcome == "refuse"


@pytest.mark.parametrize(
    "text",
    [
        "which country had the largest total in 2023",
        "which country grew the most in 2024",
        "which country sold the most",
        "how many came from australia in 2024",
        "how many are from brazil",
        "how many were imported in 2019",
        "what did the uk get",
        "what were the total sales in russia in 2023",
        "brazil sales 2024",
        "by what percent did sales grow in 2018",
        "was it exported to australia",
        "what did australia sell in 2023",
        "welches land ist 2024 am stärksten gewachsen",
        "que país teve o maior total em 2023",
        "哪个国家2024年增长最快",
        "какая страна выросла больше всех в 2024",
    ],
)
def test_what_is_counted_of_whom_is_asked_back(knowledge: Knowledge, text: str) -> None:
    assert answer(Question(text, TODAY, "en"), knowledge).outcome == "clarify"


@pytest.mark.parametrize(
    "text",
    [
        "who was china's biggest buyer in 2024",
        "which country bought the most from china in 2024",
        "which partner grew fastest in H1 2026",
        "who did china trade with most in 2024",
        "how much did china receive from australia in 2024",
        "how many tonnes of rare earths were lost from july to september 2025",
        "how fast did car exports grow in 2025",
        "how many cars were exported in 2025",
        "of every 100 dollars China exported in 2025, how many went to America",
        "Chinese car sales abroad in 2025",
        "chinese sales to russia 2024",
        "what does Vietnam say it imported from China in 2025",
        "which country bought the most Chinese goods in 2024",
        "Was hat China 2025 nach Afrika geliefert, in Dollar?",
        "for my boss: exports in may 2026",
        "what did the US get from China in 2023",
        "difference between imports and exports in 2025",
        "average import price of soybeans in china jan-apr 2026",
        "which country took the most chinese exports in 2025",
        "exports now?",
        "which countries rank above Japan by exports in 2024",
        "by how many points did the pmi fall in january 2026",
        "what's the news on China's exports in November 2025",
        "which goods exports grow the most",
        "how fast did ship exports grow in 2025",
        "remind me what exports were in may 2026",
        "import summary for 2025",
        "export data for november 2025",
        "what does yoy mean",
        "who did china trade with the most in 2024",
    ],
)
def test_what_sounds_like_it_and_is_trade_is_answered(knowledge: Knowledge, text: str) -> None:
    assert answer(Question(text, TODAY, "en"), knowledge).outcome == "answer"


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("which country has the biggest trade surplus with the US", "clarify"),
        ("who in China buys the most Brazilian soy", "refuse"),
        ("who is the head of China's customs", "refuse"),
        ("what method does customs use to deflate export values", "refuse"),
        ("why did Chinese exports to Hong Kong rise so much according to the WTO", "refuse"),
        ("are chinese trade numbers manipulated", "refuse"),
        ("project exports to the US for 2027", "refuse"),
        ("is the yuan going to hit 6.5 this year", "refuse"),
        ("exports to the US from 1 to 15 May 2026", "refuse"),
        ("exports from 1 May to 15 May 2026", "refuse"),
        ("how much of the exports to Vietnam was transshipped to the US in 2025", "refuse"),
        ("usd/cny average for 2025", "refuse"),
        ("exports from 1 May to 30 June 2026", "answer"),
        ("which country did China have the largest surplus with in 2023", "answer"),
        ("what method is used to value imports", "answer"),
        ("when did the steel export licences come in", "answer"),
        ("agricultural exports jan-aug 2025", "answer"),
    ],
)
def test_what_lies_near_trade(knowledge: Knowledge, text: str, outcome: str) -> None:
    assert answer(Question(text, TODAY, "en"), knowledge).outcome == outcome
