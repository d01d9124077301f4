"""riskwiz assesses the risk of technology under foreign influence, and writes the memo."""

__version__ = "0.1.0"
