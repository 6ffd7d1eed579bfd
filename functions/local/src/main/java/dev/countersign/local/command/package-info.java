/** The command line: countersign … */
@NullMarked
package dev.countersign.local.command;

import org.jspecify.annotations.NullMarked;
