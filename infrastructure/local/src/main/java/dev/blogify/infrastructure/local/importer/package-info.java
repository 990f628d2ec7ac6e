/** Imports Markdown files and their pictures through the REST API, and depends on it alone. */
@NullMarked
package dev.blogify.infrastructure.local.importer;

import org.jspecify.annotations.NullMarked;
