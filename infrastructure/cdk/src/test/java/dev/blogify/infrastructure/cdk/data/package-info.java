/** Tests of the synthesized templates: data. */
@NullMarked
package dev.blogify.infrastructure.cdk.data;

import org.jspecify.annotations.NullMarked;
