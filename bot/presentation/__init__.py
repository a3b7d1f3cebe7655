"""Result -> Reply: what the rooms found, in the words of a language. Door: Phrasebook, load_phrasebooks, compose."""
