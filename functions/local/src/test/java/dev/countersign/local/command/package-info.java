/** Tests of what runs. */
@NullMarked
package dev.countersign.local.command;

import org.jspecify.annotations.NullMarked;
