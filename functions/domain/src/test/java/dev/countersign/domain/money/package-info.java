/** Tests of exact money. */
@NullMarked
package dev.countersign.domain.money;

import org.jspecify.annotations.NullMarked;
