"""A team's verbs on a register: read, review, match, judge, count, show; for pages and commands alike.

Import the verb you need (``sijill.desk.reading``, ``.review``, ``.judging``, ``.counting``, ``.showing``,
``.findings``): some of them load large libraries.
"""
