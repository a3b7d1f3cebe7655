"""The words of a text -> a Frame of mentions: which meaning of a word its neighbours tell. parser.py runs all of it."""
