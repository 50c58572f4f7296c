"""
The calculators and the examples that run in the browser.

The build and the browser import the same files, so the initial content of a page is what the
browser would calculate. These modules do not depend on Sphinx or JavaScript.
"""
