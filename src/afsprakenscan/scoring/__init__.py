"""Pure functions from matches to verdicts, key facts and measurements. No files, no language model."""
