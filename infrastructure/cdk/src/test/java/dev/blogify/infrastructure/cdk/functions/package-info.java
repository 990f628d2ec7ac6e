/** Tests of the synthesized templates: functions. */
@NullMarked
package dev.blogify.infrastructure.cdk.functions;

import org.jspecify.annotations.NullMarked;
