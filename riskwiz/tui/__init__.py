"""The wizard: full-screen Textual screens over an Interview, behind the ports of `ports.py`."""
