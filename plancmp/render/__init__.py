"""Result objects to text. The tables live in :mod:`plancmp.render.table`, which alone imports rich."""
