/** CloudFront, WAF and the resources that they require in us-east-1. */
@NullMarked
package dev.blogify.infrastructure.cdk.edge;

import org.jspecify.annotations.NullMarked;
