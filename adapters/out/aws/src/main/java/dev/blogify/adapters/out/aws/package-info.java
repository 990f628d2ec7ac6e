/** The driven ports on AWS, a package per service. */
@NullMarked
package dev.blogify.adapters.out.aws;

import org.jspecify.annotations.NullMarked;
