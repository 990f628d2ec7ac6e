/** DynamoDB Local and S3Mock for tests, in processes that end with their parent process. */
@NullMarked
package dev.blogify.infrastructure.testengines;

import org.jspecify.annotations.NullMarked;
