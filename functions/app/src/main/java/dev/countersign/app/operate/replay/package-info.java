/** Operating: handles refused deliveries again, after what refused them was mended. */
@NullMarked
package dev.countersign.app.operate.replay;

import org.jspecify.annotations.NullMarked;
