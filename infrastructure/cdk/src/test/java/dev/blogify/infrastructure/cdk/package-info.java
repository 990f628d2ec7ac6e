/** The synthesis that tests share, and tests of whole cloud assemblies. */
@NullMarked
package dev.blogify.infrastructure.cdk;

import org.jspecify.annotations.NullMarked;
