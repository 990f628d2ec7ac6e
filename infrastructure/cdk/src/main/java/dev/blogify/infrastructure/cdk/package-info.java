/**
 * What is deployed on AWS: stacks built from the lists of routes, functions, tables and
 * subscriptions, so that nothing is written down twice.
 */
@NullMarked
package dev.blogify.infrastructure.cdk;

import org.jspecify.annotations.NullMarked;
