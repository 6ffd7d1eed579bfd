/** Refused deliveries that were authentic, decided after all. */
@NullMarked
package dev.countersign.app.operate.replay;

import org.jspecify.annotations.NullMarked;
