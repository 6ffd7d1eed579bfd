@NullMarked
package dev.countersign.local.apply;

import org.jspecify.annotations.NullMarked;
