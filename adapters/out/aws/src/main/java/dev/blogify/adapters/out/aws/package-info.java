/** Implements the driven ports on AWS, in one package per AWS service. */
@NullMarked
package dev.blogify.adapters.out.aws;

import org.jspecify.annotations.NullMarked;
