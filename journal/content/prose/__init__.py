"""Bodies of Markdown, read once: safe HTML with neutral tokens. Sole user of markdown and the sanitiser."""
