@NullMarked
package dev.blogify.adapters.aws.cloudfront;

import org.jspecify.annotations.NullMarked;
