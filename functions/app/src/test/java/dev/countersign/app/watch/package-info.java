@NullMarked
package dev.countersign.app.watch;

import org.jspecify.annotations.NullMarked;
