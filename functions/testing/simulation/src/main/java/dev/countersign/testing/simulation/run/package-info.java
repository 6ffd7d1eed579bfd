/** Runs a seed's world: who sends, settles, replays and decides, and shrinking what fails. */
@NullMarked
package dev.countersign.testing.simulation.run;

import org.jspecify.annotations.NullMarked;
