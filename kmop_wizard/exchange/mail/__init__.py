"""What an e-mail proposes: bytes, parts, lines with cells, statements, certain facts."""
