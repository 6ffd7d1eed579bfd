/** Tests of delivery verifiers against samples, attacks and random changes. */
@NullMarked
package dev.countersign.trust.verify;

import org.jspecify.annotations.NullMarked;
