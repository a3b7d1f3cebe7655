"""Result -> Reply: what was found, in the words of a language. Computes nothing, knows no platform."""

from bot.presentation.asking import question
from bot.presentation.cards import card, card_in_words
from bot.presentation.composer import compose, turn_of
from bot.presentation.filling import fill, refuse
from bot.presentation.phrasebook import Phrasebook, load_phrasebooks

__all__ = [
    "Phrasebook",
    "card",
    "card_in_words",
    "compose",
    "fill",
    "load_phrasebooks",
    "question",
    "refuse",
    "turn_of",
]
