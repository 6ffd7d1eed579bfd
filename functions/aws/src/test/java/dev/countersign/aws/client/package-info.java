@NullMarked
package dev.countersign.aws.client;

import org.jspecify.annotations.NullMarked;
