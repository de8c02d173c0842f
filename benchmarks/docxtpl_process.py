"""docxtpl in a process of its own: `docxtpl_process.py TEMPLATE VALUES FOLDER COUNT` writes so many documents."""

import json
import sys
from pathlib import Path

from docxtpl import DocxTemplate
from jinja2 import Environment

template, values, folder, count = sys.argv[1:]
kept = DocxTemplate(template)
environment = Environment(autoescape=True)
answers = json.loads(Path(values).read_text(encoding="utf-8"))
for number in range(int(count)):
    kept.render(answers, jinja_env=environment, autoescape=True)
    kept.save(Path(folder) / f"{number}.docx")
