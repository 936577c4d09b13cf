"""The figures of a Chinese text: grammar, reading, context, years."""
