/** Which objects the functions are made of. */
@NullMarked
package dev.countersign.aws.wiring;

import org.jspecify.annotations.NullMarked;
