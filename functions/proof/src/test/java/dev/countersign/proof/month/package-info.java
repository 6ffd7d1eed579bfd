@NullMarked
package dev.countersign.proof.month;

import org.jspecify.annotations.NullMarked;
