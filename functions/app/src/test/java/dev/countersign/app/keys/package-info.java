@NullMarked
package dev.countersign.app.keys;

import org.jspecify.annotations.NullMarked;
