"""Result -> Reply: what was found, in the words of a language. Computes nothing, knows no platform."""

from bot.presentation.asking import question
from bot.presentation.cards import card
from bot.presentation.composer import compose
from bot.presentation.phrasebook import Phrasebook, load_phrasebooks

__all__ = ["Phrasebook", "card", "compose", "load_phrasebooks", "question"]
