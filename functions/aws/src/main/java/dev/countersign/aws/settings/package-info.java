/** What the template tells the functions by environment variables. */
@NullMarked
package dev.countersign.aws.settings;

import org.jspecify.annotations.NullMarked;
