"""`python -m bot`: the same as the program `tradefacts`."""

from bot.cli import main

if __name__ == "__main__":
    main()
