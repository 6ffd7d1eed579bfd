/** Makes one person's data unreadable. */
@NullMarked
package dev.countersign.app.operate.erase;

import org.jspecify.annotations.NullMarked;
