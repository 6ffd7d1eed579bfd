/** Operating: publishes again what a bus or a queue lost. */
@NullMarked
package dev.countersign.app.operate.republish;

import org.jspecify.annotations.NullMarked;
