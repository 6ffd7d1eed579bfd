/**
 * The five functions, a thin class each: Lambda's event in, a use case of the application, Lambda's
 * answer out.
 */
@NullMarked
package dev.countersign.aws.function;

import org.jspecify.annotations.NullMarked;
