/** The alarms, the budget and the dashboard of a stage. */
@NullMarked
package dev.blogify.infrastructure.cdk.observability;

import org.jspecify.annotations.NullMarked;
