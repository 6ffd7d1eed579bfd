/** What a function does: it takes what the bus brings, and sends what is due. */
@NullMarked
package dev.countersign.app.deliver.run;

import org.jspecify.annotations.NullMarked;
