/** A tenant's folder, checked, into the registry. */
@NullMarked
package dev.countersign.lambda.apply;

import org.jspecify.annotations.NullMarked;
