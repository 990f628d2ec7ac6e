/** Brings Markdown files and their pictures to Blogify, through its public API alone. */
@NullMarked
package dev.blogify.infrastructure.local.importer;

import org.jspecify.annotations.NullMarked;
