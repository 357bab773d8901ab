"""A folder opened (Project) and one annotator on one article (Session): what both front ends hold."""
