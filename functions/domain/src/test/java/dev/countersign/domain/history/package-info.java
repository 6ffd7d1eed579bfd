/**
 * Tests of decisions: status, verdict, resolutions, restores, and the ten rules over made-up lives.
 */
@NullMarked
package dev.countersign.domain.history;

import org.jspecify.annotations.NullMarked;
