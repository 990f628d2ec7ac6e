/** What IAM would say to what functions do, by the policies that are deployed with them. */
@NullMarked
package dev.blogify.infrastructure.acceptance.iam;

import org.jspecify.annotations.NullMarked;
