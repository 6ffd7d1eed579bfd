@NullMarked
package dev.countersign.proof.note;

import org.jspecify.annotations.NullMarked;
