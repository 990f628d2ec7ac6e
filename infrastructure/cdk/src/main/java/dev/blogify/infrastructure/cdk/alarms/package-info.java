/** CloudWatch alarms, the SNS topics that receive them, and the runbooks that they name. */
@NullMarked
package dev.blogify.infrastructure.cdk.alarms;

import org.jspecify.annotations.NullMarked;
