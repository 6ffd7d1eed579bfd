@NullMarked
package dev.countersign.proof.json;

import org.jspecify.annotations.NullMarked;
