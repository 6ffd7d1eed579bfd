/** Tokens of those who read. */
@NullMarked
package dev.countersign.trust.reader;

import org.jspecify.annotations.NullMarked;
