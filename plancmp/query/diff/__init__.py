"""Two plans held against each other: which commitments are of one matter, what changed, and why it is said."""
