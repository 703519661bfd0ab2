"""A stand-in Dropbox server, written from the public HTTP API v2 specification.

It serves what a connector needs (OAuth 2, listing, long polling, download, export, webhooks) on one
loopback address, keeps all in memory, and can be told to fail in every way that Dropbox does.
"""

from .server import Standin

__all__ = ["Standin"]
