/** Says whether stored requests are authentic, and why not. */
@NullMarked
package dev.countersign.local.verify;

import org.jspecify.annotations.NullMarked;
