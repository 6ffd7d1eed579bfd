@NullMarked
package dev.countersign.proof.log;

import org.jspecify.annotations.NullMarked;
