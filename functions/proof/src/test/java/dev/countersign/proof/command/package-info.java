@NullMarked
package dev.countersign.proof.command;

import org.jspecify.annotations.NullMarked;
