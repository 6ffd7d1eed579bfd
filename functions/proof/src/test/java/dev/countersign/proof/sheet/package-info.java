@NullMarked
package dev.countersign.proof.sheet;

import org.jspecify.annotations.NullMarked;
