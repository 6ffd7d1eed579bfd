/** Every engine's file, over HTTP against a strict engine that is made of its samples. */
@NullMarked
package dev.countersign.testing.billing.targets;

import org.jspecify.annotations.NullMarked;
