"""
The calculators and the examples that run in the reader's browser.

The build of the pages and the browser import the same files, so what stands in a page before
anything is loaded is what the browser answers. Nothing here knows Sphinx or JavaScript.
"""
