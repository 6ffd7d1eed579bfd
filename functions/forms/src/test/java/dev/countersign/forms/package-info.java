/** What the tests of every room need: the files of the project. */
@NullMarked
package dev.countersign.forms;

import org.jspecify.annotations.NullMarked;
