/** Tests. */
@NullMarked
package dev.countersign.domain.money;

import org.jspecify.annotations.NullMarked;
