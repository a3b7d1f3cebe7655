"""Gathered rows -> figures that may be served: staged, checked, compared, accepted or put back."""
