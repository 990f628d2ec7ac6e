/** The cache at the edge, which is CloudFront. */
@NullMarked
package dev.blogify.adapters.aws.cloudfront;

import org.jspecify.annotations.NullMarked;
