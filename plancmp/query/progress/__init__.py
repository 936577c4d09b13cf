"""What became of numbers: statements of one indicator, verdicts with their reasons, targets side by side."""
