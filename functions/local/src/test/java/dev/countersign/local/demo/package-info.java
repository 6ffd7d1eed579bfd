/** Tests of what runs. */
@NullMarked
package dev.countersign.local.demo;

import org.jspecify.annotations.NullMarked;
