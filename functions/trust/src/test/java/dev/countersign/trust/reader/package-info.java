/** Tests of readers' tokens. */
@NullMarked
package dev.countersign.trust.reader;

import org.jspecify.annotations.NullMarked;
