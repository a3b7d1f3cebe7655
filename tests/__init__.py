"""The tests mirror bot/; gold questions and conversations are data with one runner each."""
