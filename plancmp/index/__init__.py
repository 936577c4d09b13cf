"""The compiled knowledge base: an SQLite file in the user's cache, disposable, and the questions it answers."""
