/** Tests of HTTP message signatures. */
@NullMarked
package dev.countersign.trust.verify.httpsig;

import org.jspecify.annotations.NullMarked;
