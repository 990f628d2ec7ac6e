/** The contracts with the published Docker images of DynamoDB Local and S3Mock. */
@NullMarked
package dev.blogify.adapters.out.aws.containers;

import org.jspecify.annotations.NullMarked;
