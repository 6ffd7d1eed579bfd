@NullMarked
package dev.countersign.aws.settings;

import org.jspecify.annotations.NullMarked;
