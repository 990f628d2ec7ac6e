/** Tests of the importer. */
@NullMarked
package dev.blogify.infrastructure.local.importer;

import org.jspecify.annotations.NullMarked;
