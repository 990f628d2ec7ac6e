/** The deployed Lambda functions over local AWS engines. */
@NullMarked
package dev.blogify.infrastructure.acceptance.platforms.aws;

import org.jspecify.annotations.NullMarked;
