"""Trains the nano family: tokeniser, interpreter, compiler, and their export."""
