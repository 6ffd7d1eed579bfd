/** The demonstration: a story is played through signed HTTP, and each step is explained. */
@NullMarked
package dev.countersign.local.demo;

import org.jspecify.annotations.NullMarked;
