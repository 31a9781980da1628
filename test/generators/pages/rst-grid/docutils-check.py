"""Prints what docutils warns of in reStructuredText files, with Sphinx's `ref` role registered."""
import io
import sys

import docutils.core
import docutils.nodes
from docutils.parsers.rst import roles


def ref(name, rawtext, text, lineno, inliner, options=None, content=None):
    return [docutils.nodes.inline(rawtext, text)], []


roles.register_local_role('ref', ref)
for file in sys.argv[1:]:
    warnings = io.StringIO()
    with open(file, encoding='utf-8', newline='') as page:
        docutils.core.publish_doctree(
            page.read(),
            source_path=file,
            settings_overrides={'warning_stream': warnings, 'report_level': 2, 'halt_level': 5, 'file_insertion_enabled': False},
        )
    sys.stdout.write(warnings.getvalue())
