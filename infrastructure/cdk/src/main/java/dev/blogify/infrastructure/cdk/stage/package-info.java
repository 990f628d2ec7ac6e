/**
 * The settings of a stage, and what every stack derives from them: names, removal policies, log
 * retention.
 */
@NullMarked
package dev.blogify.infrastructure.cdk.stage;

import org.jspecify.annotations.NullMarked;
