/** Tests of the templates: data. */
@NullMarked
package dev.blogify.infrastructure.cdk.data;

import org.jspecify.annotations.NullMarked;
