/** Tests of mapping. */
@NullMarked
package dev.countersign.trust.mapping;

import org.jspecify.annotations.NullMarked;
