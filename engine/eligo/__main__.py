"""`python -m eligo`, the same as the command `eligo`."""

from .cli import main

main()
