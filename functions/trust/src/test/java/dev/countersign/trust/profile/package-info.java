/** Doors tried with what is good and with everything that is not. */
@NullMarked
package dev.countersign.trust.profile;

import org.jspecify.annotations.NullMarked;
