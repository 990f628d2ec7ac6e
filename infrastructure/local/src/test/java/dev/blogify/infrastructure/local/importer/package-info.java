/** Tests how files are read, and what an import makes of them. */
@NullMarked
package dev.blogify.infrastructure.local.importer;

import org.jspecify.annotations.NullMarked;
