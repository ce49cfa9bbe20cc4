"""Pure rules: no clock, no chance, no input or output; the standard library only."""
