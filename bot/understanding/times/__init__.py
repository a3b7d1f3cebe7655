"""Time expressions, as a text names them -> periods in time, by themselves. No clause, no series."""
