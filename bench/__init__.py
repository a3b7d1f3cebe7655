"""Measures the road: latency by room over the gold questions, cold start, memory. `make bench` runs it."""
