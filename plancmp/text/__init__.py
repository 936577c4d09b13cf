"""Chinese text: normalise, repair, segment, quantities, units. Imports nothing of plancmp above it."""
