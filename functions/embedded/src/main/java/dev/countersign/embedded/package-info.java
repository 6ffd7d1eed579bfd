/** Runs DynamoDB Local inside this process, with its libraries apart from those of the program. */
@NullMarked
package dev.countersign.embedded;

import org.jspecify.annotations.NullMarked;
