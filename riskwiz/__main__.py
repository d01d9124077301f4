"""`python -m riskwiz` is `riskwiz`."""

from riskwiz.cli.main import main

if __name__ == "__main__":
    main()
