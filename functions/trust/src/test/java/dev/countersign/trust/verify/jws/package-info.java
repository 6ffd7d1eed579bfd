/** Tests of known attacks on tokens. */
@NullMarked
package dev.countersign.trust.verify.jws;

import org.jspecify.annotations.NullMarked;
