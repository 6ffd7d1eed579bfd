/** Tests of result events. */
@NullMarked
package dev.countersign.domain.billing;

import org.jspecify.annotations.NullMarked;
