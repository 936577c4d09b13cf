"""One thin module a command: options in, result object out, exit code."""
