@NullMarked
package dev.countersign.lambda.aws;

import org.jspecify.annotations.NullMarked;
