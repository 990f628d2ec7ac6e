/** Tests of the templates: stage. */
@NullMarked
package dev.blogify.infrastructure.cdk.stage;

import org.jspecify.annotations.NullMarked;
