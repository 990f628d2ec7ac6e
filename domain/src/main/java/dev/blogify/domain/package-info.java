/** What every part of the model shares: versions, time-ordered ids, and how input is refused. */
@NullMarked
package dev.blogify.domain;

import org.jspecify.annotations.NullMarked;
