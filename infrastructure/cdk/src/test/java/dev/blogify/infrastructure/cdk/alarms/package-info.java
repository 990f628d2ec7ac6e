/** Tests of the templates: alarms. */
@NullMarked
package dev.blogify.infrastructure.cdk.alarms;

import org.jspecify.annotations.NullMarked;
