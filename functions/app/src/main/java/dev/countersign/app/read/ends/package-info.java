/** Reading sealed months over HTTP. */
@NullMarked
package dev.countersign.app.read.ends;

import org.jspecify.annotations.NullMarked;
