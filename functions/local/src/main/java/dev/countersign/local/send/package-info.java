/** Signs a request as a source would, and sends it. */
@NullMarked
package dev.countersign.local.send;

import org.jspecify.annotations.NullMarked;
