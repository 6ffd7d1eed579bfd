/** Tests of what is explained of a request that was rejected. */
@NullMarked
package dev.countersign.trust.explain;

import org.jspecify.annotations.NullMarked;
