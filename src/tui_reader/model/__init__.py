"""The nouns, all frozen: article, label schema, annotation, suggestion, edit. Every change is an edit."""
