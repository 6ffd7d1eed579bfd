/** The demonstration: a story told through real signed HTTP. */
@NullMarked
package dev.countersign.local.demo;

import org.jspecify.annotations.NullMarked;
