/** Tests of the synthesized templates: api. */
@NullMarked
package dev.blogify.infrastructure.cdk.api;

import org.jspecify.annotations.NullMarked;
