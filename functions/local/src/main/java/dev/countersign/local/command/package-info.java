/** The command line: one class for each command, and the options that several share. */
@NullMarked
package dev.countersign.local.command;

import org.jspecify.annotations.NullMarked;
