"""What is said to be so: an amount, a move, a forecast, which of two is more -> the condition it is judged by."""
