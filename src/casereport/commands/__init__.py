"""The commands, a module each: what is typed in, the work called, what is told printed through `tools.terminal`."""
