/** The driven ports on AWS. */
@NullMarked
package dev.blogify.adapters.aws;

import org.jspecify.annotations.NullMarked;
