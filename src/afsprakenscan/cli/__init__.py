"""The command line: parse, call `api`, hand the result to a reporter, return an exit code. One file per command."""
