/**
 * The CDK app: stacks built from the lists of operations, functions, tables, subscriptions and
 * schedules.
 */
@NullMarked
package dev.blogify.infrastructure.cdk;

import org.jspecify.annotations.NullMarked;
