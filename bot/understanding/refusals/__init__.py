"""A Frame -> the refusals, and the answers on words and data, that need no figures: is trade meant at all?"""
