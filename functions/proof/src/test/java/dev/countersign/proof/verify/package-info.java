@NullMarked
package dev.countersign.proof.verify;

import org.jspecify.annotations.NullMarked;
