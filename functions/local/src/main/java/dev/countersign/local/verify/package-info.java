/** One stored request, or a batch of them: authentic or not, and why. */
@NullMarked
package dev.countersign.local.verify;

import org.jspecify.annotations.NullMarked;
