/** Signs what a source would send, and sends it. */
@NullMarked
package dev.countersign.local.send;

import org.jspecify.annotations.NullMarked;
