/** The verifier of sealed months as a program: what the command line and the jar share. */
@NullMarked
package dev.countersign.proof.command;

import org.jspecify.annotations.NullMarked;
