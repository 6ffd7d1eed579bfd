@NullMarked
package dev.countersign.proof.tree;

import org.jspecify.annotations.NullMarked;
