/** Resolutions: what a person decided of an outcome, by a signed delivery or at this machine. */
@NullMarked
package dev.countersign.app.resolve;

import org.jspecify.annotations.NullMarked;
