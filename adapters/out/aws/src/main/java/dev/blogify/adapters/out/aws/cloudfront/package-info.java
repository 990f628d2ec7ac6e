/** The cache at the edge, which is CloudFront. */
@NullMarked
package dev.blogify.adapters.out.aws.cloudfront;

import org.jspecify.annotations.NullMarked;
