/** DynamoDB Local inside this process, on loopback only, apart from the program's own libraries. */
@NullMarked
package dev.countersign.embedded;

import org.jspecify.annotations.NullMarked;
