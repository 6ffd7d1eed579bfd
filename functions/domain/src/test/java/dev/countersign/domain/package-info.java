/** Tests of the domain. */
@NullMarked
package dev.countersign.domain;

import org.jspecify.annotations.NullMarked;
