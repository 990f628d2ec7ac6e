/** Use cases of the audit trail, which outlives the aggregates that it describes. */
@NullMarked
package dev.blogify.application.audit;

import org.jspecify.annotations.NullMarked;
