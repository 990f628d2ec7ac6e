/** The dashboard and the alarms of a stage. */
@NullMarked
package dev.blogify.infrastructure.cdk.observability;

import org.jspecify.annotations.NullMarked;
