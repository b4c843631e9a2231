"""Makes what people install out of the frozen program, and tries it."""
