/** The settings of a stage, and the defaults that every stack derives from them. */
@NullMarked
package dev.blogify.infrastructure.cdk.stage;

import org.jspecify.annotations.NullMarked;
