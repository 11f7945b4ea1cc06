"""The pages there are. A new one is a folder here and a line in this table."""

from dashboard.page import Page

PAGES: tuple[Page, ...] = ()
