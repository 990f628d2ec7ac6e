/** Tests of the templates: edge. */
@NullMarked
package dev.blogify.infrastructure.cdk.edge;

import org.jspecify.annotations.NullMarked;
