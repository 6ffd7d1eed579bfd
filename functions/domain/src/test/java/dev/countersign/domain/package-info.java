/** Tests of ids and other values that all rooms share, and of the rooms themselves. */
@NullMarked
package dev.countersign.domain;

import org.jspecify.annotations.NullMarked;
