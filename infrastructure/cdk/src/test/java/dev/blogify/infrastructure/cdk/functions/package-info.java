/** Tests of the templates: functions. */
@NullMarked
package dev.blogify.infrastructure.cdk.functions;

import org.jspecify.annotations.NullMarked;
