"""What opens over a screen, asks for one thing, and goes away: forms, texts, lists, help."""
