/** The driven ports on AWS. */
@NullMarked
package dev.blogify.adapters.out.aws;

import org.jspecify.annotations.NullMarked;
