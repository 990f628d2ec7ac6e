/** Invalidates the CDN cache in Amazon CloudFront. */
@NullMarked
package dev.blogify.adapters.out.aws.cloudfront;

import org.jspecify.annotations.NullMarked;
