/** Refused deliveries that were authentic, decided after all. */
@NullMarked
package dev.countersign.lambda.replay;

import org.jspecify.annotations.NullMarked;
